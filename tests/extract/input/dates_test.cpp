// SPDX-License-Identifier: Apache-2.0
#include "extract/input/dates.hpp"

#include <catch2/catch.hpp>

using newsgraph::extract::find_date;
using newsgraph::extract::parse_date;

TEST_CASE("parse_date: what metadata hold", "[extract][dates]") {
    for (const char* text :
         {"2025-03-24", "2025-03-24T10:00:00Z", "2025/3/24", "2025.03.24", "20250324",
          "24 March 2025", "March 24, 2025", "Mar. 24, 2025", "Mon, 24 Mar 2025 10:00:00 GMT",
          "24th March 2025", "Monday, March 24th, 2025"}) {
        CAPTURE(text);
        CHECK(parse_date(text) == "2025-03-24");
    }
    for (const char* text : {"", "soon", "03/04/2025", "2025-02-30", "2025-13-01", "March 2025",
                             "99999999999", "2025", "March 24"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text));
    }
    CHECK(parse_date("2024-02-29") == "2024-02-29");
    CHECK_FALSE(parse_date("2023-02-29"));
}

TEST_CASE("find_date: inside a dateline", "[extract][dates]") {
    CHECK(find_date("KYIV, March 24, 2025 (Reuters)") == "2025-03-24");
    CHECK(find_date("Updated at 10:00, Sept. 2, 2024") == "2024-09-02");
}
