// SPDX-License-Identifier: Apache-2.0
// GET /api/meta and GET /api/search: what there is, and finding it.
#include "viz/api.hpp"
#include "viz/json_writing.hpp"
#include "viz/selection.hpp"
#include "viz/style.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace newsgraph::viz {
namespace {

using graph::NodeKind;
using graph::Property;

constexpr std::size_t kMaxHits = 50;
constexpr std::size_t kMaxOutlets = 40;

void write_node_types(Writer& writer, const graph::PropertyGraph& graph) {
    std::array<std::uint64_t, 8> counts{};
    for (const auto& node : graph.nodes()) ++counts.at(static_cast<std::size_t>(node.kind));
    writer.Key("node_types");
    writer.StartArray();
    for (const NodeKind kind : node_kinds()) {
        writer.StartObject();
        member(writer, "type", to_string(kind));
        member(writer, "count", counts.at(static_cast<std::size_t>(kind)));
        member(writer, "colour", style(kind).colour);
        member(writer, "shape", style(kind).shape);
        writer.Key("actor");
        writer.Bool(is_actor(kind));
        writer.EndObject();
    }
    writer.EndArray();
}

void write_edge_types(Writer& writer, const char* key, const Network& network) {
    std::map<graph::EdgeKind, std::uint64_t> counts;
    for (const Link& link : network.links()) ++counts[link.kind];
    writer.Key(key);
    writer.StartArray();
    for (const auto& [kind, count] : counts) {
        writer.StartObject();
        member(writer, "type", to_string(kind));
        member(writer, "class", style(relation_class(kind)).name);
        member(writer, "count", count);
        writer.EndObject();
    }
    writer.EndArray();
}

void write_classes(Writer& writer) {
    writer.Key("classes");
    writer.StartArray();
    for (std::size_t i = 0; i < kRelationClasses; ++i) {
        const auto& one = style(static_cast<RelationClass>(i));
        writer.StartObject();
        member(writer, "class", one.name);
        member(writer, "label", one.label);
        member(writer, "colour", one.colour);
        writer.EndObject();
    }
    writer.EndArray();
}

void write_corpus(Writer& writer, const graph::PropertyGraph& graph) {
    std::map<std::string_view, std::uint64_t> outlets;
    std::optional<DayRange> published;
    std::uint64_t documents = 0;
    for (const auto& node : graph.nodes()) {
        if (node.kind != NodeKind::Document) continue;
        ++documents;
        const auto source = node.properties.text(Property::Source);
        if (!source.empty()) ++outlets[source];
        const auto days = parse_date(node.properties.text(Property::Published));
        if (!days) continue;
        if (!published) published = days;
        published->first = std::min(published->first, days->first);
        published->last = std::max(published->last, days->last);
    }
    member(writer, "documents", documents);
    member(writer, "outlet_count", outlets.size());
    std::vector<std::pair<std::string_view, std::uint64_t>> ranked(outlets.begin(), outlets.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (ranked.size() > kMaxOutlets) ranked.resize(kMaxOutlets);
    writer.Key("outlets");
    writer.StartArray();
    for (const auto& [name, count] : ranked) {
        writer.StartObject();
        member(writer, "name", name);
        member(writer, "count", count);
        writer.EndObject();
    }
    writer.EndArray();
    write_days(writer, published);
}

} // namespace

std::string meta_json(const Model& model, const Query::Parameters& parameters) {
    const Query query(parameters, {});
    return to_json([&](Writer& writer) {
        member(writer, "schema", "newsgraph.viewer/1");
        member(writer, "nodes", model.graph.node_count());
        member(writer, "edges", model.graph.edge_count());
        write_corpus(writer, model.graph);
        write_node_types(writer, model.graph);
        write_classes(writer);
        write_edge_types(writer, "actor_edges", model.actors);
        write_edge_types(writer, "full_edges", model.full);
        member(writer, "max_limit", kMaxLimit);
    });
}

std::string search_json(const Model& model, const Query::Parameters& parameters) {
    const Query query(parameters, {"q", "limit"});
    const auto found = model.search.find(query.text("q"), query.number("limit", 20, 1, kMaxHits));
    return to_json([&](Writer& writer) {
        member(writer, "shown", found.hits.size());
        member(writer, "total", found.total);
        writer.Key("hits");
        writer.StartArray();
        for (const auto& hit : found.hits) {
            const auto& node = model.graph.node(hit.node);
            writer.StartObject();
            write_node(writer, node);
            member(writer, "text", hit.text);
            writer.Key("matches");
            writer.StartArray();
            for (const auto& [begin, end] : hit.matches) {
                writer.StartArray();
                writer.Uint(begin);
                writer.Uint(end);
                writer.EndArray();
            }
            writer.EndArray();
            member(writer, "links", model.full.incident(hit.node).size());
            write_days(writer, days_of(model.graph, hit.node));
            writer.EndObject();
        }
        writer.EndArray();
    });
}

} // namespace newsgraph::viz
