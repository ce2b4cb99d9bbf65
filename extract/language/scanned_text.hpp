// SPDX-License-Identifier: Apache-2.0
// What the tokenizer reads: the code points of a range of a document, and the bytes behind them.
#pragma once

#include "extract/document.hpp"
#include "extract/language/characters.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph::extract {

/// Places are numbers of code points from the range's begin; beyond the end there are spaces.
class ScannedText {
public:
    ScannedText(const Document& document, Span range)
        : document_(document), points_(document.text(), range) {}

    [[nodiscard]] std::size_t size() const noexcept { return points_.size(); }
    [[nodiscard]] char32_t operator[](std::size_t i) const {
        return i < size() ? points_.value[i] : U' ';
    }
    [[nodiscard]] Span span(std::size_t from, std::size_t to) const {
        return {points_.offset[from], points_.offset[to]};
    }
    [[nodiscard]] std::string_view bytes(std::size_t from, std::size_t to) const {
        return document_.text(span(from, to));
    }
    [[nodiscard]] std::string lower(std::size_t from, std::size_t to) const {
        return ascii_lower(bytes(from, to));
    }

private:
    const Document& document_;
    CodePoints points_;
};

} // namespace newsgraph::extract
