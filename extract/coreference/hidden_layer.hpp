// SPDX-License-Identifier: Apache-2.0
// The part of the model that sees no words, only what they mean: one hidden layer over the vectors of heads and
// governors, what each mention is, and how the two stand to each other. It generalises where the table of
// weights (resolver.hpp) knows only words it has seen.
//
//     hidden = max(0, antecedent(i) + anaphor(j) + sum of rows of the pair);  score = out . hidden
//
// The halves of a mention are computed once. Whole numbers only: the same on every machine.
#pragma once

#include "extract/coreference/partition.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph::extract::coreference {

inline constexpr std::size_t kHidden = 64;

/// What a mention is to a choice: the earlier of a pair, the later one, or one that begins a cluster.
enum class Role : std::uint8_t { Antecedent, Anaphor, First };

/// Where each table begins; rows of kHidden numbers.
struct HiddenLayout {
    static constexpr std::size_t roles = 3;
    static constexpr std::size_t senses = 2 * kVectorWidth; ///< of the head and of the governor
    static constexpr std::size_t profiles = 0;
    static constexpr std::size_t vectors = profiles + roles * kProfileRows;
    static constexpr std::size_t pairs = vectors + roles * senses;
    static constexpr std::size_t outs = pairs + kDenseRows; ///< of a pair, of one that begins a cluster
    static constexpr std::size_t rows = outs + 2;
    static constexpr std::size_t numbers = rows * kHidden;

    static constexpr std::size_t profile(Role role) { return profiles + static_cast<std::size_t>(role) * kProfileRows; }
    static constexpr std::size_t vector(Role role) { return vectors + static_cast<std::size_t>(role) * senses; }
};

using Half = std::array<std::int16_t, kHidden>;

class HiddenLayer {
public:
    /// Steps of a hidden unit per 1; of what a vector of length 1 adds to it; of an output weight per 1.
    static constexpr int kUnit = 256;
    static constexpr int kVectorUnit = 256 * 256;
    static constexpr int kOutUnit = 16;
    /// Bounds of a hidden unit and of an output weight, which keep the last sum in 32 bits.
    static constexpr std::int16_t kLargestUnit = 4095;
    static constexpr std::int16_t kLargestOut = 8000;
    static_assert(std::int64_t{kLargestUnit} * kLargestOut * std::int64_t{kHidden} <= INT32_MAX);

    /// HiddenLayout::numbers numbers that must outlive the layer.
    explicit HiddenLayer(const std::int16_t* numbers);

    /// Brings what pair() will read of the table nearer.
    [[gnu::always_inline]] void prefetch(std::span<const std::uint32_t> rows) const noexcept {
        constexpr std::size_t kLine = 64 / sizeof(std::int16_t); // of the cache
        for (const std::uint32_t r : rows) {
            for (std::size_t k = 0; k < kHidden; k += kLine) __builtin_prefetch(row(HiddenLayout::pairs + r) + k);
        }
    }

    [[nodiscard]] Half half(Role role, const Mention& mention, std::span<const std::uint32_t> profile) const noexcept;
    /// In the units of Ranker.
    [[nodiscard]] std::int32_t pair(const Half& antecedent, const Half& anaphor, std::span<const std::uint32_t> rows) const noexcept;
    [[nodiscard]] std::int32_t alone(const Half& first, std::span<const std::uint32_t> rows) const noexcept;

private:
    [[nodiscard]] const std::int16_t* row(std::size_t at) const noexcept { return numbers_ + at * kHidden; }
    [[nodiscard]] std::int32_t out(const Half& sum, std::size_t at) const noexcept;
    void add(Half& sum, std::size_t table, std::span<const std::uint32_t> rows) const noexcept;

    const std::int16_t* numbers_;
    std::vector<std::int16_t> turned_; ///< the rows of vectors, turned: a unit's weights lie side by side, as sums of products want them
};

} // namespace newsgraph::extract::coreference
