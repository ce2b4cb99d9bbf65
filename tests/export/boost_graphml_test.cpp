// SPDX-License-Identifier: Apache-2.0
// Our GraphML read by Boost's own reader, which was written by other people.
#include "export/export_graph.hpp"
#include "export/graphml_sink.hpp"
#include "test_graphs.hpp"

#include <boost/graph/graphml.hpp>
#include <catch2/catch.hpp>

#include <map>
#include <sstream>

using namespace newsgraph;

TEST_CASE("graphml: boost::read_graphml gives back the same nodes, edges and values", "[export][graphml]") {
    auto graph = test::big_graph(300, 900);
    // Boost reads booleans as 0 and 1, XML Schema's shorter spelling, which Gephi takes for false.
    for (std::size_t i = 0; i < graph.node_count(); ++i)
        graph.node(static_cast<graph::NodeId>(i)).properties.erase(graph::Property::Anonymous);
    std::stringstream file;
    exporter::GraphmlSink sink(file);
    exporter::export_graph(graph, sink);

    using Read = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    Read read;
    std::map<Read::vertex_descriptor, std::string> name;
    std::map<Read::vertex_descriptor, long> mentions;
    std::map<Read::vertex_descriptor, double> confidence;
    std::map<Read::edge_descriptor, double> weight;
    std::map<Read::edge_descriptor, std::string> type;
    boost::dynamic_properties properties(
        [](const std::string&, const boost::any&, const boost::any&) { return boost::shared_ptr<boost::dynamic_property_map>(); });
    boost::associative_property_map name_map(name);
    boost::associative_property_map mention_map(mentions);
    boost::associative_property_map confidence_map(confidence);
    boost::associative_property_map weight_map(weight);
    boost::associative_property_map type_map(type);
    properties.property("text", name_map);
    properties.property("mention_count", mention_map);
    properties.property("confidence", confidence_map);
    properties.property("weight", weight_map);
    properties.property("rel_type", type_map);
    boost::read_graphml(file, read, properties);

    REQUIRE(boost::num_vertices(read) == graph.node_count());
    REQUIRE(boost::num_edges(read) == graph.edge_count());
    std::multiset<std::tuple<std::string, long>> expected;
    std::multiset<std::tuple<std::string, long>> got;
    for (const auto& node : graph.nodes())
        expected.emplace(node.properties.text(graph::Property::Text), *node.properties.integer(graph::Property::MentionCount));
    for (const auto& [vertex, text] : name) got.emplace(text, mentions.at(vertex));
    CHECK(got == expected);
    std::multiset<std::tuple<std::string, double>> expected_edges;
    std::multiset<std::tuple<std::string, double>> got_edges;
    for (const auto& edge : graph.edges())
        expected_edges.emplace(graph::to_string(edge.kind), static_cast<double>(*edge.properties.integer(graph::Property::Weight)));
    for (const auto& [edge, t] : type) got_edges.emplace(t, weight.at(edge));
    CHECK(got_edges == expected_edges);
}
