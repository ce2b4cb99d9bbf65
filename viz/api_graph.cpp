// SPDX-License-Identifier: Apache-2.0
// GET /api/graph and GET /api/timeline: the part of the network that is drawn, and when it happened.
#include "viz/api.hpp"
#include "viz/graph_request.hpp"
#include "viz/json_writing.hpp"
#include "viz/style.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace newsgraph::viz {
namespace {

using graph::NodeId;

constexpr std::int32_t kMaxDailyBuckets = 70;
constexpr std::int32_t kMaxWeeklyBuckets = 120;

void write_counts(Writer& writer, const char* key, std::size_t nodes, std::size_t edges) {
    writer.Key(key);
    writer.StartObject();
    member(writer, "nodes", nodes);
    member(writer, "edges", edges);
    writer.EndObject();
}

void write_position(Writer& writer, const exporter::Position& at) {
    // Thousandths are finer than a pixel, and the same on every machine.
    const auto rounded = [](double value) { return std::round(value * 1000.0) / 1000.0 + 0.0; };
    writer.Key("x");
    graph::json::write_number(writer, rounded(at.x));
    writer.Key("y");
    graph::json::write_number(writer, rounded(at.y));
}

Bucket choose_bucket(DayRange span) {
    const auto days = span.last - span.first + 1;
    if (days <= kMaxDailyBuckets) return Bucket::Day;
    return days <= 7 * kMaxWeeklyBuckets ? Bucket::Week : Bucket::Month;
}

/// The class of a fact, whichever links it made: an accusation is a dispute, though it also speaks about somebody.
RelationClass class_of(const Model& model, const Link& link, const Occurrence& occurrence) {
    const auto kind = model.graph.node(occurrence.fact).kind;
    const bool fact = kind == graph::NodeKind::Statement || kind == graph::NodeKind::Event;
    return relation_class(fact ? relation_of(model.graph, occurrence.fact) : link.kind);
}

/// Facts by first day and class; each counts once.
struct Histogram {
    std::map<std::int32_t, std::array<std::uint64_t, kRelationClasses>> days;
    std::uint64_t undated = 0;
};

Histogram count_facts(const Model& model, const SelectionRequest& request) {
    const Network& network = model.network(request.filter.view);
    std::set<std::uint32_t> links;
    for (const NodeId ego : request.egos) {
        const auto incident = network.incident(ego);
        links.insert(incident.begin(), incident.end());
    }
    const auto shows = [&](NodeId node) {
        return request.filter.node_kinds.test(static_cast<std::size_t>(model.graph.node(node).kind));
    };
    Histogram histogram;
    std::set<std::pair<NodeId, std::optional<graph::EdgeId>>> seen; ///< the edge tells ties of one actor apart
    const auto count = [&](const Link& link) {
        if (!request.filter.edge_kinds.test(static_cast<std::size_t>(link.kind))) return;
        if (!shows(link.source) || !shows(link.target)) return;
        for (const Occurrence& occurrence : link.occurrences) {
            const auto relation = class_of(model, link, occurrence);
            const bool tie = relation == RelationClass::Tie;
            if (!seen.emplace(occurrence.fact, tie ? occurrence.edge : std::nullopt).second) continue;
            if (occurrence.days) {
                ++histogram.days[occurrence.days->first][static_cast<std::size_t>(relation)];
            } else {
                ++histogram.undated;
            }
        }
    };
    if (request.egos.empty()) {
        for (const Link& link : network.links()) count(link);
    } else {
        for (const auto at : links) count(network.links()[at]);
    }
    return histogram;
}

} // namespace

std::string graph_json(const Model& model, const Query::Parameters& parameters) {
    const auto request = read_graph_request(model, parameters);
    const auto selection = select(model, request);
    const auto positions = place(selection, request.egos.size());
    const Network& network = model.network(request.filter.view);
    return to_json([&](Writer& writer) {
        writer.Key("nodes");
        writer.StartArray();
        for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
            writer.StartObject();
            write_node(writer, model.graph.node(selection.nodes[i]));
            member(writer, "weight", selection.weights[i]);
            member(writer, "links", network.incident(selection.nodes[i]).size());
            write_position(writer, positions[i]);
            writer.EndObject();
        }
        writer.EndArray();
        writer.Key("edges");
        writer.StartArray();
        for (const auto& edge : selection.edges) {
            const Link& link = network.links()[edge.link];
            writer.StartObject();
            member(writer, "source", edge.source);
            member(writer, "target", edge.target);
            member(writer, "type", to_string(link.kind));
            member(writer, "class", style(relation_class(link.kind)).name);
            member(writer, "count", edge.count);
            write_days(writer, edge.days);
            writer.EndObject();
        }
        writer.EndArray();
        write_counts(writer, "shown", selection.nodes.size(), selection.edges.size());
        write_counts(writer, "total", selection.total_nodes, selection.total_edges);
        member(writer, "reason", selection.reason);
    });
}

std::string timeline_json(const Model& model, const Query::Parameters& parameters) {
    const auto request = read_graph_request(model, parameters);
    const auto histogram = count_facts(model, request);
    return to_json([&](Writer& writer) {
        member(writer, "undated", histogram.undated);
        if (histogram.days.empty()) return;
        const DayRange span{histogram.days.begin()->first, histogram.days.rbegin()->first};
        const Bucket bucket = choose_bucket(span);
        std::map<std::int32_t, std::array<std::uint64_t, kRelationClasses>> buckets;
        for (const auto& [day, counts] : histogram.days) {
            auto& sum = buckets[bucket_of(day, bucket).first];
            for (std::size_t i = 0; i < kRelationClasses; ++i) sum[i] += counts[i];
        }
        member(writer, "bucket", to_string(bucket));
        writer.Key("buckets");
        writer.StartArray();
        for (const auto& [day, counts] : buckets) {
            writer.StartObject();
            write_days(writer, bucket_of(day, bucket));
            writer.Key("counts");
            writer.StartObject();
            for (std::size_t i = 0; i < kRelationClasses; ++i) {
                if (counts[i] > 0) {
                    const std::string name(style(static_cast<RelationClass>(i)).name);
                    member(writer, name.c_str(), counts[i]);
                }
            }
            writer.EndObject();
            writer.EndObject();
        }
        writer.EndArray();
    });
}

} // namespace newsgraph::viz
