// SPDX-License-Identifier: Apache-2.0
// Dates of the graph as day numbers, so that they can be compared, filtered and counted.
//
// A Date value (graph/dates.hpp) is the range of days it may mean; here are the buckets of the timeline.
// Days count from 1970-01-01 in the Gregorian calendar. No clock and no time zone is involved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::viz {

/// First and last day that a date may mean, both inclusive.
struct DayRange {
    std::int32_t first = 0;
    std::int32_t last = 0;

    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// nullopt for what graph::parse_date refuses.
[[nodiscard]] std::optional<DayRange> parse_date(std::string_view text);

/// "2025-03-23".
[[nodiscard]] std::string format_day(std::int32_t day);

/// Whether the two ranges share a day.
[[nodiscard]] constexpr bool overlap(DayRange a, DayRange b) noexcept {
    return a.first <= b.last && b.first <= a.last;
}

enum class Bucket : std::uint8_t { Day, Week, Month };
[[nodiscard]] std::string_view to_string(Bucket bucket) noexcept; ///< "day", "week", "month"

/// The days of the bucket that holds `day`; weeks begin on Monday.
[[nodiscard]] DayRange bucket_of(std::int32_t day, Bucket bucket);

} // namespace newsgraph::viz
