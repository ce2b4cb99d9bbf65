// SPDX-License-Identifier: Apache-2.0
#include "graph/dates.hpp"

#include <array>
#include <chrono>

namespace newsgraph::graph {
namespace {

/// Exactly `digits` decimal digits of `text` from `at`, or nullopt.
std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t digits) noexcept {
    if (at + digits > text.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::int32_t day_number(std::chrono::sys_days day) noexcept {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}

std::optional<DateRange> iso_week(std::chrono::year year, int week) noexcept {
    using namespace std::chrono;
    // Week 1 holds 4 January; weeks begin on Monday (ISO 8601).
    const auto monday_of = [](sys_days day) { return day - (weekday(day) - Monday); };
    const sys_days first = monday_of(sys_days(year / January / 4));
    const sys_days next_year = monday_of(sys_days((year + years(1)) / January / 4));
    const sys_days start = first + weeks(week - 1);
    if (week < 1 || start >= next_year) return std::nullopt;
    return DateRange{day_number(start), day_number(start + days(6)), DatePrecision::Week};
}

} // namespace

std::string_view to_string(DatePrecision precision) noexcept {
    constexpr auto kNames = std::to_array<std::string_view>({"day", "week", "month", "year"});
    return kNames[static_cast<std::size_t>(precision)];
}

std::optional<DateRange> parse_date(std::string_view text) noexcept {
    using namespace std::chrono;
    const auto year_number = digits_at(text, 0, 4);
    if (!year_number || *year_number == 0) return std::nullopt;
    const year y(*year_number);
    if (text.size() == 4) {
        return DateRange{day_number(sys_days(y / January / 1)), day_number(sys_days(y / December / 31)),
                         DatePrecision::Year};
    }
    if (text[4] != '-') return std::nullopt;
    if (text.size() == 8 && text[5] == 'W') {
        const auto week = digits_at(text, 6, 2);
        return week ? iso_week(y, *week) : std::nullopt;
    }
    const auto month_number = digits_at(text, 5, 2);
    if (!month_number || *month_number < 1 || *month_number > 12) return std::nullopt;
    const auto m = y / month(static_cast<unsigned>(*month_number));
    if (text.size() == 7) {
        return DateRange{day_number(sys_days(m / 1)), day_number(sys_days(m / last)), DatePrecision::Month};
    }
    const auto day_of_month = digits_at(text, 8, 2);
    if (text.size() != 10 || text[7] != '-' || !day_of_month) return std::nullopt;
    const auto date = m / day(static_cast<unsigned>(*day_of_month));
    if (!date.ok()) return std::nullopt;
    return DateRange{day_number(sys_days(date)), day_number(sys_days(date)), DatePrecision::Day};
}

} // namespace newsgraph::graph
