// SPDX-License-Identifier: Apache-2.0
#include "export/gexf_sink.hpp"

#include "export/day_range.hpp"
#include "export/escape.hpp"
#include "graph/utf8.hpp"

#include <algorithm>

namespace newsgraph::exporter {
namespace {

constexpr std::size_t kLongestAttribute = 500'000; // bytes, of which a character has at least one

bool any_lifetime(const graph::PropertyGraph& graph) {
    const auto lives = [](const auto& item) { return lifetime(item.properties).has_value(); };
    return std::any_of(graph.nodes().begin(), graph.nodes().end(), lives) ||
           std::any_of(graph.edges().begin(), graph.edges().end(), lives);
}

} // namespace

void GexfSink::declare(Owner owner, const UsedProperties& used, OpenTags& tags) {
    std::string& out = out_.text();
    const bool nodes = owner == Owner::Node;
    out += nodes ? "    <attributes class=\"node\" mode=\"static\">\n"
                   "      <attribute id=\"n_kind\" title=\"kind\" type=\"string\"/>\n"
                 : "    <attributes class=\"edge\" mode=\"static\">\n"
                   "      <attribute id=\"e_type\" title=\"rel_type\" type=\"string\"/>\n";
    for (const graph::Property property : used.list()) {
        // These are attributes of GEXF itself.
        if (nodes && property == graph::Property::Label) continue;
        if (!nodes && property == graph::Property::Weight) continue;
        const auto name = column_name(owner, property);
        const std::string id = (nodes ? "n_" : "e_") + std::string(name);
        out += "      <attribute id=\"" + id + "\" title=\"";
        out += name;
        out += "\" type=\"";
        out += column_type(graph::info(property).type);
        out += "\"/>\n";
        tags[static_cast<std::size_t>(property)] = "<attvalue for=\"" + id + "\" value=\"";
    }
    out += "    </attributes>\n";
}

void GexfSink::begin(const graph::PropertyGraph& graph) {
    sizes_.emplace(graph);
    std::string& out = out_.text();
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
           "  <meta><creator>newsgraph</creator><description>newsgraph export</description></meta>\n"
           "  <graph defaultedgetype=\"directed\" idtype=\"string\" ";
    out += any_lifetime(graph) ? "mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n"
                               : "mode=\"static\">\n";
    declare(Owner::Node, used_by_nodes(graph), node_tags_);
    declare(Owner::Edge, used_by_edges(graph), edge_tags_);
    out += "    <nodes>\n";
}

void GexfSink::append_lifetime(const graph::PropertyMap& properties) {
    const auto days = lifetime(properties);
    if (!days) return;
    out_.text() += " start=\"" + days->first + "\" end=\"" + days->last + '"';
}

void GexfSink::append_attribute(std::string_view text) {
    const std::string_view kept = graph::utf8_prefix(text, kLongestAttribute);
    replaced_ += text.size() - kept.size() + append_xml_attribute(out_.text(), kept);
}

void GexfSink::append_attvalues(const OpenTags& tags, const graph::PropertyMap& properties) {
    std::string& out = out_.text();
    for (const auto& [property, value] : properties.entries()) {
        const std::string& tag = tags[static_cast<std::size_t>(property)];
        if (tag.empty() || !has_content(value)) continue;
        out += tag;
        append_value(out, value, [this](std::string_view text) { append_attribute(text); });
        out += "\"/>";
    }
    out += "</attvalues>";
}

void GexfSink::node(const NodeRecord& record) {
    const graph::Node& node = record.node;
    std::string& out = out_.text();
    out += "      <node id=\"";
    out += node.key;
    out += "\" label=\"";
    const auto label_at = out.size();
    append_attribute(node.properties.text(graph::Property::Label));
    if (out.size() == label_at) out += node.key;
    out += '"';
    append_lifetime(node.properties);
    out += "><attvalues><attvalue for=\"n_kind\" value=\"";
    out += graph::to_string(node.kind);
    out += "\"/>";
    append_attvalues(node_tags_, node.properties);
    const Color color = color_of(node.kind);
    out += "<viz:color r=\"";
    append_integer(out, color.red);
    out += "\" g=\"";
    append_integer(out, color.green);
    out += "\" b=\"";
    append_integer(out, color.blue);
    out += "\"/>";
    if (record.position != nullptr) {
        out += "<viz:position x=\"";
        append_real(out, record.position->x);
        out += "\" y=\"";
        append_real(out, record.position->y);
        out += "\" z=\"0.0\"/>";
    }
    if (const auto size = sizes_->size_of(node)) {
        out += "<viz:size value=\"";
        append_real(out, *size);
        out += "\"/>";
    }
    out += "</node>\n";
    out_.record_done();
}

void GexfSink::begin_edges() {
    out_.text() += "    </nodes>\n    <edges>\n";
    in_edges_ = true;
}

void GexfSink::edge(const EdgeRecord& record) {
    if (!in_edges_) begin_edges();
    const graph::Edge& edge = record.edge;
    const auto type = graph::to_string(edge.kind);
    std::string& out = out_.text();
    out += "      <edge id=\"";
    out += edge.key;
    out += "\" source=\"";
    out += record.source;
    out += "\" target=\"";
    out += record.target;
    out += "\" kind=\"";
    out += type;
    out += "\" label=\"";
    out += words_of(edge.kind);
    out += "\" weight=\"";
    append_real(out, static_cast<double>(weight_of(edge)));
    out += '"';
    append_lifetime(edge.properties);
    out += "><attvalues><attvalue for=\"e_type\" value=\"";
    out += type;
    out += "\"/>";
    append_attvalues(edge_tags_, edge.properties);
    out += "</edge>\n";
    out_.record_done();
}

void GexfSink::end() {
    if (!in_edges_) begin_edges();
    out_.text() += "    </edges>\n  </graph>\n</gexf>\n";
    out_.flush();
}

} // namespace newsgraph::exporter
