// SPDX-License-Identifier: Apache-2.0
// A document as sentences of tokens: blocks, then tokens, then the ends of sentences.
//
// A sentence ends inside a quotation where it ends (the closing mark belongs to it), but not before
// the words that tell who spoke: `"Stop!" he said.` is one sentence. Spans are exact; sentences of
// one paragraph carry its number. Titles, initials and abbreviations do not end sentences unless
// what follows says so.
#pragma once

#include "extract/document.hpp"
#include "extract/language/annotation.hpp"

#include <vector>

namespace newsgraph::extract {

/// Sentences longer than this are cut, at a semicolon or comma where there is one: the parser's
/// work grows faster than the sentence, and no writer's sentence is that long.
inline constexpr std::size_t kLongestSentence = 384;

/// Ordered, disjoint, no sentence is empty. O(n).
[[nodiscard]] std::vector<Sentence> split_sentences(const Document& document);

} // namespace newsgraph::extract
