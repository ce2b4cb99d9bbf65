// SPDX-License-Identifier: Apache-2.0
// The graph as Neo4j stores it, and the Cypher that puts it there: one source for the script, the bulk
// import and the push, so that any of them may follow any other.
//
// Every node has the label Entity and an `id` unique by constraint; every relationship has an `id`. Both carry
// `h`, a hash of what was written: a second load finds it equal and touches nothing. Statements are valid in
// Cypher 5 and 25. Labels, types and property keys come from graph/schema.hpp only.
#pragma once

#include "graph/json.hpp"
#include "graph/property_graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::exporter::neo4j {

/// Statements that must have run before any data; each may run again.
[[nodiscard]] const std::vector<std::string>& schema_statements();

/// "Entity:Actor:Person": what neo4j-admin and the statements below give a node of this kind.
[[nodiscard]] std::string label_list(graph::NodeKind kind);

/// What follows `UNWIND <rows> AS row` for nodes of one kind; row = {id, h, p}. A row whose hash the
/// node has already changes nothing; else properties that vanished are removed, and labels of other kinds.
[[nodiscard]] std::string merge_nodes(graph::NodeKind kind);
/// The same for relationships of one type; row = {id, s, t, h, p} with the ids of both ends.
[[nodiscard]] std::string merge_edges(graph::EdgeKind kind);

/// The properties as a JSON object, as plain JSON for Neo4j's HTTP interfaces, and the hash of them.
class Properties {
public:
    struct Row {
        std::string_view json; ///< valid until the next call
        std::string hash;      ///< 16 hex digits
        std::size_t replaced;  ///< characters changed by the rule of export/escape.hpp
    };
    /// `type` is the node's kind or the relationship's type; it goes into the hash only.
    Row operator()(std::string_view type, const graph::PropertyMap& properties);

private:
    rapidjson::StringBuffer buffer_;
    graph::json::Writer writer_{buffer_};
    std::string hashed_;
};

} // namespace newsgraph::exporter::neo4j
