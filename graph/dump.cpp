// SPDX-License-Identifier: Apache-2.0
#include "graph/dump.hpp"

#include "graph/json.hpp"

namespace newsgraph::graph {
namespace {

std::string quoted(std::string_view text) {
    rapidjson::StringBuffer buffer;
    json::Writer writer(buffer);
    json::write_string(writer, text);
    return {buffer.GetString(), buffer.GetSize()};
}

struct ToText {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const {
        rapidjson::StringBuffer buffer;
        json::Writer writer(buffer);
        json::write_number(writer, value);
        return {buffer.GetString(), buffer.GetSize()};
    }
    std::string operator()(const std::string& value) const { return quoted(value); }
    std::string operator()(const std::vector<std::string>& values) const {
        std::string text = "[";
        for (const auto& value : values) text += (text.size() > 1 ? "," : "") + quoted(value);
        return text + ']';
    }
};

std::string to_text(const PropertyMap& properties) {
    std::string text;
    for (const auto& [property, value] : properties.entries())
        text += ' ' + std::string(info(property).name) + '=' + to_debug_string(value);
    return text;
}

std::string to_text(TextRange range) { return std::to_string(range.start) + '-' + std::to_string(range.end); }

std::string to_text(const std::vector<EvidenceId>& evidence) {
    std::string text;
    for (const EvidenceId id : evidence) text += (text.empty() ? " proof " : ",") + std::to_string(index(id));
    return text;
}

} // namespace

std::string to_debug_string(const Value& value) { return std::visit(ToText{}, value); }

std::string to_debug_string(const Node& node) {
    return std::string(to_string(node.kind)) + ' ' + node.key + to_text(node.properties);
}

std::string to_debug_string(const PropertyGraph& graph) {
    std::string text;
    for (const Node& node : graph.nodes()) text += to_debug_string(node) + to_text(node.evidence) + '\n';
    for (const Edge& edge : graph.edges()) {
        const Node& source = graph.node(edge.source);
        const Node& target = graph.node(edge.target);
        text += source.key + ' ' + quoted(source.properties.text(Property::Label)) + " -" +
                std::string(to_string(edge.kind)) + "-> " + target.key + ' ' +
                quoted(target.properties.text(Property::Label)) + ' ' + edge.key + to_text(edge.properties) +
                to_text(edge.evidence) + '\n';
    }
    for (std::size_t i = 0; i < graph.all_evidence().size(); ++i) {
        const Evidence& evidence = graph.all_evidence()[i];
        text += std::to_string(i) + ' ' + graph.node(evidence.document).key + ' ' + to_text(evidence.sentence) + ' ' +
                to_debug_string(Value(evidence.confidence));
        for (const Highlight& highlight : evidence.highlights)
            text += ' ' + std::string(to_string(highlight.role)) + ':' + to_text(highlight.range);
        text += '\n';
    }
    return text;
}

} // namespace newsgraph::graph
