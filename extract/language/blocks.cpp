// SPDX-License-Identifier: Apache-2.0
// Lines are joined to paragraphs by a test for wrapped text: a writer's editor breaks a line only
// where the next word would not have fitted. Where nearly all line breaks of a document pass that
// test the text is wrapped; else each line is a paragraph. Kinds are told by block_kinds.cpp.
#include "extract/language/blocks.hpp"

#include "extract/language/block_kinds.hpp"
#include "extract/language/characters.hpp"

#include <algorithm>
#include <optional>

namespace newsgraph::extract {
namespace {

struct Line {
    Span span;                  ///< trimmed
    std::size_t width = 0;      ///< bytes, trimmed
    std::size_t first_word = 0; ///< bytes
    bool blank_before = true;   ///< an empty line, or nothing, stands before
    bool ends_sentence = false; ///< the last mark is final
    bool starts_lower = false;
    bool starts_item = false; ///< a list mark: "- ", "• ", "3. "
};

bool ascii_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/// The line [begin, end) trimmed; nullopt when only white space is in it.
std::optional<Line> read_line(const Document& document, std::uint32_t begin, std::uint32_t end) {
    const std::string_view all = document.text();
    while (begin < end && ascii_space(all[begin])) {
        ++begin;
    }
    if (all.substr(begin, end - begin).starts_with("\xEF\xBB\xBF")) {
        begin += 3;
    }
    while (end > begin && ascii_space(all[end - 1])) {
        --end;
    }
    while (end - begin >= 2 && all.substr(begin).starts_with("\xC2\xA0")) {
        begin += 2;
    }
    while (end - begin >= 2 && all.substr(0, end).ends_with("\xC2\xA0")) {
        end -= 2;
    }
    if (begin == end) {
        return std::nullopt;
    }
    Line line;
    line.span = {begin, end};
    const std::string_view text = document.text(line.span);
    line.width = text.size();
    line.first_word = std::min(text.find(' '), text.size());
    line.starts_lower = text.front() >= 'a' && text.front() <= 'z';
    line.starts_item = (text.size() > 2 && text[1] == ' ' && (text[0] == '-' || text[0] == '*')) ||
                       text.starts_with("\xE2\x80\xA2") || text.starts_with("\xE2\x96\xAA");
    constexpr std::string_view kFinal = ".?!:\"')";
    line.ends_sentence = kFinal.find(text.back()) != std::string_view::npos ||
                         text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99") ||
                         text.ends_with("\xE2\x80\xA6");
    return line;
}

std::vector<Line> read_lines(const Document& document) {
    const std::string_view all = document.text();
    const Span body = document.body();
    std::vector<Line> lines;
    bool blank = true;
    for (std::uint32_t begin = body.begin; begin < body.end;) {
        std::size_t stop = all.find_first_of("\n\r", begin);
        stop = std::min<std::size_t>(stop, body.end);
        if (auto line = read_line(document, begin, static_cast<std::uint32_t>(stop))) {
            line->blank_before = blank;
            blank = false;
            lines.push_back(*line);
        } else {
            blank = true;
        }
        const bool crlf = stop + 1 < body.end && all[stop] == '\r' && all[stop + 1] == '\n';
        begin = static_cast<std::uint32_t>(stop + (crlf ? 2 : 1));
    }
    return lines;
}

constexpr std::size_t kWidestWrap = 130;
constexpr std::size_t kNarrowestWrap = 40;

/// Whether `next` would not have fitted behind `line` in text wrapped at `width`.
bool breaks_at_width(const Line& line, const Line& next, std::size_t width) {
    return line.width + 1 + next.first_word > width;
}

/// The width at which the document is wrapped, or 0.
std::size_t wrap_width(const std::vector<Line>& lines) {
    std::size_t width = 0;
    for (const Line& line : lines) {
        width = std::max(width, line.width);
    }
    if (width > kWidestWrap || width < kNarrowestWrap) {
        return 0;
    }
    std::size_t breaks = 0;
    std::size_t at_width = 0;
    std::size_t mid_sentence = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!lines[i].blank_before) {
            ++breaks;
            at_width += breaks_at_width(lines[i - 1], lines[i], width - width / 8) ? 1U : 0U;
            mid_sentence += !lines[i - 1].ends_sentence ? 1U : 0U;
        }
    }
    return breaks > 0 && 4 * at_width >= 3 * breaks && 2 * mid_sentence >= breaks ? width : 0;
}

bool continues(const Line& line, const Line& next, std::size_t width) {
    if (next.blank_before || next.starts_item) {
        return false;
    }
    if (next.starts_lower && !line.ends_sentence) {
        return true;
    }
    return width != 0 && breaks_at_width(line, next, width - width / 8);
}

} // namespace

std::vector<Block> find_blocks(const Document& document) {
    const std::vector<Line> lines = read_lines(document);
    const std::size_t width = wrap_width(lines);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && continues(lines[i - 1], lines[i], width)) {
            blocks.back().span.end = lines[i].span.end;
        } else {
            blocks.push_back({lines[i].span, BlockKind::Body});
        }
    }
    classify_blocks(document, blocks);
    return blocks;
}

} // namespace newsgraph::extract
