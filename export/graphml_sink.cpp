// SPDX-License-Identifier: Apache-2.0
#include "export/graphml_sink.hpp"

#include "export/escape.hpp"

namespace newsgraph::exporter {
namespace {

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    "  <desc>newsgraph export</desc>\n"
    "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "  <key id=\"n_kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "  <key id=\"x\" for=\"node\" attr.name=\"x\" attr.type=\"double\"/>\n"
    "  <key id=\"y\" for=\"node\" attr.name=\"y\" attr.type=\"double\"/>\n"
    "  <key id=\"size\" for=\"node\" attr.name=\"size\" attr.type=\"double\"/>\n"
    "  <key id=\"r\" for=\"node\" attr.name=\"r\" attr.type=\"int\"/>\n"
    "  <key id=\"g\" for=\"node\" attr.name=\"g\" attr.type=\"int\"/>\n"
    "  <key id=\"b\" for=\"node\" attr.name=\"b\" attr.type=\"int\"/>\n"
    "  <key id=\"edgelabel\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
    "  <key id=\"e_type\" for=\"edge\" attr.name=\"rel_type\" attr.type=\"string\"/>\n"
    "  <key id=\"e_interaction\" for=\"edge\" attr.name=\"interaction\" attr.type=\"string\"/>\n";

// A record is a chain of values: each but the first begins by closing the one before, the record's end closes the last.
std::string open(std::string_view key) { return "<data key=\"" + std::string(key) + "\">"; }
std::string then(std::string_view key) { return "</data>" + open(key); }
std::string then(std::string_view key, std::string_view value) { return then(key) + std::string(value); }

} // namespace

GraphmlSink::GraphmlSink(std::ostream& out) : out_(out) {
    for (std::size_t i = 0; i < node_heads_.size(); ++i) {
        const auto kind = static_cast<graph::NodeKind>(i);
        const Color color = color_of(kind);
        node_heads_[i] = "\">" + open("n_kind") + std::string(graph::to_string(kind));
        node_tails_[i] = then("r", std::to_string(color.red)) + then("g", std::to_string(color.green)) +
                         then("b", std::to_string(color.blue)) + "</data></node>\n";
    }
    for (std::size_t i = 0; i < edge_heads_.size(); ++i) {
        const auto kind = static_cast<graph::EdgeKind>(i);
        const auto type = graph::to_string(kind);
        edge_heads_[i] = "\" label=\"" + std::string(type) + "\">" + open("edgelabel") + std::string(words_of(kind)) + then("e_type", type) +
                         then("e_interaction", type) + then("weight");
    }
}

void GraphmlSink::declare(Owner owner, const UsedProperties& used, OpenTags& tags) {
    std::string& out = out_.text();
    const std::string_view domain = owner == Owner::Node ? "node" : "edge";
    for (const graph::Property property : used.list()) {
        // These two have keys with a meaning of their own, declared above.
        if (owner == Owner::Node && property == graph::Property::Label) continue;
        if (owner == Owner::Edge && property == graph::Property::Weight) continue;
        const auto name = column_name(owner, property);
        const std::string key = (owner == Owner::Node ? "n_" : "e_") + std::string(name);
        out += "  <key id=\"" + key + "\" for=\"";
        out += domain;
        out += "\" attr.name=\"";
        out += name;
        out += "\" attr.type=\"";
        out += column_type(graph::info(property).type);
        out += "\"/>\n";
        tags[static_cast<std::size_t>(property)] = then(key);
    }
}

void GraphmlSink::begin(const graph::PropertyGraph& graph) {
    sizes_.emplace(graph);
    out_.text() += kHead;
    declare(Owner::Node, used_by_nodes(graph), node_tags_);
    declare(Owner::Edge, used_by_edges(graph), edge_tags_);
    out_.text() += "  <graph id=\"G\" edgedefault=\"directed\">\n";
}

void GraphmlSink::append_data(const OpenTags& tags, const graph::PropertyMap& properties) {
    std::string& out = out_.text();
    for (const auto& [property, value] : properties.entries()) {
        const std::string& tag = tags[static_cast<std::size_t>(property)];
        if (tag.empty() || !has_content(value)) continue;
        out += tag;
        append_value(out, value, [&](std::string_view text) { replaced_ += append_xml_text(out, text); });
    }
}

void GraphmlSink::node(const NodeRecord& record) {
    const graph::Node& node = record.node;
    const auto kind = static_cast<std::size_t>(node.kind);
    std::string& out = out_.text();
    out += "    <node id=\"";
    out += node.key;
    out += node_heads_[kind];
    const auto before_label = out.size();
    out += "</data><data key=\"label\">";
    const auto label_at = out.size();
    replaced_ += append_xml_text(out, node.properties.text(graph::Property::Label));
    // Without a label Gephi shows the id, which is better than nothing at all.
    if (out.size() == label_at) out.resize(before_label);
    append_data(node_tags_, node.properties);
    if (record.position != nullptr) {
        out += "</data><data key=\"x\">";
        append_real(out, record.position->x);
        out += "</data><data key=\"y\">";
        append_real(out, record.position->y);
    }
    if (const auto size = sizes_->size_of(node)) {
        out += "</data><data key=\"size\">";
        append_real(out, *size);
    }
    out += node_tails_[kind];
    out_.record_done();
}

void GraphmlSink::edge(const EdgeRecord& record) {
    const graph::Edge& edge = record.edge;
    std::string& out = out_.text();
    out += "    <edge id=\"";
    out += edge.key;
    out += "\" source=\"";
    out += record.source;
    out += "\" target=\"";
    out += record.target;
    out += edge_heads_[static_cast<std::size_t>(edge.kind)];
    append_integer(out, weight_of(edge));
    out += ".0";
    append_data(edge_tags_, edge.properties);
    out += "</data></edge>\n";
    out_.record_done();
}

void GraphmlSink::end() {
    out_.text() += "  </graph>\n</graphml>\n";
    out_.flush();
}

} // namespace newsgraph::exporter
