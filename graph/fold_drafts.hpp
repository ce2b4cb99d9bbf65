// SPDX-License-Identifier: Apache-2.0
// The plan of the fold: which facts of which documents make which node, and the node's key.
#pragma once

#include "graph/actor_resolution.hpp"
#include "graph/event_merge.hpp"
#include "graph/facts.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace newsgraph::graph {

/// One fact of one document: the fact's place in the document's statements or events.
struct FactRef {
    std::uint32_t document = 0;
    std::uint32_t fact = 0;

    friend auto operator<=>(const FactRef&, const FactRef&) = default;
};

/// A node to be: its reports in the corpus's order of documents.
struct Draft {
    std::vector<FactRef> reports;
};

/// Drafts by node key.
using Drafts = std::map<std::string, Draft>;

/// Statements are one when the same actor says the same words (folded: case, marks and punctuation aside). Without a
/// known speaker five words are needed; shorter ones are kept apart by text.
[[nodiscard]] Drafts draft_statements(std::span<const DocumentFacts> documents, std::span<const std::uint32_t> text_of,
                                      const ActorResolution& actors);

/// An event's key comes from its first report: the document's hash, the type and the trigger's place.
[[nodiscard]] Drafts draft_events(std::span<const DocumentFacts> documents, std::span<const std::uint32_t> text_of,
                                  const ActorResolution& actors);

} // namespace newsgraph::graph
