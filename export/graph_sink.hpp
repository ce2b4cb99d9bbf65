// SPDX-License-Identifier: Apache-2.0
// What every output format implements: a receiver of nodes, then edges, in a fixed order.
//
// Sinks write to a stream they do not own and stream as they go: none keeps the graph. end() flushes
// and throws if the stream failed. Values arrive as the graph has them; making them safe for its format is
// the sink's duty (export/escape.hpp).
#pragma once

#include "graph/layout.hpp"
#include "graph/property_graph.hpp"

#include <string_view>

namespace newsgraph::exporter {

/// Where a node is drawn.
using graph::Position;

struct NodeRecord {
    const graph::Node& node;
    const Position* position = nullptr; ///< absent when no layout was asked for
};

struct EdgeRecord {
    const graph::Edge& edge;
    std::string_view source; ///< key of the node
    std::string_view target;
};

/// Edges always come in one fixed order. By source (then kind, then target) is how the fold lays the graph out in memory, so that
/// it costs least to walk; by kind (then source, then target) is for formats that keep each kind apart.
enum class EdgeOrder { BySource, ByKind };

class GraphSink {
public:
    virtual ~GraphSink() = default;
    [[nodiscard]] virtual EdgeOrder edge_order() const noexcept { return EdgeOrder::BySource; }
    /// Called once, before any node; the graph is given so that a format can write its totals and keys.
    virtual void begin(const graph::PropertyGraph& graph) = 0;
    virtual void node(const NodeRecord& node) = 0;
    virtual void edge(const EdgeRecord& edge) = 0;
    virtual void end() = 0;
    /// Characters so far that the format cannot hold and that were dropped or replaced (export/escape.hpp).
    [[nodiscard]] virtual std::size_t replaced_characters() const noexcept { return 0; }
};

} // namespace newsgraph::exporter
