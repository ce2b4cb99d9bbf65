// SPDX-License-Identifier: Apache-2.0
#include "extract/language/quotations.hpp"
#include "extract/language/sentences.hpp"
#include "tests/extract/text/make_document.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace newsgraph::extract;

namespace {

/// Contents parted by " / "; '>' for each level of depth, '~' for unclosed, '+' for the next piece
/// of a longer one.
std::string dump(const std::string& text) {
    const Document document = make_document(text);
    const auto sentences = split_sentences(document);
    std::string out;
    for (const Quotation& q : find_quotations(document, sentences)) {
        CHECK(q.span.contains(q.content));
        CHECK(q.first_sentence <= q.last_sentence);
        CHECK(q.last_sentence < sentences.size());
        out += (out.empty() ? "" : " / ") + std::string(q.depth, '>') + (q.closed ? "" : "~") +
               (q.continues ? "+" : "") + std::string(document.text(q.content));
    }
    return out;
}

} // namespace

TEST_CASE("find_quotations: marks of all kinds", "[extract][quotations]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", ""},
        {"No marks, it's the workers' day.", ""},
        {"\"We go,\" he said.", "We go,"},
        {"“We go,” he said. “Now.”", "We go, / Now."},
        {"He wrote „wir gehen“ and «on y va» too.", "wir gehen / on y va"},
        {"``We go,'' he said.", "We go,"},
        {"‘We can’t go,’ he said, and Biden’s aide agreed.", "We can’t go,"},
        {"'We can't go,' he said; it's the workers' day.", "We can't go,"},
        {"“He told us, ‘Wait,’ and left,” she said.", "He told us, ‘Wait,’ and left, / >Wait,"},
        {"\"He told us, 'Wait,' and left,\" she said.", "He told us, 'Wait,' and left, / >Wait,"},
        {"“They [both] said (twice) ‘no’.”", "They [both] said (twice) ‘no’. / >no"},
        {"\"fish\"and\"chips\"", "fish / chips"},
        {"He said it was “ over ” now.", "over"},
        {"He is 5'11\" tall and said \"no\".", "no"},
        {"“Mixed marks,\" he said.", "Mixed marks,"},
        {"“Wrong mark,“ he said. “Yes,” she said.", "Wrong mark, / Yes,"},
        {"”Swedish marks,” he said.", "Swedish marks,"},
        {"“” and \"\"", ""},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(dump(text) == expected);
    }
}

TEST_CASE("find_quotations: several paragraphs", "[extract][quotations]") {
    CHECK(dump("“One thing is clear.\n\n“Another is not,” he said.\n\n“New one,” she said.") ==
          "~One thing is clear. / +Another is not, / New one,");
    CHECK(dump("\"One thing is clear.\n\n\"Another is.\n\n\"A third is not,\" he said.") ==
          "~One thing is clear. / ~+Another is. / +A third is not,");
    CHECK(dump("“One thing is clear.\n\nAdvertisement\n\n“Another is not,” he said.") ==
          "~One thing is clear. / +Another is not,");
    CHECK(dump("“One thing is clear.\n\nAnother is not,” he said.") ==
          "~One thing is clear. / +Another is not,");
}

TEST_CASE("find_quotations: unbalanced marks end with the paragraph", "[extract][quotations]") {
    const Document document = make_document("He said “we go and left.\n\nNothing is quoted here.");
    const auto sentences = split_sentences(document);
    const auto found = find_quotations(document, sentences);
    REQUIRE(found.size() == 1);
    CHECK(document.text(found[0].content) == "we go and left.");
    CHECK(found[0].trust < 0.5);
    CHECK(dump("It was over,” he said.") == "");
    CHECK(dump("The ‘90s were good. So were the ’80s.") == "");
}

TEST_CASE("find_quotations: hostile text is read in linear time", "[extract][quotations]") {
    for (const char* unit : {"\"", "“", "”", "‘", "' ", "\" a", "“a", "„", "«»", "“‘"}) {
        std::string text;
        while (text.size() < 200'000) {
            text += unit;
        }
        const Document document = make_document(text);
        const auto sentences = split_sentences(document);
        for (const Quotation& q : find_quotations(document, sentences)) {
            if (q.content.empty() || !q.span.contains(q.content)) {
                FAIL("bad span at byte " << q.span.begin);
            }
        }
    }
}
