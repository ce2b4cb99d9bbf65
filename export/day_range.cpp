// SPDX-License-Identifier: Apache-2.0
#include "export/day_range.hpp"

#include "graph/dates.hpp"

#include <chrono>

namespace newsgraph::exporter {
namespace {

std::string format_day(std::int32_t day) {
    using namespace std::chrono;
    const year_month_day date{sys_days{days{day}}};
    std::string year = std::to_string(static_cast<int>(date.year()));
    std::string out(4 - year.size(), '0');
    out += year;
    for (const unsigned part : {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())}) {
        out += part < 10 ? "-0" : "-";
        out += std::to_string(part);
    }
    return out;
}

} // namespace

std::optional<DayRange> day_range(std::string_view date) {
    const auto range = graph::parse_date(date);
    if (!range) return std::nullopt;
    return DayRange{format_day(range->first_day), format_day(range->last_day)};
}

std::optional<DayRange> lifetime(const graph::PropertyMap& properties) {
    const auto of = [&properties](graph::Property p) { return day_range(properties.text(p)); };
    const auto first = of(graph::Property::FirstDate);
    const auto last = of(graph::Property::LastDate);
    if (first && last && first->first <= last->last) return DayRange{first->first, last->last};
    if (first) return first;
    if (last) return last;
    if (const auto date = of(graph::Property::Date)) return date;
    return of(graph::Property::Published);
}

} // namespace newsgraph::exporter
