// SPDX-License-Identifier: Apache-2.0
#include "graph/utf8.hpp"
#include "tests/extract/facts/explained.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace newsgraph;

namespace {

void check_range(const graph::DocumentFacts& facts, graph::TextRange range) {
    CHECK(range.start < range.end);
    CHECK(range.end <= facts.document.chars);
}

std::string text_of(const graph::DocumentFacts& facts, graph::TextRange range) {
    const graph::OffsetMap map(facts.document.text);
    const auto begin = map.code_point_to_byte(range.start);
    return facts.document.text.substr(begin, map.code_point_to_byte(range.end) - begin);
}

} // namespace

TEST_CASE("facts: ranges count code points and give back the text", "[extract][facts]") {
    const auto facts = test::facts_of("“Café 🙂 talks failed,” José Núñez said in Zürich on Sunday.");
    REQUIRE(facts.statements.size() == 1);
    const auto& statement = facts.statements[0];
    CHECK(text_of(facts, statement.content[0]) == "“Café 🙂 talks failed,”");
    CHECK(text_of(facts, statement.speaker->range) == statement.speaker->text);
    CHECK(statement.speaker->text == "José Núñez");
    CHECK(text_of(facts, statement.cue->range) == "said");
    REQUIRE(statement.time);
    CHECK(statement.time->value == "2025-03-23");
}

TEST_CASE("facts: every id that is used exists", "[extract][facts]") {
    const auto facts = test::facts_of(
        "Senior officials told the Herald that Russia had attacked Odesa. Anna Berg, the mayor, said the "
        "attack killed three people and accused Moscow of lying. \"We met them in Paris,\" she said.");
    std::set<std::string> actors;
    std::set<std::string> known;
    for (const auto& actor : facts.actors) CHECK(actors.insert(actor.id).second);
    known = actors;
    for (const auto& event : facts.events) known.insert(event.id);
    for (const auto& actor : facts.actors) {
        for (const auto& mention : actor.mentions) check_range(facts, mention.range);
        for (const auto& role : actor.roles) CHECK((role.of.empty() || actors.contains(role.of)));
    }
    for (const auto& statement : facts.statements) {
        CHECK_FALSE(statement.content.empty());
        for (const auto range : statement.content) check_range(facts, range);
        if (statement.speaker) CHECK((statement.speaker->actor.empty() || actors.contains(statement.speaker->actor)));
        for (const auto& id : statement.about) CHECK(known.contains(id));
        for (const auto& id : statement.addressees) CHECK(actors.contains(id));
    }
    for (const auto& event : facts.events) {
        check_range(facts, event.trigger.range);
        for (const auto& who : event.participants) CHECK(actors.contains(who.actor));
    }
}

TEST_CASE("facts: an empty or meaningless text has none, and costs linear time", "[extract][facts]") {
    CHECK(test::facts_of("").statements.empty());
    CHECK(test::facts_of("\n\n \t\n").actors.empty());
    std::string hostile;
    for (int i = 0; i < 3000; ++i) hostile += "said that \"he said ";
    CHECK_NOTHROW(test::facts_of(hostile));
}
