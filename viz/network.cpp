// SPDX-License-Identifier: Apache-2.0
// Links are gathered in an ordered map, so that their order depends on the graph alone, and indexed by
// node in compressed rows.
#include "viz/network.hpp"

#include "graph/fact_ties.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace newsgraph::viz {
namespace {

using graph::EdgeId;
using graph::EdgeKind;
using graph::NodeId;
using graph::NodeKind;
using graph::Property;
using graph::PropertyGraph;

class Builder {
public:
    void add(NodeId source, NodeId target, EdgeKind kind, const Occurrence& occurrence) {
        if (source == target) return;
        auto& occurrences = links_[{source, target, kind}];
        // A statement that addresses somebody and is about the same one is one fact. Facts come one
        // after the other, so a repetition can only be the last.
        if (occurrences.empty() || occurrences.back().fact != occurrence.fact ||
            occurrences.back().edge != occurrence.edge)
            occurrences.push_back(occurrence);
    }

    std::vector<Link> take() {
        std::vector<Link> links;
        links.reserve(links_.size());
        for (auto& [ends, occurrences] : links_)
            links.push_back({std::get<0>(ends), std::get<1>(ends), std::get<2>(ends), std::move(occurrences)});
        return links;
    }

private:
    std::map<std::tuple<NodeId, NodeId, EdgeKind>, std::vector<Occurrence>> links_;
};

std::uint32_t weight_of(const graph::Edge& edge) {
    const auto weight = edge.properties.integer(Property::Weight);
    return weight && *weight > 0 ? static_cast<std::uint32_t>(std::min<std::int64_t>(*weight, 1'000'000'000)) : 1;
}

std::optional<DayRange> days_of_edge(const PropertyGraph& graph, const graph::Edge& edge) {
    for (const NodeId end : {edge.source, edge.target}) {
        if (!is_actor(graph.node(end).kind)) return days_of(graph, end);
    }
    if (edge.evidence.empty()) return std::nullopt;
    return days_of(graph, graph.evidence(edge.evidence.front()).document);
}

Occurrence occurrence_of(const PropertyGraph& graph, EdgeId id) {
    const auto& edge = graph.edge(id);
    const auto source_kind = graph.node(edge.source).kind;
    const auto target_kind = graph.node(edge.target).kind;
    const bool target_is_fact = target_kind == NodeKind::Statement || target_kind == NodeKind::Event;
    const NodeId fact = is_actor(source_kind) && target_is_fact ? edge.target : edge.source;
    return {fact, id, weight_of(edge), days_of_edge(graph, edge)};
}

} // namespace

Network::Network(std::vector<Link> links, std::size_t nodes) : links_(std::move(links)), begin_(nodes + 1, 0) {
    for (const Link& link : links_) {
        ++begin_[index(link.source) + 1];
        if (link.target != link.source) ++begin_[index(link.target) + 1];
    }
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    incident_.resize(begin_.back());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::uint32_t i = 0; i < links_.size(); ++i) {
        incident_[next[index(links_[i].source)]++] = i;
        if (links_[i].target != links_[i].source) incident_[next[index(links_[i].target)]++] = i;
    }
}

Network Network::actors(const PropertyGraph& graph) {
    Builder builder;
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        const NodeId id{static_cast<std::uint32_t>(i)};
        const Occurrence occurrence{id, std::nullopt, 1, days_of(graph, id)};
        for (const graph::FactTie& tie : graph::ties_of(graph, id)) builder.add(tie.source, tie.target, tie.kind, occurrence);
    }
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const EdgeId id{static_cast<std::uint32_t>(i)};
        const auto& edge = graph.edge(id);
        if (edge.kind == EdgeKind::RelatedTo || edge.kind == EdgeKind::HoldsRole)
            builder.add(edge.source, edge.target, edge.kind, occurrence_of(graph, id));
    }
    return {builder.take(), graph.node_count()};
}

Network Network::full(const PropertyGraph& graph) {
    Builder builder;
    for (std::size_t i = 0; i < graph.edge_count(); ++i) {
        const EdgeId id{static_cast<std::uint32_t>(i)};
        const auto& edge = graph.edge(id);
        builder.add(edge.source, edge.target, edge.kind, occurrence_of(graph, id));
    }
    return {builder.take(), graph.node_count()};
}

std::span<const std::uint32_t> Network::incident(NodeId node) const {
    const auto at = index(node);
    return std::span(incident_).subspan(begin_.at(at), begin_.at(at + 1) - begin_.at(at));
}

EdgeKind relation_of(const PropertyGraph& graph, NodeId fact) {
    const auto& node = graph.node(fact);
    const bool event = node.kind == NodeKind::Event;
    const auto type = graph::from_string<graph::EventType>(node.properties.text(event ? Property::EventType : Property::Act));
    if (type && *type != graph::EventType::None) return graph::edge_kind(*type);
    return event ? EdgeKind::Consult : EdgeKind::SpokeAbout;
}

std::optional<DayRange> days_of(const PropertyGraph& graph, NodeId id) {
    const auto& node = graph.node(id);
    const auto property = node.kind == NodeKind::Document ? Property::Published : Property::Date;
    if (const auto days = parse_date(node.properties.text(property))) return days;
    if (node.kind == NodeKind::Document || node.evidence.empty()) return std::nullopt;
    const NodeId document = graph.evidence(node.evidence.front()).document;
    return parse_date(graph.node(document).properties.text(Property::Published));
}

const std::vector<graph::EvidenceId>& evidence_of(const PropertyGraph& graph, const Occurrence& occurrence) {
    if (occurrence.edge && !graph.edge(*occurrence.edge).evidence.empty())
        return graph.edge(*occurrence.edge).evidence;
    return graph.node(occurrence.fact).evidence;
}

} // namespace newsgraph::viz
