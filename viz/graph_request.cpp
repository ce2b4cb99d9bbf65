// SPDX-License-Identifier: Apache-2.0
#include "viz/graph_request.hpp"

namespace newsgraph::viz {
namespace {

constexpr std::size_t kNeighbours = 60; ///< shown around an ego unless asked for more
constexpr std::size_t kTopActors = 30;
constexpr std::size_t kMaxEgos = 40;

} // namespace

SelectionRequest read_graph_request(const Model& model, const Query::Parameters& parameters) {
    const Query query(parameters, {"ego", "view", "types", "rel", "from", "to", "limit"});
    SelectionRequest request{read_filter(query), query.nodes(model.graph, "ego"), 0};
    if (request.egos.size() > kMaxEgos)
        throw Problem(400, "at most " + std::to_string(kMaxEgos) + " nodes can be expanded at once");
    request.limit = query.number("limit", request.egos.empty() ? kTopActors : kNeighbours, 1, kMaxLimit);
    return request;
}

std::vector<exporter::Position> place(const Selection& selection, std::size_t egos) {
    std::vector<PlacedEdge> edges;
    edges.reserve(selection.edges.size());
    for (const auto& edge : selection.edges)
        edges.push_back({edge.source, edge.target, static_cast<double>(edge.count)});
    return place(selection.nodes.size(), egos, edges);
}

} // namespace newsgraph::viz
