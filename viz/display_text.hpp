// SPDX-License-Identifier: Apache-2.0
// Texts of the open web, made safe to look at.
//
// Markup needs no care here: the page only ever uses textContent and canvas. What remains are characters
// that lie about the order or the presence of others: controls, bidirectional overrides, zero-width marks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph::viz {

/// Longest label sent to the page, in code points; longer ones end in an ellipsis.
inline constexpr std::size_t kMaxLabel = 120;

/// One line for a label: dangerous characters left out, runs of white space joined, cut at `max` code points.
[[nodiscard]] std::string display_label(std::string_view text, std::size_t max = kMaxLabel);

/// Running text with each dangerous character replaced by U+FFFD (two of them for a pair of UTF-16 units),
/// so that offsets in UTF-16 units stay what they were. Line ends and tabs stay.
[[nodiscard]] std::string display_text(std::string_view text);

/// Lower case without diacritics, for comparing what people type with what newspapers print: covers
/// Latin-1, Latin Extended-A and basic Greek and Cyrillic capitals; other characters stay. One code point
/// becomes exactly one, so that positions of the result are positions of the text.
[[nodiscard]] std::u32string fold_for_search(std::string_view text);

} // namespace newsgraph::viz
