// SPDX-License-Identifier: Apache-2.0
// The days that a date of the graph covers, for timelines that know only full dates.
#pragma once

#include "graph/property_graph.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::exporter {

/// Both inclusive, "YYYY-MM-DD"; they compare as strings.
struct DayRange {
    std::string first;
    std::string last;

    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// The days of a date as graph/dates.hpp reads it; nullopt for anything else.
[[nodiscard]] std::optional<DayRange> day_range(std::string_view date);

/// When a node or edge was there: from its first to its last date, else its date, else its publication.
[[nodiscard]] std::optional<DayRange> lifetime(const graph::PropertyMap& properties);

} // namespace newsgraph::exporter
