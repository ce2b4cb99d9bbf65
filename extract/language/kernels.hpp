// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the network: integer matrix products and a few float loops, for AVX-512 (with VNNI or
// without), AVX2, SSSE3 or any CPU.
//
// Activations are rounded to 7 bits row by row and stored with an offset, weights are 8-bit with a scale per output;
// so a product of unsigned by signed bytes never saturates (127 * 127 * 2 < 2^15), and the products are summed in
// 32-bit integers, which is exact in any order. The float loops add in a fixed order and never fuse a
// multiplication with an addition. Hence all sets give the same bits, and a row's result does not depend
// on the rows computed with it. Fewer than 15 bits for the activations costs nothing on the development sets
// (docs/benchmarks.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <vector>

namespace newsgraph::extract {

/// Columns of a product that one step computes; packed matrices are padded to a multiple of it.
inline constexpr std::size_t kColumnBlock = 16;
/// Row lengths are padded to a multiple of this with zeros (products take four numbers at a time).
inline constexpr std::size_t kRowPadding = 4;

[[nodiscard]] constexpr std::size_t padded(std::size_t n, std::size_t multiple) noexcept {
    return (n + multiple - 1) / multiple * multiple;
}

/// Largest magnitude of a rounded activation, and what is added to it in storage.
inline constexpr std::int32_t kActivationLimit = 63;
inline constexpr std::uint8_t kActivationOffset = 64;

/// Numbers for kernels, from the beginning of a line of the cache on: what straddles two lines costs twice as much to
/// load or store, and with registers as wide as a line that would be everything.
template <typename T> struct LineAllocator {
    using value_type = T;
    static constexpr std::align_val_t kLine{64};

    LineAllocator() = default;
    template <typename Other> LineAllocator(const LineAllocator<Other>& /*other*/) noexcept {} // NOLINT: as allocators must
    [[nodiscard]] T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), kLine)); }
    void deallocate(T* at, std::size_t /*n*/) noexcept { ::operator delete(at, kLine); }
    bool operator==(const LineAllocator&) const = default;
};
template <typename T> using Numbers = std::vector<T, LineAllocator<T>>;

/// Rows of integers with a scale each: value = scale[row] * (numbers[row * stride + i] - kActivationOffset).
struct QuantizedRows {
    std::size_t stride = 0;
    Numbers<std::uint8_t> numbers;
    Numbers<float> scale;

    void resize(std::size_t rows, std::size_t length) {
        stride = padded(length, kRowPadding);
        // Never shrinks: growing again would fill it with zeros. (What fills a row up meets weights of zero.)
        if (numbers.size() < rows * stride) numbers.resize(rows * stride);
        scale.resize(rows);
    }
};

/// A matrix of `columns` outputs over `length` inputs, in the order the product reads it: blocks of
/// kColumnBlock columns; in a block, for each four inputs, the four weights of every column.
struct PackedMatrix {
    std::size_t columns = 0;
    std::size_t length = 0;
    Numbers<std::int8_t> numbers;
    Numbers<std::int32_t> offset; ///< of each column, padded: what kActivationOffset adds to its sums
    Numbers<float> scale;         ///< of each column, padded
    Numbers<float> bias;          ///< of each column, padded

    void resize(std::size_t columns_, std::size_t length_);
    void set_column(std::size_t column, std::span<const std::int8_t> values) noexcept;
    /// The matrix whose columns are the rows of `rows`: for products of activations with activations.
    void set_columns(const QuantizedRows& rows, std::size_t length_);
};

inline constexpr std::size_t kMaxLength = 512;

struct Kernels {
    const char* instructions; ///< for people: "AVX2"
    /// out[r * out_stride + c] = a.scale[r] * b.scale[c] * (a_r . b_c) + b.bias[c] for rows [first, first + rows).
    /// Writes padded(b.columns, kColumnBlock) columns; out_stride must have room for them.
    void (*multiply)(const QuantizedRows& a, std::size_t first, std::size_t rows, const PackedMatrix& b, float* out,
                     std::size_t out_stride);
    /// Rounds rows of `length` numbers to integers of at most kActivationLimit, and adds kActivationOffset. `out` has room.
    void (*quantize)(const float* x, std::size_t rows, std::size_t length, QuantizedRows& out);
    /// For each row of x: x += added; x = (x - mean) / sqrt(variance + 1e-5) * gain + shift. Rows added are `stride` apart.
    void (*add_and_normalize)(float* x, std::size_t rows, const float* added, std::size_t stride, const float* gain,
                              const float* shift, std::size_t width);
    /// The larger half of a + b + c + d, each of 2 * width numbers.
    void (*larger_half)(const float* a, const float* b, const float* c, const float* d, float* out, std::size_t width);
    /// x += scale * row
    void (*add_row)(float* x, const std::int8_t* row, float scale, std::size_t width);
    /// One step of a minimal GRU: gates z, c, g (width each), state h (in and out), y = h * sigmoid(g).
    void (*gru_step)(const float* gates, float* state, float* y, std::size_t width);
};

/// The sets this CPU can run, fastest first; the last one runs anywhere.
[[nodiscard]] std::span<const Kernels* const> kernel_sets();
[[nodiscard]] const Kernels& best_kernels();

/// The exponential the network uses everywhere, the same bits on every CPU: relative error below 1e-6 for |x| < 8, below
/// 1e-5 up to 80, where it is held.
[[nodiscard]] float fast_exp(float x) noexcept;

} // namespace newsgraph::extract
