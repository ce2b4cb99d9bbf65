// SPDX-License-Identifier: Apache-2.0
#include "extract/training/hidden_trainer.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph::extract::coreference {
namespace {

constexpr float kFirstSquare = 1e-2F;

float fraction(std::mt19937& random) { return static_cast<float>(random() >> 8U) / static_cast<float>(1U << 24U); }

} // namespace

HiddenTrainer::HiddenTrainer(Settings settings, std::uint32_t seed)
    : settings_(settings), random_(seed), weights_(HiddenLayout::numbers), squares_(HiddenLayout::numbers, kFirstSquare),
      sums_(HiddenLayout::numbers, 0.0) {
    for (std::size_t n = 0; n < weights_.size(); ++n) {
        const std::size_t row = n / kHidden;
        const bool vector = row >= HiddenLayout::vectors && row < HiddenLayout::pairs;
        const float size = row >= HiddenLayout::outs ? 0.2F : vector ? 0.5F : 0.1F;
        weights_[n] = (fraction(random_) * 2.0F - 1.0F) * size;
    }
}

void HiddenTrainer::begin_round(std::size_t round, std::size_t rounds) {
    rounds_ = rounds;
    first_ = round * kHidden / rounds;
    last_ = (round + 1) * kHidden / rounds;
    sums_of_ = 0;
}

void HiddenTrainer::begin_document(std::span<const Mention> mentions) {
    mentions_ = mentions;
    halves_.assign(mentions.size(), {});
}

void HiddenTrainer::place(const Partition& partition, std::uint32_t j) {
    Halves& halves = halves_[j];
    partition.profile(j, halves.profile);
    const Mention& m = mentions_[j];
    for (std::size_t r = 0; r < kRoles; ++r) {
        Units& value = halves.value[r];
        const Role role = static_cast<Role>(r);
        for (const auto p : halves.profile) {
            const float* w = &weights_[(HiddenLayout::profile(role) + p) * kHidden];
            for (std::size_t k = 0; k < kHidden; ++k) value[k] += w[k];
        }
        std::size_t row = HiddenLayout::vector(role);
        for (const std::int8_t* sense : {m.sense, m.governor_sense}) {
            for (std::size_t d = 0; sense != nullptr && d < kVectorWidth; ++d) {
                const float* w = &weights_[(row + d) * kHidden];
                const float x = static_cast<float>(sense[d]) / 127.0F;
                for (std::size_t k = 0; k < kHidden; ++k) value[k] += x * w[k];
            }
            row += kVectorWidth;
        }
    }
    mask_.fill(0.0F);
    for (std::size_t k = first_; k < last_; ++k)
        mask_[k] = fraction(random_) < settings_.drop ? 0.0F : 1.0F / (1.0F - settings_.drop);
}

float HiddenTrainer::finish(Units& hidden, std::size_t out) const {
    const float* w = &weights_[(HiddenLayout::outs + out) * kHidden];
    float score = 0;
    for (std::size_t k = 0; k < kHidden; ++k) {
        hidden[k] = std::max(hidden[k], 0.0F) * mask_[k];
        score += hidden[k] * w[k];
    }
    return score;
}

float HiddenTrainer::pair(std::uint32_t i, std::uint32_t j, std::span<const std::uint32_t> rows, Units& hidden) const {
    const Units& a = halves_[i].value[static_cast<std::size_t>(Role::Antecedent)];
    const Units& b = halves_[j].value[static_cast<std::size_t>(Role::Anaphor)];
    for (std::size_t k = 0; k < kHidden; ++k) hidden[k] = a[k] + b[k];
    for (const auto row : rows) {
        const float* w = &weights_[(HiddenLayout::pairs + row) * kHidden];
        for (std::size_t k = 0; k < kHidden; ++k) hidden[k] += w[k];
    }
    return finish(hidden, 0);
}

float HiddenTrainer::alone(std::uint32_t j, std::span<const std::uint32_t> rows, Units& hidden) const {
    hidden = halves_[j].value[static_cast<std::size_t>(Role::First)];
    for (const auto row : rows) {
        const float* w = &weights_[(HiddenLayout::pairs + row) * kHidden];
        for (std::size_t k = 0; k < kHidden; ++k) hidden[k] += w[k];
    }
    return finish(hidden, 1);
}

void HiddenTrainer::step(std::size_t row, const Units& gradient, float factor) {
    float* w = &weights_[row * kHidden];
    float* squares = &squares_[row * kHidden];
    for (std::size_t k = 0; k < kHidden; ++k) {
        const float g = gradient[k] * factor;
        if (g == 0.0F) continue;
        const float full = g + settings_.decay * w[k];
        squares[k] += full * full;
        w[k] -= settings_.rate * full / std::sqrt(squares[k]);
    }
}

HiddenTrainer::Units HiddenTrainer::back(std::span<const std::uint32_t> rows, const Units& hidden, std::size_t out, float gradient) {
    const std::size_t at = HiddenLayout::outs + out;
    Units below{};
    for (std::size_t k = 0; k < kHidden; ++k) {
        if (hidden[k] > 0) below[k] = gradient * weights_[at * kHidden + k] * mask_[k];
    }
    step(at, hidden, gradient);
    for (const auto row : rows) step(HiddenLayout::pairs + row, below, 1.0F);
    return below;
}

void HiddenTrainer::learn_pair(std::uint32_t i, std::uint32_t j, std::span<const std::uint32_t> rows, const Units& hidden,
                               float gradient) {
    const Units below = back(rows, hidden, 0, gradient);
    Units& a = halves_[i].gradient[static_cast<std::size_t>(Role::Antecedent)];
    Units& b = halves_[j].gradient[static_cast<std::size_t>(Role::Anaphor)];
    for (std::size_t k = 0; k < kHidden; ++k) a[k] += below[k], b[k] += below[k];
}

void HiddenTrainer::learn_alone(std::uint32_t j, std::span<const std::uint32_t> rows, const Units& hidden, float gradient) {
    const Units below = back(rows, hidden, 1, gradient);
    Units& first = halves_[j].gradient[static_cast<std::size_t>(Role::First)];
    for (std::size_t k = 0; k < kHidden; ++k) first[k] += below[k];
}

void HiddenTrainer::end_document() {
    for (std::size_t j = 0; j < halves_.size(); ++j) {
        const Mention& m = mentions_[j];
        for (std::size_t r = 0; r < kRoles; ++r) {
            const Units& gradient = halves_[j].gradient[r];
            if (std::all_of(gradient.begin(), gradient.end(), [](float g) { return g == 0.0F; })) continue;
            const Role role = static_cast<Role>(r);
            for (const auto p : halves_[j].profile) step(HiddenLayout::profile(role) + p, gradient, 1.0F);
            std::size_t row = HiddenLayout::vector(role);
            for (const std::int8_t* sense : {m.sense, m.governor_sense}) {
                for (std::size_t d = 0; sense != nullptr && d < kVectorWidth; ++d)
                    step(row + d, gradient, static_cast<float>(sense[d]) / 127.0F);
                row += kVectorWidth;
            }
        }
    }
}

void HiddenTrainer::average() {
    for (std::size_t row = 0; row < HiddenLayout::rows; ++row) {
        for (std::size_t n = row * kHidden + first_; n < row * kHidden + last_; ++n) sums_[n] += static_cast<double>(weights_[n]);
    }
    ++sums_of_;
}

std::vector<std::int16_t> HiddenTrainer::quantised(double unit) const {
    std::vector<std::int16_t> numbers(HiddenLayout::numbers, 0);
    if (sums_of_ == 0) return numbers;
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const std::size_t row = n / kHidden;
        const bool vector = row >= HiddenLayout::vectors && row < HiddenLayout::pairs;
        const double scale = row >= HiddenLayout::outs ? HiddenLayer::kOutUnit / unit / static_cast<double>(rounds_)
                             : vector                  ? HiddenLayer::kVectorUnit / 127.0
                                                       : HiddenLayer::kUnit;
        const double limit = row >= HiddenLayout::outs ? HiddenLayer::kLargestOut : 32767.0;
        numbers[n] = static_cast<std::int16_t>(std::lround(std::clamp(sums_[n] / sums_of_ * scale, -limit, limit)));
    }
    return numbers;
}

} // namespace newsgraph::extract::coreference
