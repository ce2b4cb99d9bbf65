// SPDX-License-Identifier: Apache-2.0
#include "viz/calendar.hpp"

#include "graph/dates.hpp"

#include <chrono>
#include <cstdio>

namespace newsgraph::viz {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::int32_t to_day(sys_days day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }

sys_days to_sys_days(std::int32_t day) { return sys_days{std::chrono::days{day}}; }

std::int32_t monday_of(std::int32_t day) {
    const std::chrono::weekday weekday{to_sys_days(day)};
    return day - static_cast<std::int32_t>(weekday.iso_encoding()) + 1;
}

} // namespace

std::optional<DayRange> parse_date(std::string_view text) {
    const auto range = graph::parse_date(text);
    return range ? std::optional(DayRange{range->first_day, range->last_day}) : std::nullopt;
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
