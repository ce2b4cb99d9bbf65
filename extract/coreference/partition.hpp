// SPDX-License-Identifier: Apache-2.0
// The clusters of a document while they are built, mention by mention in text order: which earlier mentions
// may be the antecedent of the next one, and the features of each choice.
//
//     Partition partition(reading, mentions);
//     for (j ...) { partition.candidates(j, found); ...score partition.pair(candidate, j)...; partition.join(j, i); }
//
// The trainer (extract/training/train_coreference.cpp) and the resolver walk the same way.
#pragma once

#include "extract/coreference/mention.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace newsgraph::extract::coreference {

/// Rows of the table of weights; a power of two.
inline constexpr std::uint32_t kFeatureBits = 20;
inline constexpr std::uint32_t kFeatureRows = 1U << kFeatureBits;

/// Rows of the hidden layer's tables (hidden_layer.hpp): of what a choice is, of what a mention is.
inline constexpr std::uint32_t kDenseBits = 12;
inline constexpr std::uint32_t kDenseRows = 1U << kDenseBits;
inline constexpr std::uint32_t kProfileBits = 10;
inline constexpr std::uint32_t kProfileRows = 1U << kProfileBits;

/// Rows of the features of one choice, in the table of weights and in that of the hidden layer. The most that
/// Partition adds fits.
class FeatureRows {
public:
    void clear() noexcept { size_ = dense_size_ = 0; }
    void add(std::uint32_t row) noexcept { rows_[size_++] = row; }
    void add_dense(std::uint32_t row) noexcept { dense_[dense_size_++] = row; }
    [[nodiscard]] std::span<const std::uint32_t> rows() const noexcept { return {rows_.data(), size_}; }
    [[nodiscard]] std::span<const std::uint32_t> dense() const noexcept { return {dense_.data(), dense_size_}; }

private:
    std::array<std::uint32_t, 128> rows_{};
    std::array<std::uint32_t, 64> dense_{};
    std::size_t size_ = 0;
    std::size_t dense_size_ = 0;
};

/// An earlier mention that another one may take up.
struct Candidate {
    std::uint32_t mention = 0;
    std::uint32_t rank = 0; ///< nearer mentions whose clusters agree with it, at most kLastRank
    bool compatible = false; ///< whether its cluster agrees in number, gender and kind
};
inline constexpr std::uint32_t kLastRank = 4;

class Partition {
public:
    Partition(const Reading& reading, std::span<const Mention> mentions);

    /// Earlier mentions that may be what `j` refers to, the nearest first; a bounded number.
    void candidates(std::uint32_t j, std::vector<Candidate>& found) const;
    /// Whether `j` refers back to nothing whatever stands before it.
    [[nodiscard]] bool begins_cluster(std::uint32_t j) const { return mentions_[j].form == Form::Clause; }
    /// Features of `j` as the first mention of its cluster.
    void alone(std::uint32_t j, FeatureRows& rows) const;
    /// Features of `j` as a mention of the candidate's cluster.
    void pair(const Candidate& candidate, std::uint32_t j, FeatureRows& rows) const;
    /// Rows, below kProfileRows, of what `j` is taken alone and without its words.
    void profile(std::uint32_t j, std::vector<std::uint32_t>& rows) const;

    /// Ends the choice for `j`, which must be the next mention.
    void join(std::uint32_t j, std::optional<std::uint32_t> antecedent);

    [[nodiscard]] std::uint32_t cluster_of(std::uint32_t mention) const { return cluster_of_[mention]; }
    [[nodiscard]] std::uint32_t clusters() const { return static_cast<std::uint32_t>(clusters_.size()); }

private:
    struct Cluster {
        std::uint32_t size = 0;
        std::uint32_t last = 0;
        std::uint32_t genders = 0; ///< sets of bits, one an enumerator
        std::uint32_t numbers = 0;
        std::uint32_t kinds = 0;
        std::uint32_t persons = 0;
        std::uint32_t voice = 0; ///< whose "I" is in it
        std::array<WordId, 6> phrases{}; ///< of its first names and descriptions
        std::array<WordId, 6> heads{};
        std::array<const std::int8_t*, 4> senses{};
        std::array<const Mention*, 4> names{}; ///< its first
    };
    static constexpr std::size_t kRecent = 3;
    struct Recent {
        std::array<std::uint32_t, kRecent> at{};
        std::uint32_t count = 0;
    };

    /// Pronouns by what they mean, other mentions by form and determiner; mixed.
    [[nodiscard]] static std::uint32_t type(const Mention& mention);
    /// Whether the cluster of `i` agrees with `j` in number, gender and kind.
    [[nodiscard]] bool is_compatible(std::uint32_t i, std::uint32_t j) const;
    /// A bit for each word that a comparison of two mentions looks at.
    [[nodiscard]] static std::uint64_t signature(const Mention& mention);
    /// Whether `i` is worth scoring: a phrase with words of its own takes up one that shares a word with it, a name that a
    /// description can mean, or a pronoun before a name. One link in a hundred is another, and three pairs in five are.
    [[nodiscard]] bool is_plausible(std::uint32_t i, std::uint32_t j, bool compatible) const;
    /// Whether the cluster of `i` has a name that cannot be a name of `j`.
    [[nodiscard]] bool excludes(std::uint32_t i, std::uint32_t j) const;
    void remember(WordId key, std::uint32_t mention);
    [[nodiscard]] const Recent* recent(WordId key) const;

    const Reading& reading_;
    std::span<const Mention> mentions_;
    std::vector<std::uint32_t> types_;
    std::vector<std::uint64_t> signatures_; ///< mentions that share a word have a bit in common
    std::vector<std::uint32_t> cluster_of_;
    std::vector<Cluster> clusters_;
    std::unordered_map<WordId, Recent> recent_; ///< by word or voice; only looked up
    mutable std::vector<std::uint32_t> offered_; ///< scratch of candidates()
};

} // namespace newsgraph::extract::coreference
