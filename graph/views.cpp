// SPDX-License-Identifier: Apache-2.0
#include "graph/views.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace newsgraph::graph {
namespace {

constexpr std::size_t kMaxParticipants = 50;

constexpr auto kViews = std::to_array<ViewInfo>({
    {View::Full, "full", "all nodes and edges"},
    {View::Actors, "actors", "actors and what they did to and said about each other"},
    {View::Statements, "statements", "actors, statements and what they are about"},
    {View::Events, "events", "actors, events and places"},
});

constexpr std::size_t kFirstType = static_cast<std::size_t>(EdgeKind::Agree);
static_assert(static_cast<std::size_t>(EdgeKind::Assault) - kFirstType ==
              static_cast<std::size_t>(EventType::Assault) - static_cast<std::size_t>(EventType::Agree));

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
        for (std::size_t i = 0; i < graph_.node_count(); ++i) {
            const auto id = static_cast<NodeId>(i);
            if (graph_.node(id).kind == NodeKind::Event) add_event(id);
            if (graph_.node(id).kind == NodeKind::Statement) add_statement(id);
        }
        return finish();
    }

private:
    using TieKey = std::tuple<NodeId, EdgeKind, NodeId>;

    [[nodiscard]] bool key_less(NodeId a, NodeId b) const { return graph_.node(a).key < graph_.node(b).key; }

    void sort_and_bound(std::vector<NodeId>& actors) const {
        std::sort(actors.begin(), actors.end(), [this](NodeId a, NodeId b) { return key_less(a, b); });
        actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
        if (actors.size() > kMaxParticipants) actors.resize(kMaxParticipants);
    }

    void add_event(NodeId id) {
        const Node& event = graph_.node(id);
        const auto type = from_string<EventType>(event.properties.text(Property::EventType));
        if (!type || *type == EventType::None) return;
        std::vector<NodeId> agents;
        std::vector<NodeId> recipients;
        std::vector<NodeId> others;
        for (const EdgeId e : graph_.in_edges(id)) {
            const Edge& edge = graph_.edge(e);
            if (edge.kind != EdgeKind::ParticipatedIn) continue;
            // Roles are joined by "; " where an actor has several.
            const auto has = [roles = edge.properties.text(Property::Role)](std::string_view role) {
                return roles.find(role) != std::string_view::npos;
            };
            if (has("agent")) agents.push_back(edge.source);
            if (has("recipient")) recipients.push_back(edge.source);
            if (has("participant")) others.push_back(edge.source);
        }
        for (auto* side : {&agents, &recipients, &others}) sort_and_bound(*side);
        const auto tie = [&](NodeId a, NodeId b) {
            if (a == b) return;
            Tie& one = ties_[{a, edge_kind(*type), b}];
            one.add(event.properties, event.evidence);
            ++one.events;
        };
        for (const NodeId agent : agents) {
            for (const NodeId recipient : recipients) tie(agent, recipient);
        }
        // Without a direction: all who are on no side, or the agents among themselves when nothing was done to anyone.
        std::vector<NodeId> together = others;
        if (recipients.empty() || !others.empty()) together.insert(together.end(), agents.begin(), agents.end());
        sort_and_bound(together);
        for (std::size_t i = 0; i < together.size(); ++i) {
            for (std::size_t j = i + 1; j < together.size(); ++j) tie(together[i], together[j]);
        }
    }

    void add_statement(NodeId id) {
        const Node& statement = graph_.node(id);
        std::vector<NodeId> speakers;
        for (const EdgeId e : graph_.in_edges(id)) {
            if (graph_.edge(e).kind == EdgeKind::Said) speakers.push_back(graph_.edge(e).source);
        }
        std::vector<EdgeId> about;
        std::vector<EdgeId> addressed;
        for (const EdgeId e : graph_.out_edges(id)) {
            const Edge& edge = graph_.edge(e);
            if (!is_actor(graph_.node(edge.target).kind)) continue;
            if (edge.kind == EdgeKind::About) about.push_back(e);
            if (edge.kind == EdgeKind::AddressedTo) addressed.push_back(e);
        }
        const auto tie = [&](EdgeKind kind, EdgeId e) {
            const Edge& edge = graph_.edge(e);
            for (const NodeId speaker : speakers) {
                if (speaker == edge.target) continue;
                Tie& one = ties_[{speaker, kind, edge.target}];
                one.add(edge.properties, edge.evidence);
                ++one.statements;
            }
        };
        for (const EdgeId e : about) tie(EdgeKind::SpokeAbout, e);
        const auto act = from_string<EventType>(statement.properties.text(Property::Act));
        if (!act || *act == EventType::None) return;
        for (const EdgeId e : addressed.empty() ? about : addressed) tie(edge_kind(*act), e);
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

EdgeKind edge_kind(EventType type) noexcept {
    return static_cast<EdgeKind>(kFirstType + static_cast<std::size_t>(type) -
                                 static_cast<std::size_t>(EventType::Agree));
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
