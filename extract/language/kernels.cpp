// SPDX-License-Identifier: Apache-2.0
// The set for any CPU, and the choice among the sets.
#include "extract/language/kernels.hpp"

#include "extract/language/kernel_loops.hpp"
#include "extract/language/kernels_x86.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

namespace newsgraph::extract {
namespace {

void multiply(const QuantizedRows& a, std::size_t first, std::size_t rows, const PackedMatrix& b, float* out,
              std::size_t out_stride) {
    const std::size_t length = padded(b.length, kRowPadding);
    for (std::size_t r = 0; r < rows; ++r) {
        const std::uint8_t* const row = a.numbers.data() + (first + r) * a.stride;
        const float row_scale = a.scale[first + r];
        for (std::size_t c = 0; c < b.columns; c += kColumnBlock) {
            const std::int8_t* block = b.numbers.data() + c * length;
            std::int32_t sums[kColumnBlock] = {};
            for (std::size_t i = 0; i < length; i += kRowPadding, block += kRowPadding * kColumnBlock) {
                for (std::size_t k = 0; k < kColumnBlock; ++k) {
                    for (std::size_t j = 0; j < kRowPadding; ++j) sums[k] += row[i + j] * block[kRowPadding * k + j];
                }
            }
            float* const target = out + r * out_stride + c;
            for (std::size_t k = 0; k < kColumnBlock; ++k)
                target[k] = static_cast<float>(sums[k] - b.offset[c + k]) * (row_scale * b.scale[c + k]) + b.bias[c + k];
        }
    }
}

void quantize(const float* x, std::size_t rows, std::size_t length, QuantizedRows& out) {
    loops::quantize(x, rows, length, out);
}
void add_and_normalize(float* x, std::size_t rows, const float* added, std::size_t stride, const float* gain,
    const float* shift, std::size_t width) {
    loops::add_and_normalize<16>(x, rows, added, stride, gain, shift, width);
}
void larger_half(const float* a, const float* b, const float* c, const float* d, float* out, std::size_t width) {
    loops::larger_half(a, b, c, d, out, width);
}
void add_row(float* x, const std::int8_t* row, float scale, std::size_t width) { loops::add_row(x, row, scale, width); }
void gru_step(const float* gates, float* state, float* y, std::size_t width) {
    loops::gru_step<16>(gates, state, y, width);
}

constexpr Kernels kPortable{"portable", multiply, quantize, add_and_normalize, larger_half, add_row, gru_step};

std::vector<const Kernels*> sets_of_this_cpu() {
    auto out = x86_kernel_sets();
    out.push_back(&kPortable);
    return out;
}

} // namespace

void PackedMatrix::resize(std::size_t columns_, std::size_t length_) {
    columns = columns_;
    length = length_;
    const std::size_t all = padded(columns, kColumnBlock);
    numbers.assign(all * padded(length, kRowPadding), 0);
    offset.assign(all, 0);
    scale.assign(all, 0.0F);
    bias.assign(all, 0.0F);
}

void PackedMatrix::set_column(std::size_t column, std::span<const std::int8_t> values) noexcept {
    const std::size_t within = column % kColumnBlock;
    std::int8_t* const block = numbers.data() + (column - within) * padded(length, kRowPadding);
    std::int32_t sum = 0;
    for (const std::int8_t value : values) sum += value;
    offset[column] = kActivationOffset * sum;
    std::int8_t* four = block + within * kRowPadding;
    while (values.size() >= kRowPadding) {
        std::memcpy(four, values.data(), kRowPadding);
        values = values.subspan(kRowPadding);
        four += kColumnBlock * kRowPadding;
    }
    std::copy(values.begin(), values.end(), four);
}

void PackedMatrix::set_columns(const QuantizedRows& rows, std::size_t length_) {
    resize(rows.scale.size(), length_);
    std::vector<std::int8_t> values(length);
    for (std::size_t c = 0; c < columns; ++c) {
        for (std::size_t i = 0; i < length; ++i)
            values[i] = static_cast<std::int8_t>(rows.numbers[c * rows.stride + i] - kActivationOffset);
        set_column(c, values);
        scale[c] = rows.scale[c];
    }
}

std::span<const Kernels* const> kernel_sets() {
    static const std::vector<const Kernels*> sets = sets_of_this_cpu();
    return sets;
}

const Kernels& best_kernels() { return *kernel_sets().front(); }

float fast_exp(float x) noexcept {
    float one[] = {x};
    loops::exp<loops::Single>(one);
    return one[0];
}

} // namespace newsgraph::extract
