// SPDX-License-Identifier: Apache-2.0
#include "extract/language/kernels.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace newsgraph::extract;

namespace {

/// What one set makes of numbers that are the same for all.
struct Results {
    Numbers<float> products, normalised, larger, states;
    Numbers<std::uint8_t> rounded;
    Numbers<float> scales;

    bool operator==(const Results&) const = default;
};

Results results_of(const Kernels& kernels, std::size_t rows, std::size_t columns, std::size_t width) {
    std::mt19937 random(7); // its numbers are the same everywhere; those of distributions are not
    const auto number = [&] { return (static_cast<float>(random() % 2001) - 1000.0F) / 100.0F; };
    Results out;
    Numbers<float> x(rows * width);
    for (float& v : x) v = number();
    QuantizedRows rounded;
    rounded.resize(rows, width);
    kernels.quantize(x.data(), rows, width, rounded);
    out.rounded = rounded.numbers;
    out.scales = rounded.scale;

    PackedMatrix matrix;
    matrix.resize(columns, width);
    std::vector<std::int8_t> weights(width);
    for (std::size_t c = 0; c < columns; ++c) {
        for (auto& w : weights) w = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
        matrix.set_column(c, weights);
        matrix.scale[c] = number();
        matrix.bias[c] = number();
    }
    out.products.resize(rows * padded(columns, kColumnBlock));
    kernels.multiply(rounded, 0, rows, matrix, out.products.data(), padded(columns, kColumnBlock));

    Numbers<float> four(4 * 2 * width);
    for (float& v : four) v = number();
    out.larger.resize(width);
    const float* const a = four.data();
    kernels.larger_half(a, a + 2 * width, a + 4 * width, a + 6 * width, out.larger.data(), width);

    out.normalised = x;
    kernels.add_and_normalize(out.normalised.data(), rows, four.data(), 0, four.data() + width, four.data() + 2 * width, width);

    Numbers<float> gates(3 * width);
    for (float& v : gates) v = 20 * number(); // far beyond where exp is held, too
    out.states.resize(2 * width);
    for (int step = 0; step < 3; ++step) kernels.gru_step(gates.data(), out.states.data(), out.states.data() + width, width);
    return out;
}

} // namespace

TEST_CASE("kernels: all sets of instructions give the same bits, for any number of rows and columns", "[extract][kernels]") {
    const auto sets = kernel_sets();
    for (const std::size_t rows : {1U, 2U, 7U, 12U}) {
        for (const std::size_t columns : {1U, 16U, 51U, 112U}) {
            for (const std::size_t width : {16U, 48U, 128U}) {
                const Results expected = results_of(*sets.back(), rows, columns, width);
                for (const Kernels* kernels : sets) {
                    INFO(kernels->instructions << ", " << rows << " rows, " << columns << " columns, width " << width);
                    CHECK(results_of(*kernels, rows, columns, width) == expected);
                }
            }
        }
    }
}

TEST_CASE("kernels: a product is what it says", "[extract][kernels]") {
    QuantizedRows row;
    row.resize(1, 4);
    const float x[] = {1.0F, -2.0F, 0.5F, 63.0F};
    best_kernels().quantize(x, 1, 4, row);
    CHECK(row.scale[0] == 1.0F);
    CHECK(row.numbers[0] == kActivationOffset + 1);
    CHECK(row.numbers[3] == kActivationOffset + kActivationLimit);
    PackedMatrix column;
    column.resize(1, 4);
    const std::int8_t weights[] = {1, 2, 0, -1};
    column.set_column(0, weights);
    column.scale[0] = 0.5F;
    column.bias[0] = 3.0F;
    Numbers<float> out(kColumnBlock);
    best_kernels().multiply(row, 0, 1, column, out.data(), kColumnBlock);
    CHECK(out[0] == 0.5F * (1 - 4 - 63) + 3.0F);
}

TEST_CASE("kernels: the exponential is as exact as it says", "[extract][kernels]") {
    double near = 0;
    double far = 0;
    for (float x = -80.0F; x <= 80.0F; x += 0.01F) {
        const double error = std::abs(static_cast<double>(fast_exp(x)) / std::exp(static_cast<double>(x)) - 1);
        far = std::max(far, error);
        if (std::abs(x) < 8) near = std::max(near, error);
    }
    CHECK(near < 1e-6);
    CHECK(far < 1e-5);
    CHECK(fast_exp(1000.0F) == fast_exp(80.0F));
    CHECK(fast_exp(-1000.0F) == fast_exp(-80.0F));
}
