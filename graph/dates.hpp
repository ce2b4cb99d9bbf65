// SPDX-License-Identifier: Apache-2.0
// Dates as the fact record writes them: YYYY, YYYY-MM, YYYY-Www (ISO week) and YYYY-MM-DD, in the proleptic
// Gregorian calendar, years 0001 to 9999. A date is a range of days whose length is its precision.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace newsgraph::graph {

enum class DatePrecision : std::uint8_t { Day, Week, Month, Year };
[[nodiscard]] std::string_view to_string(DatePrecision precision) noexcept; ///< "day", "week" …

/// Days are counted from 1970-01-01; both ends belong to the date.
struct DateRange {
    std::int32_t first_day = 0;
    std::int32_t last_day = 0;
    DatePrecision precision = DatePrecision::Day;

    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// The days of a date in one of the four forms; nullopt for anything else (2025-02-30, 2025-W54, "Monday").
[[nodiscard]] std::optional<DateRange> parse_date(std::string_view text) noexcept;

} // namespace newsgraph::graph
