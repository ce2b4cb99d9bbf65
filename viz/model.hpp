// SPDX-License-Identifier: Apache-2.0
// Everything the viewer reads, built once when it starts and never changed after: the graph, its two
// networks and the search index. Requests only read it, so they need no lock.
#pragma once

#include "graph/property_graph.hpp"
#include "viz/network.hpp"
#include "viz/search_index.hpp"

#include <cstdint>
#include <vector>

namespace newsgraph::viz {

enum class View : std::uint8_t { Actors, Full };

struct Model {
    /// Keeps a reference: `graph` must outlive the model.
    explicit Model(const graph::PropertyGraph& whole)
        : graph(whole), actors(Network::actors(whole)), full(Network::full(whole)), search(whole) {}
    explicit Model(graph::PropertyGraph&&) = delete;

    [[nodiscard]] const Network& network(View view) const noexcept {
        return view == View::Actors ? actors : full;
    }

    const graph::PropertyGraph& graph;
    Network actors;
    Network full;
    SearchIndex search;
};

} // namespace newsgraph::viz
