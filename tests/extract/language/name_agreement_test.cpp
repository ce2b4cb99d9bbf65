// SPDX-License-Identifier: Apache-2.0
#include "extract/language/name_agreement.hpp"

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <vector>

using namespace newsgraph::extract;

namespace {

constexpr std::size_t kOutside = 0, kUnitPerson = 4, kUnitOrganization = 8;

Sentence sentence_of(std::initializer_list<const char*> forms) {
    Sentence out;
    for (const char* form : forms) {
        Token token;
        token.form = form;
        out.tokens.push_back(token);
    }
    return out;
}

NameScores scores_for(std::size_t tag, float value) {
    NameScores out{};
    out[tag] = value;
    return out;
}

std::vector<Name> names_after(const std::vector<Sentence>& sentences, std::vector<std::vector<NameScores>> scores,
                              std::size_t sentence) {
    let_occurrences_agree(sentences, scores);
    return best_names(scores[sentence]);
}

} // namespace

TEST_CASE("names: occurrences of a word agree on its kind", "[extract][names]") {
    const std::vector<std::vector<NameScores>> scores{
        {scores_for(kUnitPerson, 6), scores_for(kOutside, 8)},
        {scores_for(kUnitPerson, 6), scores_for(kOutside, 8)},
        {scores_for(kOutside, 1), scores_for(kOutside, 8)},
    };
    SECTION("what is plain twice is a name the third time") {
        const auto names = names_after({sentence_of({"Kellogg", "left"}), sentence_of({"Kellogg", "spoke"}),
                                        sentence_of({"Kellogg", "smiled"})}, scores, 2);
        REQUIRE(names.size() == 1);
        CHECK(names[0].kind == NameKind::Person);
    }
    SECTION("another word is not drawn in") {
        CHECK(names_after({sentence_of({"Kellogg", "left"}), sentence_of({"Kellogg", "spoke"}),
                           sentence_of({"Nobody", "smiled"})}, scores, 2).empty());
    }
    SECTION("nor is the word without its capital, nor a short one") {
        CHECK(names_after({sentence_of({"Hope", "left"}), sentence_of({"Hope", "spoke"}), sentence_of({"hope", "smiled"})},
                          scores, 2).empty());
        CHECK(names_after({sentence_of({"No", "left"}), sentence_of({"No", "spoke"}), sentence_of({"No", "smiled"})}, scores, 2)
                  .empty());
    }
    SECTION("a word that occurs once keeps its scores") {
        auto once = std::vector<std::vector<NameScores>>{{scores_for(kUnitOrganization, 2)}};
        const auto before = once;
        const std::vector<Sentence> sentences{sentence_of({"Öresund"})};
        let_occurrences_agree(sentences, once);
        CHECK(once == before);
    }
    SECTION("a headline does not vote") {
        const auto o = scores_for(kOutside, 9);
        const std::vector<Sentence> sentences{sentence_of({"Hope", "Rises", "After", "Talks"}), sentence_of({"Hope", "is", "rising"})};
        std::vector<std::vector<NameScores>> mixed{{scores_for(kUnitPerson, 6), o, o, o}, {scores_for(kOutside, 1), o, o}};
        let_occurrences_agree(sentences, mixed);
        CHECK(best_names(mixed[1]).empty());
    }
    SECTION("nothing in, nothing out") {
        std::vector<std::vector<NameScores>> none;
        let_occurrences_agree({}, none);
        CHECK(none.empty());
    }
}
