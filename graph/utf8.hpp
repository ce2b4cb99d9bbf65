// SPDX-License-Identifier: Apache-2.0
// UTF-8 as every stage needs it: checked once at the door, then walked without checks.
//
// Facts count Unicode code points, the program counts bytes, the browser counts UTF-16 units.
// `OffsetMap` converts between them; it is the only place where that is done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::graph {

/// Byte offset of the first byte that is not well-formed UTF-8 (RFC 3629: no overlong forms,
/// no surrogates, nothing above U+10FFFF), or nullopt when the whole text is well-formed. O(n).
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) noexcept;

/// The code point that begins at `offset` of well-formed text, and its length in bytes.
struct DecodedCodePoint {
    char32_t value;
    std::uint32_t length;
};
[[nodiscard]] DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset) noexcept;

/// Appends `code_point` (which must be a Unicode scalar value) as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// The text, or as much of its beginning as fits into so many bytes without cutting a character in two.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t most_bytes) noexcept;

/// Number of code points of well-formed text. O(n).
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// Converts offsets of one well-formed text between bytes, code points and UTF-16 units.
/// Built in O(n); a conversion is O(64). ASCII text costs no table.
/// The map keeps a view: the text must outlive it.
class OffsetMap {
public:
    explicit OffsetMap(std::string_view text);

    [[nodiscard]] std::uint32_t code_points() const noexcept { return code_points_; }
    /// Offsets past the end clamp to the end; an offset inside a code point rounds down to its start.
    [[nodiscard]] std::uint32_t byte_to_code_point(std::uint32_t byte) const noexcept;
    [[nodiscard]] std::uint32_t code_point_to_byte(std::uint32_t code_point) const noexcept;
    [[nodiscard]] std::uint32_t code_point_to_utf16(std::uint32_t code_point) const noexcept;

private:
    struct Mark {
        std::uint32_t byte;
        std::uint32_t code_point;
        std::uint32_t utf16;
    };
    [[nodiscard]] Mark walk_to_code_point(std::uint32_t code_point) const noexcept;

    std::string_view text_;
    std::vector<Mark> marks_; ///< one every 64 code points; empty for ASCII
    std::uint32_t code_points_ = 0;
};

} // namespace newsgraph::graph
