// SPDX-License-Identifier: Apache-2.0
// Names made comparable: what two spellings of one name have in common.
//
// words():        "President Volodymyr Zelenskyy’s" → president volodymyr zelenskyy (case, marks, punctuation gone)
// spelling_key(): zelensky, zelenskyy, zelenskiy → one key. A transliteration-aware skeleton in the manner of
//                 the phonetic keys of Metaphone (Philips 1990) and Daitch–Mokotoff (1985), but keeping vowels,
//                 because news names differ by transliteration table, not by mishearing.
// PersonName:     titles and nobiliary particles put aside, given names, surname, generation suffix.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::graph {

/// Folded words of well-formed UTF-8: compatibility-decomposed, case-folded, without marks, apostrophes and possessive
/// 's; everything that is neither letter nor digit separates. A text without any letter gives one word: itself.
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);
/// name_words() joined by a space.
[[nodiscard]] std::string folded_name(std::string_view name);

/// The transliteration skeleton of one folded word.
[[nodiscard]] std::string spelling_key(std::string_view word);
/// A spelling key without its vowels (a leading vowel is kept).
[[nodiscard]] std::string consonants_of(std::string_view spelling_key);
/// Edits (insert, delete, replace) between two byte strings; stops counting above `limit`. O(n·limit).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

struct PersonName {
    std::vector<std::string> given; ///< first and middle names or initials, folded; empty for a lone name
    std::string surname;            ///< last name, folded; never empty
    std::string suffix;             ///< "jr", "sr", "ii" …, or empty
    bool family_first = false;      ///< East Asian order: `given` and `surname` are already put in place
    bool titled = false;            ///< a title stood before the name

    friend bool operator==(const PersonName&, const PersonName&) = default;
};
[[nodiscard]] PersonName parse_person_name(std::string_view name);

/// Whether two given names are one: the same spelling key, or known forms of one name (Dmytro/Dmitry, Joe/Joseph).
[[nodiscard]] bool same_given_name(std::string_view a, std::string_view b);
/// The representative of all forms that same_given_name() holds equal.
[[nodiscard]] std::string given_name_key(std::string_view given);

/// An organisation's words without article and legal form, single letters joined ("The U.N." → un).
[[nodiscard]] std::vector<std::string> organization_words(std::string_view name);
/// Initials of the words that an acronym takes letters from ("International Atomic Energy Agency" → iaea).
[[nodiscard]] std::string acronym_of(const std::vector<std::string>& organization_words);
/// Whether the name as written is an acronym: two to six capitals, dots allowed.
[[nodiscard]] bool looks_like_acronym(std::string_view name);

/// ISO 3166 alpha-3 code of a country's common names ("America", "U.K."), or "" when unknown.
[[nodiscard]] std::string_view country_code_of(std::string_view folded_name);

} // namespace newsgraph::graph
