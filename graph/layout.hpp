// SPDX-License-Identifier: Apache-2.0
// Where the nodes of a graph are drawn, so that a file opens readable in Gephi without running a layout first.
//
// ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014): linear attraction along edges, repulsion by degree through
// a Barnes–Hut tree (1986), gravity, adaptive speed. The same graph gives the same positions: starting places come
// from the nodes' keys, forces are summed in a fixed order by one thread, and only operations that IEEE 754 defines exactly are used.
#pragma once

#include "graph/property_graph.hpp"

#include <vector>

namespace newsgraph::graph {

struct Position {
    double x = 0;
    double y = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

/// Positions by NodeId: centroid at the origin, |x| and |y| at most 5000 (less for small graphs, so that nodes keep a
/// readable distance). O(iterations · n log n).
[[nodiscard]] std::vector<Position> layout(const PropertyGraph& graph);

} // namespace newsgraph::graph
