// SPDX-License-Identifier: Apache-2.0
#include "extract/knowledge/surface.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace newsgraph::extract {
namespace {

struct PlainLetter {
    char32_t marked;
    std::string_view plain;
};

// The marked letters that names in the tables use, by code point. Not a full decomposition: Unicode's
// would not take the stroke off "Ł" or the dot off "ı", and English-language news does.
constexpr std::array kPlainLetters = std::to_array<PlainLetter>({
    {U'À', "A"}, {U'Á', "A"}, {U'Â', "A"}, {U'Ã', "A"}, {U'Ä', "A"}, {U'Å', "A"}, {U'Ç', "C"},
    {U'È', "E"}, {U'É', "E"}, {U'Ê', "E"}, {U'Í', "I"}, {U'Î', "I"}, {U'Ñ', "N"}, {U'Ó', "O"},
    {U'Ô', "O"}, {U'Ö', "O"}, {U'Ø', "O"}, {U'Ú', "U"}, {U'Ü', "U"}, {U'ß', "ss"}, {U'à', "a"},
    {U'á', "a"}, {U'â', "a"}, {U'ã', "a"}, {U'ä', "a"}, {U'å', "a"}, {U'ç', "c"}, {U'è', "e"},
    {U'é', "e"}, {U'ê', "e"}, {U'ë', "e"}, {U'ì', "i"}, {U'í', "i"}, {U'î', "i"}, {U'ï', "i"},
    {U'ñ', "n"}, {U'ò', "o"}, {U'ó', "o"}, {U'ô', "o"}, {U'õ', "o"}, {U'ö', "o"}, {U'ø', "o"},
    {U'ù', "u"}, {U'ú', "u"}, {U'û', "u"}, {U'ü', "u"}, {U'ý', "y"}, {U'Ā', "A"}, {U'ā', "a"},
    {U'ă', "a"}, {U'ą', "a"}, {U'ć', "c"}, {U'Č', "C"}, {U'č', "c"}, {U'ď', "d"}, {U'Đ', "D"},
    {U'đ', "d"}, {U'ē', "e"}, {U'ę', "e"}, {U'ě', "e"}, {U'ğ', "g"}, {U'Ī', "I"}, {U'ī', "i"},
    {U'İ', "I"}, {U'ı', "i"}, {U'Ł', "L"}, {U'ł', "l"}, {U'ń', "n"}, {U'ň', "n"}, {U'Ō', "O"},
    {U'ō', "o"}, {U'ő', "o"}, {U'ř', "r"}, {U'Ś', "S"}, {U'ś', "s"}, {U'Ş', "S"}, {U'ş', "s"},
    {U'Š', "S"}, {U'š', "s"}, {U'ţ', "t"}, {U'ť', "t"}, {U'ū', "u"}, {U'ů', "u"}, {U'ű', "u"},
    {U'Ź', "Z"}, {U'ź', "z"}, {U'Ż', "Z"}, {U'ż', "z"}, {U'Ž', "Z"}, {U'ž', "z"}, {U'Ș', "S"},
    {U'ș', "s"}, {U'ț', "t"},
});

constexpr bool kSorted = std::ranges::is_sorted(kPlainLetters, {}, &PlainLetter::marked);
static_assert(kSorted);

} // namespace

void append_surface_key(std::string& key, std::string_view text) {
    constexpr std::string_view kCurlyApostrophe = "\xE2\x80\x99";
    constexpr std::string_view kEnDash = "\xE2\x80\x93";
    constexpr std::string_view kUnbreakingHyphen = "\xE2\x80\x91";
    constexpr std::string_view kUnbreakingSpace = "\xC2\xA0";
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        std::size_t length = 1;
        char c = rest.front();
        if (rest.starts_with(kCurlyApostrophe)) {
            c = '\'';
            length = kCurlyApostrophe.size();
        } else if (rest.starts_with(kEnDash) || rest.starts_with(kUnbreakingHyphen)) {
            c = ' ';
            length = kEnDash.size();
        } else if (rest.starts_with(kUnbreakingSpace)) {
            c = ' ';
            length = kUnbreakingSpace.size();
        } else if (c == '-' || c == '\t' || c == '\n' || c == '\r') {
            c = ' ';
        }
        i += length;
        if (c == '.' || (c == ' ' && (key.empty() || key.back() == ' '))) continue;
        key += c;
    }
}

std::string surface_key(std::string_view text) {
    std::string key;
    append_surface_key(key, text);
    while (!key.empty() && key.back() == ' ') key.pop_back();
    return key;
}

std::string ascii_upper(std::string_view text) {
    std::string upper(text);
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return upper;
}

std::string without_marks(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const auto [value, length] = graph::decode_utf8(text, i);
        const auto letter = std::ranges::lower_bound(kPlainLetters, value, {}, &PlainLetter::marked);
        if (letter != kPlainLetters.end() && letter->marked == value) {
            plain += letter->plain;
        } else {
            plain += text.substr(i, length);
        }
        i += length;
    }
    return plain;
}

} // namespace newsgraph::extract
