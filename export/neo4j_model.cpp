// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j_model.hpp"

#include "export/columns.hpp"
#include "export/escape.hpp"
#include "export/json_values.hpp"
#include "graph/hash.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::exporter::neo4j {
namespace {

constexpr auto kNodeKinds = std::to_array<graph::NodeKind>(
    {graph::NodeKind::Person, graph::NodeKind::Organization, graph::NodeKind::Country, graph::NodeKind::Place,
     graph::NodeKind::Group, graph::NodeKind::Statement, graph::NodeKind::Event, graph::NodeKind::Document});

/// `{label: null, name: null, …}`: adding it to a node removes every property of ours and no one else's.
std::string blank_map() {
    std::string out = "{";
    for (const auto& info : graph::properties()) {
        if (out.size() > 1) out += ", ";
        append_cypher_identifier(out, info.name);
        out += ": null";
    }
    return out + "}";
}

std::string labels_of_other_kinds(graph::NodeKind kind) {
    std::vector<std::string_view> others;
    const auto own = graph::labels(kind);
    for (const graph::NodeKind other : kNodeKinds) {
        for (const std::string_view label : graph::labels(other)) {
            const bool known = std::find(own.begin(), own.end(), label) != own.end() ||
                               std::find(others.begin(), others.end(), label) != others.end();
            if (!known) others.push_back(label);
        }
    }
    std::string out;
    for (const std::string_view label : others) {
        out += ':';
        append_cypher_identifier(out, label);
    }
    return out;
}

} // namespace

const std::vector<std::string>& schema_statements() {
    // No index on names or dates: Neo4j refuses a whole transaction when one indexed text is longer than 8 kB.
    static const std::vector<std::string> kStatements = {
        "CREATE CONSTRAINT newsgraph_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    };
    return kStatements;
}

std::string label_list(graph::NodeKind kind) {
    std::string out;
    for (const std::string_view label : graph::labels(kind)) {
        if (!out.empty()) out += ':';
        append_cypher_identifier(out, label);
    }
    return out;
}

std::string merge_nodes(graph::NodeKind kind) {
    return "MERGE (n:Entity {id: row.id})\n"
           "WITH n, row WHERE n.h IS NULL OR n.h <> row.h\n"
           "FOREACH (old IN CASE WHEN n.h IS NULL THEN [] ELSE [n] END |\n"
           "  SET old += " + blank_map() + "\n"
           "  REMOVE old" + labels_of_other_kinds(kind) + ")\n"
           "SET n:" + label_list(kind) + "\n"
           "SET n += row.p\n"
           "SET n.h = row.h";
}

std::string merge_edges(graph::EdgeKind kind) {
    std::string type;
    append_cypher_identifier(type, graph::to_string(kind));
    return "MATCH (a:Entity {id: row.s})\n"
           "MATCH (b:Entity {id: row.t})\n"
           "MERGE (a)-[r:" + type + " {id: row.id}]->(b)\n"
           "WITH r, row WHERE r.h IS NULL OR r.h <> row.h\n"
           "FOREACH (old IN CASE WHEN r.h IS NULL THEN [] ELSE [r] END |\n"
           "  SET old += " + blank_map() + ")\n"
           "SET r += row.p\n"
           "SET r.h = row.h";
}

Properties::Row Properties::operator()(std::string_view type, const graph::PropertyMap& properties) {
    std::size_t replaced = 0;
    buffer_.Clear();
    writer_.Reset(buffer_);
    writer_.StartObject();
    for (const auto& [property, value] : properties.entries()) {
        if (!has_content(value)) continue;
        const auto name = graph::info(property).name;
        writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
        replaced += write_value(writer_, value);
    }
    writer_.EndObject();
    const std::string_view json(buffer_.GetString(), buffer_.GetSize());
    hashed_.assign("1 "); // raised when the meaning of the stored graph changes
    hashed_.append(type).append(" ").append(json);
    return {json, graph::short_hash(hashed_), replaced};
}

} // namespace newsgraph::exporter::neo4j
