// SPDX-License-Identifier: Apache-2.0
// Tells headlines, captions and boilerplate from body text by what news sites have in common.
#pragma once

#include "extract/language/blocks.hpp"

#include <vector>

namespace newsgraph::extract {

/// Sets the kind of every block, looking at its text and its neighbours. O(n).
void classify_blocks(const Document& document, std::vector<Block>& blocks);

} // namespace newsgraph::extract
