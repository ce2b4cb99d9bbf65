// SPDX-License-Identifier: Apache-2.0
// The float loops are those of kernel_loops.hpp, compiled for each set. The products and the rounding are written
// for each: products of four bytes at a time (pmaddubsw and pmaddwd, or vpdpbusd), a few rows by a few blocks of
// columns whose sums stay in registers.
//
// This file is compiled with -O3 -ffp-contract=off in every build type (and without regard to floating-point traps
// and errno, which would keep loops from becoming vectors): see kernels.hpp for why no addition may be fused, and
// debug builds should still read an article in a blink. Functions carry the instructions they need as an
// attribute, so that nothing of the standard library is compiled for a CPU that may not be there.
#include "extract/language/kernels_x86.hpp"

#if defined(__x86_64__)

#include "extract/language/kernel_loops.hpp"

#include <immintrin.h>

#define NEWSGRAPH_SSSE3 __attribute__((target("ssse3")))
#define NEWSGRAPH_AVX2 __attribute__((target("avx2")))
#if defined(__clang__)
#define NEWSGRAPH_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl"), min_vector_width(512)))
#else
#define NEWSGRAPH_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,prefer-vector-width=512")))
#endif

namespace newsgraph::extract {
namespace {

// The empty assembler statements below tell GCC to leave each sum in the register it is in. Without them it
// copies all of them in every step, which costs a third of the speed. (They name no instruction.)

[[nodiscard]] NEWSGRAPH_INLINE std::int32_t four_at(const std::uint8_t* numbers) noexcept {
    std::int32_t four;
    __builtin_memcpy(&four, numbers, sizeof four);
    return four;
}

// --- SSSE3

/// `Rows` rows by one block of sixteen columns.
template <std::size_t Rows>
NEWSGRAPH_SSSE3 NEWSGRAPH_INLINE void block_ssse3(const QuantizedRows& a, std::size_t first, const PackedMatrix& b, std::size_t column,
                                 float* out, std::size_t out_stride) {
    constexpr std::size_t kParts = kColumnBlock / 4;
    const std::size_t length = padded(b.length, kRowPadding);
    const std::uint8_t* const rows = a.numbers.data() + first * a.stride;
    const std::int8_t* block = b.numbers.data() + column * length;
    const __m128i ones = _mm_set1_epi16(1);
    __m128i sums[Rows][kParts];
    for (auto& row : sums)
        for (auto& sum : row) sum = _mm_setzero_si128();
    for (std::size_t i = 0; i < length; i += kRowPadding, block += kRowPadding * kColumnBlock) {
        for (std::size_t r = 0; r < Rows; ++r) {
            const __m128i four = _mm_set1_epi32(four_at(rows + r * a.stride + i));
            for (std::size_t k = 0; k < kParts; ++k) {
                const __m128i weights = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 16 * k));
                sums[r][k] = _mm_add_epi32(sums[r][k], _mm_madd_epi16(_mm_maddubs_epi16(four, weights), ones));
            }
        }
    }
    for (std::size_t r = 0; r < Rows; ++r) {
        const __m128 row_scale = _mm_set1_ps(a.scale[first + r]);
        for (std::size_t k = 0; k < kParts; ++k) {
            const std::size_t c = column + 4 * k;
            const __m128 scale = _mm_mul_ps(row_scale, _mm_loadu_ps(b.scale.data() + c));
            const __m128i offset = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b.offset.data() + c));
            const __m128 product = _mm_mul_ps(_mm_cvtepi32_ps(_mm_sub_epi32(sums[r][k], offset)), scale);
            _mm_storeu_ps(out + r * out_stride + c, _mm_add_ps(product, _mm_loadu_ps(b.bias.data() + c)));
        }
    }
}

/// Blocks of columns outside, rows inside: a block of weights stays in the first-level cache.
NEWSGRAPH_SSSE3 void multiply_ssse3(const QuantizedRows& a, std::size_t first, std::size_t rows, const PackedMatrix& b, float* out,
                   std::size_t out_stride) {
    for (std::size_t c = 0; c < b.columns; c += kColumnBlock) {
        std::size_t r = 0;
        for (; r + 2 <= rows; r += 2) block_ssse3<2>(a, first + r, b, c, out + r * out_stride, out_stride);
        for (; r < rows; ++r) block_ssse3<1>(a, first + r, b, c, out + r * out_stride, out_stride);
    }
}

/// The compiler finds no good vectors for the narrowing of loops::quantize.
NEWSGRAPH_SSSE3 NEWSGRAPH_INLINE float quantize_row_ssse3(const float* x, std::size_t length, std::uint8_t* out) {
    const __m128 sign = _mm_set1_ps(-0.0F);
    __m128 largest4 = _mm_setzero_ps();
    for (std::size_t i = 0; i < length; i += 4) largest4 = _mm_max_ps(largest4, _mm_andnot_ps(sign, _mm_loadu_ps(x + i)));
    largest4 = _mm_max_ps(largest4, _mm_movehl_ps(largest4, largest4));
    const float largest = _mm_cvtss_f32(_mm_max_ss(largest4, _mm_movehdup_ps(largest4)));
    const __m128 factor = _mm_set1_ps(loops::quantizer(largest));
    const __m128 offset = _mm_set1_ps(kActivationOffset + 0.5F);
    const auto rounded = [&](const float* at) NEWSGRAPH_SSSE3 {
        return _mm_cvttps_epi32(_mm_add_ps(_mm_mul_ps(_mm_loadu_ps(at), factor), offset));
    };
    for (std::size_t i = 0; i < length; i += 16) {
        const __m128i low = _mm_packs_epi32(rounded(x + i), rounded(x + i + 4));
        const __m128i high = _mm_packs_epi32(rounded(x + i + 8), rounded(x + i + 12));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i), _mm_packus_epi16(low, high));
    }
    return largest / static_cast<float>(kActivationLimit);
}
NEWSGRAPH_SSSE3 void quantize_ssse3(const float* x, std::size_t rows, std::size_t length, QuantizedRows& out) {
    if (length % 16 != 0) return loops::quantize(x, rows, length, out);
    for (std::size_t r = 0; r < rows; ++r)
        out.scale[r] = quantize_row_ssse3(x + r * length, length, out.numbers.data() + r * out.stride);
}
NEWSGRAPH_SSSE3 void add_and_normalize_ssse3(float* x, std::size_t rows, const float* added, std::size_t stride, const float* gain,
    const float* shift, std::size_t width) {
    loops::add_and_normalize<16>(x, rows, added, stride, gain, shift, width);
}
NEWSGRAPH_SSSE3 void larger_half_ssse3(const float* a, const float* b, const float* c, const float* d, float* out, std::size_t width) {
    loops::larger_half(a, b, c, d, out, width);
}
NEWSGRAPH_SSSE3 void add_row_ssse3(float* x, const std::int8_t* row, float scale, std::size_t width) {
    loops::add_row(x, row, scale, width);
}
NEWSGRAPH_SSSE3 void gru_step_ssse3(const float* gates, float* state, float* y, std::size_t width) {
    loops::gru_step<16>(gates, state, y, width);
}

// --- AVX2

/// `Rows` rows by one block of sixteen columns: 2 * Rows sums stay in registers.
template <std::size_t Rows>
NEWSGRAPH_AVX2 NEWSGRAPH_INLINE void block_avx2(const QuantizedRows& a, std::size_t first, const PackedMatrix& b,
                                                std::size_t column, float* out, std::size_t out_stride) {
    const std::size_t length = padded(b.length, kRowPadding);
    const std::uint8_t* const rows = a.numbers.data() + first * a.stride;
    const std::int8_t* block = b.numbers.data() + column * length;
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i low[Rows];
    __m256i high[Rows];
    for (std::size_t r = 0; r < Rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
    for (std::size_t i = 0; i < length; i += kRowPadding, block += kRowPadding * kColumnBlock) {
        const __m256i left = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
        const __m256i right = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + 32));
#pragma GCC unroll 4
        for (std::size_t r = 0; r < Rows; ++r) {
            const __m256i four = _mm256_set1_epi32(four_at(rows + r * a.stride + i));
            low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(_mm256_maddubs_epi16(four, left), ones));
            high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(_mm256_maddubs_epi16(four, right), ones));
            __asm__("" : "+x"(low[r]), "+x"(high[r]));
        }
    }
    for (std::size_t r = 0; r < Rows; ++r) {
        const __m256 row_scale = _mm256_set1_ps(a.scale[first + r]);
        for (const std::size_t half : {0U, 8U}) {
            const std::size_t c = column + half;
            const __m256i offset = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b.offset.data() + c));
            const __m256 scale = _mm256_mul_ps(row_scale, _mm256_loadu_ps(b.scale.data() + c));
            const __m256i sum = _mm256_sub_epi32(half == 0 ? low[r] : high[r], offset);
            const __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale);
            _mm256_storeu_ps(out + r * out_stride + c, _mm256_add_ps(product, _mm256_loadu_ps(b.bias.data() + c)));
        }
    }
}

NEWSGRAPH_AVX2 void multiply_avx2(const QuantizedRows& a, std::size_t first, std::size_t rows, const PackedMatrix& b,
                                  float* out, std::size_t out_stride) {
    for (std::size_t c = 0; c < b.columns; c += kColumnBlock) {
        std::size_t r = 0;
        for (; r + 4 <= rows; r += 4) block_avx2<4>(a, first + r, b, c, out + r * out_stride, out_stride);
        for (; r < rows; ++r) block_avx2<1>(a, first + r, b, c, out + r * out_stride, out_stride);
    }
}

NEWSGRAPH_AVX2 NEWSGRAPH_INLINE float quantize_row_avx2(const float* x, std::size_t length, std::uint8_t* out) {
    const __m256 sign = _mm256_set1_ps(-0.0F);
    __m256 largest8 = _mm256_setzero_ps();
    for (std::size_t i = 0; i < length; i += 8)
        largest8 = _mm256_max_ps(largest8, _mm256_andnot_ps(sign, _mm256_loadu_ps(x + i)));
    __m128 largest4 = _mm_max_ps(_mm256_castps256_ps128(largest8), _mm256_extractf128_ps(largest8, 1));
    largest4 = _mm_max_ps(largest4, _mm_movehl_ps(largest4, largest4));
    const float largest = _mm_cvtss_f32(_mm_max_ss(largest4, _mm_movehdup_ps(largest4)));
    const __m256 factor = _mm256_set1_ps(loops::quantizer(largest));
    const __m256 offset = _mm256_set1_ps(kActivationOffset + 0.5F);
    const auto rounded = [&](const float* at) NEWSGRAPH_AVX2 {
        return _mm256_cvttps_epi32(_mm256_add_ps(_mm256_mul_ps(_mm256_loadu_ps(at), factor), offset));
    };
    for (std::size_t i = 0; i < length; i += 16) {
        const __m256i words = _mm256_permute4x64_epi64(_mm256_packs_epi32(rounded(x + i), rounded(x + i + 8)), 0b11011000);
        const __m128i bytes = _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i), bytes);
    }
    return largest / static_cast<float>(kActivationLimit);
}
NEWSGRAPH_AVX2 void quantize_avx2(const float* x, std::size_t rows, std::size_t length, QuantizedRows& out) {
    if (length % 16 != 0) return loops::quantize(x, rows, length, out);
    for (std::size_t r = 0; r < rows; ++r)
        out.scale[r] = quantize_row_avx2(x + r * length, length, out.numbers.data() + r * out.stride);
}
NEWSGRAPH_AVX2 void add_and_normalize_avx2(float* x, std::size_t rows, const float* added, std::size_t stride, const float* gain,
    const float* shift, std::size_t width) {
    loops::add_and_normalize<32>(x, rows, added, stride, gain, shift, width);
}
NEWSGRAPH_AVX2 void larger_half_avx2(const float* a, const float* b, const float* c, const float* d, float* out, std::size_t width) {
    loops::larger_half(a, b, c, d, out, width);
}
NEWSGRAPH_AVX2 void add_row_avx2(float* x, const std::int8_t* row, float scale, std::size_t width) {
    loops::add_row(x, row, scale, width);
}
NEWSGRAPH_AVX2 void gru_step_avx2(const float* gates, float* state, float* y, std::size_t width) {
    loops::gru_step<32>(gates, state, y, width);
}

// --- AVX-512, with and without VNNI

enum class Dot { Pairs, Fused };

/// Adds the products of four bytes to each sum: by three instructions, or by the one of VNNI. That one is written
/// out because an intrinsic may only stand in functions that are compiled for VNNI, and the callers serve both.
template <Dot dot>
NEWSGRAPH_AVX512 NEWSGRAPH_INLINE void add_products(__m512i& sums, __m512i four, __m512i weights) {
    if constexpr (dot == Dot::Fused) {
        __asm__("vpdpbusd %2, %1, %0" : "+v"(sums) : "v"(four), "v"(weights));
    } else {
        const __m512i pairs = _mm512_maddubs_epi16(four, weights);
        sums = _mm512_add_epi32(sums, _mm512_madd_epi16(pairs, _mm512_set1_epi16(1)));
        __asm__("" : "+v"(sums));
    }
}

/// `Rows` rows by `Blocks` blocks of sixteen columns: Rows * Blocks sums stay in registers.
template <Dot dot, std::size_t Rows, std::size_t Blocks>
NEWSGRAPH_AVX512 NEWSGRAPH_INLINE void block_avx512(const QuantizedRows& a, std::size_t first, const PackedMatrix& b,
                                                    std::size_t column, float* out, std::size_t out_stride) {
    const std::size_t length = padded(b.length, kRowPadding);
    const std::uint8_t* const rows = a.numbers.data() + first * a.stride;
    const std::int8_t* block = b.numbers.data() + column * length;
    const float* const row_scale = a.scale.data() + first;
    __m512i sums[Rows][Blocks];
#pragma GCC unroll 4
    for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 4
        for (std::size_t k = 0; k < Blocks; ++k) sums[r][k] = _mm512_setzero_si512();
    for (std::size_t i = 0; i < length; i += kRowPadding, block += kRowPadding * kColumnBlock) {
        __m512i weights[Blocks];
#pragma GCC unroll 4
        for (std::size_t k = 0; k < Blocks; ++k) weights[k] = _mm512_loadu_si512(block + k * length * kColumnBlock);
#pragma GCC unroll 4
        for (std::size_t r = 0; r < Rows; ++r) {
            const __m512i four = _mm512_set1_epi32(four_at(rows + r * a.stride + i));
#pragma GCC unroll 4
            for (std::size_t k = 0; k < Blocks; ++k) add_products<dot>(sums[r][k], four, weights[k]);
        }
    }
#pragma GCC unroll 4
    for (std::size_t k = 0; k < Blocks; ++k) {
        const std::size_t c = column + k * kColumnBlock;
        const __m512 column_scale = _mm512_loadu_ps(b.scale.data() + c);
        const __m512 bias = _mm512_loadu_ps(b.bias.data() + c);
        const __m512i offset = _mm512_loadu_si512(b.offset.data() + c);
#pragma GCC unroll 4
        for (std::size_t r = 0; r < Rows; ++r) {
            const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(row_scale[r]), column_scale);
            // The masked form: GCC 12 warns of the undefined source of the plain one.
            const __m512 sum = _mm512_maskz_cvtepi32_ps(0xFFFF, _mm512_sub_epi32(sums[r][k], offset));
            _mm512_storeu_ps(out + r * out_stride + c, _mm512_add_ps(_mm512_mul_ps(sum, scale), bias));
        }
    }
}

template <Dot dot, std::size_t Blocks>
NEWSGRAPH_AVX512 NEWSGRAPH_INLINE void columns_avx512(const QuantizedRows& a, std::size_t first, std::size_t rows,
                                                      const PackedMatrix& b, std::size_t column, float* out,
                                                      std::size_t out_stride) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) block_avx512<dot, 4, Blocks>(a, first + r, b, column, out + r * out_stride, out_stride);
    for (; r < rows; ++r) block_avx512<dot, 1, Blocks>(a, first + r, b, column, out + r * out_stride, out_stride);
}

template <Dot dot>
NEWSGRAPH_AVX512 void multiply_avx512(const QuantizedRows& a, std::size_t first, std::size_t rows,
                                      const PackedMatrix& b, float* out, std::size_t out_stride) {
    const std::size_t columns = padded(b.columns, kColumnBlock);
    std::size_t c = 0;
    for (; c + 4 * kColumnBlock <= columns; c += 4 * kColumnBlock) columns_avx512<dot, 4>(a, first, rows, b, c, out, out_stride);
    if (c + 2 * kColumnBlock <= columns) {
        columns_avx512<dot, 2>(a, first, rows, b, c, out, out_stride);
        c += 2 * kColumnBlock;
    }
    if (c < columns) columns_avx512<dot, 1>(a, first, rows, b, c, out, out_stride);
}

/// `Rows` rows side by side, so that none waits for its largest number alone.
template <std::size_t Rows>
NEWSGRAPH_AVX512 NEWSGRAPH_INLINE void quantize_rows_avx512(const float* x, std::size_t length, std::size_t first,
                                                            QuantizedRows& out) {
    __m512 largest16[Rows];
    __m512 factor[Rows];
#pragma GCC unroll 4
    for (std::size_t r = 0; r < Rows; ++r) largest16[r] = _mm512_setzero_ps();
    for (std::size_t i = 0; i < length; i += 16) {
#pragma GCC unroll 4
        for (std::size_t r = 0; r < Rows; ++r)
            largest16[r] = _mm512_maskz_max_ps(0xFFFF, largest16[r], _mm512_abs_ps(_mm512_loadu_ps(x + r * length + i)));
    }
#pragma GCC unroll 4
    for (std::size_t r = 0; r < Rows; ++r) {
        const float largest = _mm512_reduce_max_ps(largest16[r]);
        factor[r] = _mm512_set1_ps(loops::quantizer(largest));
        out.scale[first + r] = largest / static_cast<float>(kActivationLimit);
    }
    const __m512 offset = _mm512_set1_ps(kActivationOffset + 0.5F);
    std::uint8_t* const target = out.numbers.data() + first * out.stride;
    for (std::size_t i = 0; i < length; i += 16) {
#pragma GCC unroll 4
        for (std::size_t r = 0; r < Rows; ++r) {
            const __m512 v = _mm512_add_ps(_mm512_mul_ps(_mm512_loadu_ps(x + r * length + i), factor[r]), offset);
            const __m512i rounded = _mm512_maskz_cvttps_epi32(0xFFFF, v);
            _mm_storeu_si128(reinterpret_cast<__m128i*>(target + r * out.stride + i), _mm512_maskz_cvtepi32_epi8(0xFFFF, rounded));
        }
    }
}

NEWSGRAPH_AVX512 void quantize_avx512(const float* x, std::size_t rows, std::size_t length, QuantizedRows& out) {
    if (length % 16 != 0) return loops::quantize(x, rows, length, out);
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) quantize_rows_avx512<4>(x + r * length, length, r, out);
    for (; r < rows; ++r) quantize_rows_avx512<1>(x + r * length, length, r, out);
}
NEWSGRAPH_AVX512 void add_and_normalize_avx512(float* x, std::size_t rows, const float* added, std::size_t stride, const float* gain,
    const float* shift, std::size_t width) {
    loops::add_and_normalize<64>(x, rows, added, stride, gain, shift, width);
}
NEWSGRAPH_AVX512 void larger_half_avx512(const float* a, const float* b, const float* c, const float* d, float* out, std::size_t width) {
    loops::larger_half(a, b, c, d, out, width);
}
NEWSGRAPH_AVX512 void add_row_avx512(float* x, const std::int8_t* row, float scale, std::size_t width) {
    loops::add_row(x, row, scale, width);
}
NEWSGRAPH_AVX512 void gru_step_avx512(const float* gates, float* state, float* y, std::size_t width) {
    loops::gru_step<64>(gates, state, y, width);
}

constexpr Kernels kSsse3{"SSSE3", multiply_ssse3, quantize_ssse3, add_and_normalize_ssse3,
    larger_half_ssse3, add_row_ssse3, gru_step_ssse3};
constexpr Kernels kAvx2{"AVX2", multiply_avx2, quantize_avx2, add_and_normalize_avx2,
    larger_half_avx2, add_row_avx2, gru_step_avx2};
constexpr Kernels kAvx512{"AVX-512", multiply_avx512<Dot::Pairs>, quantize_avx512, add_and_normalize_avx512,
    larger_half_avx512, add_row_avx512, gru_step_avx512};
constexpr Kernels kAvx512Vnni{"AVX-512 VNNI", multiply_avx512<Dot::Fused>, quantize_avx512, add_and_normalize_avx512,
    larger_half_avx512, add_row_avx512, gru_step_avx512};

} // namespace

std::vector<const Kernels*> x86_kernel_sets() {
    std::vector<const Kernels*> out;
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
        __builtin_cpu_supports("avx512vl") != 0) {
        if (__builtin_cpu_supports("avx512vnni") != 0) out.push_back(&kAvx512Vnni);
        out.push_back(&kAvx512);
    }
    if (__builtin_cpu_supports("avx2") != 0) out.push_back(&kAvx2);
    out.push_back(&kSsse3);
    return out;
}

} // namespace newsgraph::extract

#else

namespace newsgraph::extract {
std::vector<const Kernels*> x86_kernel_sets() { return {}; }
} // namespace newsgraph::extract

#endif
