// SPDX-License-Identifier: Apache-2.0
// Which properties occur in a graph, and what a table-like format (GraphML, GEXF, CSV) calls them.
//
// Only properties that some node or edge really has become columns. Names that graph programs give a meaning
// of their own are changed: "weight" of a node, "start" and "end" of the evidence, "source" of an edge.
#pragma once

#include "graph/property_graph.hpp"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace newsgraph::exporter {

inline constexpr std::size_t kPropertyCount = static_cast<std::size_t>(graph::Property::EvidenceIds) + 1;
inline constexpr std::size_t kNodeKinds = static_cast<std::size_t>(graph::NodeKind::Document) + 1;
inline constexpr std::size_t kEdgeKinds = static_cast<std::size_t>(graph::EdgeKind::SpokeAbout) + 1;

enum class Owner { Node, Edge };

/// False for an absent value in disguise: an empty list, a number that is not finite. No format writes those.
[[nodiscard]] bool has_content(const graph::Value& value) noexcept;

/// Which properties the nodes (or edges) of a graph have, over the whole graph or one kind.
class UsedProperties {
public:
    void add(const graph::PropertyMap& properties) noexcept;
    [[nodiscard]] bool contains(graph::Property property) const noexcept {
        return used_[static_cast<std::size_t>(property)];
    }
    /// In the order of the schema.
    [[nodiscard]] std::vector<graph::Property> list() const;

private:
    std::array<bool, kPropertyCount> used_{};
};

[[nodiscard]] UsedProperties used_by_nodes(const graph::PropertyGraph& graph) noexcept;
[[nodiscard]] UsedProperties used_by_edges(const graph::PropertyGraph& graph) noexcept;

[[nodiscard]] std::string_view column_name(Owner owner, graph::Property property) noexcept;
/// "boolean", "long", "double", "string": dates and lists are strings.
[[nodiscard]] std::string_view column_type(graph::ValueType type) noexcept;

/// The items parted by `|`; a `|` inside an item becomes U+00A6.
[[nodiscard]] std::string joined(const std::vector<std::string>& list);

/// Appends a boolean or a number; nothing for a value of another type.
void append_number(std::string& out, const graph::Value& value);

/// Appends a value as one column holds it. Text and joined lists go to `append_text`, which makes them safe for the format;
/// numbers and booleans are safe in every format.
template <typename AppendText>
void append_value(std::string& out, const graph::Value& value, AppendText append_text) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        append_text(std::string_view(*text));
    } else if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        append_text(std::string_view(joined(*list)));
    } else {
        append_number(out, value);
    }
}

} // namespace newsgraph::exporter
