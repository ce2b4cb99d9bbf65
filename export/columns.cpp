// SPDX-License-Identifier: Apache-2.0
#include "export/columns.hpp"

#include "export/text_buffer.hpp"

#include <cmath>

namespace newsgraph::exporter {
namespace {

struct Renamed {
    Owner owner;
    graph::Property property;
    std::string_view name;
};

constexpr auto kRenamed = std::to_array<Renamed>({
    {Owner::Node, graph::Property::Weight, "evidence_count"},
    {Owner::Node, graph::Property::Start, "span_start"},
    {Owner::Node, graph::Property::End, "span_end"},
    {Owner::Edge, graph::Property::Start, "span_start"},
    {Owner::Edge, graph::Property::End, "span_end"},
    {Owner::Edge, graph::Property::Source, "outlet"},
    {Owner::Edge, graph::Property::Label, "label_text"},
});

struct HasContent {
    bool operator()(bool) const noexcept { return true; }
    bool operator()(std::int64_t) const noexcept { return true; }
    bool operator()(double value) const noexcept { return std::isfinite(value); }
    bool operator()(const std::string&) const noexcept { return true; }
    bool operator()(const std::vector<std::string>& list) const noexcept { return !list.empty(); }
};

} // namespace

bool has_content(const graph::Value& value) noexcept { return std::visit(HasContent{}, value); }

void UsedProperties::add(const graph::PropertyMap& properties) noexcept {
    for (const auto& [property, value] : properties.entries()) {
        bool& used = used_[static_cast<std::size_t>(property)];
        if (!used) used = has_content(value);
    }
}

std::vector<graph::Property> UsedProperties::list() const {
    std::vector<graph::Property> result;
    for (const auto& info : graph::properties())
        if (contains(info.property)) result.push_back(info.property);
    return result;
}

UsedProperties used_by_nodes(const graph::PropertyGraph& graph) noexcept {
    UsedProperties used;
    for (const auto& node : graph.nodes()) used.add(node.properties);
    return used;
}

UsedProperties used_by_edges(const graph::PropertyGraph& graph) noexcept {
    UsedProperties used;
    for (const auto& edge : graph.edges()) used.add(edge.properties);
    return used;
}

std::string_view column_name(Owner owner, graph::Property property) noexcept {
    for (const Renamed& renamed : kRenamed)
        if (renamed.owner == owner && renamed.property == property) return renamed.name;
    return graph::info(property).name;
}

std::string_view column_type(graph::ValueType type) noexcept {
    switch (type) {
    case graph::ValueType::Boolean: return "boolean";
    case graph::ValueType::Integer: return "long";
    case graph::ValueType::Real: return "double";
    case graph::ValueType::Text:
    case graph::ValueType::Date:
    case graph::ValueType::TextList: break;
    }
    return "string";
}

std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& item : list) {
        if (&item != &list.front()) out += '|';
        for (const char c : item) {
            if (c == '|') {
                out += "\u00A6";
            } else {
                out += c;
            }
        }
    }
    return out;
}

void append_number(std::string& out, const graph::Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        append_integer(out, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
        append_real(out, *real);
    } else if (const auto* truth = std::get_if<bool>(&value)) {
        out += *truth ? "true" : "false";
    }
}

} // namespace newsgraph::exporter
