// SPDX-License-Identifier: Apache-2.0
#include "viz/calendar.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace newsgraph::viz {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::int32_t to_day(sys_days day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

sys_days to_sys_days(std::int32_t day) { return sys_days{std::chrono::days{day}}; }

/// All characters of `text` as a number; nullopt unless every one is a digit.
std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

std::int32_t monday_of(std::int32_t day) {
    const std::chrono::weekday weekday{to_sys_days(day)};
    return day - static_cast<std::int32_t>(weekday.iso_encoding()) + 1;
}

std::optional<DayRange> parse_week(std::chrono::year year, unsigned week) {
    // ISO 8601: week 1 is the week of the 4th of January.
    const auto first_week = monday_of(to_day(year / std::chrono::January / 4));
    const auto next_year = monday_of(to_day((year + std::chrono::years{1}) / std::chrono::January / 4));
    const auto monday = first_week + 7 * (static_cast<std::int32_t>(week) - 1);
    if (week == 0 || monday >= next_year) return std::nullopt;
    return DayRange{monday, monday + 6};
}

} // namespace

std::optional<DayRange> parse_date(std::string_view text) {
    if (text.size() < 4) return std::nullopt;
    const auto year_number = digits(text.substr(0, 4));
    if (!year_number || *year_number == 0) return std::nullopt;
    const std::chrono::year year{static_cast<int>(*year_number)};
    if (text.size() == 4)
        return DayRange{to_day(year / std::chrono::January / 1), to_day(year / std::chrono::December / 31)};
    if (text.size() == 8 && text[4] == '-' && text[5] == 'W') {
        const auto week = digits(text.substr(6, 2));
        return week ? parse_week(year, *week) : std::nullopt;
    }
    if ((text.size() != 7 && text.size() != 10) || text[4] != '-') return std::nullopt;
    const auto month_number = digits(text.substr(5, 2));
    if (!month_number) return std::nullopt;
    const auto month = year / std::chrono::month{*month_number};
    if (!month.ok()) return std::nullopt;
    if (text.size() == 7) return DayRange{to_day(month / 1), to_day(sys_days{month / std::chrono::last})};
    const auto day_number = digits(text.substr(8, 2));
    if (text[7] != '-' || !day_number) return std::nullopt;
    const year_month_day day = month / std::chrono::day{*day_number};
    if (!day.ok()) return std::nullopt;
    return DayRange{to_day(day), to_day(day)};
}

std::string format_day(std::int32_t day) {
    const year_month_day date{to_sys_days(day)};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::string_view to_string(Bucket bucket) noexcept {
    constexpr std::string_view kNames[] = {"day", "week", "month"};
    return kNames[static_cast<std::size_t>(bucket)];
}

DayRange bucket_of(std::int32_t day, Bucket bucket) {
    if (bucket == Bucket::Day) return {day, day};
    if (bucket == Bucket::Week) return {monday_of(day), monday_of(day) + 6};
    const year_month_day date{to_sys_days(day)};
    const auto month = date.year() / date.month();
    return {to_day(month / 1), to_day(sys_days{month / std::chrono::last})};
}

} // namespace newsgraph::viz
