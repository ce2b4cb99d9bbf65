// SPDX-License-Identifier: Apache-2.0
// Copies of one text among many: an agency report printed by ten outlets is one source, not ten.
//
// Texts are compared as sets of five-word shingles. MinHash signatures (Broder 1997) of 96 values in 32 bands of
// three propose pairs; a pair is a copy when at least 70 of 100 shingles are shared, or when nearly all of the shorter text
// (90 of 100, and at least 50 shingles) stands in the longer one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace newsgraph::graph {

/// For each text the index of the first text of its group of copies (its own when it is no copy). Texts of fewer than
/// 20 words are only copies when they are equal once folded. Deterministic.
[[nodiscard]] std::vector<std::uint32_t> find_copies(std::span<const std::string_view> texts);

} // namespace newsgraph::graph
