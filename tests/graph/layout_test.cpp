// SPDX-License-Identifier: Apache-2.0
#include "graph/layout.hpp"
#include "graph/quadtree.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace newsgraph::graph;

namespace {

/// Rings of ten nodes; the first `connected` rings are joined to their neighbour.
PropertyGraph rings(std::size_t count, std::size_t connected) {
    PropertyGraph graph;
    for (std::size_t i = 0; i < 10 * count; ++i) graph.add_node(NodeKind::Person, "a_" + std::to_string(i));
    const auto id = [](std::size_t i) { return static_cast<NodeId>(i); };
    for (std::size_t r = 0; r < count; ++r) {
        for (std::size_t i = 0; i < 10; ++i) graph.add_edge(id(10 * r + i), id(10 * r + (i + 1) % 10), EdgeKind::RelatedTo);
        if (r > 0 && r < connected) graph.add_edge(id(10 * r), id(10 * r - 10), EdgeKind::RelatedTo);
    }
    return graph;
}

double distance(Position a, Position b) { return std::hypot(a.x - b.x, a.y - b.y); }

} // namespace

TEST_CASE("layout: the same graph gives the same finite, centred, bounded positions", "[graph][layout]") {
    const auto graph = rings(12, 8);
    const auto at = layout(graph);
    CHECK(at == layout(graph));
    REQUIRE(at.size() == 120);
    Position sum;
    for (const Position& p : at) {
        CHECK(std::isfinite(p.x));
        CHECK(std::isfinite(p.y));
        CHECK(std::abs(p.x) <= 5000);
        CHECK(std::abs(p.y) <= 5000);
        sum = {sum.x + p.x, sum.y + p.y};
    }
    CHECK(std::abs(sum.x) < 1);
    CHECK(std::abs(sum.y) < 1);
}

TEST_CASE("layout: neighbours are nearer than strangers", "[graph][layout]") {
    const auto graph = rings(12, 8);
    const auto at = layout(graph);
    double near = 0;
    double all = 0;
    for (const Edge& edge : graph.edges()) near += distance(at[index(edge.source)], at[index(edge.target)]);
    for (std::size_t i = 0; i < at.size(); ++i) all += distance(at[i], at[(i + 57) % at.size()]);
    CHECK(near / static_cast<double>(graph.edge_count()) < 0.4 * all / static_cast<double>(at.size()));
}

TEST_CASE("layout: nothing, one node, a loop, equal places", "[graph][layout]") {
    CHECK(layout(PropertyGraph()).empty());
    PropertyGraph one;
    const auto node = one.add_node(NodeKind::Person, "a");
    one.add_edge(node, node, EdgeKind::RelatedTo);
    CHECK(layout(one) == std::vector<Position>{{0, 0}});
}

TEST_CASE("quadtree: agrees with the sum over all points", "[graph][layout]") {
    std::vector<Position> points;
    std::vector<double> masses;
    for (int i = 0; i < 500; ++i) {
        points.push_back({static_cast<double>((i * 7919) % 1009), static_cast<double>((i * 104729) % 997)});
        masses.push_back(1 + i % 5);
    }
    points.push_back(points.front()); // coincides
    masses.push_back(2);
    Quadtree tree;
    tree.build(points, masses);
    for (std::uint32_t i = 0; i < points.size(); i += 25) {
        Position exact;
        for (std::size_t j = 0; j < points.size(); ++j) {
            const double dx = points[i].x - points[j].x;
            const double dy = points[i].y - points[j].y;
            if (const double d2 = dx * dx + dy * dy; d2 > 0) exact = {exact.x + dx * masses[j] / d2, exact.y + dy * masses[j] / d2};
        }
        const Position close = tree.push_on(i, 3.0);
        CHECK(close.x == Approx(exact.x).margin(0.3));
        CHECK(close.y == Approx(exact.y).margin(0.3));
    }
}
