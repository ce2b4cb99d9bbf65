// SPDX-License-Identifier: Apache-2.0
#include "graph/property_graph.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::graph;

TEST_CASE("property graph: one node a key, one edge a source, target and kind", "[graph]") {
    PropertyGraph graph;
    const auto actor = graph.add_node(NodeKind::Person, "a_1");
    const auto statement = graph.add_node(NodeKind::Statement, "s_1");
    CHECK(graph.add_node(NodeKind::Person, "a_1") == actor);
    CHECK_THROWS_AS(graph.add_node(NodeKind::Event, "a_1"), std::logic_error);
    const auto said = graph.add_edge(actor, statement, EdgeKind::Said);
    CHECK(graph.add_edge(actor, statement, EdgeKind::Said) == said);
    const auto about = graph.add_edge(statement, actor, EdgeKind::About);
    CHECK(graph.edge_count() == 2);
    CHECK(graph.out_edges(actor) == std::vector{said});
    CHECK(graph.in_edges(actor) == std::vector{about});
    CHECK(graph.edge(said).key != graph.edge(about).key);
    CHECK(graph.find_node("s_1") == statement);
    CHECK_FALSE(graph.find_node("s_2"));
}

TEST_CASE("property map: ordered, replaced, typed", "[graph]") {
    PropertyMap map;
    map.set(Property::Weight, std::int64_t{3});
    map.set(Property::Label, "A");
    map.set(Property::Label, "B");
    REQUIRE(map.entries().size() == 2);
    CHECK(map.entries().front().first == Property::Label);
    CHECK(map.text(Property::Label) == "B");
    CHECK(map.integer(Property::Weight) == 3);
    CHECK(map.text(Property::Weight).empty());
    map.erase(Property::Label);
    CHECK(map.find(Property::Label) == nullptr);
}
