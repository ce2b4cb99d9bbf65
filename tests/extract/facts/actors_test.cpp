// SPDX-License-Identifier: Apache-2.0
#include "tests/extract/facts/explained.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace newsgraph;

namespace {
const graph::ActorFact* find(const graph::DocumentFacts& facts, std::string_view name) {
    const auto at = std::find_if(facts.actors.begin(), facts.actors.end(),
                                 [name](const graph::ActorFact& a) { return a.name == name; });
    return at == facts.actors.end() ? nullptr : &*at;
}
} // namespace

TEST_CASE("actors: parts of a name, courtesy and pronouns are one person", "[extract][actors]") {
    const auto facts = test::facts_of("President Maria Lopez arrived in Paris on Monday. Mrs Lopez said she was "
                                      "hopeful. \"I am ready,\" Lopez added.");
    const auto* lopez = find(facts, "Maria Lopez");
    REQUIRE(lopez != nullptr);
    CHECK(lopez->aliases == std::vector<std::string>{"Lopez", "Mrs Lopez"});
    CHECK(lopez->mentions.size() >= 5); // three names, "she", "I"
    REQUIRE(facts.statements.size() == 2);
    for (const auto& statement : facts.statements) CHECK(statement.speaker->actor == lopez->id);
}

TEST_CASE("actors: offices with their owners", "[extract][actors][roles]") {
    struct Case {
        const char* text;
        const char* name;
        const char* title;
        const char* of;
    };
    const Case cases[] = {
        {"Russian President Vladimir Putin met the king.", "Vladimir Putin", "President", "Russia"},
        {"Ukraine's Defence Minister Rustem Umerov met the king.", "Rustem Umerov", "Defence Minister", "Ukraine"},
        {"Keith Kellogg, Donald Trump's special envoy, met the king.", "Keith Kellogg", "special envoy",
         "Donald Trump"},
        {"Dmitry Peskov, spokesman for the Kremlin, met the king.", "Dmitry Peskov", "spokesman",
         "Russian government"},
    };
    for (const auto& [text, name, title, of] : cases) {
        INFO(text);
        const auto facts = test::facts_of(text);
        const auto* person = find(facts, name);
        const auto* owner = find(facts, of);
        REQUIRE(person != nullptr);
        REQUIRE(owner != nullptr);
        REQUIRE(person->roles.size() == 1);
        CHECK(person->roles[0].title == title);
        CHECK(person->roles[0].of == owner->id);
    }
}

TEST_CASE("actors: kinship is a relation", "[extract][actors][relations]") {
    const auto facts = test::facts_of("Donald Trump's daughter, Ivanka Trump, met Jan Novak in Vienna.");
    REQUIRE(facts.relations.size() == 1);
    CHECK(facts.relations[0].predicate == "daughter");
    CHECK(facts.relations[0].subject.text == "Ivanka Trump");
    CHECK(facts.relations[0].object.text == "Donald Trump");
}

TEST_CASE("actors: a capital acts as its country and is a place elsewhere", "[extract][actors]") {
    const auto facts = test::facts_of("Moscow rejected the plan on Sunday. The delegation slept in Moscow.");
    const auto* country = find(facts, "Russia");
    REQUIRE(country != nullptr);
    CHECK(country->aliases == std::vector<std::string>{"Moscow"});
    REQUIRE(find(facts, "Moscow") != nullptr);
    CHECK(find(facts, "Moscow")->kind == graph::ActorKind::Place);
}
