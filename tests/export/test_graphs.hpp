// SPDX-License-Identifier: Apache-2.0
// Graphs for tests of the output formats: a hostile one, which holds every text known to break a reader, and
// one of any size. Both are the same on every run.
#pragma once

#include "graph/property_graph.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace newsgraph::test {

/// Texts that have broken readers or writers: controls, broken UTF-8, quotation marks, escapes that Cypher
/// decodes, words that mean numbers, formulas, very long text. One MB at most each.
[[nodiscard]] std::vector<std::string> hostile_texts();

/// A person for every hostile text (as name, label, alias and url), all kinds of nodes and, between
/// two of them, all kinds of edges in both directions; extreme numbers and dates of every precision.
[[nodiscard]] graph::PropertyGraph hostile_graph();

/// `nodes` actors, statements and documents and `edges` edges between them, with nine properties a node and
/// four an edge.
[[nodiscard]] graph::PropertyGraph big_graph(std::size_t nodes, std::size_t edges);

} // namespace newsgraph::test
