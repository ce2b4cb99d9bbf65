// SPDX-License-Identifier: Apache-2.0
// The words of facts: spans read from an article's text, labels for people, sentences around a mention.
#pragma once

#include "graph/facts.hpp"
#include "graph/utf8.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::graph {

/// An article's text with its offset map. Keeps a view: the document must outlive it and not move.
class ArticleText {
public:
    explicit ArticleText(std::string_view text) : text_(text), offsets_(text) {}

    [[nodiscard]] bool known() const noexcept { return !text_.empty(); }
    /// The characters of a range; "" when the text is not kept. The range must lie in the text.
    [[nodiscard]] std::string_view at(TextRange range) const;
    /// The spans' texts joined by " … ", white space as single spaces, enclosing quotation marks left out.
    [[nodiscard]] std::string joined(std::span<const TextRange> spans) const;
    /// The sentence-like stretch around a range: up to a line end or a full stop, at most 400 code points each way;
    /// the range itself when the text is not kept.
    [[nodiscard]] TextRange around(TextRange range) const;

private:
    std::string_view text_;
    OffsetMap offsets_;
};

/// At most `limit` code points, cut at a word, with "…" when something was cut. White space as single spaces.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit);

/// From the first start to the last end of the ranges that are not empty; empty when all are.
[[nodiscard]] TextRange hull(std::span<const TextRange> ranges);

} // namespace newsgraph::graph
