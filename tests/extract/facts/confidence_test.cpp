// SPDX-License-Identifier: Apache-2.0
#include "explained.hpp"
#include "extract/facts/confidence.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph;
using namespace newsgraph::extract;

TEST_CASE("confidence: the first row that fits a construction counts", "[extract][confidence]") {
    const ConfidenceTable table("statement\tclause\tsaying\tnone\t*\t0.4\n"
                                "statement\t*\t*\t*\t*\t0.7\n"
                                "event\tnone\toccurred\t*\t*\t0.3\n");
    Statement statement;
    statement.rule = "clause";
    CHECK(table.of(statement) == 0.4);
    statement.rule = "noun";
    CHECK(table.of(statement) == 0.7);
    CHECK(table.of(Event{}) == 0.3);
    Event event;
    event.participants.resize(2);
    CHECK(table.of(event) == 0.5); // no row fits
}

TEST_CASE("confidence: a bad row is named", "[extract][confidence]") {
    const auto row = GENERATE("statement\t*\t*\t*\t*\t1.5", "statement\t*\t*\t*\t*\t0.5x",
                              "actor\t*\t*\t*\t*\t0.5", "statement\t0.5", "event\t*\t*\t*\t*\tnan");
    CHECK_THROWS_WITH(ConfidenceTable(row), Catch::Contains("confidence.tsv:1"));
}

TEST_CASE("confidence: a quoted statement of a named person is surer than what someone wants",
          "[extract][confidence]") {
    const auto sure = test::facts_of("\"The mine is flooded,\" Anna Berg said.");
    const auto less = test::facts_of("Anna Berg wants to close the mine.");
    REQUIRE(sure.statements.size() == 1);
    REQUIRE(less.statements.size() == 1);
    CHECK(sure.statements[0].confidence > 0.8);
    CHECK(less.statements[0].confidence < 0.6);
}
