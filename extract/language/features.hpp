// SPDX-License-Identifier: Apache-2.0
// The network's view of a token: which rows of the embedding tables its form selects.
//
// The form is seen with one kind of quote, dash and ellipsis (the text itself is never touched): the word
// in lower case with digits as 0 if the vocabulary has it, hashed suffixes, prefixes, shape and spelling,
// and word pieces cut greedily as BERT's WordPiece does. The trainer's twin is extract/training/features.py;
// a golden file holds both to the same rows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

inline constexpr std::size_t kHashedTables = 7;
/// Rows of suffix 4, 3, 2, prefix 2, 4, shape and cased form; powers of two.
inline constexpr std::array<std::uint32_t, kHashedTables> kHashedRows{4096, 2048, 1024, 1024, 4096, 1024, 8192};
inline constexpr std::size_t kMaxPieces = 6;

/// How a sentence is cased; the row of the table of modes.
enum class CaseMode : std::uint8_t { Ordinary, Upper, Lower, Title };
inline constexpr std::size_t kCaseModes = 4;

struct Casing {
    bool upper = false; ///< has an upper-case letter
    bool lower = false; ///< has a lower-case letter
    bool first = false; ///< its first cased letter is upper-case
};

struct FormFeatures {
    std::uint32_t word = 0; ///< row in the vocabulary; its size when unknown
    std::array<std::uint32_t, kHashedTables> hashed{};
    std::array<std::uint32_t, kMaxPieces> pieces{};
    std::uint32_t piece_count = 0;
    Casing casing;
};

/// The tables of keys the model brings; views into the model file, sorted.
struct FeatureTables {
    std::span<const std::uint64_t> words;
    std::span<const std::uint64_t> pieces; ///< the unknown piece has row pieces.size()
};

/// Ill-formed UTF-8 is read as U+FFFD, byte by byte. O(length) but for pieces, which look back at most 24 letters.
[[nodiscard]] FormFeatures form_features(const FeatureTables& tables, std::string_view form);

[[nodiscard]] CaseMode case_mode(std::span<const Casing> casings) noexcept;

} // namespace newsgraph::extract
