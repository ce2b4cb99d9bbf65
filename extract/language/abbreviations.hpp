// SPDX-License-Identifier: Apache-2.0
// Words that are written with a full stop of their own, and what the stop says about the end of a
// sentence.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsgraph::extract {

enum class Abbreviation : std::uint8_t {
    None,
    Title,    ///< stands before a name: "Mr.", "Gen.", "St."; the sentence goes on
    Ordinary, ///< may end a sentence: "Inc.", "etc.", "p.m."
    Number,   ///< only before a number: "No. 5"
    Capital,  ///< only with a capital letter, else the word ends a sentence: "Sept." but not "mar."
};

/// `lower` is the word in lower case without its final stop.
[[nodiscard]] Abbreviation find_abbreviation(std::string_view lower) noexcept;

/// Whether the word (in lower case) begins sentences more often than it is part of a name: "the",
/// "he".
[[nodiscard]] bool begins_sentences(std::string_view lower) noexcept;

} // namespace newsgraph::extract
