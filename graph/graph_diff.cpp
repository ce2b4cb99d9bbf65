// SPDX-License-Identifier: Apache-2.0
#include "graph/graph_diff.hpp"

#include "graph/dump.hpp"

#include <map>
#include <set>

namespace newsgraph::graph {
namespace {

struct Item {
    std::string name; ///< kind and what it is, for people
    const PropertyMap* properties;
};

using Items = std::map<std::string_view, Item>;

Items nodes_of(const PropertyGraph& graph) {
    Items items;
    for (const Node& node : graph.nodes())
        items[node.key] = {std::string(to_string(node.kind)) + ' ' + node.key + ' ' +
                               std::string(node.properties.text(Property::Label)),
                           &node.properties};
    return items;
}

Items edges_of(const PropertyGraph& graph) {
    Items items;
    for (const Edge& edge : graph.edges())
        items[edge.key] = {std::string(graph.node(edge.source).properties.text(Property::Label)) + " -" +
                               std::string(to_string(edge.kind)) + "-> " +
                               std::string(graph.node(edge.target).properties.text(Property::Label)),
                           &edge.properties};
    return items;
}

std::string change_of(const PropertyMap& before, const PropertyMap& after) {
    std::set<Property> all;
    for (const auto& [property, value] : before.entries()) all.insert(property);
    for (const auto& [property, value] : after.entries()) all.insert(property);
    std::string text;
    for (const Property property : all) {
        const Value* was = before.find(property);
        const Value* is = after.find(property);
        if (was != nullptr && is != nullptr && *was == *is) continue;
        text += ' ' + std::string(info(property).name) + ": " + (was == nullptr ? "(none)" : to_debug_string(*was)) +
                " \u2192 " + (is == nullptr ? "(none)" : to_debug_string(*is)) + ';';
    }
    return text;
}

void diff_items(const Items& before, const Items& after, DiffCounts& counts,
                const std::function<void(const std::string&)>& on_line) {
    std::set<std::string_view> keys;
    for (const auto& [key, item] : before) keys.insert(key);
    for (const auto& [key, item] : after) keys.insert(key);
    for (const auto key : keys) {
        const auto was = before.find(key);
        const auto is = after.find(key);
        if (was == before.end()) {
            ++counts.added;
            on_line("+ " + is->second.name);
        } else if (is == after.end()) {
            ++counts.removed;
            on_line("- " + was->second.name);
        } else if (!(*was->second.properties == *is->second.properties)) {
            ++counts.changed;
            on_line("~ " + is->second.name + change_of(*was->second.properties, *is->second.properties));
        }
    }
}

} // namespace

DiffCounts diff_graphs(const PropertyGraph& before, const PropertyGraph& after,
                       const std::function<void(const std::string&)>& on_line) {
    DiffCounts counts;
    diff_items(nodes_of(before), nodes_of(after), counts, on_line);
    diff_items(edges_of(before), edges_of(after), counts, on_line);
    return counts;
}

} // namespace newsgraph::graph
