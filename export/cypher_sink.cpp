// SPDX-License-Identifier: Apache-2.0
#include "export/cypher_sink.hpp"

#include "export/columns.hpp"
#include "export/escape.hpp"

namespace newsgraph::exporter {
namespace {

constexpr std::size_t kMostRows = 500;
constexpr std::size_t kMostBytes = 256U * 1024U;

struct AppendLiteral {
    std::string& out;

    std::size_t operator()(bool value) const {
        out += value ? "true" : "false";
        return 0;
    }
    std::size_t operator()(std::int64_t value) const {
        append_integer(out, value);
        return 0;
    }
    std::size_t operator()(double value) const {
        append_real(out, value);
        return 0;
    }
    std::size_t operator()(const std::string& value) const { return append_cypher_string(out, value); }
    std::size_t operator()(const std::vector<std::string>& list) const {
        std::size_t changed = 0;
        out += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0) out += ", ";
            changed += append_cypher_string(out, list[i]);
        }
        out += ']';
        return changed;
    }
};

} // namespace

void CypherSink::begin(const graph::PropertyGraph& /*graph*/) {
    std::string& out = out_.text();
    out += "// newsgraph: a knowledge graph for Neo4j 5.26 and later; safe to run again\n"
           "// cypher-shell -f FILE\n";
    for (const std::string& statement : neo4j::schema_statements()) out += statement + ";\n";
}

bool CypherSink::is_full_for(std::string_view type) const noexcept {
    return type != type_ || rows_ == kMostRows || bytes_ > kMostBytes;
}

void CypherSink::begin_statement(std::string_view type, std::string merge) {
    end_statement();
    out_.text() += "UNWIND [\n";
    type_ = type;
    merge_ = std::move(merge);
}

void CypherSink::end_statement() {
    if (rows_ == 0) return;
    out_.text() += "\n] AS row\n" + merge_ + ";\n";
    rows_ = 0;
    bytes_ = 0;
    type_ = {};
}

void CypherSink::begin_row() {
    if (rows_ > 0) out_.text() += ",\n";
    row_.clear();
}

void CypherSink::append_properties(const graph::PropertyMap& properties) {
    bool first = true;
    row_ += '{';
    for (const auto& [property, value] : properties.entries()) {
        if (!has_content(value)) continue;
        if (!first) row_ += ", ";
        first = false;
        append_cypher_identifier(row_, graph::info(property).name);
        row_ += ": ";
        replaced_ += std::visit(AppendLiteral{row_}, value);
    }
    row_ += '}';
}

void CypherSink::end_row(const graph::PropertyMap& properties) {
    row_ += ", h: '" + properties_(type_, properties).hash + "', p: ";
    append_properties(properties);
    row_ += '}';
    out_.text() += row_;
    ++rows_;
    bytes_ += row_.size();
    out_.record_done();
}

void CypherSink::node(const NodeRecord& record) {
    const graph::Node& node = record.node;
    const auto type = graph::to_string(node.kind);
    if (is_full_for(type)) begin_statement(type, neo4j::merge_nodes(node.kind));
    begin_row();
    row_ += "{id: '" + node.key + '\'';
    end_row(node.properties);
}

void CypherSink::edge(const EdgeRecord& record) {
    const graph::Edge& edge = record.edge;
    const auto type = graph::to_string(edge.kind);
    if (is_full_for(type)) begin_statement(type, neo4j::merge_edges(edge.kind));
    begin_row();
    row_.append("{id: '").append(edge.key).append("', s: '").append(record.source).append("', t: '").append(record.target);
    row_ += '\'';
    end_row(edge.properties);
}

void CypherSink::end() {
    end_statement();
    out_.flush();
}

} // namespace newsgraph::exporter
