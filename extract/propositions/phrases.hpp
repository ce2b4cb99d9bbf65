// SPDX-License-Identifier: Apache-2.0
// Words of a phrase, cut from a tree for use in a proposition.
#pragma once

#include "extract/propositions/proposition.hpp"

#include <optional>

namespace newsgraph::extract {

enum class Conjuncts : bool { Leave, Keep };

/// The noun phrase under `head`: determiners and modifiers kept; its preposition, relative clauses,
/// appositions and remarks in parenthesis left out; no punctuation at its ends.
[[nodiscard]] Tokens noun_phrase(const SentenceTree& tree, SentenceTree::Index head,
                                 Conjuncts conjuncts = Conjuncts::Keep);

/// What stands behind a copula, without the clause's adverbials and its subject.
[[nodiscard]] Tokens predicate_phrase(const SentenceTree& tree, SentenceTree::Index head);

/// All words below `head` but its conjunctions and punctuation at the ends.
[[nodiscard]] Tokens whole_phrase(const SentenceTree& tree, SentenceTree::Index head,
                                  Conjuncts conjuncts = Conjuncts::Keep);

/// The preposition of a phrase with its fixed parts ("because of"), in order; empty without one.
[[nodiscard]] Tokens preposition_of(const SentenceTree& tree, SentenceTree::Index head);

/// `head` and the words joined to it by conjunctions, in text order.
[[nodiscard]] Tokens conjuncts_of(const SentenceTree& tree, SentenceTree::Index head);

[[nodiscard]] bool is_relative_pronoun(const Token& token) noexcept;

/// The relative pronoun or adverb of a relative clause headed by `verb`.
[[nodiscard]] std::optional<SentenceTree::Index> relativizer(const SentenceTree& tree,
                                                             SentenceTree::Index verb);

/// Two lists of tokens as one, ascending.
[[nodiscard]] Tokens joined(Tokens a, const Tokens& b);

} // namespace newsgraph::extract
