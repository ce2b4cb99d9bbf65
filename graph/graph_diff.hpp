// SPDX-License-Identifier: Apache-2.0
// What changed between two graphs: nodes and edges by key, as lines for people.
#pragma once

#include "graph/property_graph.hpp"

#include <functional>
#include <string>

namespace newsgraph::graph {

struct DiffCounts {
    std::size_t added = 0, removed = 0, changed = 0;
    friend bool operator==(const DiffCounts&, const DiffCounts&) = default;
};

/// Calls `on_line` for each difference, nodes then edges, by key: "+ Person a_… …", "- …", "~ a_… weight: 3 → 4".
DiffCounts diff_graphs(const PropertyGraph& before, const PropertyGraph& after,
                       const std::function<void(const std::string&)>& on_line);

} // namespace newsgraph::graph
