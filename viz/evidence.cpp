// SPDX-License-Identifier: Apache-2.0
#include "viz/evidence.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace newsgraph::viz {
namespace {

using graph::EdgeKind;
using graph::EvidenceId;
using graph::NodeId;
using graph::NodeKind;
using graph::Property;

class Gatherer {
public:
    explicit Gatherer(const graph::PropertyGraph& graph) : graph_(graph) {}

    void add(const std::vector<EvidenceId>& evidence, const FactRef& fact, const std::optional<DayRange>& days) {
        for (const EvidenceId id : evidence) {
            const auto& one = graph_.evidence(id);
            auto& sentence = sentences_[{one.document, one.sentence}];
            if (sentence.facts.empty()) {
                sentence.document = one.document;
                sentence.range = one.sentence;
                sentence.days = days_of(graph_, one.document);
                if (!sentence.days) sentence.days = days;
            }
            sentence.facts.push_back(fact);
            sentence.highlights.insert(sentence.highlights.end(), one.highlights.begin(), one.highlights.end());
            sentence.confidence = std::max(sentence.confidence, one.confidence);
        }
    }

    std::vector<Sentence> take() {
        std::vector<Sentence> all;
        for (auto& [place, sentence] : sentences_) {
            auto& marks = sentence.highlights;
            std::sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) {
                return std::tuple(a.range, a.role) < std::tuple(b.range, b.role);
            });
            marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
            std::sort(sentence.facts.begin(), sentence.facts.end());
            sentence.facts.erase(std::unique(sentence.facts.begin(), sentence.facts.end()), sentence.facts.end());
            all.push_back(std::move(sentence));
        }
        return all;
    }

private:
    const graph::PropertyGraph& graph_;
    std::map<std::pair<NodeId, graph::TextRange>, Sentence> sentences_;
};

Part part_of(const Model& model, const Link& link, const Occurrence& occurrence, NodeId node) {
    if (link.kind == EdgeKind::RelatedTo || link.kind == EdgeKind::HoldsRole) return Part::Ties;
    if (model.graph.node(occurrence.fact).kind == NodeKind::Event) return Part::Events;
    return link.source == node ? Part::Said : Part::About;
}

/// Facts that stand in the graph beside the node, whether or not they link it to another actor. The filter's
/// kinds of edges are looked at in the full view only: in the other they name links between actors.
void add_own_facts(Gatherer& gatherer, const Model& model, NodeId node, const Filter& filter) {
    const Network& network = model.full;
    for (const auto at : network.incident(node)) {
        const Link& link = network.links()[at];
        Part part = Part::Self;
        switch (link.kind) {
        case EdgeKind::Said: part = Part::Said; break;
        case EdgeKind::About:
        case EdgeKind::AddressedTo: part = Part::About; break;
        case EdgeKind::ParticipatedIn:
        case EdgeKind::LocatedIn: part = Part::Events; break;
        case EdgeKind::HoldsRole:
        case EdgeKind::RelatedTo: part = Part::Ties; break;
        default: continue;
        }
        if (filter.view == View::Full && !filter.edge_kinds.test(static_cast<std::size_t>(link.kind))) continue;
        const NodeId other = other_end(link, node);
        for (const Occurrence& occurrence : link.occurrences) {
            if (!passes(occurrence, filter)) continue;
            const bool tie = part == Part::Ties;
            const NodeId fact = tie ? occurrence.fact : other;
            const auto& evidence = tie ? evidence_of(model.graph, occurrence) : model.graph.node(other).evidence;
            gatherer.add(evidence, {fact, tie ? link.kind : relation_of(model.graph, fact), part}, occurrence.days);
        }
    }
}

void add_links(Gatherer& gatherer, const Model& model, NodeId node, const Filter& filter) {
    for (const auto at : model.actors.incident(node)) {
        const Link& link = model.actors.links()[at];
        if (!filter.edge_kinds.test(static_cast<std::size_t>(link.kind))) continue;
        for (const Occurrence& occurrence : link.occurrences) {
            if (!passes(occurrence, filter)) continue;
            gatherer.add(evidence_of(model.graph, occurrence),
                         {occurrence.fact, link.kind, part_of(model, link, occurrence, node)}, occurrence.days);
        }
    }
}

void add_reported(Gatherer& gatherer, const Model& model, NodeId document) {
    for (const auto at : model.full.incident(document)) {
        const Link& link = model.full.links()[at];
        if (link.kind != EdgeKind::ReportedIn) continue;
        const bool statement = model.graph.node(link.source).kind == NodeKind::Statement;
        for (const EvidenceId id : model.graph.node(link.source).evidence) {
            if (model.graph.evidence(id).document != document) continue;
            gatherer.add({id}, {link.source, relation_of(model.graph, link.source), statement ? Part::Said : Part::Events},
                         days_of(model.graph, link.source));
        }
    }
}

/// A sentence as compared between articles: letters only, so that quotation marks and line ends do not count.
std::string fingerprint(const graph::PropertyGraph& graph, const graph::OffsetMap& offsets, const Sentence& one) {
    const auto text = graph.document_text(one.document);
    std::string letters;
    const auto begin = offsets.code_point_to_byte(one.range.start);
    const auto end = offsets.code_point_to_byte(one.range.end);
    for (const char c : text.substr(begin, end - begin)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) letters += c;
        if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c + 32);
    }
    return letters;
}

} // namespace

std::string_view to_string(Part part) noexcept {
    constexpr std::string_view kNames[] = {"said", "about", "events", "ties", "self", "mentions"};
    return kNames[static_cast<std::size_t>(part)];
}

std::vector<Sentence> sentences_of_node(const Model& model, NodeId node, const Filter& filter, bool mentions) {
    Gatherer gatherer(model.graph);
    const auto& self = model.graph.node(node);
    if (self.kind == NodeKind::Document) {
        add_reported(gatherer, model, node);
    } else if (!is_actor(self.kind)) {
        gatherer.add(self.evidence, {node, relation_of(model.graph, node), Part::Self}, days_of(model.graph, node));
    } else if (mentions) {
        gatherer.add(self.evidence, {node, EdgeKind::Mentions, Part::Mentions}, std::nullopt);
    } else {
        if (filter.view == View::Actors) add_links(gatherer, model, node, filter);
        if (filter.view == View::Full || filter.edge_kinds.all()) add_own_facts(gatherer, model, node, filter);
    }
    return gatherer.take();
}

std::vector<Sentence> sentences_of_pair(const Model& model, NodeId source, NodeId target, const Filter& filter,
                                        bool both) {
    Gatherer gatherer(model.graph);
    const Network& network = model.network(filter.view);
    for (const auto at : network.incident(source)) {
        const Link& link = network.links()[at];
        const bool forth = link.source == source && link.target == target;
        const bool back = both && link.source == target && link.target == source;
        if ((!forth && !back) || !filter.edge_kinds.test(static_cast<std::size_t>(link.kind))) continue;
        for (const Occurrence& occurrence : link.occurrences) {
            if (!passes(occurrence, filter)) continue;
            gatherer.add(evidence_of(model.graph, occurrence),
                         {occurrence.fact, link.kind, part_of(model, link, occurrence, link.source)},
                         occurrence.days);
        }
    }
    return gatherer.take();
}

void fold_copies(const graph::PropertyGraph& graph, std::vector<Sentence>& sentences) {
    // Only a whole sentence of some length is a copy; "He declined to comment." stands in many articles.
    constexpr std::size_t kShortest = 40;
    std::map<NodeId, graph::OffsetMap> offsets;
    std::map<std::string, std::size_t> first;
    std::vector<Sentence> kept;
    for (Sentence& one : sentences) {
        auto map = offsets.find(one.document);
        if (map == offsets.end())
            map = offsets.emplace(one.document, graph::OffsetMap(graph.document_text(one.document))).first;
        const auto letters = fingerprint(graph, map->second, one);
        if (letters.size() >= kShortest) {
            const auto [at, is_new] = first.emplace(letters, kept.size());
            if (!is_new && kept[at->second].document != one.document) {
                auto& whole = kept[at->second];
                whole.copies.push_back(one.document);
                whole.facts.insert(whole.facts.end(), one.facts.begin(), one.facts.end());
                std::sort(whole.facts.begin(), whole.facts.end());
                whole.facts.erase(std::unique(whole.facts.begin(), whole.facts.end()), whole.facts.end());
                continue;
            }
        }
        kept.push_back(std::move(one));
    }
    sentences = std::move(kept);
}

void sort_sentences(const graph::PropertyGraph& graph, std::vector<Sentence>& sentences, SentenceOrder order) {
    const auto text_order = [&graph](const Sentence& a, const Sentence& b) {
        return std::tuple(std::string_view(graph.node(a.document).key), a.range) <
               std::tuple(std::string_view(graph.node(b.document).key), b.range);
    };
    std::sort(sentences.begin(), sentences.end(), [&](const Sentence& a, const Sentence& b) {
        if (order == SentenceOrder::Confidence && a.confidence != b.confidence) return a.confidence > b.confidence;
        if ((order == SentenceOrder::Newest || order == SentenceOrder::Oldest) && a.days != b.days) {
            // Undated sentences come last either way.
            if (!a.days || !b.days) return a.days.has_value();
            if (a.days->first != b.days->first)
                return order == SentenceOrder::Newest ? a.days->first > b.days->first
                                                      : a.days->first < b.days->first;
        }
        return text_order(a, b);
    });
}

} // namespace newsgraph::viz
