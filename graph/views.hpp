// SPDX-License-Identifier: Apache-2.0
// Cuts of the graph for one purpose each: what `--view` names. Pure functions from a graph to a graph.
//
//   full        everything
//   actors      actors only: one edge a pair and PLOVER type for what they did (agent → recipient; from the smaller key to
//               the greater where an event has no direction), for what one said as an act against the other, and
//               SPOKE_ABOUT for statements of one about the other; each with event_count and statement_count
//   statements  who said what about whom, to whom, through whom
//   events      who took part in what, and where
//
// Node keys are those of the full graph. A view has no evidence of its own: the evidence ids on its nodes and edges
// are those of the graph it was made from, and so are the document nodes they name. In all views but `full`, nodes without an edge
// are left out.
#pragma once

#include "graph/property_graph.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace newsgraph::graph {

enum class View : std::uint8_t { Full, Actors, Statements, Events };

struct ViewInfo {
    View view;
    std::string_view name; ///< "full", "actors" …
    std::string_view description;
};
[[nodiscard]] std::span<const ViewInfo> views() noexcept;
[[nodiscard]] std::optional<View> view_named(std::string_view name) noexcept;

/// O(nodes + edges), and for `actors` the pairs of participants of each event (of the first 50 participants by key).
[[nodiscard]] PropertyGraph make_view(const PropertyGraph& graph, View view);

} // namespace newsgraph::graph
