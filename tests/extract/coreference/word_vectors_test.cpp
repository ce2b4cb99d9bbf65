// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/word_vectors.hpp"

#include "extract/coreference/resolver.hpp"
#include "graph/error.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <vector>

using namespace newsgraph;
using namespace newsgraph::extract::coreference;

TEST_CASE("word vectors: words of like meaning are nearer than others", "[extract][coreference]") {
    const WordVectors& vectors = WordVectors::bundled();
    const auto of = [&](std::string_view word) { return vectors.find(word_id(word)); };
    struct Case {
        const char* word;
        const char* near;
        const char* far;
    };
    for (const auto& c : {Case{"exhibition", "exhibit", "car"}, Case{"town", "village", "idea"}, Case{"country", "france", "exam"}}) {
        INFO(c.word);
        REQUIRE((of(c.word) != nullptr && of(c.near) != nullptr && of(c.far) != nullptr));
        CHECK(similarity(of(c.word), of(c.near)) > similarity(of(c.word), of(c.far)));
        CHECK(similarity(of(c.word), of(c.word)) >= 97);
    }
    CHECK(of("qzxv") == nullptr);
}

TEST_CASE("word vectors: a damaged table is refused", "[extract][coreference]") {
    const std::array<std::byte, 9> bytes{};
    CHECK_THROWS_AS(WordVectors(std::span(bytes).first(4)), graph::Error);
    CHECK_THROWS_AS(WordVectors(bytes), graph::Error);
}

TEST_CASE("coreference: a model of another size is refused", "[extract][coreference]") {
    const std::vector<std::byte> bytes(kFeatureRows);
    CHECK_THROWS_AS(Ranker(bytes), graph::Error);
    CHECK_THROWS_AS(Ranker(std::span<const std::byte>{}), graph::Error);
}
