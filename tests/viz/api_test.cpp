// SPDX-License-Identifier: Apache-2.0
// The endpoints as pure functions: parameters in, JSON out.
#include "sample_graph.hpp"

#include "graph/json.hpp"
#include "graph/utf8.hpp"
#include "graph/views.hpp"
#include "viz/api.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

namespace {

using namespace newsgraph;
using graph::json::get_array;
using graph::json::get_integer;
using graph::json::get_string;

struct Fixture {
    graph::PropertyGraph graph = viz::testing::sample_graph();
    viz::Model model{graph};

    rapidjson::Document get(std::string_view path, const viz::Query::Parameters& parameters) const {
        for (const auto& endpoint : viz::endpoints()) {
            if (endpoint.path == path) return graph::json::parse(endpoint.respond(model, parameters), {});
        }
        throw std::logic_error("no endpoint " + std::string(path));
    }
    int status(std::string_view path, const viz::Query::Parameters& parameters) const {
        try {
            (void)get(path, parameters);
            return 200;
        } catch (const viz::Problem& problem) {
            return problem.status();
        }
    }
};

/// Items of an array member whose `key` member equals `value`.
const rapidjson::Value& item(const rapidjson::Value& object, const char* list, const char* key, std::string_view value) {
    for (const auto& one : get_array(object, list)->GetArray()) {
        if (get_string(one, key) == value) return one;
    }
    throw std::logic_error("no item " + std::string(value));
}

/// The UTF-16 units [start, end) of a text, as the page would cut it.
std::u16string units(const std::string& text) {
    std::u16string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = graph::decode_utf8(text, at);
        if (c > 0xFFFF) {
            out += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
            out += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            out += static_cast<char16_t>(c);
        }
        at += length;
    }
    return out;
}

std::u16string marked(const rapidjson::Value& holder, const char* role) {
    for (const auto& span : get_array(holder, "spans")->GetArray()) {
        if (std::string_view(span[2].GetString()) != role) continue;
        const auto begin = static_cast<std::size_t>(graph::json::to_integer(span[0], "start"));
        const auto end = static_cast<std::size_t>(graph::json::to_integer(span[1], "end"));
        return units(get_string(holder, "text")).substr(begin, end - begin);
    }
    return u"";
}

} // namespace

TEST_CASE_METHOD(Fixture, "meta: counts every type, with colour and shape", "[viz][api]") {
    const auto meta = get("/api/meta", {});
    CHECK(get_string(meta, "schema") == "newsgraph.viewer/1");
    CHECK(get_integer(item(meta, "node_types", "type", "Person"), "count") == 3);
    CHECK(get_string(item(meta, "node_types", "type", "Event"), "shape") == "diamond");
    CHECK(get_string(item(meta, "actor_edges", "type", "ACCUSE"), "class") == "dispute");
    CHECK(get_integer(meta, "documents") == 4);
    CHECK(get_string(meta, "first") == "2025-03-24");
}

TEST_CASE_METHOD(Fixture, "search: finds by name, alias, words of statements and headlines", "[viz][api]") {
    const auto khan = get("/api/search", {{"q", "khan"}});
    const auto& hits = *get_array(khan, "hits");
    REQUIRE(hits.Size() >= 2);
    CHECK(get_string(hits[0], "key") == "a_boris");
    CHECK(get_string(hits[0], "text") == "Khan");
    const auto dam = get("/api/search", {{"q", "dam opened"}});
    CHECK(get_string((*get_array(dam, "hits"))[0], "key") == "s_dam");
    CHECK(get_string(item(get("/api/search", {{"q", "after talks"}}), "hits", "key", "d_weekly"), "type") == "Document");
    CHECK(get_integer(get("/api/search", {{"q", "  "}}), "total") == 0);
    CHECK(get_integer(get("/api/search", {{"q", "(.*)+$"}}), "total") == 0);
}

TEST_CASE_METHOD(Fixture, "graph: the neighbourhood of a node, with counts per pair and type", "[viz][api]") {
    const auto ego = get("/api/graph", {{"ego", "a_ana"}});
    const auto& nodes = *get_array(ego, "nodes");
    REQUIRE(nodes.Size() == 3);
    CHECK(get_string(nodes[0], "key") == "a_ana");
    CHECK(get_string(nodes[1], "key") == "a_boris");
    const auto& accuse = item(ego, "edges", "type", "ACCUSE");
    CHECK(get_integer(accuse, "source") == 0);
    CHECK(get_integer(accuse, "target") == 1);
    CHECK(get_integer(item(ego, "edges", "type", "SPOKE_ABOUT"), "count") == 3);
    CHECK(get_string(accuse, "first") == "2025-03-24");
}

TEST_CASE_METHOD(Fixture, "graph: draws what the actors view of the exports holds", "[viz][api]") {
    std::set<std::string> drawn;
    for (const auto& link : model.actors.links()) {
        if (link.kind == graph::EdgeKind::HoldsRole || link.kind == graph::EdgeKind::RelatedTo) continue;
        drawn.insert(graph.node(link.source).key + " " + std::string(to_string(link.kind)) + " " +
                     graph.node(link.target).key);
    }
    std::set<std::string> exported;
    const auto view = graph::make_view(graph, graph::View::Actors);
    for (const auto& edge : view.edges())
        exported.insert(view.node(edge.source).key + " " + std::string(to_string(edge.kind)) + " " +
                        view.node(edge.target).key);
    CHECK(drawn == exported);
}

TEST_CASE_METHOD(Fixture, "graph: a limit is told, never silent", "[viz][api]") {
    const auto cut = get("/api/graph", {{"ego", "a_boris"}, {"limit", "1"}});
    CHECK(get_integer(*graph::json::find(cut, "shown"), "nodes") == 2);
    CHECK(get_integer(*graph::json::find(cut, "total"), "nodes") == 4);
    CHECK(!get_string(cut, "reason").empty());
    CHECK(get_string(get("/api/graph", {{"ego", "a_boris"}}), "reason").empty());
}

TEST_CASE_METHOD(Fixture, "graph: filters by time, relation and type", "[viz][api]") {
    const auto april = get("/api/graph", {{"ego", "a_ana"}, {"from", "2025-04"}, {"to", "2025-04"}});
    CHECK(get_integer(item(april, "edges", "type", "SPOKE_ABOUT"), "count") == 1);
    CHECK_THROWS(item(april, "edges", "type", "ACCUSE"));
    const auto accuse = get("/api/graph", {{"ego", "a_ana"}, {"rel", "ACCUSE"}});
    CHECK(get_array(accuse, "nodes")->Size() == 2);
    const auto people = get("/api/graph", {{"ego", "a_ana"}, {"types", "Person"}});
    CHECK(get_array(people, "nodes")->Size() == 2);
    const auto full = get("/api/graph", {{"ego", "a_ana"}, {"view", "full"}});
    CHECK(get_string(item(full, "nodes", "key", "s_truce"), "type") == "Statement");
    CHECK(get_string(item(full, "nodes", "key", "a_boris"), "type") == "Person"); // whom a statement is about
}

TEST_CASE_METHOD(Fixture, "evidence: the sentence of a statement with its parts, in UTF-16 units", "[viz][api]") {
    const auto truce = get("/api/evidence", {{"node", "s_truce"}});
    const auto& one = (*get_array(truce, "items"))[0];
    CHECK(get_string(one, "text") == "Ana Diaz accused Boris Khan of breaking the truce.");
    CHECK(marked(one, "speaker") == u"Ana Diaz");
    CHECK(marked(one, "cue") == u"accused");
    CHECK(marked(one, "content") == u"breaking the truce");
    CHECK(get_string(one, "after").starts_with(" \"We will not sign"));
    CHECK(get_string(one, "before").empty()); // the paragraph begins here
    CHECK(get_string(*graph::json::find(one, "article"), "source") == "Northern Courier");
    CHECK(get_string(*graph::json::find(item(one, "facts", "key", "s_truce"), "speaker"), "key") == "a_ana");
    // The emoji before the sentence is one code point and two UTF-16 units.
    const auto article = get("/api/article", {{"key", "d_talks"}});
    CHECK(marked(article, "cue") == u"accused");
    const auto text = units(get_string(article, "text"));
    const auto start = static_cast<std::size_t>(get_integer(one, "start").value());
    CHECK(text.substr(start, 8) == u"Ana Diaz");
}

TEST_CASE_METHOD(Fixture, "evidence: of a pair, one way or both, and of one relation", "[viz][api]") {
    CHECK(get_integer(get("/api/evidence", {{"source", "a_ana"}, {"target", "a_boris"}}), "total") == 4);
    CHECK(get_integer(get("/api/evidence", {{"source", "a_boris"}, {"target", "a_ana"}}), "total") == 0);
    CHECK(get_integer(get("/api/evidence", {{"source", "a_boris"}, {"target", "a_ana"}, {"both", "1"}}), "total") == 4);
    CHECK(get_integer(get("/api/evidence", {{"source", "a_ana"}, {"target", "a_boris"}, {"rel", "ACCUSE"}}), "total") == 1);
}

TEST_CASE_METHOD(Fixture, "evidence: the same sentence in two outlets is folded", "[viz][api]") {
    const auto dam = get("/api/evidence", {{"node", "s_dam"}});
    CHECK(get_integer(dam, "total") == 1);
    const auto& one = (*get_array(dam, "items"))[0];
    CHECK(get_string(*graph::json::find(one, "article"), "key") == "d_talks");
    CHECK(get_string((*get_array(one, "copies"))[0], "key") == "d_agency");
}

TEST_CASE_METHOD(Fixture, "evidence: of an actor in parts", "[viz][api]") {
    const auto all = get("/api/evidence", {{"node", "a_boris"}});
    const auto& parts = *graph::json::find(all, "parts");
    CHECK(get_integer(parts, "said") == 1);
    CHECK(get_integer(parts, "about") == 4);
    CHECK(get_integer(parts, "events") == 1);
    CHECK(get_integer(parts, "ties") == 1);
    CHECK(get_integer(get("/api/evidence", {{"node", "a_boris"}, {"part", "said"}}), "total") == 1);
    const auto said = get("/api/evidence", {{"node", "a_boris"}, {"view", "full"}, {"rel", "SAID"}});
    CHECK(get_integer(said, "total") == 1);
}

TEST_CASE_METHOD(Fixture, "api: names that attack stay text, without the marks that reorder it", "[viz][api]") {
    const auto bidi = get("/api/node", {{"key", "a_bidi"}});
    CHECK(get_string(bidi, "label") == "Bank gnihsihp of Osk");
    const auto svg = viz::picture_svg(model, {{"ego", "a_markup"}});
    CHECK(svg.find("<img") == std::string::npos);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("&lt;img") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "timeline: facts by time and class, each once", "[viz][api]") {
    const auto timeline = get("/api/timeline", {{"ego", "a_ana"}});
    CHECK(get_string(timeline, "bucket") == "day");
    const auto& first = item(timeline, "buckets", "first", "2025-03-24");
    CHECK(get_integer(*graph::json::find(first, "counts"), "dispute") == 1);
    CHECK(get_integer(*graph::json::find(first, "counts"), "talk") == 1);
    const auto full = get("/api/timeline", {{"ego", "a_ana"}, {"view", "full"}});
    CHECK(get_integer(*graph::json::find(item(full, "buckets", "first", "2025-03-24"), "counts"), "dispute") == 1);
}

TEST_CASE_METHOD(Fixture, "neighbours: ranked and paged", "[viz][api]") {
    const auto page = get("/api/neighbours", {{"key", "a_boris"}, {"limit", "2"}});
    CHECK(get_integer(page, "total") == 3);
    CHECK(get_integer(page, "shown") == 2);
    CHECK(get_string((*get_array(page, "neighbours"))[0], "key") == "a_ana");
}

TEST_CASE_METHOD(Fixture, "api: wrong parameters are refused with a sentence", "[viz][api]") {
    CHECK(status("/api/node", {{"key", "a_nobody"}}) == 404);
    CHECK(status("/api/node", {}) == 400);
    CHECK(status("/api/node", {{"key", "a_ana"}, {"path", "/etc/passwd"}}) == 400);
    CHECK(status("/api/graph", {{"limit", "0"}}) == 400);
    CHECK(status("/api/graph", {{"limit", "99999999999999999999"}}) == 400);
    CHECK(status("/api/graph", {{"from", "yesterday"}}) == 400);
    CHECK(status("/api/graph", {{"types", "Robot"}}) == 400);
    CHECK(status("/api/graph", {{"view", "all"}}) == 400);
    CHECK(status("/api/graph", {{"ego", "a_ana"}, {"ego", "a_boris"}}) == 400);
    CHECK(status("/api/search", {{"q", "\xFF\xFE"}}) == 400);
    CHECK(status("/api/evidence", {}) == 400);
    CHECK(status("/api/evidence", {{"node", "a_ana"}, {"part", "all"}}) == 400);
    CHECK(status("/api/article", {{"key", "a_ana"}}) == 400);
}

TEST_CASE("api: the same request gives the same bytes, and stays small on a large graph", "[viz][api]") {
    const auto graph = viz::testing::large_graph(3000, 8);
    const viz::Model one(graph);
    const viz::Model two(graph);
    const viz::Query::Parameters top{{"limit", "400"}};
    const auto body = viz::graph_json(one, top);
    CHECK(body == viz::graph_json(two, top));
    CHECK(body.size() < 400'000);
    CHECK(viz::picture_svg(one, top) == viz::picture_svg(two, top));
}

TEST_CASE("api: an empty graph is served", "[viz][api]") {
    const graph::PropertyGraph graph;
    const viz::Model model(graph);
    CHECK(viz::meta_json(model, {}).find("\"nodes\":0") != std::string::npos);
    CHECK(viz::graph_json(model, {}).find("\"nodes\":[]") != std::string::npos);
    CHECK(!viz::picture_svg(model, {}).empty());
    CHECK(!viz::timeline_json(model, {}).empty());
}
