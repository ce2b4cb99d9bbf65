// SPDX-License-Identifier: Apache-2.0
// What the steps of the fold share while a graph is made; internal to graph/fold.cpp and its two helpers.
#pragma once

#include "graph/fold.hpp"
#include "graph/fold_drafts.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace newsgraph::graph {

/// What is gathered for an edge before it is added.
struct EdgeDraft {
    std::vector<EvidenceId> evidence;
    std::set<std::string> roles;
    std::set<std::string> kinds;
    std::int64_t mentions = 0;
};

struct FoldState {
    FoldState(std::vector<DocumentFacts>& all_documents, const Decisions& decisions);

    [[nodiscard]] PropertyGraph& graph() { return corpus.graph; }

    std::vector<DocumentFacts>& documents;
    std::vector<std::uint32_t> text_of; ///< by document: the first one with the same text
    ActorResolution actors;
    Drafts statements;
    Drafts events;
    Corpus corpus;
    std::vector<NodeId> actor_nodes;                  ///< by resolved actor
    std::vector<std::vector<NodeId>> statement_nodes; ///< [document][statement]
    std::vector<std::vector<NodeId>> event_nodes;     ///< [document][event]
    std::vector<NodeId> document_nodes;               ///< by document
    std::map<NodeId, std::uint32_t> document_of_node;
    std::map<NodeId, std::set<std::string>> titles;   ///< by actor
    std::vector<std::string> evidence_days;           ///< by EvidenceId: the day it stands for, or ""
    std::map<std::tuple<NodeId, EdgeKind, NodeId>, EdgeDraft> edges;
};

/// Adds all evidence, puts it on the nodes and gathers the edges. (graph/fold_evidence.cpp)
void gather_evidence(FoldState& state);
/// Sets the properties of all nodes. (graph/fold_describe.cpp)
void describe_nodes(FoldState& state);

// Properties, for nodes and edges alike. (graph/fold_describe.cpp)
void set_text(PropertyMap& properties, Property property, std::string_view value); ///< unless it is empty
void set_count(PropertyMap& properties, Property property, std::size_t value);
void set_dates(const FoldState& state, PropertyMap& properties, const std::vector<EvidenceId>& evidence);
/// Confidence, weight, number of documents, dates.
void set_common(const FoldState& state, PropertyMap& properties, const std::vector<EvidenceId>& evidence);
/// "a; b"
[[nodiscard]] std::string joined(const std::set<std::string>& values);

} // namespace newsgraph::graph
