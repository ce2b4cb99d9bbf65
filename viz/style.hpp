// SPDX-License-Identifier: Apache-2.0
// How kinds look: the one table of colours and shapes that the page (through /api/meta) and the server's
// own picture share, and the classes into which relations are sorted.
//
// Shape doubles colour, so that nothing is told by colour alone. The colours keep a contrast of 3:1 on
// white and on the dark page and stay apart for the common colour deficiencies.
#pragma once

#include "graph/schema.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace newsgraph::viz {

/// Which way a relation points: PLOVER's four quadrants, joined where they read alike, and two classes
/// for what is not an act.
enum class RelationClass : std::uint8_t {
    Talk,      ///< meetings, calls, speaking about somebody
    Cooperate, ///< agreement, support, aid
    Dispute,   ///< demands, accusations, threats: conflict in words
    Conflict,  ///< sanctions, arrests, attacks: conflict in deeds
    Tie,       ///< lasting relations and offices
    Structure  ///< how facts hang together: said, about, reported in
};
inline constexpr std::size_t kRelationClasses = 6;

struct ClassStyle {
    std::string_view name;  ///< "talk" ...
    std::string_view label; ///< for people
    std::string_view colour;
};

struct KindStyle {
    std::string_view colour;
    std::string_view shape; ///< circle square hexagon triangle ring bar diamond page
};

[[nodiscard]] RelationClass relation_class(graph::EdgeKind kind) noexcept;
[[nodiscard]] const ClassStyle& style(RelationClass relation) noexcept;
[[nodiscard]] const KindStyle& style(graph::NodeKind kind) noexcept;

/// Every kind, in the order of its enumeration.
[[nodiscard]] std::span<const graph::NodeKind> node_kinds() noexcept;
[[nodiscard]] std::span<const graph::EdgeKind> edge_kinds() noexcept;

} // namespace newsgraph::viz
