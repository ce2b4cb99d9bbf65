// SPDX-License-Identifier: Apache-2.0
// Paragraphs of an article as it comes, and what each is: body, headline, caption or boilerplate.
//
// A text may part its paragraphs by blank lines, write each on one line, or wrap lines at some
// width. The kinds are recognised by general patterns (a photo credit, a share button), never by a
// site.
#pragma once

#include "extract/document.hpp"
#include "extract/language/annotation.hpp"

#include <vector>

namespace newsgraph::extract {

struct Block {
    Span span; ///< without white space at either end; may hold line breaks
    BlockKind kind = BlockKind::Body;

    friend bool operator==(const Block&, const Block&) = default;
};

/// The non-empty paragraphs of the document's body, in order. O(n).
[[nodiscard]] std::vector<Block> find_blocks(const Document& document);

} // namespace newsgraph::extract
