// SPDX-License-Identifier: Apache-2.0
// What words mean, as directions: "exhibition" and "show" point the same way. For comparing heads of phrases.
//
// The vectors (extract/models/words.vectors) are made by extract/training/word_vectors.py; whole numbers only, so that
// every machine finds the same similarity.
#pragma once

#include "extract/coreference/mention.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace newsgraph::extract::coreference {

class WordVectors {
public:
    /// `bytes` must outlive the vectors. Throws graph::Error when they are no table of the right width.
    explicit WordVectors(std::span<const std::byte> bytes);
    static const WordVectors& bundled();

    /// kVectorWidth numbers of length 127, or null for a word not in the table. O(log words).
    [[nodiscard]] const std::int8_t* find(WordId word) const noexcept;

private:
    std::span<const std::byte> keys_;
    const std::int8_t* rows_ = nullptr;
    std::size_t count_ = 0;
};

/// Cosine times 100, rounded towards zero.
[[nodiscard]] std::int32_t similarity(const std::int8_t* a, const std::int8_t* b) noexcept;

} // namespace newsgraph::extract::coreference
