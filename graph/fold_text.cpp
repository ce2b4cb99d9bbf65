// SPDX-License-Identifier: Apache-2.0
#include "graph/fold_text.hpp"

#include <algorithm>

namespace newsgraph::graph {
namespace {

constexpr std::uint32_t kContext = 400;

bool is_space(char32_t c) { return c <= U' ' || c == U'\u00A0' || c == U'\u2028' || c == U'\u2029'; }

bool is_quote(char32_t c) {
    return c == U'"' || c == U'\u201C' || c == U'\u201D' || c == U'\u00AB' || c == U'\u00BB' || c == U'\u201E';
}

std::u32string code_points(std::string_view text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = decode_utf8(text, i);
        result.push_back(c);
        i += length;
    }
    return result;
}

/// Runs of white space become one space; none at the ends.
std::u32string single_spaced(const std::u32string& text) {
    std::u32string result;
    for (const char32_t c : text) {
        if (!is_space(c)) {
            result.push_back(c);
        } else if (!result.empty() && result.back() != U' ') {
            result.push_back(U' ');
        }
    }
    while (!result.empty() && result.back() == U' ') result.pop_back();
    return result;
}

std::string utf8(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text) append_utf8(result, c);
    return result;
}

} // namespace

std::string_view ArticleText::at(TextRange range) const {
    const auto begin = offsets_.code_point_to_byte(range.start);
    const auto end = offsets_.code_point_to_byte(range.end);
    return text_.substr(begin, end - begin);
}

std::string ArticleText::joined(std::span<const TextRange> spans) const {
    std::string result;
    for (const TextRange span : spans) {
        auto part = single_spaced(code_points(at(span)));
        while (!part.empty() && (is_quote(part.front()) || part.front() == U' ')) part.erase(part.begin());
        while (!part.empty() && (is_quote(part.back()) || part.back() == U' ')) part.pop_back();
        if (part.empty()) continue;
        if (!result.empty()) result += " \u2026 ";
        result += utf8(part);
    }
    return result;
}

TextRange ArticleText::around(TextRange range) const {
    if (!known()) return range;
    const auto begin = range.start - std::min(range.start, kContext);
    const auto end = std::min(offsets_.code_points(), range.end + kContext);
    const auto window = code_points(at({begin, end}));
    const auto ends_sentence = [&](std::size_t i) {
        if (window[i] == U'\n') return true;
        const bool stop = window[i] == U'.' || window[i] == U'!' || window[i] == U'?';
        return stop && i + 1 < window.size() && (is_space(window[i + 1]) || is_quote(window[i + 1]));
    };
    std::size_t from = range.start - begin;
    while (from > 0 && !ends_sentence(from - 1)) --from;
    std::size_t to = range.end - begin;
    while (to < window.size() && !ends_sentence(to)) ++to;
    if (to < window.size() && window[to] != U'\n') ++to; // the full stop belongs to it
    while (from < range.start - begin && (is_space(window[from]) || is_quote(window[from]))) ++from;
    return {begin + static_cast<std::uint32_t>(from), begin + static_cast<std::uint32_t>(to)};
}

std::string shortened(std::string_view text, std::size_t limit) {
    const auto all = single_spaced(code_points(text));
    if (all.size() <= limit) return utf8(all);
    const auto space = all.rfind(U' ', limit);
    const auto cut = space == std::u32string::npos || space < limit / 2 ? limit : space;
    return utf8(std::u32string_view(all).substr(0, cut)) + "\u2026";
}

TextRange hull(std::span<const TextRange> ranges) {
    TextRange result;
    for (const TextRange range : ranges) {
        if (range.start >= range.end) continue;
        if (result == TextRange{}) {
            result = range;
        } else {
            result = {std::min(result.start, range.start), std::max(result.end, range.end)};
        }
    }
    return result;
}

} // namespace newsgraph::graph
