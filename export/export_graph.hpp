// SPDX-License-Identifier: Apache-2.0
// The one driver of all sinks: it decides the order, so that the same graph gives the same bytes however it
// was built: nodes by kind and key, then edges by kind, source and target.
#pragma once

#include "export/graph_sink.hpp"

#include <span>

namespace newsgraph::exporter {

/// Sends the whole graph to `sink`. `positions` is empty or holds one position a node, by NodeId; they are
/// moved so that their centre is the origin and stretched or shrunk so that nodes as large as the formats draw them
/// find room, within 5000 of it, where Gephi's import leaves positions as they are. Throws graph::Error for a node or edge key that is no plain key (escape.hpp).
/// O(n log n) time; besides the graph, memory for one number a node and edge and the positions.
void export_graph(const graph::PropertyGraph& graph, GraphSink& sink, std::span<const Position> positions = {});

} // namespace newsgraph::exporter
