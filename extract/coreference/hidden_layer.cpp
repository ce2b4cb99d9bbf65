// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/hidden_layer.hpp"

#include <algorithm>

namespace newsgraph::extract::coreference {
namespace {

constexpr std::int16_t kLargest = 4095; ///< hidden unit: keeps the last sum in 32 bits

/// Sums of 16 bits may wrap round: the same everywhere, and never with learnt weights.
std::int16_t plus(std::int16_t a, std::int16_t b) noexcept {
    return static_cast<std::int16_t>(static_cast<std::uint16_t>(static_cast<std::uint16_t>(a) + static_cast<std::uint16_t>(b)));
}

} // namespace

void HiddenLayer::add(Half& sum, std::span<const std::uint32_t> rows) const noexcept {
    for (const std::uint32_t r : rows) {
        const std::int16_t* from = row(HiddenLayout::pairs + r);
        for (std::size_t k = 0; k < kHidden; ++k) sum[k] = plus(sum[k], from[k]);
    }
}

Half HiddenLayer::half(Role role, const Mention& mention, std::span<const std::uint32_t> profile) const noexcept {
    Half sum{};
    for (const std::uint32_t r : profile) {
        const std::int16_t* from = row(HiddenLayout::profile(role) + r);
        for (std::size_t k = 0; k < kHidden; ++k) sum[k] = plus(sum[k], from[k]);
    }
    std::array<std::int32_t, kHidden> wide{};
    std::size_t at = HiddenLayout::vector(role);
    for (const std::int8_t* sense : {mention.sense, mention.governor_sense}) {
        for (std::size_t d = 0; sense != nullptr && d < kVectorWidth; ++d) {
            const std::int16_t* from = row(at + d);
            const std::int16_t value = sense[d];
            for (std::size_t k = 0; k < kHidden; ++k) wide[k] += std::int32_t{value} * std::int32_t{from[k]};
        }
        at += kVectorWidth;
    }
    constexpr std::int32_t kSteps = kVectorUnit / kUnit;
    for (std::size_t k = 0; k < kHidden; ++k) sum[k] = plus(sum[k], static_cast<std::int16_t>(wide[k] / kSteps));
    return sum;
}

std::int32_t HiddenLayer::out(const Half& sum, std::size_t at) const noexcept {
    const std::int16_t* weight = row(HiddenLayout::outs + at);
    Half unit;
    for (std::size_t k = 0; k < kHidden; ++k) unit[k] = std::clamp<std::int16_t>(sum[k], 0, kLargest);
    std::int32_t score = 0;
    for (std::size_t k = 0; k < kHidden; ++k) score += std::int32_t{unit[k]} * std::int32_t{weight[k]};
    return score / kOutUnit;
}

std::int32_t HiddenLayer::pair(const Half& antecedent, const Half& anaphor, std::span<const std::uint32_t> rows) const noexcept {
    Half sum;
    for (std::size_t k = 0; k < kHidden; ++k) sum[k] = plus(antecedent[k], anaphor[k]);
    add(sum, rows);
    return out(sum, 0);
}

std::int32_t HiddenLayer::alone(const Half& first, std::span<const std::uint32_t> rows) const noexcept {
    Half sum = first;
    add(sum, rows);
    return out(sum, 1);
}

} // namespace newsgraph::extract::coreference
