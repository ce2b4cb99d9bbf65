// SPDX-License-Identifier: Apache-2.0
// Each context is a table of 256 entries that says which bytes need thought; all other bytes are copied in
// runs. Ill-formed UTF-8 is repaired first (rare), so the tables may take any byte above 0x7F as part of a
// well-formed character and only look at 0xEF, the first byte of U+FFFE and U+FFFF.
#include "export/escape.hpp"

#include "graph/utf8.hpp"

#include <array>
#include <stdexcept>

namespace newsgraph::exporter {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

struct Context {
    std::array<bool, 256> special{};
    std::array<std::string_view, 128> replacement{}; ///< of an ASCII byte that is special but allowed
};

constexpr Context make_context() {
    Context context;
    for (std::size_t c = 0; c < 0x20; ++c) context.special[c] = c != '\t' && c != '\n';
    context.special[0xEF] = true;
    return context;
}

constexpr void replace(Context& context, char c, std::string_view text) {
    const auto byte = static_cast<unsigned char>(c);
    context.special[byte] = true;
    context.replacement[byte] = text;
}

constexpr Context kClean = make_context();

constexpr Context kXmlText = [] {
    Context context = make_context();
    replace(context, '&', "&amp;");
    replace(context, '<', "&lt;");
    replace(context, '>', "&gt;");
    return context;
}();

constexpr Context kXmlAttribute = [] {
    Context context = kXmlText;
    replace(context, '"', "&quot;");
    replace(context, '\n', "&#10;");
    replace(context, '\t', "&#9;");
    return context;
}();

constexpr Context kCypher = [] {
    Context context = make_context();
    replace(context, '\\', "\\\\");
    replace(context, '\'', "\\'");
    replace(context, '\n', "\\n");
    replace(context, '\t', "\\t");
    return context;
}();

constexpr Context kCsvKeep = [] {
    Context context = make_context();
    replace(context, '"', "\"\"");
    return context;
}();

constexpr Context kCsvSpace = [] {
    Context context = kCsvKeep;
    replace(context, '\n', " ");
    return context;
}();

/// Replaces each byte that begins no well-formed character by U+FFFD.
std::string repair(std::string_view text, std::size_t first_bad, std::size_t& replaced) {
    std::string out;
    out.reserve(text.size() + 16);
    std::optional<std::size_t> bad = first_bad;
    while (bad) {
        out += text.substr(0, *bad);
        out += kReplacement;
        ++replaced;
        text.remove_prefix(*bad + 1);
        // What is left of a broken sequence is not another character: one replacement stands for it all.
        while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U) text.remove_prefix(1);
        bad = graph::find_invalid_utf8(text);
    }
    out += text;
    return out;
}

std::size_t append_well_formed(std::string& out, std::string_view text, const Context& context) {
    std::size_t changed = 0;
    std::size_t run = 0;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (!context.special[byte]) continue;
        std::size_t taken = 1;
        std::string_view written;
        if (byte == 0xEF) {
            const bool forbidden = text[i + 1] == '\xBF' && (text[i + 2] == '\xBE' || text[i + 2] == '\xBF');
            if (!forbidden) continue;
            taken = 3;
            written = kReplacement;
            ++changed;
        } else if (byte == '\r') {
            if (i + 1 < text.size() && text[i + 1] == '\n') {
                written = {};
            } else {
                written = context.replacement['\n'].empty() ? std::string_view("\n") : context.replacement['\n'];
            }
        } else if (byte < 0x20 && context.replacement[byte].empty()) {
            ++changed;
        } else {
            written = context.replacement[byte];
        }
        out.append(text, run, i - run);
        out += written;
        run = i + taken;
        i = run - 1;
    }
    out.append(text, run, i - run);
    return changed;
}

std::size_t append(std::string& out, std::string_view text, const Context& context) {
    if (const auto bad = graph::find_invalid_utf8(text)) {
        std::size_t replaced = 0;
        const std::string repaired = repair(text, *bad, replaced);
        return replaced + append_well_formed(out, repaired, context);
    }
    return append_well_formed(out, text, context);
}

const Context& csv_context(CsvNewline newline) noexcept {
    return newline == CsvNewline::Keep ? kCsvKeep : kCsvSpace;
}

constexpr bool is_letter(char c) noexcept { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Spreadsheets trim blanks and read full-width operators as operators.
bool looks_like_formula(std::string_view text) noexcept {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    text.remove_prefix(first);
    if (text.front() == '=' || text.front() == '+' || text.front() == '-' || text.front() == '@') return true;
    for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
        if (text.starts_with(wide)) return true;
    return false;
}

} // namespace

std::size_t append_clean(std::string& out, std::string_view text) { return append(out, text, kClean); }

std::size_t append_xml_text(std::string& out, std::string_view text) { return append(out, text, kXmlText); }

std::size_t append_xml_attribute(std::string& out, std::string_view text) {
    return append(out, text, kXmlAttribute);
}

std::size_t append_cypher_string(std::string& out, std::string_view text) {
    out += '\'';
    const auto changed = append(out, text, kCypher);
    out += '\'';
    return changed;
}

bool is_cypher_identifier(std::string_view name) noexcept {
    if (name.empty() || name.size() > 64 || !is_letter(name.front())) return false;
    for (const char c : name)
        if (!is_letter(c) && !is_digit(c) && c != '_') return false;
    return true;
}

void append_cypher_identifier(std::string& out, std::string_view name) {
    if (!is_cypher_identifier(name))
        throw std::logic_error("not a Cypher identifier: '" + std::string(name) + "'");
    out += name;
}

std::size_t append_csv_field(std::string& out, std::string_view text, CsvNewline newline) {
    out += '"';
    const auto changed = append(out, text, csv_context(newline));
    out += '"';
    return changed;
}

std::size_t append_csv_list(std::string& out, std::span<const std::string> items, CsvNewline newline) {
    std::size_t changed = 0;
    out += '"';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += '\x1F';
        changed += append(out, items[i], csv_context(newline));
    }
    out += '"';
    return changed;
}

std::size_t append_spreadsheet_field(std::string& out, std::string_view text) {
    // Controls are dropped before the look, else one in front would hide the operator.
    std::string clean;
    const auto changed = append_clean(clean, text);
    out += '"';
    if (looks_like_formula(clean)) out += '\'';
    append_well_formed(out, clean, kCsvKeep);
    out += '"';
    return changed;
}

bool is_plain_key(std::string_view key) noexcept {
    static constexpr auto kAllowed = [] {
        std::array<bool, 256> allowed{};
        for (std::size_t c = 0; c < 128; ++c) {
            const auto letter = static_cast<char>(c);
            allowed[c] = is_letter(letter) || is_digit(letter) || letter == '_' || letter == '-' || letter == '.';
        }
        return allowed;
    }();
    bool good = !key.empty() && is_letter(key.front());
    for (const char c : key) good = good && kAllowed[static_cast<unsigned char>(c)];
    return good;
}

} // namespace newsgraph::exporter
