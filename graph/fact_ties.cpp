// SPDX-License-Identifier: Apache-2.0
#include "graph/fact_ties.hpp"

#include <algorithm>

namespace newsgraph::graph {
namespace {

/// The participants of larger events (summits) are listed but not joined pair by pair beyond this.
constexpr std::size_t kMaxParticipants = 50;

constexpr std::size_t kFirstType = static_cast<std::size_t>(EdgeKind::Agree);
static_assert(static_cast<std::size_t>(EdgeKind::Assault) - kFirstType ==
              static_cast<std::size_t>(EventType::Assault) - static_cast<std::size_t>(EventType::Agree));

void sort_and_bound(const PropertyGraph& graph, std::vector<NodeId>& actors) {
    std::sort(actors.begin(), actors.end(), [&graph](NodeId a, NodeId b) { return graph.node(a).key < graph.node(b).key; });
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    if (actors.size() > kMaxParticipants) actors.resize(kMaxParticipants);
}

std::vector<FactTie> ties_of_event(const PropertyGraph& graph, NodeId id) {
    std::vector<FactTie> ties;
    const auto type = from_string<EventType>(graph.node(id).properties.text(Property::EventType));
    if (!type || *type == EventType::None) return ties;
    std::vector<NodeId> agents;
    std::vector<NodeId> recipients;
    std::vector<NodeId> others;
    for (const EdgeId e : graph.in_edges(id)) {
        const Edge& edge = graph.edge(e);
        if (edge.kind != EdgeKind::ParticipatedIn) continue;
        // Roles are joined by "; " where an actor has several.
        const auto has = [roles = edge.properties.text(Property::Role)](std::string_view role) {
            return roles.find(role) != std::string_view::npos;
        };
        if (has("agent")) agents.push_back(edge.source);
        if (has("recipient")) recipients.push_back(edge.source);
        if (has("participant")) others.push_back(edge.source);
    }
    for (auto* side : {&agents, &recipients, &others}) sort_and_bound(graph, *side);
    const auto tie = [&](NodeId a, NodeId b) {
        if (a != b) ties.push_back({a, b, edge_kind(*type), std::nullopt});
    };
    for (const NodeId agent : agents) {
        for (const NodeId recipient : recipients) tie(agent, recipient);
    }
    std::vector<NodeId> together = others;
    if (recipients.empty() || !others.empty()) together.insert(together.end(), agents.begin(), agents.end());
    sort_and_bound(graph, together);
    for (std::size_t i = 0; i < together.size(); ++i) {
        for (std::size_t j = i + 1; j < together.size(); ++j) tie(together[i], together[j]);
    }
    return ties;
}

std::vector<FactTie> ties_of_statement(const PropertyGraph& graph, NodeId id) {
    std::vector<NodeId> speakers;
    for (const EdgeId e : graph.in_edges(id)) {
        if (graph.edge(e).kind == EdgeKind::Said) speakers.push_back(graph.edge(e).source);
    }
    std::vector<EdgeId> about;
    std::vector<EdgeId> addressed;
    for (const EdgeId e : graph.out_edges(id)) {
        const Edge& edge = graph.edge(e);
        if (!is_actor(graph.node(edge.target).kind)) continue;
        if (edge.kind == EdgeKind::About) about.push_back(e);
        if (edge.kind == EdgeKind::AddressedTo) addressed.push_back(e);
    }
    std::vector<FactTie> ties;
    const auto tie = [&](EdgeKind kind, EdgeId e) {
        for (const NodeId speaker : speakers) {
            if (speaker != graph.edge(e).target) ties.push_back({speaker, graph.edge(e).target, kind, e});
        }
    };
    for (const EdgeId e : about) tie(EdgeKind::SpokeAbout, e);
    const auto act = from_string<EventType>(graph.node(id).properties.text(Property::Act));
    if (act && *act != EventType::None) {
        for (const EdgeId e : addressed.empty() ? about : addressed) tie(edge_kind(*act), e);
    }
    return ties;
}

} // namespace

std::vector<FactTie> ties_of(const PropertyGraph& graph, NodeId fact) {
    switch (graph.node(fact).kind) {
    case NodeKind::Event: return ties_of_event(graph, fact);
    case NodeKind::Statement: return ties_of_statement(graph, fact);
    default: return {};
    }
}

EdgeKind edge_kind(EventType type) noexcept {
    return static_cast<EdgeKind>(kFirstType + static_cast<std::size_t>(type) - static_cast<std::size_t>(EventType::Agree));
}

} // namespace newsgraph::graph
