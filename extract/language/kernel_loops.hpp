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
#define NEWSGRAPH_LAMBDA __attribute__((always_inline))

namespace newsgraph::extract::loops {

constexpr std::size_t kLanes = 16; ///< partial sums of a reduction; fixes its order

// Not std::max: it takes references, which keeps the compiler from making vectors of the loops.
NEWSGRAPH_INLINE float larger(float a, float b) noexcept { return a > b ? a : b; }
NEWSGRAPH_INLINE float magnitude(float a) noexcept { return a < 0 ? -a : a; }

/// Numbers of one register: `Bytes` of floats, and of integers.
template <std::size_t Bytes> struct Register {
    using Floats [[gnu::vector_size(Bytes)]] = float;
    using Integers [[gnu::vector_size(Bytes)]] = std::int32_t;
    static constexpr std::size_t size = Bytes / sizeof(float);
};
/// The same of one number.
struct Single {
    using Floats = float;
    using Integers = std::int32_t;
    static constexpr std::size_t size = 1;
};

/// Has `x` computed before what the next statements compute. GCC would move it to where it is used. (Names no instruction.)
template <typename Floats> NEWSGRAPH_INLINE void keep_order([[maybe_unused]] Floats& x) noexcept {
#if defined(__x86_64__) && !defined(__clang__)
    __asm__("" : "+v"(x));
#endif
}

/// exp(x) of some registers, each step for all of them before the next: one register after the other, most steps would
/// wait for the one before. 2^f on [-0.5, 0.5] is a polynomial (Taylor coefficients of 2^f), the exponent put in by
/// integer addition. x is held to [-80, 80] by its bits, for compilers make branches of comparisons of floats.
template <typename Kind, std::size_t Count>
NEWSGRAPH_INLINE void exp(typename Kind::Floats (&x)[Count]) noexcept {
    using Floats = typename Kind::Floats;
    using Integers = typename Kind::Integers;
    constexpr auto kLimit = std::bit_cast<std::int32_t>(80.0F);
    constexpr float kMagic = 12582912.0F; // 1.5 * 2^23: added, it leaves the rounded integer in the low bits
    constexpr float kCoefficients[] = {1.33335581e-3F, 9.61812911e-3F, 5.55041087e-2F, 2.40226507e-1F, 6.93147181e-1F, 1.0F};
    Floats p[Count];
    Integers exponent[Count];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < Count; ++j) {
        const auto bits = __builtin_bit_cast(Integers, x[j]);
        const Integers size = bits & INT32_MAX;
        const Integers held = (size < kLimit ? size : Integers{} + kLimit) | (bits & INT32_MIN);
        const Floats y = __builtin_bit_cast(Floats, held) * 1.44269504F;
        const Floats shifted = y + kMagic;
        x[j] = y - (shifted - kMagic);
        exponent[j] = (__builtin_bit_cast(Integers, shifted) - std::bit_cast<std::int32_t>(kMagic)) << 23;
        p[j] = Floats{} + 1.54035304e-4F;
    }
#pragma GCC unroll 8
    for (const float coefficient : kCoefficients) {
#pragma GCC unroll 8
        for (std::size_t j = 0; j < Count; ++j) {
            p[j] = p[j] * x[j] + coefficient;
            keep_order(p[j]);
        }
    }
#pragma GCC unroll 8
    for (std::size_t j = 0; j < Count; ++j) x[j] = __builtin_bit_cast(Floats, __builtin_bit_cast(Integers, p[j]) + exponent[j]);
}

template <typename Kind, std::size_t Count>
NEWSGRAPH_INLINE void sigmoid(typename Kind::Floats (&x)[Count]) noexcept {
#pragma GCC unroll 8
    for (std::size_t j = 0; j < Count; ++j) x[j] = -x[j];
    exp<Kind>(x);
#pragma GCC unroll 8
    for (std::size_t j = 0; j < Count; ++j) x[j] = 1.0F / (1.0F + x[j]);
}

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

NEWSGRAPH_INLINE void quantize(const float* x, std::size_t rows, std::size_t length, QuantizedRows& out) noexcept {
    for (std::size_t r = 0; r < rows; ++r) out.scale[r] = quantize(x + r * length, length, out.numbers.data() + r * out.stride);
}

/// `Rows` rows side by side: the sums of lanes, each waiting for the one before, are most of the time.
template <std::size_t RegisterBytes, std::size_t Rows>
NEWSGRAPH_INLINE void add_and_normalize(float* x, const float* added, std::size_t stride, const float* gain, const float* shift,
                                        std::size_t width) noexcept {
    using Kind = Register<RegisterBytes>;
    using Floats = typename Kind::Floats;
    constexpr std::size_t kParts = kLanes / Kind::size;
    const auto load = [](Floats& to, const float* from) NEWSGRAPH_LAMBDA { __builtin_memcpy(&to, from, sizeof to); };
    const auto store = [](float* to, const Floats& from) NEWSGRAPH_LAMBDA { __builtin_memcpy(to, &from, sizeof from); };
    float mean[Rows];
    float factor[Rows];
    // The sum of all lanes, divided by width, of each row.
    const auto average = [&](const Floats (&lanes)[Rows][kParts], float (&out)[Rows]) NEWSGRAPH_LAMBDA {
        float single[Rows][kLanes];
        __builtin_memcpy(single, lanes, sizeof single);
        for (std::size_t r = 0; r < Rows; ++r) out[r] = 0;
        for (std::size_t k = 0; k < kLanes; ++k) {
            for (std::size_t r = 0; r < Rows; ++r) out[r] += single[r][k];
        }
        for (std::size_t r = 0; r < Rows; ++r) out[r] = out[r] / static_cast<float>(width);
    };
    Floats lanes[Rows][kParts] = {};
    for (std::size_t i = 0; i + kLanes <= width; i += kLanes) {
#pragma GCC unroll 4
        for (std::size_t r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
            for (std::size_t k = 0; k < kParts; ++k) {
                const std::size_t at = i + k * Kind::size;
                Floats v;
                Floats a;
                load(v, x + r * width + at);
                load(a, added + r * stride + at);
                v = v + a;
                store(x + r * width + at, v);
                lanes[r][k] = lanes[r][k] + v;
            }
        }
    }
    average(lanes, mean);
    Floats squares[Rows][kParts] = {};
    for (std::size_t i = 0; i + kLanes <= width; i += kLanes) {
#pragma GCC unroll 4
        for (std::size_t r = 0; r < Rows; ++r) {
#pragma GCC unroll 4
            for (std::size_t k = 0; k < kParts; ++k) {
                Floats v;
                load(v, x + r * width + i + k * Kind::size);
                v = v - mean[r];
                squares[r][k] = squares[r][k] + v * v;
            }
        }
    }
    average(squares, factor);
    for (std::size_t r = 0; r < Rows; ++r) {
        factor[r] = 1.0F / std::sqrt(factor[r] + 1e-5F);
        for (std::size_t i = 0; i < width; ++i)
            x[r * width + i] = (x[r * width + i] - mean[r]) * factor[r] * gain[i] + shift[i];
    }
}

template <std::size_t RegisterBytes>
NEWSGRAPH_INLINE void add_and_normalize(float* x, std::size_t rows, const float* added, std::size_t stride, const float* gain,
                                        const float* shift, std::size_t width) noexcept {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) add_and_normalize<RegisterBytes, 4>(x + r * width, added + r * stride, stride, gain, shift, width);
    for (; r < rows; ++r) add_and_normalize<RegisterBytes, 1>(x + r * width, added + r * stride, stride, gain, shift, width);
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

/// Numbers [i, i + Parts registers) of a step of a GRU.
template <typename Kind, std::size_t Parts>
NEWSGRAPH_INLINE void gru_part(const float* __restrict gates, float* __restrict state, float* __restrict y, std::size_t width,
                               std::size_t i) noexcept {
    using Floats = typename Kind::Floats;
    Floats x[3 * Parts]; // z, twice the candidate, output
#pragma GCC unroll 8
    for (std::size_t k = 0; k < 3 * Parts; ++k) {
        __builtin_memcpy(&x[k], gates + k / Parts * width + i + k % Parts * Kind::size, sizeof(Floats));
        if (k / Parts == 1) x[k] = 2.0F * x[k];
    }
    sigmoid<Kind>(x);
#pragma GCC unroll 8
    for (std::size_t k = 0; k < Parts; ++k) {
        const std::size_t at = i + k * Kind::size;
        Floats h;
        __builtin_memcpy(&h, state + at, sizeof h);
        h = h + x[k] * (2.0F * x[Parts + k] - 1.0F - h);
        __builtin_memcpy(state + at, &h, sizeof h);
        h = h * x[2 * Parts + k];
        __builtin_memcpy(y + at, &h, sizeof h);
    }
}

template <std::size_t RegisterBytes>
NEWSGRAPH_INLINE void gru_step(const float* __restrict gates, float* __restrict state, float* __restrict y,
                               std::size_t width) noexcept {
    using Kind = Register<RegisterBytes>;
    std::size_t i = 0;
    for (; i + 2 * Kind::size <= width; i += 2 * Kind::size) gru_part<Kind, 2>(gates, state, y, width, i);
    for (; i < width; ++i) gru_part<Single, 1>(gates, state, y, width, i);
}

} // namespace newsgraph::extract::loops
