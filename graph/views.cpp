// SPDX-License-Identifier: Apache-2.0
#include "graph/views.hpp"

#include "graph/fact_ties.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace newsgraph::graph {
namespace {

constexpr auto kViews = std::to_array<ViewInfo>({
    {View::Full, "full", "all nodes and edges"},
    {View::Actors, "actors", "actors and what they did to and said about each other"},
    {View::Statements, "statements", "actors, statements and what they are about"},
    {View::Events, "events", "actors, events and places"},
});

using KeepEdge = bool (*)(EdgeKind);

/// The edges of some kinds with their end points, in the order of the graph.
PropertyGraph cut(const PropertyGraph& graph, KeepEdge keep) {
    std::vector<bool> used(graph.node_count());
    for (const Edge& edge : graph.edges()) {
        if (!keep(edge.kind)) continue;
        used[index(edge.source)] = true;
        used[index(edge.target)] = true;
    }
    PropertyGraph view;
    std::vector<NodeId> at(graph.node_count());
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        if (!used[i]) continue;
        const Node& node = graph.nodes()[i];
        at[i] = view.add_node(node.kind, node.key);
        view.node(at[i]) = node;
    }
    for (const Edge& edge : graph.edges()) {
        if (!keep(edge.kind)) continue;
        Edge& copy = view.edge(view.add_edge(at[index(edge.source)], at[index(edge.target)], edge.kind));
        copy.properties = edge.properties;
        copy.evidence = edge.evidence;
    }
    return view;
}

bool of_statements(EdgeKind kind) {
    return kind == EdgeKind::Said || kind == EdgeKind::AddressedTo || kind == EdgeKind::About || kind == EdgeKind::Via;
}

bool of_events(EdgeKind kind) { return kind == EdgeKind::ParticipatedIn || kind == EdgeKind::LocatedIn; }

/// What one actor did to another, one type.
struct Tie {
    std::set<EvidenceId> evidence;
    std::int64_t weight = 0;
    std::int64_t events = 0;
    std::int64_t statements = 0;
    double confidence = 0;
    std::string first_date;
    std::string last_date;

    void add(const PropertyMap& properties, const std::vector<EvidenceId>& proof) {
        evidence.insert(proof.begin(), proof.end());
        weight += properties.integer(Property::Weight).value_or(1);
        confidence = std::max(confidence, properties.real(Property::Confidence).value_or(0));
        const std::string first(properties.text(Property::FirstDate));
        if (!first.empty() && (first_date.empty() || first < first_date)) first_date = first;
        last_date = std::max(last_date, std::string(properties.text(Property::LastDate)));
    }
};

class ActorsView {
public:
    explicit ActorsView(const PropertyGraph& graph) : graph_(graph) {}

    PropertyGraph make() {
        for (std::size_t i = 0; i < graph_.node_count(); ++i) add_fact(static_cast<NodeId>(i));
        return finish();
    }

private:
    using TieKey = std::tuple<NodeId, EdgeKind, NodeId>;

    void add_fact(NodeId id) {
        const Node& fact = graph_.node(id);
        for (const FactTie& found : ties_of(graph_, id)) {
            Tie& tie = ties_[{found.source, found.kind, found.target}];
            const PropertyMap& properties = found.edge ? graph_.edge(*found.edge).properties : fact.properties;
            tie.add(properties, found.edge ? graph_.edge(*found.edge).evidence : fact.evidence);
            ++(found.edge ? tie.statements : tie.events);
        }
    }

    PropertyGraph finish() {
        std::set<NodeId> used;
        for (const auto& [key, tie] : ties_) {
            used.insert(std::get<0>(key));
            used.insert(std::get<2>(key));
        }
        PropertyGraph view;
        std::vector<NodeId> at(graph_.node_count());
        for (const NodeId id : used) {
            const Node& node = graph_.node(id);
            at[index(id)] = view.add_node(node.kind, node.key);
            view.node(at[index(id)]) = node;
        }
        for (const auto& [key, tie] : ties_) {
            const auto& [source, kind, target] = key;
            Edge& edge = view.edge(view.add_edge(at[index(source)], at[index(target)], kind));
            edge.evidence.assign(tie.evidence.begin(), tie.evidence.end());
            edge.properties.set(Property::Weight, tie.weight);
            edge.properties.set(Property::EventCount, tie.events);
            edge.properties.set(Property::StatementCount, tie.statements);
            edge.properties.set(Property::Confidence, tie.confidence);
            if (!tie.first_date.empty()) edge.properties.set(Property::FirstDate, tie.first_date);
            if (!tie.last_date.empty()) edge.properties.set(Property::LastDate, tie.last_date);
            auto names = graph_.evidence_names(edge.evidence);
            if (!names.empty()) edge.properties.set(Property::EvidenceIds, std::move(names));
        }
        return view;
    }

    const PropertyGraph& graph_;
    std::map<TieKey, Tie> ties_;
};

} // namespace

std::span<const ViewInfo> views() noexcept { return kViews; }

std::optional<View> view_named(std::string_view name) noexcept {
    const auto at = std::find_if(kViews.begin(), kViews.end(), [name](const ViewInfo& v) { return v.name == name; });
    return at == kViews.end() ? std::nullopt : std::optional(at->view);
}


PropertyGraph make_view(const PropertyGraph& graph, View view) {
    switch (view) {
    case View::Full: return graph;
    case View::Actors: return ActorsView(graph).make();
    case View::Statements: return cut(graph, of_statements);
    case View::Events: return cut(graph, of_events);
    }
    return graph;
}

} // namespace newsgraph::graph
