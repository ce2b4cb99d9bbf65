// SPDX-License-Identifier: Apache-2.0
// Builds the graph from the plan: nodes in the order actors, statements, events, documents, each by key; then evidence in
// the order of documents; then edges by (source, kind, target). Everything that is iterated is a sorted container.
#include "graph/fold.hpp"

#include "graph/fold_state.hpp"
#include "graph/hash.hpp"
#include "graph/near_duplicates.hpp"
#include "graph/utf8.hpp"

#include <algorithm>

namespace newsgraph::graph {
namespace {

NodeKind node_kind(ActorKind kind) { return static_cast<NodeKind>(kind); }
static_assert(static_cast<int>(ActorKind::Group) == static_cast<int>(NodeKind::Group));

std::vector<std::uint32_t> copies_of(const std::vector<DocumentFacts>& documents) {
    std::vector<std::string_view> texts;
    texts.reserve(documents.size());
    for (const auto& facts : documents) {
        // Front matter differs from outlet to outlet; the article does not.
        const std::string_view text = facts.document.text;
        texts.push_back(text.substr(OffsetMap(text).code_point_to_byte(facts.document.body)));
    }
    return find_copies(texts);
}

void add_nodes(FoldState& state) {
    for (const ResolvedActor& actor : state.actors.actors)
        state.actor_nodes.push_back(state.graph().add_node(node_kind(actor.kind), actor.key));
    state.statement_nodes.resize(state.documents.size());
    state.event_nodes.resize(state.documents.size());
    for (std::size_t d = 0; d < state.documents.size(); ++d) {
        state.statement_nodes[d].resize(state.documents[d].statements.size());
        state.event_nodes[d].resize(state.documents[d].events.size());
    }
    for (const auto& [key, draft] : state.statements) {
        const auto node = state.graph().add_node(NodeKind::Statement, key);
        for (const FactRef report : draft.reports) state.statement_nodes[report.document][report.fact] = node;
    }
    for (const auto& [key, draft] : state.events) {
        const auto node = state.graph().add_node(NodeKind::Event, key);
        for (const FactRef report : draft.reports) state.event_nodes[report.document][report.fact] = node;
    }
    std::map<std::string, std::uint32_t> keys;
    for (std::uint32_t d = 0; d < state.documents.size(); ++d) keys.emplace(document_key(state.documents[d].document), d);
    state.document_nodes.resize(state.documents.size());
    for (const auto& [key, d] : keys) {
        state.document_nodes[d] = state.graph().add_node(NodeKind::Document, key);
        state.document_of_node[state.document_nodes[d]] = d;
    }
}

void add_edges(FoldState& state) {
    for (auto& [key, draft] : state.edges) {
        const auto& [source, kind, target] = key;
        Edge& edge = state.graph().edge(state.graph().add_edge(source, target, kind));
        PropertyMap& properties = edge.properties;
        if (kind == EdgeKind::CopyOf) {
            properties.set(Property::Weight, std::int64_t{1});
            continue;
        }
        if (kind == EdgeKind::Mentions) {
            properties.set(Property::MentionCount, draft.mentions);
            properties.set(Property::Weight, draft.mentions);
            set_dates(state, properties, draft.evidence);
        } else {
            set_common(state, properties, draft.evidence);
        }
        set_text(properties, Property::Role, joined(draft.roles));
        set_text(properties, Property::Kind, joined(draft.kinds));
        auto names = state.graph().evidence_names(draft.evidence);
        if (!names.empty()) properties.set(Property::EvidenceIds, std::move(names));
        if (kind == EdgeKind::ReportedIn && !draft.evidence.empty()) {
            const TextRange sentence = state.graph().evidence(draft.evidence.front()).sentence;
            set_count(properties, Property::Start, sentence.start);
            set_count(properties, Property::End, sentence.end);
        }
        edge.evidence = std::move(draft.evidence);
    }
}

void count_facts(FoldState& state) {
    FoldCounts& counts = state.corpus.counts;
    counts.documents = state.documents.size();
    for (std::uint32_t d = 0; d < state.documents.size(); ++d) {
        const DocumentFacts& facts = state.documents[d];
        counts.copies += state.text_of[d] == d ? 0U : 1U;
        counts.sentences += facts.sentences;
        counts.actor_facts += facts.actors.size();
        counts.statement_facts += facts.statements.size();
        counts.event_facts += facts.events.size();
        counts.relation_facts += facts.relations.size();
    }
    counts.actors = state.actor_nodes.size();
    counts.statements = state.statements.size();
    counts.events = state.events.size();
}

} // namespace

FoldState::FoldState(std::vector<DocumentFacts>& all_documents, const Decisions& decisions)
    : documents(all_documents), text_of(copies_of(documents)), actors(resolve_actors(documents, text_of, decisions)),
      statements(draft_statements(documents, text_of, actors)), events(draft_events(documents, text_of, actors)) {}

std::string document_key(const DocumentInfo& document) {
    return "d_" + short_hash(document.id + '\n' + document.key);
}

Corpus fold(std::vector<DocumentFacts> documents, const Decisions& decisions) {
    const auto order = [](const DocumentFacts& facts) {
        const DocumentInfo& document = facts.document;
        // Unknown dates last: the original of copies is the first that was published.
        return std::tuple(document.published.empty(), std::string_view(document.published),
                          std::string_view(document.id), std::string_view(document.key));
    };
    std::sort(documents.begin(), documents.end(),
              [&](const DocumentFacts& a, const DocumentFacts& b) { return order(a) < order(b); });
    std::set<std::pair<std::string, std::string>> seen;
    std::erase_if(documents, [&](const DocumentFacts& facts) {
        return !seen.emplace(facts.document.id, facts.document.key).second;
    });
    FoldState state(documents, decisions);
    add_nodes(state);
    gather_evidence(state);
    describe_nodes(state);
    add_edges(state);
    count_facts(state);
    for (std::size_t d = 0; d < documents.size(); ++d)
        state.graph().set_document_text(state.document_nodes[d], std::move(documents[d].document.text));
    state.corpus.ledger = std::move(state.actors.ledger);
    state.corpus.notes = std::move(state.actors.notes);
    return std::move(state.corpus);
}

} // namespace newsgraph::graph
