// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/event_lexicon.hpp"
#include "extract/knowledge/cue_lexicon.hpp"
#include "graph/error.hpp"
#include "tests/extract/facts/explained.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph;

TEST_CASE("events: type, participants and status", "[extract][events]") {
    struct Case {
        const char* text;
        const char* events;
    };
    const Case cases[] = {
        {"Police arrested 12 protesters in Madrid on Sunday.", "COERCE [arrested] occurred agent [Police]"},
        {"Russia attacked Ukraine in February 2022.",
         "ASSAULT [attacked] occurred agent [Russia] recipient [Ukraine]\n"},
        {"Maria Lopez met Jan Novak in Vienna.",
         "CONSULT [met] occurred participant [Maria Lopez] participant [Jan Novak] place [Vienna]\n"},
        {"France will visit Japan in May.", "CONSULT [visit] planned agent [France] recipient [Japan]\n"},
        {"Seven people were killed in Kyiv.", "ASSAULT [killed] occurred"},
        // What another filed, proposed or made is refused to him.
        {"A court in London rejected an appeal filed by Jan Novak.",
         "REJECT [rejected] occurred agent [court in London] recipient [Jan Novak]\n"},
        // Who agree together agree with each other.
        {"Norway and Sweden agreed to a free trade deal.", "AGREE [agreed] occurred participant [Norway] participant [Sweden]\n"},
        // Who is on a visit is the visitor; whom a state arrests on its soil it arrests itself.
        {"Maria Lopez signed the letter during a visit to Kenya.", "AGREE [signed] occurred agent [Maria Lopez]\nCONSULT [visit] occurred recipient [Kenya] agent [Maria Lopez]\n"},
        {"Jan Novak was arrested in Niger.", "COERCE [arrested] occurred recipient [Jan Novak] agent [Niger] place [Niger]\n"},
        {"Police detained 18 people.", "COERCE [detained] occurred agent [Police] recipient [18 people]\n"},
        // Whose deed a refusal waits for is whom it is meant for.
        {"Norway will not lift the embargo until Sudan frees the prisoners.", "REJECT [lift] denied agent [Norway] recipient [Sudan]\n"},
        {"Norway blamed the weather for the delay before the envoys left Sudan.", "ACCUSE [blamed] occurred agent [Norway]\n"},
        // Phrasal verbs, and verbs whose subject gets what another gives.
        {"Norway turned down Sweden.", "REJECT [turned] occurred agent [Norway] recipient [Sweden]\n"},
        {"Norway received aid from Sweden.", "AID [received] occurred recipient [Norway] agent [Sweden]\n"},
        {"Norway is a donor to Sudan.", "AID [donor] occurred agent [Norway] recipient [Sudan]\n"},
        // What a participle describes is what the deed was done to.
        {"Norway honoured the families of soldiers attacked in Sudan.",
         "SUPPORT [honoured] occurred agent [Norway] recipient [families of soldiers attacked in Sudan]\n"
         "ASSAULT [attacked] occurred recipient [soldiers attacked in Sudan] place [Sudan]\n"},
        // A sea takes no part.
        {"Norway moved ships to the Baltic Sea.", "MOBILIZE [moved] occurred agent [Norway] place [Baltic Sea]\n"},
        // A promise of one's own in a reported clause; of a blow it is a threat.
        {"Norway said it would release Jan Novak.", "AGREE [release] hypothetical agent [Norway] recipient [Jan Novak]\n"},
        {"Norway said it will arrest Jan Novak.", "THREATEN [arrest] planned agent [Norway] recipient [Jan Novak]\n"},
    };
    for (const auto& [text, events] : cases) {
        INFO(text);
        CHECK(test::explained(text, "events").find(events) == 0);
    }
}

TEST_CASE("events: counts of victims are numbers", "[extract][events]") {
    const auto facts = test::facts_of("Seven people were killed in Kyiv.");
    REQUIRE(facts.events.size() == 1);
    CHECK(facts.events[0].killed == 7);
}

TEST_CASE("events: an utterance that is an act is a statement, not an event", "[extract][events]") {
    const auto facts = test::facts_of("Maria Lopez threatened to leave the union.");
    REQUIRE(facts.statements.size() == 1);
    CHECK(facts.statements[0].act == graph::EventType::Threaten);
    CHECK(facts.events.empty());
}

TEST_CASE("statements: what another must do is demanded of him", "[extract][statements]") {
    const auto facts = test::facts_of("Maria Lopez said that Norway must release the prisoners.");
    REQUIRE(facts.statements.size() == 1);
    CHECK(facts.statements[0].act == graph::EventType::Request);
    CHECK_FALSE(facts.statements[0].about.empty());
    const auto own = test::facts_of("Maria Lopez said that she must leave.");
    REQUIRE(own.statements.size() == 1);
    CHECK(own.statements[0].act == graph::EventType::None);
}

TEST_CASE("lexicons: a bad row is named with its line", "[extract][lexicon]") {
    const auto line_of = [](auto make) {
        try {
            make();
        } catch (const graph::Error& error) {
            return error.place().line;
        }
        return std::uint64_t{0};
    };
    CHECK(line_of([] { extract::CueLexicon("# comment\nsay\tassert\tc\n"); }) == 2);
    CHECK(line_of([] { extract::CueLexicon("say\tassert\tx\t-\n"); }) == 1);
    CHECK(line_of([] { extract::EventLexicon("meet\tv\tMEETING\t-\t-\tobj\n", ""); }) == 1);
    CHECK(line_of([] { extract::EventLexicon("meet\tx\tCONSULT\t-\t-\tobj\n", ""); }) == 1);
}
