// SPDX-License-Identifier: Apache-2.0
// The whole graph as text, one line a node, edge and piece of evidence: for tests, for `newsgraph diff` and for eyes.
// Equal graphs give equal text.
#pragma once

#include "graph/property_graph.hpp"

#include <string>

namespace newsgraph::graph {

/// A value as the dump writes it: text in JSON quotes, lists in brackets.
[[nodiscard]] std::string to_debug_string(const Value& value);
/// `Person a_12… name="…" weight=3`
[[nodiscard]] std::string to_debug_string(const Node& node);
/// Nodes, edges with their end points' labels, evidence.
[[nodiscard]] std::string to_debug_string(const PropertyGraph& graph);

} // namespace newsgraph::graph
