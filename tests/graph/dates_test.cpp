// SPDX-License-Identifier: Apache-2.0
#include "graph/dates.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::graph;

TEST_CASE("dates: the four forms are ranges of days", "[graph][dates]") {
    CHECK(parse_date("1970-01-02") == DateRange{1, 1, DatePrecision::Day});
    CHECK(parse_date("2024-02-29").has_value());
    CHECK(parse_date("1970-02") == DateRange{31, 58, DatePrecision::Month});
    CHECK(parse_date("1971") == DateRange{365, 729, DatePrecision::Year});
    CHECK(parse_date("2025-W12")->first_day == parse_date("2025-03-17")->first_day);
    CHECK(parse_date("2025-W12")->last_day == parse_date("2025-03-23")->first_day);
    CHECK(parse_date("2020-W53").has_value());
    CHECK(parse_date("2026-W01")->first_day == parse_date("2025-12-29")->first_day);
}

TEST_CASE("dates: anything else is none", "[graph][dates]") {
    for (const auto* text : {"", "2025-", "25-03-01", "2025-02-30", "2025-13", "2025-W54", "2025-W00", "2025-3-1",
                             "2025-03-01T10:00", "Monday", "0000-01-01", "2025/03/01", "2025-W1a", "20250301"})
        CHECK_FALSE(parse_date(text));
}
