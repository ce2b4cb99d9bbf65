// SPDX-License-Identifier: Apache-2.0
#include "graph/property_graph.hpp"

#include "graph/hash.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace newsgraph::graph {
namespace {

constexpr auto kHighlightRoles = std::to_array<std::string_view>(
    {"speaker", "cue", "content", "trigger", "participant", "place", "time", "mention"});

auto lower_bound_of(std::vector<PropertyMap::Entry>& entries, Property property) {
    return std::lower_bound(entries.begin(), entries.end(), property,
                            [](const auto& entry, Property p) { return entry.first < p; });
}

} // namespace

std::string_view to_string(HighlightRole role) noexcept {
    return kHighlightRoles[static_cast<std::size_t>(role)];
}

void PropertyMap::set(Property property, Value value) {
    const auto at = lower_bound_of(entries_, property);
    if (at != entries_.end() && at->first == property) {
        at->second = std::move(value);
    } else {
        entries_.emplace(at, property, std::move(value));
    }
}

void PropertyMap::erase(Property property) {
    const auto at = lower_bound_of(entries_, property);
    if (at != entries_.end() && at->first == property) entries_.erase(at);
}

const Value* PropertyMap::find(Property property) const noexcept {
    const auto at = std::find_if(entries_.begin(), entries_.end(),
                                 [property](const Entry& entry) { return entry.first == property; });
    return at == entries_.end() ? nullptr : &at->second;
}

std::string_view PropertyMap::text(Property property) const noexcept {
    const auto* value = find(property);
    const auto* string = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return string == nullptr ? std::string_view{} : std::string_view(*string);
}

std::optional<std::int64_t> PropertyMap::integer(Property property) const noexcept {
    const auto* value = find(property);
    const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
    return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<double> PropertyMap::real(Property property) const noexcept {
    const auto* value = find(property);
    const auto* number = value == nullptr ? nullptr : std::get_if<double>(value);
    return number == nullptr ? std::nullopt : std::optional(*number);
}

NodeId PropertyGraph::add_node(NodeKind kind, std::string key) {
    const auto next = static_cast<NodeId>(nodes_.size());
    const auto [at, is_new] = by_key_.try_emplace(key, next);
    if (!is_new) {
        if (node(at->second).kind != kind)
            throw std::logic_error("node '" + key + "' added with two kinds");
        return at->second;
    }
    nodes_.push_back({kind, std::move(key), {}, {}});
    boost::add_vertex(boost_);
    return next;
}

EdgeId PropertyGraph::add_edge(NodeId source, NodeId target, EdgeKind kind) {
    const std::string identity =
        node(source).key + ' ' + std::string(to_string(kind)) + ' ' + node(target).key;
    const auto next = static_cast<EdgeId>(edges_.size());
    const auto [at, is_new] = by_edge_key_.try_emplace(identity, next);
    if (!is_new) return at->second;
    edges_.push_back({source, target, kind, "e_" + short_hash(identity), {}, {}});
    boost::add_edge(index(source), index(target), BoostEdge{next}, boost_);
    return next;
}

EvidenceId PropertyGraph::add_evidence(Evidence evidence) {
    evidence_.push_back(std::move(evidence));
    return static_cast<EvidenceId>(evidence_.size() - 1);
}

std::optional<NodeId> PropertyGraph::find_node(std::string_view key) const {
    const auto at = by_key_.find(std::string(key));
    return at == by_key_.end() ? std::nullopt : std::optional(at->second);
}

std::vector<EdgeId> PropertyGraph::out_edges(NodeId id) const {
    std::vector<EdgeId> result;
    for (auto [at, end] = boost::out_edges(index(id), boost_); at != end; ++at)
        result.push_back(boost_[*at].id);
    return result;
}

std::vector<EdgeId> PropertyGraph::in_edges(NodeId id) const {
    std::vector<EdgeId> result;
    for (auto [at, end] = boost::in_edges(index(id), boost_); at != end; ++at)
        result.push_back(boost_[*at].id);
    return result;
}

std::vector<std::string> PropertyGraph::evidence_names(const std::vector<EvidenceId>& evidence) const {
    std::vector<std::string> names;
    std::set<std::pair<NodeId, TextRange>> seen;
    for (const EvidenceId id : evidence) {
        const Evidence& proof = evidence_.at(index(id));
        if (!seen.emplace(proof.document, proof.sentence).second) continue;
        names.push_back(node(proof.document).key + ':' + std::to_string(proof.sentence.start) + '-' +
                        std::to_string(proof.sentence.end));
    }
    return names;
}

void PropertyGraph::set_document_text(NodeId document, std::string text) {
    texts_[document] = std::move(text);
}

std::string_view PropertyGraph::document_text(NodeId document) const {
    const auto at = texts_.find(document);
    return at == texts_.end() ? std::string_view{} : std::string_view(at->second);
}

} // namespace newsgraph::graph
