// SPDX-License-Identifier: Apache-2.0
// What a code point is to the tokenizer: white space, letter, digit, quotation mark …
//
// English news needs a few hundred code points told apart, not the Unicode database: ASCII, Latin,
// Greek and Cyrillic case, the general punctuation block. Anything unknown counts as a letter, so
// that foreign words stay whole. No locale is consulted.
#pragma once

#include "extract/span.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

[[nodiscard]] bool
is_space(char32_t c) noexcept; ///< also no-break and zero-width spaces and U+FEFF
[[nodiscard]] bool is_digit(char32_t c) noexcept; ///< ASCII digits
[[nodiscard]] bool is_letter(char32_t c) noexcept;
[[nodiscard]] bool is_upper(char32_t c) noexcept;
[[nodiscard]] bool is_lower(char32_t c) noexcept; ///< a letter that is not upper case
[[nodiscard]] bool
is_apostrophe(char32_t c) noexcept; ///< ' ’ ‘ ` ´ ʼ as writers use them inside words
[[nodiscard]] bool is_double_quote(char32_t c) noexcept; ///< " “ ” „ ‟ « »
[[nodiscard]] bool is_dash(char32_t c) noexcept; ///< figure dash, en dash, em dash, bar; not '-'
[[nodiscard]] bool is_currency(char32_t c) noexcept;
[[nodiscard]] inline bool is_alnum(char32_t c) noexcept {
    return is_letter(c) || is_digit(c);
}

/// ASCII letters lowered, everything else kept: enough for look-ups in English word lists.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// A stretch of a document as code points with their byte offsets; one more space stands at the
/// end, so that looking one ahead is always allowed.
struct CodePoints {
    std::vector<char32_t> value;
    std::vector<std::uint32_t> offset;

    CodePoints(std::string_view text, Span span);
    [[nodiscard]] std::size_t size() const noexcept { return value.size() - 1; }
};

} // namespace newsgraph::extract
