// SPDX-License-Identifier: Apache-2.0
// A small graph made by hand, as the fold would make it: two stories, copies of one sentence, an emoji
// before a highlight, and names that attack whoever shows them.
#pragma once

#include "graph/property_graph.hpp"

namespace newsgraph::viz::testing {

[[nodiscard]] graph::PropertyGraph sample_graph();

/// `actors` actors, each of which speaks about `links` others: for limits and speed.
[[nodiscard]] graph::PropertyGraph large_graph(std::size_t actors, std::size_t links);

} // namespace newsgraph::viz::testing
