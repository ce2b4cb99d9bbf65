// SPDX-License-Identifier: Apache-2.0
// A document as the fact finders see it: the sentences with their trees and the quotations. It holds
// references: the document and the annotated sentences must outlive it.
#pragma once

#include "extract/document.hpp"
#include "extract/facts/sentence_tree.hpp"
#include "extract/language/quotations.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

/// A token of the document: sentence and position in it.
struct TokenRef {
    std::uint32_t sentence = 0;
    std::uint32_t token = 0;

    friend constexpr auto operator<=>(const TokenRef&, const TokenRef&) = default;
};

struct Reading {
    Reading(const Document& the_document, std::span<const Sentence> the_sentences)
        : document(the_document), sentences(the_sentences),
          quotations(find_quotations(the_document, the_sentences)) {
        trees.reserve(sentences.size());
        for (const Sentence& sentence : sentences) trees.emplace_back(sentence);
    }

    const Document& document;
    std::span<const Sentence> sentences;
    std::vector<SentenceTree> trees;
    std::vector<Quotation> quotations;

    [[nodiscard]] const Token& token(TokenRef ref) const {
        return sentences[ref.sentence].tokens[ref.token];
    }
    /// The text of a range of tokens, as it stands in the document.
    [[nodiscard]] std::string_view text(std::uint32_t sentence, TokenRange tokens) const {
        return document.text(trees[sentence].span(tokens));
    }
};

} // namespace newsgraph::extract
