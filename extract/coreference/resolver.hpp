// SPDX-License-Identifier: Apache-2.0
// Coreference inside a document: which phrases denote the same. Each mention, from the first to the last, joins
// the cluster of the antecedent that a linear model likes best, or begins a cluster of its own.
//
//     const Chains chains = resolve(reading, speakers);
//     chains.cluster_of[m] == chains.cluster_of[k]   // mentions m and k denote the same
//
// The model (extract/models/coreference.weights) is learnt by extract/training/train_coreference.cpp. Time is
// linear in the mentions: a mention is compared with a bounded number of earlier ones.
#pragma once

#include "extract/coreference/hidden_layer.hpp"
#include "extract/language/conllu_writer.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace newsgraph::extract::coreference {

/// The model: a table of weights, one byte a row, kFeatureRows of them, and a hidden layer.
class Ranker {
public:
    /// `bytes` must outlive the ranker. Throws graph::Error when it has another size.
    explicit Ranker(std::span<const std::byte> bytes);
    static const Ranker& bundled();

    /// What the table says; a step of the hidden layer is a kUnit-th of a weight's.
    [[nodiscard]] std::int32_t table(const FeatureRows& rows) const noexcept {
        std::int32_t sum = 0;
        for (const std::uint32_t row : rows.rows()) sum += weights_[row];
        return sum * HiddenLayer::kUnit;
    }
    /// Brings the weights of `rows` nearer: they lie all over a megabyte, and waiting for each would be most of the time.
    /// (Inlined always, for GCC drops calls of functions that do nothing else.)
    [[gnu::always_inline]] void prefetch(const FeatureRows& rows) const noexcept {
        for (const std::uint32_t row : rows.rows()) __builtin_prefetch(weights_ + row);
        hidden_.prefetch(rows.dense());
    }
    [[nodiscard]] const HiddenLayer& hidden() const noexcept { return hidden_; }

private:
    const std::int8_t* weights_;
    HiddenLayer hidden_;
};

struct Chains {
    std::vector<Mention> mentions;         ///< in text order
    std::vector<std::uint32_t> cluster_of; ///< by mention; clusters are numbered by first mention
};

/// `speakers` has a label a sentence ("" for none), or is empty.
[[nodiscard]] Chains resolve(const Reading& reading, std::span<const std::string> speakers = {},
                             const Ranker& ranker = Ranker::bundled());

/// A mark for every mention, singletons too, for CoNLL-U.
[[nodiscard]] std::vector<EntityMark> entity_marks(const Chains& chains);

} // namespace newsgraph::extract::coreference
