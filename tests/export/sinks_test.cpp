// SPDX-License-Identifier: Apache-2.0
#include "export/export_graph.hpp"
#include "export/formats.hpp"
#include "graph/json.hpp"
#include "memory_folder.hpp"
#include "test_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <ostream>
#include <streambuf>

using namespace newsgraph;
using namespace newsgraph::exporter;

namespace {

std::map<std::string, std::string> written(const Format& format, const graph::PropertyGraph& graph) {
    test::MemoryFolder folder;
    const auto sink = format.is_folder() ? format.make_for_folder(folder, {}) : format.make_for_stream(folder.create("out"));
    export_graph(graph, *sink);
    return folder.contents();
}

std::string written(const char* format, const graph::PropertyGraph& graph) {
    return written(*find_format(format), graph).at("out");
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
    return n;
}

graph::PropertyGraph small_graph(bool reversed) {
    graph::PropertyGraph graph;
    const auto add = [&](graph::NodeKind kind, const char* key, const char* label) {
        graph.node(graph.add_node(kind, key)).properties.set(graph::Property::Label, label);
    };
    if (!reversed) add(graph::NodeKind::Person, "a_1", "A & B");
    add(graph::NodeKind::Statement, "s_1", "We will not\nyield");
    if (reversed) add(graph::NodeKind::Person, "a_1", "A & B");
    const auto a = *graph.find_node("a_1");
    const auto s = *graph.find_node("s_1");
    graph.node(a).properties.set(graph::Property::MentionCount, graph::Value(std::int64_t{9}));
    graph.node(s).properties.set(graph::Property::Date, "2025-03-24");
    const auto first = reversed ? graph::EdgeKind::About : graph::EdgeKind::Said;
    graph.add_edge(first == graph::EdgeKind::Said ? a : s, first == graph::EdgeKind::Said ? s : a, first);
    graph.add_edge(reversed ? a : s, reversed ? s : a, reversed ? graph::EdgeKind::Said : graph::EdgeKind::About);
    return graph;
}

/// A disk with room for `room` bytes.
class FullDisk final : public std::streambuf {
public:
    explicit FullDisk(std::size_t room) : room_(room) {}

protected:
    int_type overflow(int_type c) override { return room_-- > 0 ? c : traits_type::eof(); }
    std::streamsize xsputn(const char* /*text*/, std::streamsize size) override {
        const auto taken = std::min<std::streamsize>(size, static_cast<std::streamsize>(room_));
        room_ -= static_cast<std::size_t>(taken);
        return taken;
    }

private:
    std::size_t room_;
};

} // namespace

TEST_CASE("formats: the table is complete and findable", "[export][formats]") {
    for (const Format& format : formats()) {
        CHECK(find_format(format.name) == &format);
        CHECK((format.make_for_stream == nullptr) != (format.make_for_folder == nullptr));
        CHECK(format.extension.empty() == format.is_folder());
    }
    CHECK(find_format("gml") == nullptr);
    CHECK(format_names() == "graphml, gexf, cypher, csv, json, ftm, spreadsheet");
}

TEST_CASE("sinks: the order of insertion does not show in any format", "[export]") {
    for (const Format& format : formats()) {
        CAPTURE(format.name);
        CHECK(written(format, small_graph(false)) == written(format, small_graph(true)));
    }
}

TEST_CASE("sinks: an empty graph gives a whole file", "[export]") {
    for (const Format& format : formats()) {
        CAPTURE(format.name);
        if (format.name == "ftm") continue; // entities and nothing around them
        for (const auto& [name, text] : written(format, {})) CHECK(text.size() > 10);
    }
}

TEST_CASE("sinks: a failed stream is an error in every format", "[export]") {
    const auto graph = test::big_graph(600, 600);
    for (const Format& format : formats()) {
        if (format.is_folder()) continue;
        CAPTURE(format.name);
        FullDisk disk(20'000);
        std::ostream out(&disk);
        const auto sink = format.make_for_stream(out);
        CHECK_THROWS_AS(export_graph(graph, *sink), graph::Error);
    }
}

TEST_CASE("driver: refuses keys that would need escaping", "[export]") {
    graph::PropertyGraph graph;
    graph.add_node(graph::NodeKind::Person, "a\"b");
    std::ostringstream out;
    const auto sink = find_format("json")->make_for_stream(out);
    CHECK_THROWS_AS(export_graph(graph, *sink), graph::Error);
    CHECK(out.str().empty());
}

TEST_CASE("driver: positions are centred and kept within what Gephi leaves alone", "[export]") {
    const auto graph = small_graph(false);
    const std::vector<Position> positions = {{1e6, 10}, {1e6 + 20'000, 10}};
    std::ostringstream out;
    const auto sink = find_format("graphml")->make_for_stream(out);
    export_graph(graph, *sink, positions);
    CHECK(count(out.str(), "<data key=\"x\">-565.685</data><data key=\"y\">0.0</data>") == 1);
    CHECK(count(out.str(), "<data key=\"x\">565.685</data><data key=\"y\">0.0</data>") == 1);
}

TEST_CASE("graphml: golden", "[export][graphml]") {
    const auto graph = small_graph(false);
    const auto text = written("graphml", graph);
    CHECK(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns="));
    const auto at = text.find("  <graph ");
    REQUIRE(at != std::string::npos);
    CHECK(text.substr(at).find("<key ") == std::string::npos);
    const auto& edges = graph.edges();
    CHECK(text.substr(at) ==
          "  <graph id=\"G\" edgedefault=\"directed\">\n"
          "    <node id=\"a_1\"><data key=\"n_kind\">Person</data><data key=\"label\">A &amp; B</data>"
          "<data key=\"n_mention_count\">9</data><data key=\"size\">100.0</data>"
          "<data key=\"r\">0</data><data key=\"g\">114</data><data key=\"b\">178</data></node>\n"
          "    <node id=\"s_1\"><data key=\"n_kind\">Statement</data><data key=\"label\">We will not\nyield</data>"
          "<data key=\"n_date\">2025-03-24</data><data key=\"size\">4.0</data>"
          "<data key=\"r\">230</data><data key=\"g\">159</data><data key=\"b\">0</data></node>\n"
          "    <edge id=\"" + edges[0].key + "\" source=\"a_1\" target=\"s_1\" label=\"SAID\">"
          "<data key=\"edgelabel\">said</data><data key=\"e_type\">SAID</data>"
          "<data key=\"e_interaction\">SAID</data><data key=\"weight\">1.0</data></edge>\n"
          "    <edge id=\"" + edges[1].key + "\" source=\"s_1\" target=\"a_1\" label=\"ABOUT\">"
          "<data key=\"edgelabel\">about</data><data key=\"e_type\">ABOUT</data>"
          "<data key=\"e_interaction\">ABOUT</data><data key=\"weight\">1.0</data></edge>\n"
          "  </graph>\n</graphml>\n");
}

TEST_CASE("gexf: time, colour, size and type", "[export][gexf]") {
    const auto text = written("gexf", small_graph(false));
    CHECK(count(text, "mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\"") == 1);
    CHECK(count(text, "label=\"We will not&#10;yield\" start=\"2025-03-24\" end=\"2025-03-24\">") == 1);
    CHECK(count(text, "<viz:size value=\"100.0\"/>") == 1);
    CHECK(count(text, "kind=\"SAID\" label=\"said\" weight=\"1.0\">") == 1);
    CHECK(count(text, "<attributes ") == 2);
    graph::PropertyGraph timeless;
    timeless.add_node(graph::NodeKind::Person, "a_1");
    CHECK(count(written("gexf", timeless), "mode=\"static\">\n    <attributes") == 1);
}

TEST_CASE("cypher: batches of one type, no more than 500 rows each", "[export][cypher]") {
    const auto text = written("cypher", test::big_graph(3000, 2000));
    CHECK(text.find("CREATE CONSTRAINT newsgraph_entity_id IF NOT EXISTS") < text.find("UNWIND"));
    CHECK(count(text, "UNWIND [\n") == count(text, "\n] AS row\n"));
    CHECK(count(text, "SET n:Entity:Actor:Person\n") == 2);
    CHECK(count(text, "\n{id: '") == 5000);
    CHECK(count(text, "MATCH (a:Entity {id: row.s})\nMATCH (b:Entity {id: row.t})\n") == 28);
}

TEST_CASE("json: the values are those of the graph", "[export][json]") {
    const auto text = written("json", test::hostile_graph());
    const auto data = graph::json::parse(text, {"out", 0, 0, 0}, 1U << 30U);
    const auto graph = test::hostile_graph();
    CHECK(data["nodes"].Size() == graph.node_count());
    CHECK(data["links"].Size() == graph.edge_count());
    const auto& extreme = *std::find_if(data["nodes"].Begin(), data["nodes"].End(),
                                        [](const auto& node) { return node["id"] == "v_numbers"; });
    CHECK(graph::json::get_integer(extreme, "killed") == std::numeric_limits<std::int64_t>::max());
    CHECK(graph::json::get_integer(extreme, "injured") == std::numeric_limits<std::int64_t>::min());
    CHECK(graph::json::get_number(extreme, "confidence") == 1.0 / 3);
    CHECK(graph::json::get_number(extreme, "longitude") == 0);
}

TEST_CASE("ftm: statements are notes and links, events have those involved, and every fact its place in an article", "[export][ftm]") {
    using graph::Property;
    graph::PropertyGraph graph;
    const auto node = [&graph](graph::NodeKind kind, const char* key, const char* label) {
        const auto id = graph.add_node(kind, key);
        graph.node(id).properties.set(Property::Label, label);
        return id;
    };
    const auto envoy = node(graph::NodeKind::Person, "a_1", "Ana \x01" "Ruiz");
    const auto state = node(graph::NodeKind::Country, "a_2", "Peru");
    const auto town = node(graph::NodeKind::Place, "a_3", "\"");
    const auto article = node(graph::NodeKind::Document, "d_1", "Talks");
    const auto statement = node(graph::NodeKind::Statement, "s_1", "It lied");
    const auto event = node(graph::NodeKind::Event, "v_1", "CONSULT: talks");
    graph.node(state).properties.set(Property::Country, "PER");
    graph.node(article).properties.set(Property::Url, "javascript:alert(1)");
    graph.node(article).properties.set(Property::Published, "2025-03-24");
    graph.node(statement).properties.set(Property::Text, "It lied");
    graph.node(statement).properties.set(Property::Cue, "accuse");
    graph.node(event).properties.set(Property::Date, "2025-W12");
    graph.set_document_text(article, "\u00C9l. It lied, Ana Ruiz said.");
    const auto evidence = graph.add_evidence({article, {4, 27}, {}, 0.9});
    graph.node(statement).evidence.push_back(evidence);
    graph.add_edge(envoy, statement, graph::EdgeKind::Said);
    const auto about = graph.add_edge(statement, state, graph::EdgeKind::About);
    graph.edge(about).evidence.push_back(evidence);
    graph.add_edge(statement, article, graph::EdgeKind::ReportedIn);
    for (const auto actor : {envoy, state, town}) graph.add_edge(actor, event, graph::EdgeKind::ParticipatedIn);
    const auto role = graph.add_edge(envoy, state, graph::EdgeKind::HoldsRole);
    graph.edge(role).properties.set(Property::Role, "envoy");

    const auto text = written("ftm", graph);
    CHECK(text.find("{\"id\":\"a-1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ana Ruiz\"]}}\n") == 0);
    CHECK(count(text, "\"schema\":\"PublicBody\",\"properties\":{\"name\":[\"Peru\"],\"country\":[\"pe\"]}") == 1);
    CHECK(count(text, "{\"id\":\"a-3\",\"schema\":\"Address\",\"properties\":{\"full\":[\"\\\"\"]}}") == 1);
    CHECK(count(text, "\"schema\":\"Article\",\"properties\":{\"title\":[\"Talks\"],\"publishedAt\":[\"2025-03-24\"]}}") == 1);
    CHECK(count(text, "\"startDate\":[\"2025-03-17\"],\"endDate\":[\"2025-03-23\"],\"involved\":[\"a-1\",\"a-2\"]}}") == 1);
    CHECK(count(text, "\"schema\":\"Note\",\"properties\":{\"description\":[\"It lied\"],\"summary\":[\"It lied, Ana Ruiz said.\"],"
                      "\"entity\":[\"a-1\",\"a-2\"],\"proof\":[\"d-1\"],\"notes\":[\"d_1:4-27\"]}}") == 1);
    CHECK(count(text, "\"schema\":\"UnknownLink\",\"properties\":{\"subject\":[\"a-1\"],\"object\":[\"a-2\"],\"role\":[\"accuse\"],"
                      "\"summary\":[\"It lied\"],\"proof\":[\"d-1\"],\"recordId\":[\"d_1:4-27\"]}}") == 1);
    CHECK(count(text, "\"object\":[\"a-2\"],\"role\":[\"envoy\"]}}") == 1);
    CHECK(count(text, "\n") == 8);
}

TEST_CASE("csv: header, data and arguments agree", "[export][csv]") {
    const auto files = written(*find_format("csv"), small_graph(false));
    CHECK(files.at("nodes_Person_header.csv") == "id:ID(Entity),h:string,label:string,mention_count:long\n");
    CHECK(files.at("nodes_Person.csv").starts_with("\"a_1\",\""));
    CHECK(files.at("nodes_Person.csv").ends_with("\",\"A & B\",9\n"));
    CHECK(files.at("nodes_Statement.csv").find("~\",\"We will not yield\",\"2025-03-24\"\n") != std::string::npos);
    CHECK(files.at("relationships_SAID_header.csv") == ":START_ID(Entity),:END_ID(Entity),id:string,h:string\n");
    CHECK(files.at("import.args") ==
          "--nodes=Entity:Actor:Person=nodes_Person_header.csv,nodes_Person.csv\n"
          "--nodes=Entity:Statement=nodes_Statement_header.csv,nodes_Statement.csv\n"
          "--relationships=SAID=relationships_SAID_header.csv,relationships_SAID.csv\n"
          "--relationships=ABOUT=relationships_ABOUT_header.csv,relationships_ABOUT.csv\n"
          "--array-delimiter=U+001F\n");
    CHECK(count(files.at("schema.cypher"), ";\n") == 1);
}
