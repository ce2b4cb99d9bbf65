// SPDX-License-Identifier: Apache-2.0
// The knowledge graph: a directed Boost.Graph adjacency list whose vertices and edges carry properties
// of the schema and point to the sentences that prove them. This is the one header that includes
// Boost.Graph; the rest of the program uses the functions below or boost() for an algorithm.
//
// It does not know how facts become nodes (graph/fold.hpp) nor how nodes are written (export/).
// At most one edge exists for a (source, target, kind); add_edge returns the present one.
// Node and edge ids are dense and given in order of insertion; keys are stable across runs.
//
//     PropertyGraph graph;
//     NodeId putin = graph.add_node(NodeKind::Person, "a_1f…");
//     graph.node(putin).set(Property::Name, "Vladimir Putin");
//     EdgeId said = graph.add_edge(putin, statement, EdgeKind::Said);
//     for (EdgeId e : graph.out_edges(putin)) use(graph.edge(e).target);
#pragma once

#include "graph/facts.hpp"
#include "graph/schema.hpp"

#include <boost/graph/adjacency_list.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace newsgraph::graph {

enum class NodeId : std::uint32_t {};
enum class EdgeId : std::uint32_t {};
enum class EvidenceId : std::uint32_t {};

template <typename Id>
[[nodiscard]] constexpr std::size_t index(Id id) noexcept {
    return static_cast<std::size_t>(id);
}

/// What a highlighted range is in the sentence that proves a fact.
enum class HighlightRole : std::uint8_t { Speaker, Cue, Content, Trigger, Participant, Place, Time, Mention };
[[nodiscard]] std::string_view to_string(HighlightRole role) noexcept; ///< "speaker", "cue" …

struct Highlight {
    TextRange range;
    HighlightRole role;

    friend bool operator==(const Highlight&, const Highlight&) = default;
};

/// A place in a document that states a fact: the sentence, and what in it is what.
struct Evidence {
    NodeId document{};
    TextRange sentence;
    std::vector<Highlight> highlights;
    double confidence = 0;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A small map from property to value, ordered by property, so that iteration is deterministic.
class PropertyMap {
public:
    using Entry = std::pair<Property, Value>;

    void set(Property property, Value value);
    void set(Property property, const char* text) { set(property, Value(std::string(text))); }
    void set(Property property, std::string text) { set(property, Value(std::move(text))); }
    void set(Property property, std::string_view text) { set(property, Value(std::string(text))); }
    void erase(Property property);
    [[nodiscard]] const Value* find(Property property) const noexcept;
    /// Text of a property, or "" when it is absent or of another type.
    [[nodiscard]] std::string_view text(Property property) const noexcept;
    [[nodiscard]] std::optional<std::int64_t> integer(Property property) const noexcept;
    [[nodiscard]] std::optional<double> real(Property property) const noexcept;
    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }

    friend bool operator==(const PropertyMap&, const PropertyMap&) = default;

private:
    std::vector<Entry> entries_;
};

struct Node {
    NodeKind kind = NodeKind::Person;
    std::string key; ///< "a_…" actor, "s_…" statement, "v_…" event, "d_…" document: an XML NMTOKEN
    PropertyMap properties;
    std::vector<EvidenceId> evidence;
};

struct Edge {
    NodeId source{};
    NodeId target{};
    EdgeKind kind = EdgeKind::Said;
    std::string key; ///< "e_" + hash of the end points' keys and the kind
    PropertyMap properties;
    std::vector<EvidenceId> evidence;
};

class PropertyGraph {
public:
    /// What Boost keeps for an edge. A class with an initial value: Boost's copy makes one before it sets it.
    struct BoostEdge {
        EdgeId id{};
    };
    using Boost = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS,
                                        boost::no_property, BoostEdge>;

    /// Adds a node; a key that exists returns the present node (its kind must be the same). O(1).
    NodeId add_node(NodeKind kind, std::string key);
    /// Adds an edge, or returns the one of this source, target and kind. O(1).
    EdgeId add_edge(NodeId source, NodeId target, EdgeKind kind);
    EvidenceId add_evidence(Evidence evidence);

    [[nodiscard]] std::size_t node_count() const noexcept { return nodes_.size(); }
    [[nodiscard]] std::size_t edge_count() const noexcept { return edges_.size(); }
    [[nodiscard]] Node& node(NodeId id) { return nodes_.at(index(id)); }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_.at(index(id)); }
    [[nodiscard]] Edge& edge(EdgeId id) { return edges_.at(index(id)); }
    [[nodiscard]] const Edge& edge(EdgeId id) const { return edges_.at(index(id)); }
    [[nodiscard]] const Evidence& evidence(EvidenceId id) const { return evidence_.at(index(id)); }
    [[nodiscard]] const std::vector<Node>& nodes() const noexcept { return nodes_; } ///< by NodeId
    [[nodiscard]] const std::vector<Edge>& edges() const noexcept { return edges_; } ///< by EdgeId
    [[nodiscard]] const std::vector<Evidence>& all_evidence() const noexcept { return evidence_; }

    [[nodiscard]] std::optional<NodeId> find_node(std::string_view key) const;
    [[nodiscard]] std::vector<EdgeId> out_edges(NodeId id) const;
    [[nodiscard]] std::vector<EdgeId> in_edges(NodeId id) const;
    /// Names of pieces of evidence, "DOCUMENT_KEY:start-end", each once, in the order given.
    [[nodiscard]] std::vector<std::string> evidence_names(const std::vector<EvidenceId>& evidence) const;
    [[nodiscard]] const Boost& boost() const noexcept { return boost_; }

    /// The text of a document node, for showing evidence; empty when it is not kept.
    void set_document_text(NodeId document, std::string text);
    [[nodiscard]] std::string_view document_text(NodeId document) const;

private:
    Boost boost_;
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
    std::vector<Evidence> evidence_;
    std::unordered_map<std::string, NodeId> by_key_;
    std::unordered_map<std::string, EdgeId> by_edge_key_;
    std::map<NodeId, std::string> texts_;
};

} // namespace newsgraph::graph
