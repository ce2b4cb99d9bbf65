// SPDX-License-Identifier: Apache-2.0
// Range checks on code points; the ranges are Unicode 15 blocks.
#include "extract/language/characters.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Code points above ASCII that are neither letters nor white space, sorted.
constexpr std::array kSymbols{
    Range{0x80, 0xA9},       Range{0xAB, 0xAC},     Range{0xAE, 0xB4},     Range{0xB6, 0xB9},
    Range{0xBB, 0xBF},       Range{0xD7, 0xD7},     Range{0xF7, 0xF7},     Range{0x2010, 0x206F},
    Range{0x207A, 0x207E},   Range{0x20A0, 0x20CF}, Range{0x2100, 0x2101}, Range{0x2116, 0x2122},
    Range{0x2190, 0x2BFF},   Range{0x2E00, 0x2E7F}, Range{0x3000, 0x303F}, Range{0xD800, 0xF8FF},
    Range{0xFE30, 0xFE6F},   Range{0xFF01, 0xFF0F}, Range{0xFF1A, 0xFF20}, Range{0xFFF0, 0xFFFF},
    Range{0x1F000, 0x1FAFF},
};

bool is_symbol(char32_t c) noexcept {
    const auto* found = std::upper_bound(kSymbols.begin(), kSymbols.end(), c,
                                         [](char32_t v, const Range& r) { return v < r.first; });
    return found != kSymbols.begin() && c <= std::prev(found)->last;
}

} // namespace

bool is_space(char32_t c) noexcept {
    if (c < 0x80) {
        return c <= ' ' || c == 0x7F;
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x200E ||
           c == 0x200F || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
           c == 0x3000 || c == 0xFEFF;
}

bool is_digit(char32_t c) noexcept {
    return c >= '0' && c <= '9';
}

bool is_letter(char32_t c) noexcept {
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return !is_space(c) && !is_symbol(c);
}

bool is_upper(char32_t c) noexcept {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z';
    }
    if (c < 0x100) {
        return c >= 0xC0 && c <= 0xDE && c != 0xD7;
    }
    if (c < 0x180) { // Latin Extended-A alternates, with the parity turned round in two stretches
        const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || c >= 0x179;
        return (c % 2 == 0) != odd_is_upper && c != 0x138;
    }
    return (c >= 0x391 && c <= 0x3A9) || (c >= 0x386 && c <= 0x38F) || (c >= 0x400 && c <= 0x42F) ||
           (c >= 0x1E00 && c <= 0x1EFF && c % 2 == 0);
}

bool is_lower(char32_t c) noexcept {
    return is_letter(c) && !is_upper(c);
}

bool is_apostrophe(char32_t c) noexcept {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0xB4 || c == 0x2BC;
}

bool is_double_quote(char32_t c) noexcept {
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x275D ||
           c == 0x275E;
}

bool is_dash(char32_t c) noexcept {
    return c >= 0x2010 && c <= 0x2015;
}

bool is_currency(char32_t c) noexcept {
    return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

CodePoints::CodePoints(std::string_view text, Span span) {
    value.reserve(span.size() + 1);
    offset.reserve(span.size() + 1);
    for (std::uint32_t at = span.begin; at < span.end;) {
        const auto [code_point, length] = graph::decode_utf8(text, at);
        value.push_back(code_point);
        offset.push_back(at);
        at += length;
    }
    value.push_back(' ');
    offset.push_back(span.end);
}

} // namespace newsgraph::extract
