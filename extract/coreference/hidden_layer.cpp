// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/hidden_layer.hpp"

#include <algorithm>
#include <cstring>

namespace newsgraph::extract::coreference {
namespace {

/// Sums of 16 bits may wrap round: the same everywhere, and never with learnt weights.
std::int16_t plus(std::int16_t a, std::int16_t b) noexcept {
    return static_cast<std::int16_t>(static_cast<std::uint16_t>(static_cast<std::uint16_t>(a) + static_cast<std::uint16_t>(b)));
}

/// Eight numbers in one register, on any machine.
using Lanes [[gnu::vector_size(16)]] = std::uint16_t;
constexpr std::size_t kLanes = 8;
constexpr std::size_t kParts = kHidden / kLanes;
static_assert(kLanes * kParts == kHidden);

Lanes lanes(const std::int16_t* from) noexcept {
    Lanes loaded;
    std::memcpy(&loaded, from, sizeof loaded);
    return loaded;
}

/// Adds to each unit the product of a vector with the unit's weights, which lie side by side.
[[gnu::always_inline]] inline void products(const std::int16_t* value, const std::int16_t* weight, std::int32_t* wide) noexcept {
    for (std::size_t k = 0; k < kHidden; ++k) {
        std::int32_t product = 0;
        for (std::size_t d = 0; d < kVectorWidth; ++d) product += std::int32_t{value[d]} * std::int32_t{weight[k * kVectorWidth + d]};
        wide[k] += product;
    }
}

void add_products_anywhere(const std::int16_t* value, const std::int16_t* weight, std::int32_t* wide) noexcept {
    products(value, weight, wide);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void add_products_avx2(const std::int16_t* value, const std::int16_t* weight, std::int32_t* wide) noexcept {
    products(value, weight, wide);
}
const auto add_products = __builtin_cpu_supports("avx2") != 0 ? add_products_avx2 : add_products_anywhere;
#else
const auto add_products = add_products_anywhere;
#endif

} // namespace

/// The hot loop of coreference: the sum stays in registers, which compilers do not see to by themselves.
void HiddenLayer::add(Half& sum, std::size_t table, std::span<const std::uint32_t> rows) const noexcept {
    std::array<Lanes, kParts> part;
    std::memcpy(part.data(), sum.data(), sizeof sum);
    for (const std::uint32_t r : rows) {
        const std::int16_t* from = row(table + r);
#pragma GCC unroll 8
        for (std::size_t k = 0; k < kParts; ++k) part[k] += lanes(from + k * kLanes);
    }
    std::memcpy(sum.data(), part.data(), sizeof sum);
}

HiddenLayer::HiddenLayer(const std::int16_t* numbers)
    : numbers_(numbers), turned_(HiddenLayout::roles * HiddenLayout::senses * kHidden) {
    // Blocks of kVectorWidth rows become blocks of kHidden rows of kVectorWidth numbers.
    for (std::size_t i = 0; i < turned_.size(); ++i) {
        const std::size_t block = i / (kVectorWidth * kHidden);
        const std::size_t unit = i / kVectorWidth % kHidden;
        turned_[i] = row(HiddenLayout::vectors + block * kVectorWidth + i % kVectorWidth)[unit];
    }
}

Half HiddenLayer::half(Role role, const Mention& mention, std::span<const std::uint32_t> profile) const noexcept {
    Half sum{};
    add(sum, HiddenLayout::profile(role), profile);
    std::array<std::int32_t, kHidden> wide{};
    const std::int16_t* weight = turned_.data() + (HiddenLayout::vector(role) - HiddenLayout::vectors) * kHidden;
    for (const std::int8_t* sense : {mention.sense, mention.governor_sense}) {
        if (sense != nullptr) {
            std::array<std::int16_t, kVectorWidth> value;
            std::copy(sense, sense + kVectorWidth, value.begin());
            add_products(value.data(), weight, wide.data());
        }
        weight += kVectorWidth * kHidden;
    }
    constexpr std::int32_t kSteps = kVectorUnit / kUnit;
    for (std::size_t k = 0; k < kHidden; ++k) sum[k] = plus(sum[k], static_cast<std::int16_t>(wide[k] / kSteps));
    return sum;
}

std::int32_t HiddenLayer::out(const Half& sum, std::size_t at) const noexcept {
    const std::int16_t* weight = row(HiddenLayout::outs + at);
    Half unit;
    for (std::size_t k = 0; k < kHidden; ++k) unit[k] = std::clamp<std::int16_t>(sum[k], 0, kLargestUnit);
    std::int32_t score = 0;
    for (std::size_t k = 0; k < kHidden; ++k) score += std::int32_t{unit[k]} * std::int32_t{weight[k]};
    return score / kOutUnit;
}

std::int32_t HiddenLayer::pair(const Half& antecedent, const Half& anaphor, std::span<const std::uint32_t> rows) const noexcept {
    Half sum;
    for (std::size_t k = 0; k < kHidden; ++k) sum[k] = plus(antecedent[k], anaphor[k]);
    add(sum, HiddenLayout::pairs, rows);
    return out(sum, 0);
}

std::int32_t HiddenLayer::alone(const Half& first, std::span<const std::uint32_t> rows) const noexcept {
    Half sum = first;
    add(sum, HiddenLayout::pairs, rows);
    return out(sum, 1);
}

} // namespace newsgraph::extract::coreference
