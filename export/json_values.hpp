// SPDX-License-Identifier: Apache-2.0
// Properties of the graph as JSON members: one spelling for the JSON file and for what Neo4j is sent.
#pragma once

#include "export/columns.hpp"
#include "graph/json.hpp"

#include <string>

namespace newsgraph::exporter {

/// Writes text after the rule of export/escape.hpp; returns how many characters that changed.
std::size_t write_clean(graph::json::Writer& writer, std::string_view text);

/// Writes one value; reals always have a point or an exponent. `value` must have content (columns.hpp).
std::size_t write_value(graph::json::Writer& writer, const graph::Value& value);

} // namespace newsgraph::exporter
