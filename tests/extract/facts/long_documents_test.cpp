// SPDX-License-Identifier: Apache-2.0
// Lists of delegates, minutes and books come as one document with thousands of names: four times the text may take
// four times as long, not sixteen.
#include "graph/fold.hpp"
#include "tests/extract/facts/explained.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using namespace newsgraph;

namespace {

/// A capitalised word, another one for each number.
std::string word(unsigned number) {
    std::string letters = "K";
    for (unsigned rest = number * 7919U + 13U; letters.size() < 6; rest /= 5) letters += "aeiou"[rest % 5], letters += "bdlnr"[rest / 25 % 5];
    return letters;
}

/// The pattern over and over, each # another name; one letter is none of ASCII's.
std::string text_of(std::string_view pattern, std::size_t bytes) {
    std::string text = "Café. ";
    for (unsigned number = 0; text.size() < bytes;) {
        for (const char c : pattern) {
            if (c == '#') {
                text += word(number++);
            } else {
                text += c;
            }
        }
    }
    return text;
}

/// Processor seconds of an act: what else runs on the machine does not count.
template <typename Act> double seconds(Act&& act) {
    const std::clock_t start = std::clock();
    act();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

TEST_CASE("long documents: names join in linear time", "[extract][facts]") {
    for (const char* pattern : {"# said. ", "# # said so. ", "# Smith met Mr. Smith. ", "The # # Corporation (KA) bought #. "}) {
        INFO(pattern);
        const auto time_of = [&](std::size_t bytes) {
            const auto document = test::document_of(text_of(pattern, bytes));
            return seconds([&] { (void)extract::extract_facts(document, extract::LanguageEngine::bundled()); });
        };
        CHECK(time_of(120'000) < 0.1 + 6 * time_of(30'000));
    }
}

TEST_CASE("long documents: the graph is made in linear time", "[extract][facts]") {
    const auto time_of = [](std::size_t bytes) {
        const auto facts = test::facts_of(text_of("# # said that # had attacked #. ", bytes));
        CHECK(facts.statements.size() > bytes / 100);
        return seconds([&] { (void)graph::fold({facts}); });
    };
    CHECK(time_of(160'000) < 0.1 + 6 * time_of(40'000));
}
