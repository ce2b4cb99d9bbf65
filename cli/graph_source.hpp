// SPDX-License-Identifier: Apache-2.0
// The options --graph and --view, which several commands share: the graph that a command is about.
#pragma once

#include "cli/arguments.hpp"
#include "graph/property_graph.hpp"

namespace newsgraph::cli {

inline constexpr Option kGraphOption{"--graph", "FILE", "the store to read (default: news.ngraph)"};
inline constexpr Option kViewOption{"--view", "VIEW", "full, actors, statements or events (default: full)"};

/// The graph of the store, cut to the view. Throws UsageError for an unknown view and graph::Error for a store that
/// cannot be read.
[[nodiscard]] graph::PropertyGraph read_graph(const Arguments& arguments);

} // namespace newsgraph::cli
