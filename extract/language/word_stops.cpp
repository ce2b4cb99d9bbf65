// SPDX-License-Identifier: Apache-2.0
#include "extract/language/word_stops.hpp"

#include "extract/language/abbreviations.hpp"

#include <string>

namespace newsgraph::extract {
namespace {

/// The word at `i` in lower case, as far as look-ups need it.
std::string word_at(const ScannedText& text, std::size_t i) {
    constexpr std::size_t kLongest = 12;
    std::size_t end = i;
    while (end < text.size() && end - i < kLongest && is_letter(text[end])) {
        ++end;
    }
    return text.lower(i, end);
}

/// "u.s", "p.m"
bool is_dotted_letters(const ScannedText& text, std::size_t from, std::size_t i) {
    for (std::size_t k = from; k < i; ++k) {
        if ((k - from) % 2 == 0 ? !is_letter(text[k]) : text[k] != '.') {
            return false;
        }
    }
    return true;
}

} // namespace

bool is_stop_inside_word(const ScannedText& text, std::size_t from, std::size_t i) {
    const char32_t before = text[i - 1];
    const char32_t after = text[i + 1];
    if (!is_alnum(after)) {
        return false;
    }
    if (i - from <= 1 || text[i - 2] == '.') { // initials: "U.S.", "J.K."
        return is_letter(after) &&
               !(is_upper(after) && is_lower(text[i + 2]) && text[i + 3] != '.');
    }
    if (find_abbreviation(text.lower(from, i)) == Abbreviation::Title && is_upper(after)) {
        return false;
    }
    // A capital after a small letter is a sentence whose space is missing: "ended.The".
    return !(is_lower(before) && is_upper(after) && !is_upper(text[i + 2]));
}

bool is_stop_of_word(const ScannedText& text, std::size_t from, std::size_t i) {
    if (text[i + 1] == '.' && text[i + 2] == '.') { // "etc..." ends with an ellipsis
        return false;
    }
    const std::size_t length = i - from;
    std::size_t next = i + 1;
    while (next < text.size() && is_space(text[next])) {
        ++next;
    }
    const char32_t after = text[next];
    const bool last = next >= text.size();
    if (length == 1 && is_upper(text[from])) {
        // An initial, unless it is the pronoun, ends the paragraph or the next word begins a
        // sentence: "George W. Bush", "plan B. They".
        return !last && is_upper(after) && (text[from] != 'I' || text[next + 1] == '.') &&
               !begins_sentences(word_at(text, next));
    }
    if (length >= 3 && length <= 11 && text[from + 1] == '.' && is_dotted_letters(text, from, i)) {
        return true;
    }
    if (length > 6) {
        return false;
    }
    const std::string word_lower = text.lower(from, i);
    switch (find_abbreviation(word_lower)) {
    case Abbreviation::None:
        return false;
    case Abbreviation::Title:
        return !last && (is_upper(text[from]) || !is_upper(after));
    case Abbreviation::Ordinary:
        return true;
    case Abbreviation::Number:
        return is_digit(after);
    case Abbreviation::Capital:
        return is_upper(text[from]) && (!last || length == 4);
    }
    return false;
}

} // namespace newsgraph::extract
