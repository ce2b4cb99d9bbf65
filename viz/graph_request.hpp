// SPDX-License-Identifier: Apache-2.0
// The request that /api/graph, /api/timeline and /api/picture.svg share, and where its nodes are drawn.
#pragma once

#include "viz/placement.hpp"
#include "viz/selection.hpp"

#include <vector>

namespace newsgraph::viz {

[[nodiscard]] SelectionRequest read_graph_request(const Model& model, const Query::Parameters& parameters);

[[nodiscard]] std::vector<exporter::Position> place(const Selection& selection, std::size_t egos);

} // namespace newsgraph::viz
