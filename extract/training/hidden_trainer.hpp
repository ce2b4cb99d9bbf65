// SPDX-License-Identifier: Apache-2.0
// Learns the hidden layer of coreference (extract/coreference/hidden_layer.hpp), in floating point: AdaGrad, one
// step after each mention for what pairs share, one after each document for what the halves of mentions share.
#pragma once

#include "extract/coreference/hidden_layer.hpp"

#include <array>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace newsgraph::extract::coreference {

class HiddenTrainer {
public:
    struct Settings {
        float rate = 0.1F;
        float decay = 1e-4F;
        float drop = 0.2F; ///< share of hidden units left out for each mention
    };
    using Units = std::array<float, kHidden>;

    HiddenTrainer(Settings settings, std::uint32_t seed);

    /// From here on only the `round`-th of `rounds` equal shares of the units is used and learnt; of all shares
    /// together the mean is exported: a committee that costs no more than one layer.
    void begin_round(std::size_t round, std::size_t rounds);
    void begin_document(std::span<const Mention> mentions);
    /// Makes the halves of `j`, and chooses the units left out for it.
    void place(const Partition& partition, std::uint32_t j);
    float pair(std::uint32_t i, std::uint32_t j, std::span<const std::uint32_t> rows, Units& hidden) const;
    float alone(std::uint32_t j, std::span<const std::uint32_t> rows, Units& hidden) const;
    /// Takes the gradient of a score back; `hidden` as pair or alone filled it.
    void learn_pair(std::uint32_t i, std::uint32_t j, std::span<const std::uint32_t> rows, const Units& hidden, float gradient);
    void learn_alone(std::uint32_t j, std::span<const std::uint32_t> rows, const Units& hidden, float gradient);
    void end_document();

    /// Adds the weights as they are to the average that is exported.
    void average();
    /// HiddenLayout::numbers numbers; `unit` is what one step of the other table of weights is worth.
    [[nodiscard]] std::vector<std::int16_t> quantised(double unit) const;

private:
    static constexpr std::size_t kRoles = HiddenLayout::roles;
    struct Halves {
        std::array<Units, kRoles> value{};
        std::array<Units, kRoles> gradient{};
        std::vector<std::uint32_t> profile;
    };

    float finish(Units& hidden, std::size_t out) const;
    Units back(std::span<const std::uint32_t> rows, const Units& hidden, std::size_t out, float gradient);
    void step(std::size_t row, const Units& gradient, float factor);

    Settings settings_;
    std::mt19937 random_;
    std::vector<float> weights_, squares_;
    std::vector<double> sums_;
    int sums_of_ = 0; ///< snapshots of one round
    std::size_t rounds_ = 1;
    std::size_t first_ = 0; ///< units of the round
    std::size_t last_ = kHidden;
    std::span<const Mention> mentions_;
    std::vector<Halves> halves_;
    Units mask_{};
};

} // namespace newsgraph::extract::coreference
