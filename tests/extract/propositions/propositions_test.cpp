// SPDX-License-Identifier: Apache-2.0
#include "extract/pipeline.hpp"
#include "graph/facts_json.hpp"
#include "graph/verify.hpp"
#include "tests/extract/facts/explained.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace newsgraph;

namespace {

graph::DocumentFacts open_facts(std::string_view text) {
    return extract::extract_facts(test::document_of(text), extract::LanguageEngine::bundled(),
                                  {true});
}

/// "subject | relation | argument | …"
std::vector<std::string> propositions(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto& proposition : open_facts(text).propositions) {
        std::string line = proposition.arguments.front().text + " | " + proposition.relation.text;
        for (std::size_t k = 1; k < proposition.arguments.size(); ++k)
            line += " | " + proposition.arguments[k].text;
        lines.push_back(std::move(line));
    }
    return lines;
}

bool has(const std::vector<std::string>& lines, std::string_view line) {
    UNSCOPED_INFO("wanted: " << line);
    for (const auto& each : lines)
        UNSCOPED_INFO("found:  " << each);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

} // namespace

TEST_CASE("propositions: a clause gives subject, relation and all its arguments",
          "[extract][propositions]") {
    struct Row {
        std::string_view text;
        std::string_view proposition;
    };
    const auto row = GENERATE(values<Row>({
        {"The minister visited Oslo on Monday.", "The minister | visited | Oslo | on Monday"},
        {"She worked in the ministry.", "She | worked in | the ministry"},
        {"The treaty was not signed by the two countries.",
         "The treaty | was not signed by | the two countries"},
        {"Norway is a member of the alliance.", "Norway | is | a member of the alliance"},
        {"The court gave the minister a week.", "The court | gave | the minister | a week"},
        {"The report said that the mine was closed.",
         "The report | said that | the mine was closed"},
        {"The company wants to sell the mine.", "The company | wants to sell | the mine"},
        {"The minister resigned and left the country.", "The minister | left | the country"},
        {"The army seized the bridge and the airport.", "The army | seized | the airport"},
        {"The police arrested the man who owned the mine.", "the man | owned | the mine"},
        {"He praised the bridge built by the army.", "the bridge | be built by | the army"},
    }));
    CHECK(has(propositions(row.text), row.proposition));
}

TEST_CASE("propositions: noun phrases give relations with a copula that English leaves out",
          "[extract][propositions]") {
    CHECK(has(propositions("Erna Solberg, the leader of the party, visited Oslo."),
              "Erna Solberg | be | the leader of the party"));
    CHECK(has(propositions("The ministry's budget was cut."), "The ministry | has | budget"));
    CHECK(has(propositions("They met in a hotel in Oslo."), "a hotel | be in | Oslo"));
}

TEST_CASE("propositions: every word is the sentence's own, at its place",
          "[extract][propositions]") {
    const auto facts = open_facts(
        "“We will leave,” said Å. Øye,\nthe well-known head of the party’s youth wing.\r\n\r\n"
        "The vote, which took place on Monday, ended in chaos. Nothing. ((,, — ))");
    REQUIRE_FALSE(facts.propositions.empty());
    CHECK(graph::verify_facts(facts).mismatches.empty());
    CHECK(graph::facts_from_json(graph::to_json(facts), {"facts", 1}) == facts);
    for (const auto& proposition : facts.propositions) {
        CHECK(proposition.confidence > 0);
        CHECK(proposition.confidence < 1);
        for (const auto& argument : proposition.arguments)
            CHECK_FALSE(argument.spans.empty());
    }
}

TEST_CASE("propositions: only on request", "[extract][propositions]") {
    CHECK(test::facts_of("The minister visited Oslo.").propositions.empty());
}
