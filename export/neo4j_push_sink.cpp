// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j_push_sink.hpp"

#include "graph/error.hpp"

namespace newsgraph::exporter::neo4j {
namespace {

constexpr std::size_t kMostRows = 5000;
constexpr std::size_t kMostBytes = 4U * 1024U * 1024U;

} // namespace

void PushSink::begin(const graph::PropertyGraph& /*graph*/) {
    // Schema and data never share a transaction.
    for (const std::string& statement : schema_statements()) session_.run(statement);
    session_.run("CALL db.awaitIndexes(300)");
}

void PushSink::prepare(std::string_view type, bool edges, std::string merge) {
    send();
    type_ = type;
    edges_in_hand_ = edges;
    statement_ = "UNWIND $rows AS row\n" + std::move(merge);
}

void PushSink::append_row(std::string row, const graph::PropertyMap& properties) {
    const auto values = properties_(type_, properties);
    replaced_ += values.replaced;
    row += "\",\"h\":\"" + values.hash + "\",\"p\":";
    row += values.json;
    row += '}';
    if (bytes_ + row.size() > kMostBytes) send();
    bytes_ += row.size() + 1;
    rows_.push_back(std::move(row));
    if (rows_.size() == kMostRows) send();
}

void PushSink::node(const NodeRecord& record) {
    const graph::Node& node = record.node;
    const auto type = graph::to_string(node.kind);
    if (type != type_ || edges_in_hand_) prepare(type, false, merge_nodes(node.kind));
    append_row("{\"id\":\"" + node.key, node.properties);
}

void PushSink::edge(const EdgeRecord& record) {
    const graph::Edge& edge = record.edge;
    const auto type = graph::to_string(edge.kind);
    if (type != type_ || !edges_in_hand_) prepare(type, true, merge_edges(edge.kind));
    std::string row = "{\"id\":\"" + edge.key + "\",\"s\":\"";
    row.append(record.source).append("\",\"t\":\"").append(record.target);
    append_row(std::move(row), edge.properties);
}

void PushSink::send() {
    if (rows_.empty()) return;
    send_rows(0, rows_.size());
    (edges_in_hand_ ? edges_sent_ : nodes_sent_) += rows_.size();
    rows_.clear();
    bytes_ = 0;
    if (progress_) progress_(nodes_sent_, edges_sent_);
}

void PushSink::send_rows(std::size_t begin, std::size_t end) {
    std::string array = "[";
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) array += ',';
        array += rows_[i];
    }
    array += ']';
    const Answer answer = session_.run(statement_, array);
    if (answer.ok()) {
        counters_ += answer.counters;
        return;
    }
    if (end - begin == 1) throw graph::Error("Neo4j has too little memory for a single row: " + answer.message);
    const std::size_t middle = begin + (end - begin) / 2;
    send_rows(begin, middle);
    send_rows(middle, end);
}

void PushSink::check_count(std::string_view what, const std::string& statement, std::size_t expected) {
    const auto held = session_.run(statement).first_value;
    if (held && *held >= static_cast<std::int64_t>(expected)) return;
    throw graph::Error("after the push Neo4j holds " + (held ? std::to_string(*held) : "an unknown number of") + ' ' +
                       std::string(what) + " instead of at least " + std::to_string(expected) +
                       "; is someone else deleting? Push again");
}

void PushSink::end() {
    send();
    // Both counts come from Neo4j's statistics and cost nothing.
    check_count("nodes", "MATCH (n:Entity) RETURN count(n)", nodes_sent_);
    check_count("relationships", "MATCH ()-[r]->() RETURN count(r)", edges_sent_);
}

} // namespace newsgraph::exporter::neo4j
