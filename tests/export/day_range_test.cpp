// SPDX-License-Identifier: Apache-2.0
#include "export/day_range.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph;
using namespace newsgraph::exporter;

TEST_CASE("day range: dates of every precision become full days", "[export][time]") {
    CHECK(day_range("2025-03-24") == DayRange{"2025-03-24", "2025-03-24"});
    CHECK(day_range("2024-02") == DayRange{"2024-02-01", "2024-02-29"});
    CHECK(day_range("2025") == DayRange{"2025-01-01", "2025-12-31"});
    CHECK(day_range("2025-W12") == DayRange{"2025-03-17", "2025-03-23"});
    CHECK(day_range("2025-W01") == DayRange{"2024-12-30", "2025-01-05"});
    CHECK(day_range("2020-W53") == DayRange{"2020-12-28", "2021-01-03"});
    for (const char* bad : {"", "2025-W53", "2025-W00", "2025-02-30", "2025-13", "2025-3", "Monday", "20250324",
                            "2025-03-24T10:00:00Z", "2025-W1", "2025-Wxx", "2025-03-2x"})
        CHECK_FALSE(day_range(bad));
}

TEST_CASE("lifetime: first and last date, then date, then publication", "[export][time]") {
    graph::PropertyMap map;
    CHECK_FALSE(lifetime(map));
    map.set(graph::Property::Published, "2025-03-26");
    CHECK(lifetime(map) == DayRange{"2025-03-26", "2025-03-26"});
    map.set(graph::Property::Date, "2025-03");
    CHECK(lifetime(map) == DayRange{"2025-03-01", "2025-03-31"});
    map.set(graph::Property::FirstDate, "2025-03-24");
    map.set(graph::Property::LastDate, "2025-W14");
    CHECK(lifetime(map) == DayRange{"2025-03-24", "2025-04-06"});
    map.set(graph::Property::LastDate, "2024");
    CHECK(lifetime(map) == DayRange{"2025-03-24", "2025-03-24"});
}
