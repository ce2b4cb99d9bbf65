// SPDX-License-Identifier: Apache-2.0
// Each loop is written once as an inline body and compiled twice, for the baseline and for AVX2; only the
// matrix product has its own AVX2 and AVX-512 forms (vpmaddwd on pairs, a few rows by sixteen columns in registers).
// This file is compiled with -O3 -ffp-contract=off in every build type (and without regard to floating-point traps and errno,
// which would keep loops from becoming vectors): see kernels.hpp for why no addition may be fused, and debug
// builds should still read an article in a blink.
#include "extract/language/kernels.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#define NEWSGRAPH_AVX2 __attribute__((target("avx2")))
#define NEWSGRAPH_AVX512 __attribute__((target("avx512f,avx512bw")))
#endif
#define NEWSGRAPH_INLINE inline __attribute__((always_inline))

namespace newsgraph::extract {
namespace {

constexpr std::size_t kLanes = 16; ///< partial sums of a reduction; fixes its order

// Not std::min and std::max: those take references, which keeps the compiler from making vectors of the loops.
NEWSGRAPH_INLINE float smaller(float a, float b) noexcept { return a < b ? a : b; }
NEWSGRAPH_INLINE float larger(float a, float b) noexcept { return a > b ? a : b; }
NEWSGRAPH_INLINE float magnitude(float a) noexcept { return a < 0 ? -a : a; }

/// 2^f on [-0.5, 0.5] by a polynomial (Taylor coefficients of 2^f), the exponent put in by integer addition.
NEWSGRAPH_INLINE float exp_body(float x) noexcept {
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

NEWSGRAPH_INLINE float sigmoid_body(float x) noexcept { return 1.0F / (1.0F + exp_body(-x)); }

NEWSGRAPH_INLINE float quantize_body(const float* x, std::size_t length, std::int32_t limit,
                                     std::int16_t* out) noexcept {
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= length; i += kLanes) {
        for (std::size_t k = 0; k < kLanes; ++k) lanes[k] = larger(lanes[k], magnitude(x[i + k]));
    }
    float largest = 0;
    for (; i < length; ++i) largest = larger(largest, magnitude(x[i]));
    for (const float lane : lanes) largest = larger(largest, lane);
    if (!(largest > 0)) {
        std::fill(out, out + length, std::int16_t{0});
        return 0;
    }
    const float to_integer = static_cast<float>(limit) / largest;
    for (std::size_t j = 0; j < length; ++j) {
        const float v = x[j] * to_integer;
        out[j] = static_cast<std::int16_t>(static_cast<std::int32_t>(v + (v >= 0 ? 0.5F : -0.5F)));
    }
    return largest / static_cast<float>(limit);
}

NEWSGRAPH_INLINE void normalize_body(float* x, const float* gain, const float* shift, std::size_t width) noexcept {
    const float n = static_cast<float>(width);
    float lanes[kLanes] = {};
    for (std::size_t i = 0; i + kLanes <= width; i += kLanes) {
        for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += x[i + k];
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

NEWSGRAPH_INLINE void add_row_body(float* __restrict x, const std::int8_t* __restrict row, float scale,
                                   std::size_t width) noexcept {
    for (std::size_t i = 0; i < width; ++i) x[i] += scale * static_cast<float>(row[i]);
}

NEWSGRAPH_INLINE void gru_step_body(const float* __restrict gates, float* __restrict state, float* __restrict y,
                                    std::size_t width) noexcept {
    const float* const candidate = gates + width;
    const float* const output = gates + 2 * width;
    for (std::size_t i = 0; i < width; ++i) {
        const float z = sigmoid_body(gates[i]);
        const float c = 2.0F * sigmoid_body(2.0F * candidate[i]) - 1.0F;
        const float h = state[i] + z * (c - state[i]);
        state[i] = h;
        y[i] = h * sigmoid_body(output[i]);
    }
}

void multiply_portable(const QuantizedRows& a, std::size_t first, std::size_t rows, const PackedMatrix& b, float* out,
                       std::size_t out_stride) {
    const std::size_t pairs = padded(b.length, kRowPadding) / 2;
    for (std::size_t r = 0; r < rows; ++r) {
        const std::int16_t* const row = a.numbers.data() + (first + r) * a.stride;
        const float row_scale = a.scale[first + r];
        for (std::size_t c = 0; c < b.columns; c += kColumnBlock) {
            const std::int16_t* block = b.numbers.data() + c * pairs * 2;
            std::int32_t sums[kColumnBlock] = {};
            for (std::size_t p = 0; p < pairs; ++p, block += 2 * kColumnBlock) {
                const std::int32_t even = row[2 * p];
                const std::int32_t odd = row[2 * p + 1];
                for (std::size_t k = 0; k < kColumnBlock; ++k) sums[k] += even * block[2 * k] + odd * block[2 * k + 1];
            }
            float* const target = out + r * out_stride + c;
            for (std::size_t k = 0; k < kColumnBlock; ++k)
                target[k] = static_cast<float>(sums[k]) * (row_scale * b.scale[c + k]) + b.bias[c + k];
        }
    }
}

float quantize_portable(const float* x, std::size_t length, std::int32_t limit, std::int16_t* out) {
    return quantize_body(x, length, limit, out);
}
void normalize_portable(float* x, const float* gain, const float* shift, std::size_t width) {
    normalize_body(x, gain, shift, width);
}
void add_row_portable(float* x, const std::int8_t* row, float scale, std::size_t width) {
    add_row_body(x, row, scale, width);
}
void gru_step_portable(const float* gates, float* state, float* y, std::size_t width) {
    gru_step_body(gates, state, y, width);
}

constexpr Kernels kPortable{multiply_portable, quantize_portable, normalize_portable, add_row_portable,
                            gru_step_portable};

#if defined(__x86_64__)

// The empty assembler statements below tell GCC to leave each sum in the register it is in. Without them it
// copies all of them in every step, which costs a third of the speed. (They name no instruction.)

/// `Rows` rows by one block of sixteen columns: 2 * Rows sums stay in registers.
template <std::size_t Rows>
NEWSGRAPH_AVX2 NEWSGRAPH_INLINE void multiply_block(const QuantizedRows& a, std::size_t first, const PackedMatrix& b,
                                          std::size_t column, float* out, std::size_t out_stride) {
    const std::size_t pairs = padded(b.length, kRowPadding) / 2;
    const std::size_t stride = a.stride;
    const std::int16_t* const rows = a.numbers.data() + first * stride;
    const std::int16_t* block = b.numbers.data() + column * pairs * 2;
    __m256i low[Rows];
    __m256i high[Rows];
    for (std::size_t r = 0; r < Rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
    for (std::size_t p = 0; p < pairs; ++p, block += 2 * kColumnBlock) {
        const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
        const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + kColumnBlock));
#pragma GCC unroll 4
        for (std::size_t r = 0; r < Rows; ++r) {
            std::int32_t pair;
            __builtin_memcpy(&pair, rows + r * stride + 2 * p, sizeof pair);
            const __m256i both = _mm256_set1_epi32(pair);
            low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(both, left));
            high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(both, right));
            __asm__("" : "+x"(low[r]), "+x"(high[r]));
        }
    }
    const __m256 scale_low = _mm256_loadu_ps(b.scale.data() + column);
    const __m256 scale_high = _mm256_loadu_ps(b.scale.data() + column + 8);
    const __m256 bias_low = _mm256_loadu_ps(b.bias.data() + column);
    const __m256 bias_high = _mm256_loadu_ps(b.bias.data() + column + 8);
    for (std::size_t r = 0; r < Rows; ++r) {
        const __m256 scale = _mm256_set1_ps(a.scale[first + r]);
        float* const target = out + r * out_stride + column;
        _mm256_storeu_ps(target, _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(low[r]),
                                                             _mm256_mul_ps(scale, scale_low)), bias_low));
        _mm256_storeu_ps(target + 8, _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(high[r]),
                                                                 _mm256_mul_ps(scale, scale_high)), bias_high));
    }
}

/// Blocks of columns outside, rows inside: a block of weights stays in the first-level cache.
NEWSGRAPH_AVX2 void multiply_avx2(const QuantizedRows& a, std::size_t first, std::size_t rows, const PackedMatrix& b,
                                  float* out, std::size_t out_stride) {
    for (std::size_t c = 0; c < b.columns; c += kColumnBlock) {
        std::size_t r = 0;
        for (; r + 4 <= rows; r += 4) multiply_block<4>(a, first + r, b, c, out + r * out_stride, out_stride);
        for (; r < rows; ++r) multiply_block<1>(a, first + r, b, c, out + r * out_stride, out_stride);
    }
}

/// The same with one register of sixteen sums a row, for CPUs with AVX-512.
template <std::size_t Rows>
NEWSGRAPH_AVX512 NEWSGRAPH_INLINE void multiply_block_wide(const QuantizedRows& a, std::size_t first,
                                                           const PackedMatrix& b, std::size_t column, float* out,
                                                           std::size_t out_stride) {
    const std::size_t pairs = padded(b.length, kRowPadding) / 2;
    const std::size_t stride = a.stride;
    const std::int16_t* const rows = a.numbers.data() + first * stride;
    const std::int16_t* block = b.numbers.data() + column * pairs * 2;
    __m512i sums[Rows];
#pragma GCC unroll 8
    for (std::size_t r = 0; r < Rows; ++r) sums[r] = _mm512_setzero_si512();
    for (std::size_t p = 0; p < pairs; ++p, block += 2 * kColumnBlock) {
        const __m512i weights = _mm512_loadu_si512(block);
#pragma GCC unroll 8
        for (std::size_t r = 0; r < Rows; ++r) {
            std::int32_t pair;
            __builtin_memcpy(&pair, rows + r * stride + 2 * p, sizeof pair);
            sums[r] = _mm512_add_epi32(sums[r], _mm512_madd_epi16(_mm512_set1_epi32(pair), weights));
            __asm__("" : "+v"(sums[r]));
        }
    }
    const __m512 column_scale = _mm512_loadu_ps(b.scale.data() + column);
    const __m512 bias = _mm512_loadu_ps(b.bias.data() + column);
#pragma GCC unroll 8
    for (std::size_t r = 0; r < Rows; ++r) {
        const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(a.scale[first + r]), column_scale);
        // The masked form: GCC 12 warns of the undefined source of the plain one.
        const __m512 sum = _mm512_maskz_cvtepi32_ps(0xFFFF, sums[r]);
        _mm512_storeu_ps(out + r * out_stride + column, _mm512_add_ps(_mm512_mul_ps(sum, scale), bias));
    }
}

NEWSGRAPH_AVX512 void multiply_avx512(const QuantizedRows& a, std::size_t first, std::size_t rows,
                                      const PackedMatrix& b, float* out, std::size_t out_stride) {
    for (std::size_t c = 0; c < b.columns; c += kColumnBlock) {
        std::size_t r = 0;
        for (; r + 8 <= rows; r += 8) multiply_block_wide<8>(a, first + r, b, c, out + r * out_stride, out_stride);
        for (; r + 2 <= rows; r += 2) multiply_block_wide<2>(a, first + r, b, c, out + r * out_stride, out_stride);
        if (r < rows) multiply_block_wide<1>(a, first + r, b, c, out + r * out_stride, out_stride);
    }
}

NEWSGRAPH_AVX2 float quantize_avx2(const float* x, std::size_t length, std::int32_t limit, std::int16_t* out) {
    return quantize_body(x, length, limit, out);
}
NEWSGRAPH_AVX2 void normalize_avx2(float* x, const float* gain, const float* shift, std::size_t width) {
    normalize_body(x, gain, shift, width);
}
NEWSGRAPH_AVX2 void add_row_avx2(float* x, const std::int8_t* row, float scale, std::size_t width) {
    add_row_body(x, row, scale, width);
}
NEWSGRAPH_AVX2 void gru_step_avx2(const float* gates, float* state, float* y, std::size_t width) {
    gru_step_body(gates, state, y, width);
}

constexpr Kernels kAvx2{multiply_avx2, quantize_avx2, normalize_avx2, add_row_avx2, gru_step_avx2};
constexpr Kernels kAvx512{multiply_avx512, quantize_avx2, normalize_avx2, add_row_avx2, gru_step_avx2};

#endif

template <typename Number>
void place_column(PackedMatrix& matrix, std::size_t column, std::span<const Number> values) noexcept {
    const std::size_t pairs = padded(matrix.length, kRowPadding) / 2;
    std::int16_t* const block = matrix.numbers.data() + column / kColumnBlock * kColumnBlock * pairs * 2;
    const std::size_t within = column % kColumnBlock;
    for (std::size_t i = 0; i < values.size(); ++i)
        block[i / 2 * 2 * kColumnBlock + 2 * within + i % 2] = values[i];
}

} // namespace

void PackedMatrix::resize(std::size_t columns_, std::size_t length_) {
    columns = columns_;
    length = length_;
    const std::size_t all = padded(columns, kColumnBlock);
    numbers.assign(all * padded(length, kRowPadding), 0);
    scale.assign(all, 0.0F);
    bias.assign(all, 0.0F);
}

void PackedMatrix::set_column(std::size_t column, std::span<const std::int16_t> values) noexcept {
    place_column(*this, column, values);
}
void PackedMatrix::set_column(std::size_t column, std::span<const std::int8_t> values) noexcept {
    place_column(*this, column, values);
}

const Kernels& portable_kernels() noexcept { return kPortable; }

const Kernels& best_kernels() noexcept {
#if defined(__x86_64__)
    static const bool avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0;
    static const bool avx2 = __builtin_cpu_supports("avx2") != 0;
    if (avx512) return kAvx512;
    if (avx2) return kAvx2;
#endif
    return kPortable;
}

float fast_exp(float x) noexcept { return exp_body(x); }

} // namespace newsgraph::extract
