// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/comparison.hpp"

#include "extract/coreference/word_vectors.hpp"

#include <algorithm>

namespace newsgraph::extract::coreference {

bool intersects(const std::vector<WordId>& a, const std::vector<WordId>& b) noexcept {
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) return true;
        if (*x < *y) {
            ++x;
        } else {
            ++y;
        }
    }
    return false;
}

bool has(const std::vector<WordId>& words, WordId word) noexcept {
    return std::binary_search(words.begin(), words.end(), word);
}

std::uint32_t compare_words(const Mention& i, const Mention& j) noexcept {
    const bool less = std::includes(i.words.begin(), i.words.end(), j.words.begin(), j.words.end());
    const bool more = std::includes(j.words.begin(), j.words.end(), i.words.begin(), i.words.end());
    return less ? (more ? 0U : 1U) : (more ? 2U : 3U);
}

std::uint32_t compare_heads(const Mention& i, const Mention& j) noexcept {
    if (i.phrase == j.phrase || (j.acronym != 0 && j.acronym == i.word) || (i.acronym != 0 && i.acronym == j.word)) return 4;
    const Apposition& a = i.apposition;
    const Apposition& b = j.apposition;
    if ((a.word != 0 && (a.phrase == j.phrase || a.phrase == b.phrase)) || (b.word != 0 && b.phrase == i.phrase)) return 5;
    if (i.word == j.word) return 3;
    if (i.lemma == j.lemma) return 2;
    const bool first = a.word != 0 && (a.lemma == j.lemma || a.word == j.word || a.word == b.word);
    const bool second = b.word != 0 && (b.lemma == i.lemma || b.word == i.word);
    return first || second ? 1 : 0;
}

std::uint32_t compare_names(const Mention& i, const Mention& j) noexcept {
    const auto& a = i.names_besides;
    const auto& b = j.names_besides;
    if (a.empty() || b.empty()) return a.empty() && b.empty() ? 0 : 1;
    if (a == b) return 2;
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) || std::includes(b.begin(), b.end(), a.begin(), a.end()) ? 3 : 4;
}

bool are_different(const Mention& i, const Mention& j) noexcept {
    if (i.form != Form::Name || j.form != Form::Name) return false;
    if (i.entry != 0 && j.entry != 0) return i.entry != j.entry;
    return i.word == j.word && compare_names(i, j) == 4 && !intersects(i.names_besides, j.names_besides);
}

std::uint32_t likeness(const std::int8_t* a, const std::int8_t* b) noexcept {
    if (a == nullptr || b == nullptr) return 0;
    return static_cast<std::uint32_t>(std::clamp(similarity(a, b), -10, 79) + 10) / 10 + 1;
}

} // namespace newsgraph::extract::coreference
