// SPDX-License-Identifier: Apache-2.0
// A sentence's dependency tree with the look-ups that the fact finders need: children by relation and the
// range of tokens below a word. Built once a sentence; refers to it and so must not outlive it.
#pragma once

#include "extract/language/annotation.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

/// Tokens [first, last) of one sentence.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] constexpr bool contains(std::uint32_t token) const noexcept {
        return first <= token && token < last;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return first >= last; }
    friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

class SentenceTree {
public:
    using Index = std::uint32_t;

    explicit SentenceTree(const Sentence& sentence);

    [[nodiscard]] const Sentence& sentence() const noexcept { return *sentence_; }
    [[nodiscard]] Index size() const noexcept { return static_cast<Index>(sentence_->tokens.size()); }
    [[nodiscard]] const Token& token(Index i) const { return sentence_->tokens[i]; }
    [[nodiscard]] Relation relation(Index i) const { return sentence_->tokens[i].relation; }
    [[nodiscard]] std::string_view lemma(Index i) const { return sentence_->tokens[i].lemma; }
    [[nodiscard]] std::optional<Index> head(Index i) const;

    /// Children of a token in text order.
    [[nodiscard]] std::span<const Index> children(Index i) const;
    /// The first child with one of the relations, in text order.
    [[nodiscard]] std::optional<Index> child(Index i, std::initializer_list<Relation> relations) const;
    [[nodiscard]] bool has_child(Index i, std::initializer_list<Relation> relations) const {
        return child(i, relations).has_value();
    }
    [[nodiscard]] bool is(Index i, std::initializer_list<Relation> relations) const;
    /// Whether a verb has a passive auxiliary or a subject to which its deed is done.
    [[nodiscard]] bool is_passive(Index verb) const {
        return has_child(verb, {Relation::AuxPass, Relation::NsubjPass, Relation::CsubjPass});
    }
    /// Lemma of the `case` child ("with"), a fixed expression joined by spaces ("according to"), or "".
    [[nodiscard]] std::string preposition(Index i) const;
    /// The smallest range that holds the token and everything below it.
    [[nodiscard]] TokenRange range(Index i) const noexcept { return ranges_[i]; }
    /// The token of a range that is not empty whose head lies outside it, the last of several; the last token where there is none.
    [[nodiscard]] Index head_of(TokenRange tokens) const;
    /// Whether `ancestor` is the token itself or above it.
    [[nodiscard]] bool is_below(Index i, Index ancestor) const;

    /// Bytes of the document from the first to the last token of a range that is not empty.
    [[nodiscard]] Span span(TokenRange tokens) const;

private:
    const Sentence* sentence_;
    std::vector<Index> child_begin_; ///< children of i: child_list_[child_begin_[i], child_begin_[i + 1])
    std::vector<Index> child_list_;
    std::vector<TokenRange> ranges_;
};

} // namespace newsgraph::extract
