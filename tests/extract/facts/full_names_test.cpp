// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/full_names.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::extract;

TEST_CASE("full names: one person by name or initial, the first in the text", "[extract][facts]") {
    FullNames names;
    names.add({"anna", "berg"}, 1, {0, 0});
    names.add({"a.", "berg"}, 2, {1, 0});
    names.add({"karl", "otto", "berg"}, 3, {2, 0});
    const auto actor = [&](const std::vector<std::string>& words) {
        const auto* bearer = names.same_person(words);
        return bearer == nullptr ? 0U : bearer->actor;
    };
    CHECK(actor({"anna", "berg"}) == 1);
    CHECK(actor({"anna", "maria", "berg"}) == 1);
    CHECK(actor({"a.", "berg"}) == 1);
    CHECK(actor({"alma", "berg"}) == 2);
    CHECK(actor({"k", "berg"}) == 3);
    CHECK(actor({"karl", "otto"}) == 0);
    CHECK(actor({"eva", "berg"}) == 0);
}

TEST_CASE("full names: namesakes by their place in the text, as many as an article can have", "[extract][facts]") {
    FullNames names;
    names.add({"lee", "teng-hui"}, 0, {7, 0});
    names.add({"lee", "lee"}, 1, {3, 0});
    names.add({"bruce", "lee"}, 2, {5, 0});
    const auto at = [&](const std::string& word, TokenRef where) {
        std::vector<ActorIndex> actors;
        for (const auto i : names.namesakes(word, where)) actors.push_back(names[i].actor);
        return actors;
    };
    CHECK(at("lee", {6, 0}) == std::vector<ActorIndex>{1, 2, 0});
    CHECK(at("teng-hui", {0, 0}) == std::vector<ActorIndex>{0});
    CHECK(at("bruce", {9, 9}) == std::vector<ActorIndex>{2});
    CHECK(at("otto", {9, 9}).empty());

    constexpr std::uint32_t kMany = 1000;
    for (std::uint32_t n = 0; n < kMany; ++n) names.add({"n" + std::to_string(n), "smith"}, 10 + n, {10 + n, 0});
    const auto near = at("smith", {500, 1});
    REQUIRE(near.size() == 2 * FullNames::kMostNamesakes);
    CHECK(near[FullNames::kMostNamesakes - 1] == 500);
    CHECK(near[FullNames::kMostNamesakes] == 501);
    CHECK(at("smith", {5000, 0}).size() == FullNames::kMostNamesakes);
}
