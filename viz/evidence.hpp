// SPDX-License-Identifier: Apache-2.0
// The sentences that prove a node or a link, gathered and folded.
//
// One item is one sentence of one article with every fact it states among those asked for; the same
// sentence in other articles (copies of an agency's text) is folded into it.
#pragma once

#include "viz/selection.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::viz {

/// How a fact concerns the node asked for.
enum class Part : std::uint8_t { Said, About, Events, Ties, Self, Mentions };
[[nodiscard]] std::string_view to_string(Part part) noexcept; ///< "said", "about", "events" …
inline constexpr std::size_t kParts = 6;

struct FactRef {
    graph::NodeId fact{};
    graph::EdgeKind kind{}; ///< of the link that the fact made
    Part part = Part::Self;

    friend auto operator<=>(const FactRef&, const FactRef&) = default;
};

struct Sentence {
    graph::NodeId document{};
    graph::TextRange range;
    std::vector<graph::Highlight> highlights; ///< sorted, without repetitions
    std::vector<FactRef> facts;               ///< sorted, without repetitions
    double confidence = 0;                    ///< the best of its facts
    std::optional<DayRange> days;             ///< when the article was published, else when its first fact was said or happened
    std::vector<graph::NodeId> copies;        ///< other articles with the same sentence
};

enum class SentenceOrder : std::uint8_t { Newest, Oldest, Confidence, Text };

/// For an actor: what it said, what was said about it, its events and ties, and, when `mentions` is set,
/// every place that names it. For a statement or event: itself. For a document: what it reports.
[[nodiscard]] std::vector<Sentence> sentences_of_node(const Model& model, graph::NodeId node,
                                                      const Filter& filter, bool mentions);

/// Of the links from `source` to `target`, and back when `both` is set.
[[nodiscard]] std::vector<Sentence> sentences_of_pair(const Model& model, graph::NodeId source,
                                                      graph::NodeId target, const Filter& filter, bool both);

/// Folds copies and sorts.
void fold_copies(const graph::PropertyGraph& graph, std::vector<Sentence>& sentences);
void sort_sentences(const graph::PropertyGraph& graph, std::vector<Sentence>& sentences, SentenceOrder order);

} // namespace newsgraph::viz
