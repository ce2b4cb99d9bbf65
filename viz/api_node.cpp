// SPDX-License-Identifier: Apache-2.0
// GET /api/node and GET /api/neighbours: what is known of one node, and whom it is linked to.
#include "viz/api.hpp"
#include "viz/display_text.hpp"
#include "viz/json_writing.hpp"
#include "viz/selection.hpp"
#include "viz/style.hpp"

#include <algorithm>
#include <map>

namespace newsgraph::viz {
namespace {

using graph::NodeId;

constexpr std::size_t kMaxValue = 2000; ///< code points of one property shown

void write_value(Writer& writer, const graph::Value& value) {
    struct Visitor {
        Writer& writer;
        void operator()(bool one) const { writer.Bool(one); }
        void operator()(std::int64_t one) const { writer.Int64(one); }
        void operator()(double one) const { graph::json::write_number(writer, one); }
        void operator()(const std::string& one) const {
            graph::json::write_string(writer, display_label(one, kMaxValue));
        }
        void operator()(const std::vector<std::string>& list) const {
            writer.StartArray();
            for (const auto& one : list) (*this)(one);
            writer.EndArray();
        }
    };
    std::visit(Visitor{writer}, value);
}

void write_relations(Writer& writer, const Model& model, NodeId node, View view, const char* key) {
    struct Count {
        std::uint64_t out = 0;
        std::uint64_t in = 0;
    };
    const Network& network = model.network(view);
    std::map<graph::EdgeKind, Count> counts;
    for (const auto at : network.incident(node)) {
        const Link& link = network.links()[at];
        ++(link.source == node ? counts[link.kind].out : counts[link.kind].in);
    }
    writer.Key(key);
    writer.StartArray();
    for (const auto& [kind, count] : counts) {
        writer.StartObject();
        member(writer, "type", to_string(kind));
        member(writer, "class", style(relation_class(kind)).name);
        member(writer, "out", count.out);
        member(writer, "in", count.in);
        writer.EndObject();
    }
    writer.EndArray();
}

struct Neighbour {
    NodeId node{};
    std::uint64_t weight = 0;
    std::map<graph::EdgeKind, std::pair<std::uint64_t, std::uint64_t>> kinds; ///< out, in
    std::optional<DayRange> days;
};

std::vector<Neighbour> neighbours_of(const Model& model, NodeId node, const Filter& filter) {
    const Network& network = model.network(filter.view);
    std::map<NodeId, Neighbour> by_node;
    for (const auto at : network.incident(node)) {
        const Link& link = network.links()[at];
        const NodeId other = other_end(link, node);
        if (!filter.node_kinds.test(static_cast<std::size_t>(model.graph.node(other).kind))) continue;
        const auto counted = count_link(link, filter);
        if (counted.count == 0) continue;
        auto& neighbour = by_node[other];
        neighbour.node = other;
        neighbour.weight += counted.count;
        auto& [out, in] = neighbour.kinds[link.kind];
        (link.source == node ? out : in) += counted.count;
        if (counted.days) {
            if (!neighbour.days) neighbour.days = counted.days;
            neighbour.days->first = std::min(neighbour.days->first, counted.days->first);
            neighbour.days->last = std::max(neighbour.days->last, counted.days->last);
        }
    }
    std::vector<Neighbour> ranked;
    for (auto& [id, neighbour] : by_node) ranked.push_back(std::move(neighbour));
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Neighbour& a, const Neighbour& b) { return a.weight > b.weight; });
    return ranked;
}

} // namespace

std::string node_json(const Model& model, const Query::Parameters& parameters) {
    const Query query(parameters, {"key"});
    const NodeId id = query.node(model.graph, "key");
    const auto& node = model.graph.node(id);
    return to_json([&](Writer& writer) {
        write_node(writer, node);
        writer.Key("actor");
        writer.Bool(is_actor(node.kind));
        writer.Key("properties");
        writer.StartObject();
        for (const auto& [property, value] : node.properties.entries()) {
            const std::string name(info(property).name);
            writer.Key(name.c_str());
            write_value(writer, value);
        }
        writer.EndObject();
        write_relations(writer, model, id, View::Actors, "actor_relations");
        write_relations(writer, model, id, View::Full, "full_relations");
        write_days(writer, days_of(model.graph, id));
    });
}

std::string neighbours_json(const Model& model, const Query::Parameters& parameters) {
    const Query query(parameters, {"key", "view", "types", "rel", "from", "to", "after", "limit"});
    const NodeId id = query.node(model.graph, "key");
    const auto ranked = neighbours_of(model, id, read_filter(query));
    const auto after = std::min(query.number("after", 0, 0, ranked.size()), ranked.size());
    const auto end = std::min(after + query.number("limit", 100, 1, 200), ranked.size());
    return to_json([&](Writer& writer) {
        member(writer, "after", after);
        member(writer, "shown", end - after);
        member(writer, "total", ranked.size());
        writer.Key("neighbours");
        writer.StartArray();
        for (auto at = after; at < end; ++at) {
            const auto& neighbour = ranked[at];
            writer.StartObject();
            write_node(writer, model.graph.node(neighbour.node));
            member(writer, "weight", neighbour.weight);
            writer.Key("relations");
            writer.StartArray();
            for (const auto& [kind, counts] : neighbour.kinds) {
                writer.StartObject();
                member(writer, "type", to_string(kind));
                member(writer, "out", counts.first);
                member(writer, "in", counts.second);
                writer.EndObject();
            }
            writer.EndArray();
            write_days(writer, neighbour.days);
            writer.EndObject();
        }
        writer.EndArray();
    });
}

} // namespace newsgraph::viz
