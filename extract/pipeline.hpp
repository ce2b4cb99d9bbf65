// SPDX-License-Identifier: Apache-2.0
// One article in, its facts out: the stages of extraction, in order, on one screen (pipeline.cpp).
#pragma once

#include "extract/document.hpp"
#include "extract/language/conllu_writer.hpp"
#include "extract/language/engine.hpp"
#include "graph/facts.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

/// What is wanted beyond actors, statements, events and relations.
struct ExtractOptions {
    bool open_relations = false; ///< every proposition of every sentence
};

/// Everything the article states. Pure: the same document and models give the same facts on any thread.
[[nodiscard]] graph::DocumentFacts extract_facts(const Document& document, const LanguageEngine& engine,
                                                 ExtractOptions options = {});

/// The same from sentences that were annotated elsewhere; their spans must point into the document.
[[nodiscard]] graph::DocumentFacts extract_facts(const Document& document, std::span<const Sentence> sentences,
                                                 ExtractOptions options = {});

/// Who is who: a mark for every mention, clusters of one included, for CoNLL-U. `speakers` has a label a sentence
/// ("" for none) where a transcript says who speaks, or is empty.
[[nodiscard]] std::vector<EntityMark> find_entities(const Document& document, std::span<const Sentence> sentences,
                                                    std::span<const std::string> speakers = {});

/// Names of the stages that explain() can show, in order.
[[nodiscard]] std::span<const std::string_view> stages() noexcept;

/// What one stage saw, as text; throws graph::Error for a stage that is not in stages().
[[nodiscard]] std::string explain(const Document& document, std::span<const Sentence> sentences,
                                  std::string_view stage);

} // namespace newsgraph::extract
