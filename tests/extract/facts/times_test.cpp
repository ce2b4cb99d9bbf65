// SPDX-License-Identifier: Apache-2.0
#include "tests/extract/facts/explained.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph;

TEST_CASE("times: resolved against the day of publication", "[extract][times]") {
    // 24 March 2025 was a Monday.
    struct Case {
        const char* text;
        const char* value;
    };
    const Case cases[] = {
        {"They met on Sunday.", "2025-03-23"},
        {"They met on Monday.", "2025-03-24"},
        {"They will meet on Tuesday.", "2025-03-25"},
        {"They met last Monday.", "2025-03-17"},
        {"They met yesterday.", "2025-03-23"},
        {"They met last week.", "2025-W12"},
        {"They met last month.", "2025-02"},
        {"They met three days ago.", "2025-03-21"},
        {"They met on 2 March 2024.", "2024-03-02"},
        {"They met on March 2, 2024.", "2024-03-02"},
        {"They met on July 13.", "2024-07-13"},
        {"They met in February 2022.", "2022-02"},
        {"They met in 2014.", "2014"},
        {"They met on 2024-02-29.", "2024-02-29"},
    };
    for (const auto& [text, value] : cases) {
        INFO(text);
        CHECK(test::explained(text, "times").substr(0, std::string_view(value).size() + 1) ==
              std::string(value) + ' ');
    }
}

TEST_CASE("times: what is no date is none", "[extract][times]") {
    for (const char* text : {"They may meet.", "They met on 31 February 2024.", "In 99999 cases.", "Last orders."}) {
        INFO(text);
        const auto times = test::explained(text, "times");
        CHECK((times.empty() || times.find("2024-02-31") == std::string::npos));
    }
    CHECK(test::explained("They may meet.", "times").empty());
}
