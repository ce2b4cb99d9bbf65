// SPDX-License-Identifier: Apache-2.0
// Where the nodes of one selection are drawn: a small force layout, the same for the same selection.
//
// The corpus-wide layout (graph/layout.hpp) serves the exports; a neighbourhood cut out of it would lie in
// shreds, so each selection is laid out by itself. At most a few hundred nodes: plain all-pairs forces.
#pragma once

#include "export/graph_sink.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph::viz {

struct PlacedEdge {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    double weight = 1; ///< at least 1
};

/// One position a node, around (0, 0), neighbours about 1 apart. The first `egos` nodes are
/// drawn to the middle. O(nodes^2) an iteration, a fixed number of iterations.
[[nodiscard]] std::vector<exporter::Position> place(std::size_t nodes, std::size_t egos,
                                                    std::span<const PlacedEdge> edges);

} // namespace newsgraph::viz
