// SPDX-License-Identifier: Apache-2.0
// Small numbers mixed into 32 bits: the names of features. The same on every machine.
#pragma once

#include <cstdint>

namespace newsgraph::extract::coreference {

[[nodiscard]] constexpr std::uint32_t mix(std::uint32_t a, std::uint32_t b) noexcept {
    std::uint32_t x = (a ^ (b * 0x9E3779B1U)) * 0x85EBCA6BU;
    x ^= x >> 15U;
    return x * 0xC2B2AE35U;
}

/// Steps that grow with the number: near counts differ by one, far ones by halves.
[[nodiscard]] constexpr std::uint32_t bucket(std::uint32_t n) noexcept {
    if (n < 5) return n;
    if (n < 8) return 5;
    if (n < 12) return 6;
    if (n < 20) return 7;
    if (n < 40) return 8;
    return 9;
}

template <typename Enum> [[nodiscard]] constexpr std::uint32_t number(Enum e) { return static_cast<std::uint32_t>(e); }
template <typename Enum> [[nodiscard]] constexpr std::uint32_t bit(Enum e) { return 1U << static_cast<std::uint32_t>(e); }

} // namespace newsgraph::extract::coreference
