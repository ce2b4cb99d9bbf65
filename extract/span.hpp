// SPDX-License-Identifier: Apache-2.0
// A half-open range of bytes in a Document's UTF-8 text, always on code-point boundaries. Inside
// extraction everything points into the text this way; facts count code points (graph/facts.hpp).
#pragma once

#include <compare>
#include <cstdint>

namespace newsgraph::extract {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
    [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
    [[nodiscard]] constexpr bool contains(const Span& other) const noexcept {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(const Span& other) const noexcept {
        return begin < other.end && other.begin < end;
    }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

} // namespace newsgraph::extract
