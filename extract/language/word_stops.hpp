// SPDX-License-Identifier: Apache-2.0
// Which full stops belong to a word ("U.S.", "Mr.", "example.org") and which end it.
#pragma once

#include "extract/language/scanned_text.hpp"

#include <cstddef>

namespace newsgraph::extract {

/// Whether the full stop at `i`, inside a run of letters begun at `from`, belongs to the word.
[[nodiscard]] bool is_stop_inside_word(const ScannedText& text, std::size_t from, std::size_t i);

/// Whether the full stop at `i`, after the word begun at `from`, is that of an abbreviation.
[[nodiscard]] bool is_stop_of_word(const ScannedText& text, std::size_t from, std::size_t i);

} // namespace newsgraph::extract
