// SPDX-License-Identifier: Apache-2.0
// Nodes are sorted once; edges are then sorted by the ranks of their ends, which compares numbers only.
#include "export/export_graph.hpp"

#include "export/escape.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <vector>

namespace newsgraph::exporter {
namespace {

constexpr double kFarthest = 5000;

void require_plain(std::string_view key, std::string_view what) {
    if (!is_plain_key(key))
        throw graph::Error("the graph holds a " + std::string(what) +
                           " whose key is not made of letters, digits, '_', '-' and '.'; rebuild the graph");
}

std::vector<std::uint32_t> order_nodes(const graph::PropertyGraph& graph) {
    std::vector<std::uint32_t> order(graph.node_count());
    std::iota(order.begin(), order.end(), 0U);
    const auto& nodes = graph.nodes();
    std::sort(order.begin(), order.end(), [&nodes](std::uint32_t a, std::uint32_t b) {
        return std::tie(nodes[a].kind, nodes[a].key) < std::tie(nodes[b].kind, nodes[b].key);
    });
    return order;
}

std::vector<std::uint32_t> order_edges(const graph::PropertyGraph& graph,
                                       const std::vector<std::uint32_t>& node_order) {
    std::vector<std::uint32_t> rank(node_order.size());
    for (std::size_t i = 0; i < node_order.size(); ++i) rank[node_order[i]] = static_cast<std::uint32_t>(i);
    std::vector<std::uint32_t> order(graph.edge_count());
    std::iota(order.begin(), order.end(), 0U);
    const auto& edges = graph.edges();
    const auto place = [&](std::uint32_t e) {
        const auto& edge = edges[e];
        return std::tuple(edge.kind, rank[graph::index(edge.source)], rank[graph::index(edge.target)]);
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
    return order;
}

/// Thousandths are finer than any screen and keep the file short.
double rounded(double value) noexcept { return std::round(value * 1000) / 1000; }

std::vector<Position> centred(std::span<const Position> positions) {
    Position sum;
    for (const Position& p : positions) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) throw std::logic_error("a position is not finite");
        sum.x += p.x / static_cast<double>(positions.size());
        sum.y += p.y / static_cast<double>(positions.size());
    }
    double farthest = kFarthest;
    for (const Position& p : positions)
        farthest = std::max({farthest, std::abs(p.x - sum.x), std::abs(p.y - sum.y)});
    const double scale = kFarthest / farthest;
    std::vector<Position> result;
    result.reserve(positions.size());
    for (const Position& p : positions)
        result.push_back({rounded((p.x - sum.x) * scale), rounded((p.y - sum.y) * scale)});
    return result;
}

} // namespace

void export_graph(const graph::PropertyGraph& graph, GraphSink& sink, std::span<const Position> positions) {
    if (!positions.empty() && positions.size() != graph.node_count())
        throw std::logic_error("export_graph wants one position a node or none");
    for (const auto& node : graph.nodes()) require_plain(node.key, "node");
    for (const auto& edge : graph.edges()) require_plain(edge.key, "edge");
    const auto drawn = centred(positions);
    const auto nodes = order_nodes(graph);
    sink.begin(graph);
    for (const std::uint32_t i : nodes) sink.node({graph.nodes()[i], drawn.empty() ? nullptr : &drawn[i]});
    for (const std::uint32_t i : order_edges(graph, nodes)) {
        const auto& edge = graph.edges()[i];
        sink.edge({edge, graph.node(edge.source), graph.node(edge.target)});
    }
    sink.end();
}

} // namespace newsgraph::exporter
