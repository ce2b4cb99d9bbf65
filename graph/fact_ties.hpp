// SPDX-License-Identifier: Apache-2.0
// What one fact of the graph says that actors did to each other: the ties that the actors view and the viewer
// draw instead of its statements and events.
#pragma once

#include "graph/property_graph.hpp"

#include <optional>
#include <vector>

namespace newsgraph::graph {

struct FactTie {
    NodeId source;
    NodeId target;
    EdgeKind kind;
    std::optional<EdgeId> edge; ///< of a statement: the ABOUT or ADDRESSED_TO edge that says so
};

/// Of an event: from each agent to each recipient; between those who merely took part (or the agents among themselves, when
/// nothing was done to anyone) from the smaller key to the greater, at most the first 50 by key. Of a statement: SPOKE_ABOUT
/// from each speaker to whom it is about, and the act, if it is one, to those it is said to, else to those it is about.
/// Of any other node: nothing.
[[nodiscard]] std::vector<FactTie> ties_of(const PropertyGraph& graph, NodeId fact);

/// The relationship type of the actors view for a PLOVER type, which must not be None.
[[nodiscard]] EdgeKind edge_kind(EventType type) noexcept;

} // namespace newsgraph::graph
