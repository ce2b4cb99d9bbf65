// SPDX-License-Identifier: Apache-2.0
// The corpus: fact records of all documents → one property graph.
//
//   1 documents sorted (publication, id, key), the same document once   2 copies of one text found
//   3 actors resolved across documents      4 events merged             5 statements of one speaker and wording merged
//   6 nodes, then edges, each sorted by key, with evidence
//
// The graph depends on the set of records and decisions only, not on their order: same set, same bytes.
//
// Weights count sources, not printings: a document and its copies give a fact one piece of evidence together. Evidence itself
// keeps every printing. Actors weigh their mentions, documents 1. first_date and last_date are the days on which a
// fact was said or happened where that is known to the day, else the publication dates of its documents.
#pragma once

#include "graph/actor_resolution.hpp"
#include "graph/decisions.hpp"
#include "graph/facts.hpp"
#include "graph/property_graph.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace newsgraph::graph {

struct FoldCounts {
    std::size_t documents = 0;
    std::size_t copies = 0; ///< documents that are copies of another
    std::size_t sentences = 0;
    std::size_t actor_facts = 0, statement_facts = 0, event_facts = 0, relation_facts = 0; ///< before merging
    std::size_t actors = 0, statements = 0, events = 0;                                     ///< nodes
};

struct Corpus {
    PropertyGraph graph;
    std::vector<MergeDecision> ledger;
    std::vector<std::string> notes; ///< decisions that could not be followed
    FoldCounts counts;
};

/// The records must be well-formed (ids that are referred to exist, ranges lie in the text), as
/// facts_from_json() and the extraction guarantee. Memory: the records and the graph.
[[nodiscard]] Corpus fold(std::vector<DocumentFacts> documents, const Decisions& decisions = {});

/// Key of a document's node.
[[nodiscard]] std::string document_key(const DocumentInfo& document);

} // namespace newsgraph::graph
