// SPDX-License-Identifier: Apache-2.0
#include "export/json_sink.hpp"

#include "export/columns.hpp"
#include "export/json_values.hpp"

namespace newsgraph::exporter {
namespace {

void write_key(graph::json::Writer& writer, std::string_view key) {
    writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

void write_member(graph::json::Writer& writer, std::string_view key, std::string_view value) {
    write_key(writer, key);
    graph::json::write_string(writer, value);
}

std::size_t write_members(graph::json::Writer& writer, Owner owner, const graph::PropertyMap& properties) {
    std::size_t changed = 0;
    for (const auto& [property, value] : properties.entries()) {
        if (!has_content(value)) continue;
        // "source" of an edge is its end, so its property goes by the column name; all else as in the schema.
        const bool clashes = owner == Owner::Edge && property == graph::Property::Source;
        write_key(writer, clashes ? column_name(owner, property) : graph::info(property).name);
        changed += write_value(writer, value);
    }
    return changed;
}

} // namespace

void JsonSink::begin(const graph::PropertyGraph& /*graph*/) {
    out_.text() += "{\"directed\":true,\"multigraph\":true,\"graph\":{\"schema\":\"newsgraph.graph/1\"},\"nodes\":[";
}

void JsonSink::begin_record(bool in_edges) {
    if (in_edges != in_edges_) {
        out_.text() += "\n],\"links\":[";
        in_edges_ = in_edges;
        first_ = true;
    }
    out_.text() += first_ ? "\n" : ",\n";
    first_ = false;
    buffer_.Clear();
    writer_.Reset(buffer_);
    writer_.StartObject();
}

void JsonSink::end_record() {
    writer_.EndObject();
    out_.text().append(buffer_.GetString(), buffer_.GetSize());
    out_.record_done();
}

void JsonSink::node(const NodeRecord& record) {
    begin_record(false);
    write_member(writer_, "id", record.node.key);
    write_member(writer_, "kind", graph::to_string(record.node.kind));
    replaced_ += write_members(writer_, Owner::Node, record.node.properties);
    end_record();
}

void JsonSink::edge(const EdgeRecord& record) {
    begin_record(true);
    write_member(writer_, "id", record.edge.key);
    write_member(writer_, "key", record.edge.key); // what networkx tells parallel edges apart by
    write_member(writer_, "source", record.source);
    write_member(writer_, "target", record.target);
    write_member(writer_, "type", graph::to_string(record.edge.kind));
    replaced_ += write_members(writer_, Owner::Edge, record.edge.properties);
    end_record();
}

void JsonSink::end() {
    if (!in_edges_) out_.text() += "\n],\"links\":[";
    out_.text() += "\n]}\n";
    out_.flush();
}

} // namespace newsgraph::exporter
