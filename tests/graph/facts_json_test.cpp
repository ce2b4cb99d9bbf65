// SPDX-License-Identifier: Apache-2.0
#include "graph/facts_json.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace newsgraph::graph;

namespace {

DocumentFacts full_record() {
    DocumentFacts facts;
    facts.document = {"sha256:00", "k", "a/b.txt", "T \"x\" \\ \n \u2028", "2025-03-24", "dateline", "Wire",
                      "https://e.x/?a=1&b=2", 0, 0, "He said \u201Cno\u201D \U0001F642.\r\n</script>\x01"};
    facts.document.chars = 27;
    facts.actors = {{"a1", "Zo\u00EB O'Neil", ActorKind::Person, {"She", "'; DROP"}, "USA", "GOV", false,
                     {{{0, 2}, MentionForm::Pronoun}, {{3, 5}, MentionForm::Name}}, {{"envoy", "a2", {1, 4}}}},
                    {"a2", "officials", ActorKind::Group, {}, "", "", true, {}, {}}};
    StatementFact statement;
    statement.id = "s1";
    statement.form = StatementForm::Direct;
    statement.cue = Trigger{{3, 7}, "say"};
    statement.cue_class = "deny";
    statement.speaker = Participant{"a1", ParticipantRole::Participant, {0, 2}, "He"};
    statement.content = {{9, 11}, {12, 14}};
    statement.addressees = {"a2"};
    statement.about = {"a2", "e1"};
    statement.act = EventType::Accuse;
    statement.negated = true;
    statement.via = "s2";
    statement.time = TimeFact{"2025-03-23", TextRange{1, 3}};
    statement.sentence = {0, 16};
    statement.confidence = 0.1;
    statement.rule = "quote-after";
    StatementFact bare;
    bare.id = "s2";
    facts.statements = {statement, bare};
    EventFact event;
    event.id = "e1";
    event.type = EventType::Assault;
    event.mode = "airstrike";
    event.cameo = "190";
    event.trigger = {{4, 6}, "strike"};
    event.participants = {{"a1", ParticipantRole::Agent, {0, 2}, "He"},
                          {"", ParticipantRole::Recipient, {5, 7}, "it"}};
    event.place = Participant{"a2", ParticipantRole::Participant, {3, 4}, "x"};
    event.time = TimeFact{"2025-W12", std::nullopt};
    event.status = EventStatus::Denied;
    event.killed = 0;
    event.injured = 12;
    event.sentence = {0, 9};
    event.confidence = 1.0;
    event.rule = "verb";
    facts.events = {event};
    facts.relations = {{{"a1", ParticipantRole::Participant, {0, 2}, "He"}, "son-in-law",
                        {"a2", ParticipantRole::Participant, {}, ""}, "family", {0, 5}, 0.75}};
    facts.propositions = {{{"said", {{3, 7}}}, {{"He", {{0, 2}}}, {"no", {{9, 11}}}}, 0.3}};
    facts.diagnostics = {{"encoding-converted", "was Windows-1252", {"a/b.txt", 1, 2, 3}}};
    facts.sentences = 4;
    return facts;
}

std::string message_of(const std::string& line) {
    try {
        (void)facts_from_json(line, {"facts.jsonl", 7});
    } catch (const Error& error) {
        CHECK(error.place().line == 7);
        return error.what();
    }
    return "no error";
}

std::string record(const std::string& members) {
    return R"({"schema":"newsgraph.facts/1","document":{"id":"sha256:1","chars":100})" + members + "}";
}

} // namespace

TEST_CASE("facts json: a full record reads back equal, on one line", "[graph][facts]") {
    const auto facts = full_record();
    const auto line = to_json(facts);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(facts_from_json(line, {}) == facts);
    CHECK(to_json(facts_from_json(line, {})) == line);
}

TEST_CASE("facts json: absent parts are absent, and the text can be left out", "[graph][facts]") {
    DocumentFacts facts;
    facts.document.id = "sha256:1";
    facts.document.text = "abc";
    CHECK(to_json(facts, DocumentText::Omit) == R"({"schema":"newsgraph.facts/1","document":{"id":"sha256:1"}})");
    CHECK(facts_from_json(to_json(facts), {}).document.chars == 3);
}

TEST_CASE("facts json: hostile strings survive", "[graph][facts]") {
    for (const std::string& text : {std::string("\0a\0", 3), std::string("\xF4\x8F\xBF\xBF\xEF\xBF\xBF"),
                                   std::string("\\u0027\" \x7F\x1B[31m"), std::string(100000, '"'),
                                   std::string("\u202E\u0301\uFEFF")}) {
        DocumentFacts facts;
        facts.document = {text, text, text, text, "", text, text, text, 0, 0, ""};
        facts.actors = {{text, text, ActorKind::Place, {text}, "", text, false, {}, {{text, text, {}}}}};
        CHECK(facts_from_json(to_json(facts), {}) == facts);
    }
    DocumentFacts bad;
    bad.document.id = "\xFF";
    CHECK_THROWS_AS(to_json(bad), std::logic_error);
}

TEST_CASE("facts json: unknown members are ignored, null is absent", "[graph][facts]") {
    const auto facts = facts_from_json(
        record(R"(,"new":[{}],"statements":[{"id":"s","form":"direct","speaker":null,"x":1}])"), {});
    REQUIRE(facts.statements.size() == 1);
    CHECK_FALSE(facts.statements[0].speaker);
}

TEST_CASE("facts json: an error names file, line and member", "[graph][facts]") {
    struct Case {
        std::string members;
        std::string message;
    };
    const std::vector<Case> cases = {
        {R"(,"actors":[{"id":"a1","name":"X","kind":"person","mentions":[{"start":4,"end":4}]}])",
         "facts.jsonl:7: actors[0].mentions[0]: the range 4-4 is empty, reversed or outside of the document"},
        {R"(,"actors":[{"id":"a1","name":"X","kind":"alien"}])",
         "facts.jsonl:7: actors[0]: member 'kind' has the unknown value 'alien'"},
        {R"(,"actors":[{"id":"a1","name":"X","kind":"country","country":"US"}])",
         "facts.jsonl:7: actors[0]: member 'country' is not an ISO 3166 alpha-3 code: US"},
        {R"(,"statements":[{"id":"s","form":"direct","content":[{"start":90,"end":101}]}])",
         "facts.jsonl:7: statements[0].content[0]: the range 90-101 is empty, reversed or outside of the document"},
        {R"(,"statements":[{"id":"s","form":"direct","speaker":{"actor":"a9"}}])",
         "facts.jsonl:7: s.speaker.actor: no such id 'a9'"},
        {R"(,"statements":[{"id":"s","form":"direct"},{"id":"s","form":"direct"}])",
         "facts.jsonl:7: statements: the id 's' is given twice"},
        {R"(,"events":[{"id":"e","type":"AID","confidence":1.5}])",
         "facts.jsonl:7: events[0]: member 'confidence' must be from 0 to 1"},
        {R"(,"events":[{"id":"e","type":"AID","killed":-1}])",
         "facts.jsonl:7: events[0]: member 'killed' must not be negative"},
        {R"(,"events":7)", "facts.jsonl:7: member 'events' must be an array"},
        {R"(,"propositions":[{"relation":{"spans":[[3]]}}])",
         "facts.jsonl:7: propositions[0].relation.spans[0]: a span must be [start, end]"},
    };
    for (const auto& [members, message] : cases) CHECK(message_of(record(members)) == message);
    CHECK(message_of(R"({"schema":"other/9"})") ==
          "facts.jsonl:7: member 'schema' is 'other/9'; this program reads 'newsgraph.facts/1'");
    CHECK(message_of(R"({"schema":"newsgraph.facts/1","document":{"id":"x","chars":2,"text":"abc"}})") ==
          "facts.jsonl:7: document: member 'chars' is 2 but the text has 3");
    CHECK(message_of(R"({"schema":"newsgraph.facts/1","document":{"id":"x","published":"2025-02-30"}})") ==
          "facts.jsonl:7: document: member 'published' is not YYYY-MM-DD: 2025-02-30");
}

TEST_CASE("facts json: a bad line is told and the rest is read", "[graph][facts]") {
    std::istringstream in(record("") + "\r\n\n{\"schema\":\n" + record(""));
    std::vector<std::uint64_t> bad_lines;
    int good = 0;
    read_facts(in, "f", [&](DocumentFacts&&) { ++good; },
               [&](const Error& error) { bad_lines.push_back(error.place().line); });
    CHECK(good == 2);
    CHECK(bad_lines == std::vector<std::uint64_t>{3});
}
