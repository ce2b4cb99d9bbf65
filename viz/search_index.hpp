// SPDX-License-Identifier: Apache-2.0
// Finds nodes by what people type: names, aliases, the words of statements, events and headlines.
//
// A linear scan over folded text: a million short texts take a fraction of a second, and nothing has to
// be kept in step with the graph. Words of the query may stand in any order; each must begin a word.
#pragma once

#include "graph/property_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::viz {

struct SearchHit {
    graph::NodeId node{};
    std::string text; ///< the name, alias or sentence that matched, as displayed
    std::vector<std::pair<std::uint32_t, std::uint32_t>> matches; ///< ranges of `text` in UTF-16 units
};

struct SearchResult {
    std::vector<SearchHit> hits; ///< best first
    std::size_t total = 0;       ///< nodes that match
};

class SearchIndex {
public:
    explicit SearchIndex(const graph::PropertyGraph& graph);

    /// Actors before events, statements and documents; whole names before beginnings before words inside;
    /// then by how much is known about the node. An empty query finds nothing.
    [[nodiscard]] SearchResult find(std::string_view query, std::size_t limit) const;

private:
    struct Entry {
        graph::NodeId node;
        std::uint8_t group; ///< 0 actor, 1 event, 2 statement, 3 document
        std::int64_t weight;
        std::string text;
        std::u32string folded;
    };
    std::vector<Entry> entries_; ///< a node's own name directly before its aliases
};

} // namespace newsgraph::viz
