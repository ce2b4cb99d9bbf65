// SPDX-License-Identifier: Apache-2.0
#include "export/spreadsheet_sink.hpp"

#include "export/escape.hpp"

namespace newsgraph::exporter {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF"; // without it, Excel takes the file for Windows-1252

} // namespace

void SpreadsheetSink::begin_file(Owner owner, std::string_view fixed_columns, const UsedProperties& used) {
    if (out_) out_->flush();
    out_.emplace(folder_.create(owner == Owner::Node ? "nodes.csv" : "edges.csv"));
    columns_ = used.list();
    std::string& out = out_->text();
    out += kByteOrderMark;
    out += fixed_columns;
    for (const graph::Property property : columns_) {
        out += ',';
        out += column_name(owner, property);
    }
    out += "\r\n";
}

void SpreadsheetSink::begin(const graph::PropertyGraph& graph) {
    edge_properties_ = used_by_edges(graph);
    begin_file(Owner::Node, "id,kind", used_by_nodes(graph));
}

void SpreadsheetSink::append_text(std::string_view text) { replaced_ += append_spreadsheet_field(out_->text(), text); }

void SpreadsheetSink::append_fields(const graph::PropertyMap& properties) {
    for (const graph::Property property : columns_) {
        out_->text() += ',';
        const auto* value = properties.find(property);
        if (value == nullptr || !has_content(*value)) continue;
        append_value(out_->text(), *value, [this](std::string_view text) { append_text(text); });
    }
    out_->text() += "\r\n";
    out_->record_done();
}

void SpreadsheetSink::node(const NodeRecord& record) {
    out_->text() += record.node.key;
    out_->text() += ',';
    out_->text() += graph::to_string(record.node.kind);
    append_fields(record.node.properties);
}

void SpreadsheetSink::begin_edges() {
    begin_file(Owner::Edge, "id,source,target,type", edge_properties_);
    in_edges_ = true;
}

void SpreadsheetSink::edge(const EdgeRecord& record) {
    if (!in_edges_) begin_edges();
    std::string& out = out_->text();
    out += record.edge.key;
    out += ',';
    out += record.source;
    out += ',';
    out += record.target;
    out += ',';
    out += graph::to_string(record.edge.kind);
    append_fields(record.edge.properties);
}

void SpreadsheetSink::end() {
    if (!in_edges_) begin_edges();
    out_->flush();
}

} // namespace newsgraph::exporter
