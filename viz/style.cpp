// SPDX-License-Identifier: Apache-2.0
#include "viz/style.hpp"

#include <array>

namespace newsgraph::viz {
namespace {

using graph::EdgeKind;
using graph::NodeKind;

constexpr std::array<ClassStyle, kRelationClasses> kClasses{{
    {"talk", "Talk", "#5b7a99"},
    {"cooperate", "Cooperation", "#16877b"},
    {"dispute", "Dispute in words", "#c07a12"},
    {"conflict", "Conflict in deeds", "#c8442f"},
    {"tie", "Lasting tie", "#8660ab"},
    {"structure", "Structure", "#8b95a1"},
}};

constexpr std::array<KindStyle, 8> kKinds{{
    {"#3b78c3", "circle"},   // Person
    {"#9a5bb0", "square"},   // Organization
    {"#2a8f74", "hexagon"},  // Country
    {"#5f8f2f", "triangle"}, // Place
    {"#4a8fa8", "ring"},     // Group
    {"#8a7f6d", "bar"},      // Statement
    {"#bf6a3a", "diamond"},  // Event
    {"#7c8794", "page"},     // Document
}};
static_assert(kKinds.size() == static_cast<std::size_t>(NodeKind::Document) + 1);

constexpr std::array<NodeKind, kKinds.size()> kNodeKinds{
    NodeKind::Person, NodeKind::Organization, NodeKind::Country, NodeKind::Place,
    NodeKind::Group,  NodeKind::Statement,    NodeKind::Event,   NodeKind::Document};

constexpr std::size_t kEdgeKindCount = static_cast<std::size_t>(EdgeKind::SpokeAbout) + 1;

constexpr auto make_edge_kinds() {
    std::array<EdgeKind, kEdgeKindCount> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = static_cast<EdgeKind>(i);
    return kinds;
}
constexpr auto kEdgeKinds = make_edge_kinds();

} // namespace

RelationClass relation_class(EdgeKind kind) noexcept {
    switch (kind) {
    case EdgeKind::Consult:
    case EdgeKind::SpokeAbout: return RelationClass::Talk;
    case EdgeKind::Agree:
    case EdgeKind::Support:
    case EdgeKind::Cooperate:
    case EdgeKind::Aid:
    case EdgeKind::Concede:
    case EdgeKind::Retreat: return RelationClass::Cooperate;
    case EdgeKind::Request:
    case EdgeKind::Accuse:
    case EdgeKind::Reject:
    case EdgeKind::Threaten: return RelationClass::Dispute;
    case EdgeKind::Sanction:
    case EdgeKind::Protest:
    case EdgeKind::Mobilize:
    case EdgeKind::Coerce:
    case EdgeKind::Assault: return RelationClass::Conflict;
    case EdgeKind::HoldsRole:
    case EdgeKind::RelatedTo: return RelationClass::Tie;
    case EdgeKind::Said:
    case EdgeKind::AddressedTo:
    case EdgeKind::About:
    case EdgeKind::Via:
    case EdgeKind::ParticipatedIn:
    case EdgeKind::LocatedIn:
    case EdgeKind::ReportedIn:
    case EdgeKind::Mentions:
    case EdgeKind::CopyOf: break;
    }
    return RelationClass::Structure;
}

const ClassStyle& style(RelationClass relation) noexcept {
    return kClasses[static_cast<std::size_t>(relation)];
}

const KindStyle& style(NodeKind kind) noexcept { return kKinds[static_cast<std::size_t>(kind)]; }

std::span<const NodeKind> node_kinds() noexcept { return kNodeKinds; }

std::span<const EdgeKind> edge_kinds() noexcept { return kEdgeKinds; }

} // namespace newsgraph::viz
