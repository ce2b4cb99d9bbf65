// SPDX-License-Identifier: Apache-2.0
#include "extract/language/sentences.hpp"
#include "tests/extract/text/make_document.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace newsgraph::extract;

namespace {

std::string dump(const std::string& text) {
    const Document document = make_document(text);
    std::string out;
    std::uint32_t at = 0;
    for (const Sentence& sentence : split_sentences(document)) {
        REQUIRE_FALSE(sentence.tokens.empty());
        CHECK(sentence.span.begin >= at);
        at = sentence.span.end;
        CHECK(sentence.span.begin == sentence.tokens.front().span.begin);
        CHECK(sentence.span.end == sentence.tokens.back().span.end);
        out += (out.empty() ? "" : " / ") + std::string(document.text(sentence.span));
    }
    return out;
}

} // namespace

TEST_CASE("split_sentences: one sentence each", "[extract][sentences]") {
    for (const char* text : {
             "Mr. Smith of the U.S. Senate met Gen. J. F. Dunn at 5 p.m. on Monday.",
             "\"Stop!\" he said.",
             "“Why now?” Kallas asked.",
             "“Is it over?” asked Prime Minister Jane Doe.",
             "WASHINGTON (AP) — Talks resumed, the U.S. President said.",
             "He said … that it was over.",
             "The company, Acme Inc., said so.",
             "The price rose 2.5 percent to $3.10 a share.",
             "A sentence without an end",
             "They met at 10 a.m. Tuesday in St. Petersburg.",
         }) {
        CHECK(dump(text) == text);
    }
}

TEST_CASE("split_sentences: several sentences", "[extract][sentences]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", ""},
        {"One. Two.", "One. / Two."},
        {"“We agree. We go on.” He left.", "“We agree. / We go on.” / He left."},
        {"He works for Acme Inc. The firm is large.",
         "He works for Acme Inc. / The firm is large."},
        {"He left the U.S. He then returned.", "He left the U.S. / He then returned."},
        {"It ended.The envoy left.", "It ended. / The envoy left."},
        {"Really?! Yes. (It is so.) Fine.", "Really?! / Yes. / (It is so.) / Fine."},
        {"“Go!” “No!”", "“Go!” / “No!”"},
        {"\"Who knows?\" \"Nobody.\" It was late.", "\"Who knows?\" / \"Nobody.\" / It was late."},
        {"He said it was “over”. She agreed.", "He said it was “over”. / She agreed."},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(dump(text) == expected);
    }
}

TEST_CASE("split_sentences: an endless sentence is cut", "[extract][sentences]") {
    std::string text;
    for (int i = 0; i < 2000; ++i) {
        text += i % 50 == 49 ? "word, " : "word ";
    }
    const Document document = make_document(text);
    std::size_t tokens = 0;
    for (const Sentence& sentence : split_sentences(document)) {
        CHECK(sentence.tokens.size() <= kLongestSentence);
        tokens += sentence.tokens.size();
    }
    CHECK(tokens == 2040);
}
