// SPDX-License-Identifier: Apache-2.0
#include "graph/near_duplicates.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace newsgraph::graph;

namespace {

/// `count` different words from `seed` on.
std::string words(int seed, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "w" + std::to_string(seed + i) + (i % 12 == 11 ? ".\n" : " ");
    return text;
}

} // namespace

TEST_CASE("copies: changed punctuation, a cut tail and an added head are seen through", "[graph][copies]") {
    const std::string original = words(0, 300);
    std::string shouting = original;
    for (auto& c : shouting) c = c == 'w' ? 'W' : c == '\n' ? ' ' : c;
    const std::vector<std::string> texts = {original, words(5000, 300), shouting, words(0, 240),
                                            words(9000, 40) + original, words(150, 300), ""};
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    CHECK(find_copies(views) == std::vector<std::uint32_t>{0, 1, 0, 0, 0, 5, 6});
}

TEST_CASE("copies: short texts only when equal, empty texts never", "[graph][copies]") {
    const std::vector<std::string_view> texts = {"Talks end.", "Talks \u201Cend\u201D", "Talks begin.", "", "", "..."};
    CHECK(find_copies(texts) == std::vector<std::uint32_t>{0, 0, 2, 3, 4, 5});
}

TEST_CASE("copies: many equal texts stay fast", "[graph][copies]") {
    const std::string text = words(0, 200);
    const std::vector<std::string_view> texts(2000, text);
    CHECK(find_copies(texts) == std::vector<std::uint32_t>(2000, 0));
}
