// SPDX-License-Identifier: Apache-2.0
// How two mentions compare in their words.
#pragma once

#include "extract/coreference/mention.hpp"

#include <cstdint>
#include <vector>

namespace newsgraph::extract::coreference {

/// Both sorted.
[[nodiscard]] bool intersects(const std::vector<WordId>& a, const std::vector<WordId>& b) noexcept;
[[nodiscard]] bool has(const std::vector<WordId>& words, WordId word) noexcept;

/// How the words of a phrase with the same head compare: 0 equal, 1 the later says less, 2 more, 3 other things.
[[nodiscard]] std::uint32_t compare_words(const Mention& i, const Mention& j) noexcept;

/// How far two phrases are called the same: 0 not at all, 1 by an apposition's lemma or word, 2 by the head's lemma, 3 by its
/// word, 4 by the whole phrase or its initials, 5 by the whole of an apposition.
[[nodiscard]] std::uint32_t compare_heads(const Mention& i, const Mention& j) noexcept;

/// How two names compare in what stands beside their heads, titles aside: 0 nothing does, 1 beside one of them only, 2 the
/// same, 3 one says more, 4 other words ("North Korea", "South Korea").
[[nodiscard]] std::uint32_t compare_names(const Mention& i, const Mention& j) noexcept;

/// Whether two names name different things whatever else speaks for them: other entries of the gazetteer, or one last word
/// with other words before it ("North Korea", "South Korea").
[[nodiscard]] bool are_different(const Mention& i, const Mention& j) noexcept;

/// Similarity of the vectors of two words in steps (word_vectors.hpp), 0 where one is unknown.
[[nodiscard]] std::uint32_t likeness(const std::int8_t* a, const std::int8_t* b) noexcept;

} // namespace newsgraph::extract::coreference
