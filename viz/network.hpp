// SPDX-License-Identifier: Apache-2.0
// What the viewer draws, as links that remember the facts behind them.
//
// Two networks over one PropertyGraph, which must outlive them:
//  * actors: who spoke about whom and who did what to whom, as the view "actors" of graph/views.hpp draws it,
//    and the lasting ties between actors.
//  * full: the graph's own edges.
// A link is one (source, target, kind); its occurrences are the facts that made it, so that counts, time
// filters and evidence always agree.
#pragma once

#include "graph/property_graph.hpp"
#include "viz/calendar.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace newsgraph::viz {

/// One fact behind a link. Its evidence is the edge's, where there is one with evidence, else the fact node's.
struct Occurrence {
    graph::NodeId fact{};               ///< statement or event; for a tie between actors, its source
    std::optional<graph::EdgeId> edge;  ///< the graph's own edge, where the link is one
    std::uint32_t count = 1;            ///< pieces of evidence of that edge
    std::optional<DayRange> days;       ///< when it was said or happened, else when it was published
};

struct Link {
    graph::NodeId source{};
    graph::NodeId target{};
    graph::EdgeKind kind{};
    std::vector<Occurrence> occurrences;
};

class Network {
public:
    /// Both are O(nodes + edges), times the participants of an event squared.
    [[nodiscard]] static Network actors(const graph::PropertyGraph& graph);
    [[nodiscard]] static Network full(const graph::PropertyGraph& graph);

    /// Sorted by source, target, kind.
    [[nodiscard]] const std::vector<Link>& links() const noexcept { return links_; }
    /// Indices of the links that begin or end at the node, ascending.
    [[nodiscard]] std::span<const std::uint32_t> incident(graph::NodeId node) const;

private:
    Network(std::vector<Link> links, std::size_t nodes);

    std::vector<Link> links_;
    std::vector<std::uint32_t> incident_; ///< grouped by node
    std::vector<std::uint32_t> begin_;    ///< where a node's group begins; one more than nodes
};

/// The kind of link that a statement or event makes: its PLOVER type, else SpokeAbout (Consult for an event).
[[nodiscard]] graph::EdgeKind relation_of(const graph::PropertyGraph& graph, graph::NodeId fact);

/// When a statement, event or document is dated, else when its first evidence was published.
[[nodiscard]] std::optional<DayRange> days_of(const graph::PropertyGraph& graph, graph::NodeId node);

/// The evidence of one occurrence.
[[nodiscard]] const std::vector<graph::EvidenceId>& evidence_of(const graph::PropertyGraph& graph,
                                                                const Occurrence& occurrence);

/// The other end of a link.
[[nodiscard]] constexpr graph::NodeId other_end(const Link& link, graph::NodeId node) noexcept {
    return link.source == node ? link.target : link.source;
}

} // namespace newsgraph::viz
