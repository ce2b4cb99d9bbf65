// SPDX-License-Identifier: Apache-2.0
#include "extract/language/name_decoder.hpp"
#include "extract/language/tree_decoder.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <random>
#include <vector>

using namespace newsgraph::extract;

namespace {

bool projective_tree_with_one_root(const std::vector<std::uint32_t>& heads) {
    const std::size_t n = heads.size();
    std::size_t roots = 0;
    for (std::size_t d = 1; d <= n; ++d) {
        roots += heads[d - 1] == 0;
        std::size_t at = d;
        std::size_t steps = 0;
        while (at != 0 && steps <= n) {
            at = heads[at - 1];
            ++steps;
        }
        if (at != 0) return false;
        for (std::size_t e = 1; e <= n; ++e) {
            const std::size_t a = std::min<std::size_t>(d, heads[d - 1]), b = std::max<std::size_t>(d, heads[d - 1]);
            const std::size_t c = std::min<std::size_t>(e, heads[e - 1]), f = std::max<std::size_t>(e, heads[e - 1]);
            if (a < c && c < b && b < f) return false;
        }
    }
    return roots == 1;
}

float total(const ArcScores& scores, const std::vector<std::uint32_t>& heads) {
    float sum = 0;
    for (std::size_t d = 1; d <= heads.size(); ++d) sum += scores.at(d, heads[d - 1]);
    return sum;
}

/// The best score over all head assignments that are projective trees with one root.
float brute_force(const ArcScores& scores) {
    const std::size_t n = scores.size();
    std::vector<std::uint32_t> heads(n, 0);
    float best = -1e30F;
    for (bool more = true; more;) {
        if (projective_tree_with_one_root(heads)) best = std::max(best, total(scores, heads));
        std::size_t i = 0;
        while (i < n && ++heads[i] > n) heads[i++] = 0;
        more = i < n;
    }
    return best;
}

} // namespace

TEST_CASE("tree decoder: finds the best projective tree with one root", "[extract][tree_decoder]") {
    std::mt19937 random(7);
    for (std::size_t n = 1; n <= 5; ++n) {
        for (int round = 0; round < 20; ++round) {
            ArcScores scores(n);
            for (std::size_t d = 1; d <= n; ++d) {
                for (std::size_t h = 0; h <= n; ++h) scores.at(d, h) = static_cast<float>(random() % 1000) / 100.0F;
            }
            const auto heads = best_tree(scores);
            REQUIRE(projective_tree_with_one_root(heads));
            CHECK(total(scores, heads) == Approx(brute_force(scores)));
        }
    }
    CHECK(best_tree(ArcScores(0)).empty());
}

TEST_CASE("name decoder: only legal sequences, disjoint and ordered", "[extract][name_decoder]") {
    constexpr std::size_t kOutside = 0, kBeginPerson = 1, kInsidePerson = 2, kLastPerson = 3, kUnitOrganization = 8, kBeginLocation = 9;
    const auto one = [](std::initializer_list<std::size_t> tags) {
        NameScores out{};
        float value = 8;
        for (const std::size_t tag : tags) {
            out[tag] = value;
            value -= 1;
        }
        return out;
    };
    SECTION("a name of three tokens and one of one") {
        const auto names = best_names(std::vector{one({kOutside}), one({kBeginPerson}), one({kInsidePerson}),
                                                  one({kLastPerson}), one({kUnitOrganization})});
        REQUIRE(names.size() == 2);
        CHECK(names[0].first == 1);
        CHECK(names[0].last == 4);
        CHECK(names[0].kind == NameKind::Person);
        CHECK(names[0].probability > 0.9);
        CHECK(names[1].first == 4);
        CHECK(names[1].kind == NameKind::Organization);
    }
    SECTION("a beginning at the end of a sentence is not left open") {
        CHECK(best_names(std::vector{one({kBeginLocation, kOutside})}).empty());
    }
    SECTION("no token, no name") { CHECK(best_names({}).empty()); }
}
