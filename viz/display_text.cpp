// SPDX-License-Identifier: Apache-2.0
#include "viz/display_text.hpp"

#include "graph/utf8.hpp"

namespace newsgraph::viz {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

bool is_line_layout(char32_t c) { return c == '\n' || c == '\r' || c == '\t'; }

/// Controls, bidirectional formatting, and marks without a width. The joiners U+200C and U+200D stay:
/// Persian, Indic scripts and emoji are spelt with them.
bool is_deceptive(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x061C || c == 0x180E || c == 0x200B ||
           c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

// Base letters of U+00C0 to U+017F in lower case; '\0' where there is none of one letter (æ, ß, ×).
constexpr std::string_view kLatinBase(
    "aaaaaa\0ceeeeiiii" // U+00C0
    "dnooooo\0ouuuuy\0\0"
    "aaaaaa\0ceeeeiiii" // U+00E0
    "dnooooo\0ouuuuy\0y"
    "aaaaaaccccccccdd" // U+0100
    "ddeeeeeeeeeegggg"
    "gggghhhhiiiiiiii" // U+0120
    "ii\0\0jjkkklllllll"
    "lllnnnnnnnnnoooo" // U+0140
    "oo\0\0rrrrrrssssss"
    "ssttttttuuuuuuuu" // U+0160
    "uuuuwwyyyzzzzzzs",
    0xC0);

char32_t fold(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0x17F) {
        const char base = kLatinBase[c - 0xC0];
        if (base != '\0') return static_cast<char32_t>(base);
        if (c == 0xC6 || c == 0xDE) return c + 32;
        return c == 0x132 || c == 0x152 ? c + 1 : c;
    }
    if (c == 0x2018 || c == 0x2019) return '\'';
    if (c == 0x2010 || c == 0x2011) return '-';
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;
    if (c == 0x451) return 0x435;
    if (c >= 0x400 && c <= 0x40F) return c == 0x401 ? 0x435 : c + 80;
    return is_space(c) ? U' ' : c;
}

} // namespace

std::string display_label(std::string_view text, std::size_t max) {
    std::string out;
    std::size_t length = 0;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = graph::decode_utf8(text, at);
        at += bytes;
        if (is_space(c)) {
            gap = length > 0;
            continue;
        }
        if (is_deceptive(c)) continue;
        const std::size_t needed = gap ? 2 : 1;
        if (length + needed > max) {
            out += "…";
            break;
        }
        if (gap) out += ' ';
        gap = false;
        graph::append_utf8(out, c);
        length += needed;
    }
    return out;
}

std::string display_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = graph::decode_utf8(text, at);
        if (is_deceptive(c) && !is_line_layout(c)) {
            // A character beyond the basic plane takes two UTF-16 units: two replacements keep the offsets.
            graph::append_utf8(out, kReplacement);
            if (c > 0xFFFF) graph::append_utf8(out, kReplacement);
        } else {
            out.append(text.substr(at, bytes));
        }
        at += bytes;
    }
    return out;
}

std::u32string fold_for_search(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = graph::decode_utf8(text, at);
        out.push_back(fold(c));
        at += bytes;
    }
    return out;
}

} // namespace newsgraph::viz
