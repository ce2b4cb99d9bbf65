// SPDX-License-Identifier: Apache-2.0
// From the scores of name tags to names: Viterbi over BILOU tags (outside; begin, inside, last, unit of each
// kind), legal sequences only.
#pragma once

#include "extract/language/annotation.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace newsgraph::extract {

inline constexpr std::size_t kNameTags = 13; ///< O, then B I L U of PER, ORG, LOC
using NameScores = std::array<float, kNameTags>;

/// The names of one sentence, ordered and disjoint. A name's probability is that of its kind, averaged over its tokens.
[[nodiscard]] std::vector<Name> best_names(std::span<const NameScores> scores);

} // namespace newsgraph::extract
