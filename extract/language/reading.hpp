// SPDX-License-Identifier: Apache-2.0
// A document as the fact finders see it: the sentences with their trees and the quotations. It holds
// references: the document and the annotated sentences must outlive it.
#pragma once

#include "extract/document.hpp"
#include "extract/language/quotations.hpp"
#include "extract/language/sentence_tree.hpp"

#include <algorithm>
#include <iterator>
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
        for (const Quotation& quotation : quotations) {
            if (quotation.depth == 0) outermost.push_back(quotation.span);
        }
        trees.reserve(sentences.size());
        for (const Sentence& sentence : sentences) trees.emplace_back(sentence);
    }

    const Document& document;
    std::span<const Sentence> sentences;
    std::vector<SentenceTree> trees;
    std::vector<Quotation> quotations;
    std::vector<Span> outermost; ///< of the quotations, ordered and disjoint

    [[nodiscard]] const Token& token(TokenRef ref) const {
        return sentences[ref.sentence].tokens[ref.token];
    }
    /// Whether the bytes lie inside an outermost quotation. O(log quotations).
    [[nodiscard]] bool is_quoted(Span span) const;
    /// The text of a range of tokens, as it stands in the document.
    [[nodiscard]] std::string_view text(std::uint32_t sentence, TokenRange tokens) const {
        return document.text(trees[sentence].span(tokens));
    }
};

inline bool Reading::is_quoted(Span span) const {
    const auto after = std::upper_bound(outermost.begin(), outermost.end(), span.begin,
                                        [](std::uint32_t byte, const Span& q) { return byte < q.begin; });
    return after != outermost.begin() && std::prev(after)->contains(span);
}

} // namespace newsgraph::extract
