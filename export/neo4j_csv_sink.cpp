// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j_csv_sink.hpp"

namespace newsgraph::exporter {
namespace {

std::string_view type_suffix(graph::ValueType type) noexcept {
    switch (type) {
    case graph::ValueType::Boolean: return ":boolean";
    case graph::ValueType::Integer: return ":long";
    case graph::ValueType::Real: return ":double";
    case graph::ValueType::TextList: return ":string[]";
    case graph::ValueType::Text:
    case graph::ValueType::Date: break; // a date may be a week or a month: Neo4j has no type for that
    }
    return ":string";
}

struct AppendField {
    std::string& out;
    CsvNewline newline;

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
    std::size_t operator()(const std::string& value) const { return append_csv_field(out, value, newline); }
    std::size_t operator()(const std::vector<std::string>& list) const {
        return append_csv_list(out, list, newline);
    }
};

bool has_line_break(const graph::PropertyMap& properties) noexcept {
    const auto breaks = [](std::string_view text) { return text.find_first_of("\r\n") != std::string_view::npos; };
    for (const auto& [property, value] : properties.entries()) {
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && breaks(*text)) return true;
        if (const auto* list = std::get_if<std::vector<std::string>>(&value))
            for (const std::string& item : *list)
                if (breaks(item)) return true;
    }
    return false;
}

} // namespace

void Neo4jCsvSink::begin(const graph::PropertyGraph& graph) {
    for (const auto& node : graph.nodes()) node_properties_[static_cast<std::size_t>(node.kind)].add(node.properties);
    for (const auto& edge : graph.edges()) edge_properties_[static_cast<std::size_t>(edge.kind)].add(edge.properties);
}

void Neo4jCsvSink::write_file(const std::string& name, std::string_view content) {
    TextBuffer file(folder_.create(name));
    file.text() += content;
    file.flush();
}

void Neo4jCsvSink::begin_file(std::string_view option, std::string_view group, std::string_view type,
                              std::string_view fixed_columns, const UsedProperties& used) {
    if (out_) out_->flush();
    out_.reset();
    const std::string name = std::string(option) + '_' + std::string(type);
    columns_ = used.list();
    std::string header(fixed_columns);
    for (const graph::Property property : columns_) {
        header += ',';
        header += graph::info(property).name;
        header += type_suffix(graph::info(property).type);
    }
    write_file(name + "_header.csv", header + '\n');
    arguments_ += "--" + std::string(option) + '=' + std::string(group) + '=' + name + "_header.csv," + name + ".csv\n";
    out_.emplace(folder_.create(name + ".csv"));
    type_ = type;
}

void Neo4jCsvSink::append_fields(std::string_view type, const graph::PropertyMap& properties) {
    const auto row = properties_(type, properties);
    replaced_ += row.replaced;
    std::string& out = out_->text();
    out += ",\"" + row.hash;
    // What is stored then differs from the graph; another hash lets a later push mend it.
    if (newline_ == CsvNewline::Space && has_line_break(properties)) out += '~';
    out += '"';
    for (const graph::Property property : columns_) {
        out += ',';
        const auto* value = properties.find(property);
        if (value != nullptr && has_content(*value)) std::visit(AppendField{out, newline_}, *value);
    }
    out += '\n';
    out_->record_done();
}

void Neo4jCsvSink::node(const NodeRecord& record) {
    const graph::Node& node = record.node;
    const auto type = graph::to_string(node.kind);
    if (!out_ || type != type_)
        begin_file("nodes", neo4j::label_list(node.kind), type, "id:ID(Entity),h:string",
                   node_properties_[static_cast<std::size_t>(node.kind)]);
    out_->text() += '"' + node.key + '"';
    append_fields(type, node.properties);
}

void Neo4jCsvSink::edge(const EdgeRecord& record) {
    const graph::Edge& edge = record.edge;
    const auto type = graph::to_string(edge.kind);
    if (!out_ || type != type_)
        begin_file("relationships", type, type, ":START_ID(Entity),:END_ID(Entity),id:string,h:string",
                   edge_properties_[static_cast<std::size_t>(edge.kind)]);
    std::string& out = out_->text();
    out.append("\"").append(record.source).append("\",\"").append(record.target).append("\",\"").append(edge.key);
    out += '"';
    append_fields(type, edge.properties);
}

void Neo4jCsvSink::end() {
    if (out_) out_->flush();
    out_.reset();
    arguments_ += "--array-delimiter=U+001F\n";
    if (newline_ == CsvNewline::Keep) arguments_ += "--multiline-fields=true\n";
    write_file("import.args", arguments_);
    std::string schema;
    for (const std::string& statement : neo4j::schema_statements()) schema += statement + ";\n";
    write_file("schema.cypher", schema);
}

} // namespace newsgraph::exporter
