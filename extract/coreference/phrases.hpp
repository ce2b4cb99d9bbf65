// SPDX-License-Identifier: Apache-2.0
// The phrases of a sentence that can be mentions: which words head one, and how far it reaches.
#pragma once

#include "extract/coreference/mention.hpp"

#include <optional>

namespace newsgraph::extract::coreference {

class PhraseFinder {
public:
    /// `reading` must outlive the finder.
    PhraseFinder(const Reading& reading, std::uint32_t sentence);

    /// Whether the word heads a phrase that can be referred to.
    [[nodiscard]] bool is_head(std::uint32_t i) const;
    /// The phrase without what is coordinated with its head; for Cut::Bracket without what is set apart after it, equal to
    /// the whole where there is nothing to cut.
    [[nodiscard]] TokenRange phrase(std::uint32_t head, Cut cut = Cut::Whole) const;
    /// A name with its article and "'s".
    [[nodiscard]] TokenRange name(const Name& name, std::uint32_t head) const;
    /// The word that stands for a clause: its verb, or the auxiliary of a passive, or the copula.
    [[nodiscard]] std::optional<std::uint32_t> clause(std::uint32_t i) const;
    [[nodiscard]] bool is_inside_name(std::uint32_t i) const;
    /// The phrase `first` with all that is coordinated with its head, or nothing.
    [[nodiscard]] TokenRange coordination(std::uint32_t head, TokenRange first) const;

private:
    [[nodiscard]] bool is_title(std::uint32_t i) const;
    [[nodiscard]] bool is_set_apart(std::uint32_t child) const;
    [[nodiscard]] bool belongs(std::uint32_t child, bool left, bool predicate) const;
    [[nodiscard]] TokenRange trimmed(TokenRange range, std::uint32_t head) const;

    const SentenceTree& tree_;
    const Sentence& sentence_;
};

} // namespace newsgraph::extract::coreference
