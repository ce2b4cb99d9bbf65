// SPDX-License-Identifier: Apache-2.0
// Calendar arithmetic by std::chrono; ISO 8601 weeks begin on Monday and week 1 holds 4 January.
#include "export/day_range.hpp"

#include <chrono>

namespace newsgraph::exporter {
namespace {

using namespace std::chrono;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string format(year_month_day date) {
    std::string out = std::to_string(static_cast<int>(date.year()));
    for (const unsigned part : {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())}) {
        out += part < 10 ? "-0" : "-";
        out += std::to_string(part);
    }
    return out;
}

DayRange range(year_month_day first, year_month_day last) { return {format(first), format(last)}; }

std::optional<DayRange> week_range(year y, int week) {
    const sys_days january_4 = y / January / 4;
    const weekday day{january_4};
    const sys_days monday = january_4 - days{static_cast<int>(day.iso_encoding()) - 1} + weeks{week - 1};
    // Week 53 exists when its Thursday still lies in the year.
    if (week < 1 || year_month_day{monday + days{3}}.year() != y) return std::nullopt;
    return range(monday, monday + days{6});
}

} // namespace

std::optional<DayRange> day_range(std::string_view date) {
    const auto y = digits(date, 0, 4);
    if (!y || *y < 1000) return std::nullopt;
    const year in_year{*y};
    if (date.size() == 4) return range(in_year / January / 1, in_year / December / 31);
    if (date[4] != '-') return std::nullopt;
    if (date.size() == 8 && date[5] == 'W') {
        const auto week = digits(date, 6, 2);
        return week ? week_range(in_year, *week) : std::nullopt;
    }
    const auto m = digits(date, 5, 2);
    if (!m || *m < 1 || *m > 12) return std::nullopt;
    const auto in_month = in_year / *m;
    if (date.size() == 7) return range(in_month / 1, in_month / last);
    const auto d = digits(date, 8, 2);
    if (date.size() != 10 || date[7] != '-' || !d) return std::nullopt;
    const auto day = in_month / *d;
    if (!day.ok()) return std::nullopt;
    return range(day, day);
}

std::optional<DayRange> lifetime(const graph::PropertyMap& properties) {
    const auto of = [&properties](graph::Property p) { return day_range(properties.text(p)); };
    const auto first = of(graph::Property::FirstDate);
    const auto last_day = of(graph::Property::LastDate);
    if (first && last_day && first->first <= last_day->last) return DayRange{first->first, last_day->last};
    if (first) return first;
    if (last_day) return last_day;
    if (const auto date = of(graph::Property::Date)) return date;
    return of(graph::Property::Published);
}

} // namespace newsgraph::exporter
