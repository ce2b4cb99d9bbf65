// SPDX-License-Identifier: Apache-2.0
// Folding is utf8proc's (Unicode 14) compatibility decomposition and case folding with marks stripped; letters that
// do not decompose (ł, ø, đ) are spelled out by a small table. The skeleton rewrites digraphs and letters that
// transliteration tables disagree on, then collapses doubled letters.
#include "graph/name_key.hpp"

#include "graph/name_tables.hpp"
#include "graph/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

namespace newsgraph::graph {
namespace {

bool in_list(std::string_view list, std::string_view word) {
    return list.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

std::string folded(std::string_view text) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                       UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) return std::string(text);
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

/// Latin letters without a decomposition.
std::string_view spelled_out(char32_t letter) {
    switch (letter) {
    case U'\u00E6': return "ae"; // æ
    case U'\u00F0': return "d";  // ð
    case U'\u00F8': return "o";  // ø
    case U'\u00FE': return "th"; // þ
    case U'\u0111': return "d";  // đ
    case U'\u0131': return "i";  // dotless ı
    case U'\u0142': return "l";  // ł
    case U'\u0153': return "oe"; // œ
    case U'\u0259': return "a";  // ə
    default: return {};
    }
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'`' || c == U'\u2018' || c == U'\u2019' || c == U'\u02BC' || c == U'\u02BB' ||
           c == U'\u00B4' || c == U'\u02B9';
}

bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL: return true;
    default: return false;
    }
}

// Longest first where one is a prefix of another. Applied left to right, once.
constexpr auto kRewrites = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"tsch", "c"}, {"tch", "c"}, {"sch", "s"}, {"shch", "s"}, {"kh", "h"}, {"gh", "g"}, {"dh", "d"},
    {"zh", "z"},   {"sh", "s"},  {"ch", "c"},  {"ph", "f"},   {"ck", "k"}, {"ts", "c"}, {"tz", "c"},
    {"th", "t"},   {"dj", "j"},  {"ou", "u"},  {"oo", "u"},   {"ee", "i"}, {"ae", "e"}, {"oe", "o"},
    {"ue", "u"},   {"ks", "x"},  {"w", "v"},   {"q", "k"},    {"j", "i"},  {"y", "i"},
});

std::string rewritten(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size();) {
        const auto rule = std::find_if(kRewrites.begin(), kRewrites.end(),
                                       [&](const auto& r) { return word.substr(i, r.first.size()) == r.first; });
        if (rule == kRewrites.end()) {
            out.push_back(word[i++]);
        } else {
            out += rule->second;
            i += rule->first.size();
        }
    }
    return out;
}

void collapse_doubles(std::string& word) { word.erase(std::unique(word.begin(), word.end()), word.end()); }

/// Spelling key → representative of its group of given names.
const std::map<std::string, std::string, std::less<>>& given_name_groups() {
    static const auto kGroups = [] {
        std::map<std::string, std::string, std::less<>> groups;
        std::string representative;
        std::size_t at = 0;
        const std::string_view table = name_tables::kGivenNames;
        while ((at = table.find_first_not_of(' ', at)) != std::string_view::npos) {
            const auto end = std::min(table.find(' ', at), table.size());
            const auto word = table.substr(at, end - at);
            at = end;
            if (word == "|") {
                representative.clear();
                continue;
            }
            if (representative.empty()) representative = spelling_key(word);
            groups.emplace(spelling_key(word), representative);
        }
        return groups;
    }();
    return kGroups;
}

/// Consecutive single letters become one word: j d vance → jd vance.
std::vector<std::string> join_letters(std::vector<std::string> words) {
    std::vector<std::string> joined;
    bool open = false;
    for (auto& word : words) {
        const bool letter = word.size() == 1;
        if (letter && open) {
            joined.back() += word;
        } else {
            joined.push_back(std::move(word));
        }
        open = letter;
    }
    return joined;
}

} // namespace

std::vector<std::string> name_words(std::string_view name) {
    const std::string text = folded(name);
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = decode_utf8(text, i);
        i += length;
        if (is_apostrophe(c)) {
            // A possessive 's goes with its apostrophe; inside a name the apostrophe alone goes (O'Neil).
            const bool s_ends_word = i < text.size() && text[i] == 's' &&
                                     (i + 1 == text.size() || !is_word_character(decode_utf8(text, i + 1).value));
            if (s_ends_word && !word.empty()) ++i;
        } else if (!is_word_character(c)) {
            finish();
        } else if (const auto spelled = spelled_out(c); !spelled.empty()) {
            word += spelled;
        } else {
            word.append(text, i - length, length);
        }
    }
    finish();
    if (words.empty()) words.push_back(text);
    return words;
}

std::string folded_name(std::string_view name) {
    std::string joined;
    for (const auto& word : name_words(name)) {
        if (!joined.empty()) joined += ' ';
        joined += word;
    }
    return joined;
}

std::string spelling_key(std::string_view word) {
    std::string key = rewritten(word);
    collapse_doubles(key);
    // Medvedev/Medvedyev, Dmitriev/Dmitriyev: a glide before e is written or not.
    for (std::size_t at = key.find("ie", 1); at != std::string::npos; at = key.find("ie", at + 1)) key.erase(at, 1);
    collapse_doubles(key);
    return key;
}

std::string consonants_of(std::string_view key) {
    std::string out;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const bool vowel = std::string_view("aeiou").find(key[i]) != std::string_view::npos;
        if (!vowel || i == 0) out.push_back(key[i]);
    }
    return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    std::vector<std::size_t> row(a.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t j = 1; j <= b.size(); ++j) {
        std::size_t diagonal = std::exchange(row[0], j);
        std::size_t best = row[0];
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const std::size_t replace = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[i];
            row[i] = std::min({row[i] + 1, row[i - 1] + 1, replace});
            best = std::min(best, row[i]);
        }
        if (best > limit) return limit + 1;
    }
    return row.back();
}

PersonName parse_person_name(std::string_view name) {
    auto words = join_letters(name_words(name));
    PersonName person;
    std::size_t first = 0;
    while (first + 1 < words.size() && in_list(name_tables::kTitles, words[first])) ++first;
    person.titled = first > 0;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
    if (words.size() > 1 && in_list(name_tables::kSuffixes, words.back())) {
        person.suffix = words.back() == "junior" ? "jr" : words.back() == "senior" ? "sr" : words.back();
        words.pop_back();
    }
    if (words.size() > 1 && in_list(name_tables::kFamilyFirst, words.front()) &&
        !in_list(name_tables::kFamilyFirst, words.back()) && given_name_groups().count(spelling_key(words.front())) == 0) {
        // "Xi Jinping", "Kim Jong Un": the given name is written as one, two or hyphenated words.
        person.family_first = true;
        person.surname = words.front();
        person.given = {std::accumulate(words.begin() + 1, words.end(), std::string())};
        return person;
    }
    person.surname = words.back();
    words.pop_back();
    for (auto& word : words) {
        if (!in_list(name_tables::kParticles, word)) person.given.push_back(std::move(word));
    }
    return person;
}

std::string given_name_key(std::string_view given) {
    auto key = spelling_key(given);
    const auto& groups = given_name_groups();
    const auto at = groups.find(key);
    return at == groups.end() ? key : at->second;
}

bool same_given_name(std::string_view a, std::string_view b) { return given_name_key(a) == given_name_key(b); }

std::vector<std::string> organization_words(std::string_view name) {
    auto words = join_letters(name_words(name));
    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
    while (words.size() > 1 && in_list(name_tables::kLegalForms, words.back())) words.pop_back();
    return words;
}

std::string acronym_of(const std::vector<std::string>& words) {
    std::string letters;
    for (const auto& word : words) {
        if (!in_list(name_tables::kSmallWords, word)) letters.push_back(word.front());
    }
    return letters;
}

bool looks_like_acronym(std::string_view name) {
    std::size_t capitals = 0;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            ++capitals;
        } else if (c != '.') {
            return false;
        }
    }
    return capitals >= 2 && capitals <= 6;
}

std::string_view country_code_of(std::string_view folded_name) {
    const auto entry = ':' + std::string(folded_name) + '|';
    const auto at = name_tables::kCountryNames.find(entry);
    return at == std::string_view::npos ? std::string_view{} : name_tables::kCountryNames.substr(at - 3, 3);
}

} // namespace newsgraph::graph
