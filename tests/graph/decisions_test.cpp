// SPDX-License-Identifier: Apache-2.0
#include "graph/decisions.hpp"
#include "graph/error.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace newsgraph::graph;

TEST_CASE("decisions: read and written back", "[graph][decisions]") {
    std::istringstream in("# mine\n\n same \"A \\\"x\\\"\" \"B\" \"C\"\r\ndifferent \"A\" \"B\"\nrename \"A\" \"\\u00e9\"\n");
    const auto decisions = read_decisions(in, "d.txt");
    REQUIRE(decisions.size() == 3);
    CHECK(decisions[0].names == std::vector<std::string>{"A \"x\"", "B", "C"});
    CHECK(decisions[2] == Decision{Decision::Verb::Rename, {"A", "\u00E9"}});
    for (const auto& decision : decisions) {
        std::istringstream again(to_line(decision));
        CHECK(read_decisions(again, "") == Decisions{decision});
    }
}

TEST_CASE("decisions: an error names the line", "[graph][decisions]") {
    const std::pair<const char*, const char*> cases[] = {
        {"same \"A\"", "d:2: same needs two or more names"},
        {"rename \"A\" \"B\" \"C\"", "d:2: rename needs two names"},
        {"merge \"A\" \"B\"", "d:2: unknown decision 'merge'; use same, different or rename"},
        {"same A B", "d:2: names stand in double quotes"},
        {"same \"A\" \"B", "d:2: a name without its closing quotation mark"},
        {"same \"A\" \"\"", "d:2: an empty name"}};
    for (const auto& [line, message] : cases) {
        std::istringstream in(std::string("#\n") + line);
        CHECK_THROWS_WITH(read_decisions(in, "d"), message);
    }
}
