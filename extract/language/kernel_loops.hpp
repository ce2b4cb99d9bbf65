// SPDX-License-Identifier: Apache-2.0
// The float loops of the network, written once. Each set of kernels (kernels.cpp, kernels_x86.cpp) compiles them
// for its instructions; all sets give the same bits, because no sum's order depends on the width of a register.
#pragma once

#include "extract/language/kernels.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

#define NEWSGRAPH_INLINE inline __attribute__((always_inline))

namespace newsgraph::extract::loops {

constexpr std::size_t kLanes = 16; ///< partial sums of a reduction; fixes its order

// Not std::min and std::max: those take references, which keeps the compiler from making vectors of the loops.
NEWSGRAPH_INLINE float smaller(float a, float b) noexcept { return a < b ? a : b; }
NEWSGRAPH_INLINE float larger(float a, float b) noexcept { return a > b ? a : b; }
NEWSGRAPH_INLINE float magnitude(float a) noexcept { return a < 0 ? -a : a; }

/// 2^f on [-0.5, 0.5] by a polynomial (Taylor coefficients of 2^f), the exponent put in by integer addition.
NEWSGRAPH_INLINE float exp(float x) noexcept {
    x = smaller(larger(x, -80.0F), 80.0F);
    const float y = x * 1.44269504F;
    const float shifted = y + 12582912.0F; // 1.5 * 2^23: the low bits now hold the rounded integer
    const float f = y - (shifted - 12582912.0F);
    const std::int32_t n = std::bit_cast<std::int32_t>(shifted) - 0x4B400000;
    float p = 1.54035304e-4F;
    p = p * f + 1.33335581e-3F;
    p = p * f + 9.61812911e-3F;
    p = p * f + 5.55041087e-2F;
    p = p * f + 2.40226507e-1F;
    p = p * f + 6.93147181e-1F;
    p = p * f + 1.0F;
    return std::bit_cast<float>(std::bit_cast<std::int32_t>(p) + (n << 23));
}

NEWSGRAPH_INLINE float sigmoid(float x) noexcept { return 1.0F / (1.0F + exp(-x)); }

template <std::size_t Lanes>
NEWSGRAPH_INLINE float largest_of(const float (&lanes)[Lanes]) noexcept {
    float largest = 0;
    for (const float lane : lanes) largest = larger(largest, lane);
    return largest;
}

/// The factor that makes integers up to kActivationLimit of numbers up to `largest`; 0 when all are 0.
NEWSGRAPH_INLINE float quantizer(float largest) noexcept {
    return largest > 0 ? static_cast<float>(kActivationLimit) / largest : 0.0F;
}

NEWSGRAPH_INLINE float quantize(const float* x, std::size_t length, std::uint8_t* out) noexcept {
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= length; i += kLanes) {
        for (std::size_t k = 0; k < kLanes; ++k) lanes[k] = larger(lanes[k], magnitude(x[i + k]));
    }
    float largest = largest_of(lanes);
    for (; i < length; ++i) largest = larger(largest, magnitude(x[i]));
    const float to_integer = quantizer(largest);
    for (std::size_t j = 0; j < length; ++j)
        out[j] = static_cast<std::uint8_t>(static_cast<std::int32_t>(x[j] * to_integer + (kActivationOffset + 0.5F)));
    return largest / static_cast<float>(kActivationLimit);
}

NEWSGRAPH_INLINE void add_and_normalize(float* __restrict x, const float* __restrict added, const float* gain,
                                        const float* shift, std::size_t width) noexcept {
    const float n = static_cast<float>(width);
    float lanes[kLanes] = {};
    for (std::size_t i = 0; i + kLanes <= width; i += kLanes) {
        for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += x[i + k] += added[i + k];
    }
    float sum = 0;
    for (const float lane : lanes) sum += lane;
    const float mean = sum / n;
    for (float& lane : lanes) lane = 0;
    for (std::size_t i = 0; i + kLanes <= width; i += kLanes) {
        for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += (x[i + k] - mean) * (x[i + k] - mean);
    }
    float squares = 0;
    for (const float lane : lanes) squares += lane;
    const float factor = 1.0F / std::sqrt(squares / n + 1e-5F);
    for (std::size_t i = 0; i < width; ++i) x[i] = (x[i] - mean) * factor * gain[i] + shift[i];
}

NEWSGRAPH_INLINE void add_row(float* __restrict x, const std::int8_t* __restrict row, float scale,
                                   std::size_t width) noexcept {
    for (std::size_t i = 0; i < width; ++i) x[i] += scale * static_cast<float>(row[i]);
}

NEWSGRAPH_INLINE void larger_half(const float* __restrict a, const float* __restrict b, const float* __restrict c,
                                  const float* __restrict d, float* __restrict out, std::size_t width) noexcept {
    for (std::size_t i = 0; i < width; ++i) {
        const std::size_t k = i + width;
        out[i] = larger(a[i] + b[i] + c[i] + d[i], a[k] + b[k] + c[k] + d[k]);
    }
}

NEWSGRAPH_INLINE void gru_step(const float* __restrict gates, float* __restrict state, float* __restrict y,
                                    std::size_t width) noexcept {
    const float* const candidate = gates + width;
    const float* const output = gates + 2 * width;
    for (std::size_t i = 0; i < width; ++i) {
        const float z = sigmoid(gates[i]);
        const float c = 2.0F * sigmoid(2.0F * candidate[i]) - 1.0F;
        const float h = state[i] + z * (c - state[i]);
        state[i] = h;
        y[i] = h * sigmoid(output[i]);
    }
}

} // namespace newsgraph::extract::loops
