// SPDX-License-Identifier: Apache-2.0
// Text made safe for a format, one function a context. News text is hostile: it may hold control
// characters, quotation marks, `\u0027` (which Cypher decodes before it reads the string), formulas.
//
// One rule holds for every context, so that a text reads the same from every format: TAB and LF stay,
// CR and CRLF become LF, the other C0 controls are dropped (XML 1.0 cannot hold them), U+FFFE, U+FFFF and
// bytes that are not UTF-8 become U+FFFD. Each function appends to `out` and returns how many characters
// it had to drop or replace by that rule. All are O(n).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace newsgraph::exporter {

/// The text after that rule, with nothing escaped: for JSON and hashing.
std::size_t append_clean(std::string& out, std::string_view text);

/// Content of an XML element: & < > escaped, nothing else. (Some readers lose blanks between two entity
/// references, so quotation marks stay as they are.)
std::size_t append_xml_text(std::string& out, std::string_view text);

/// Inside a double-quoted XML attribute; TAB and LF become character references, else readers make them blanks.
std::size_t append_xml_attribute(std::string& out, std::string_view text);

/// A Cypher string literal with its single quotes. Backslashes are doubled, which also disarms `\uXXXX`.
std::size_t append_cypher_string(std::string& out, std::string_view text);

/// True for [A-Za-z][A-Za-z0-9_]{0,63}: the only labels, types and keys written without quoting.
[[nodiscard]] bool is_cypher_identifier(std::string_view name) noexcept;
/// Appends the name or throws std::logic_error: names come from the schema, never from text.
void append_cypher_identifier(std::string& out, std::string_view name);

/// What becomes of a line break inside a CSV field.
enum class CsvNewline { Keep, Space };

/// A CSV field in double quotes (RFC 4180). U+001F, which separates array items, is always dropped.
std::size_t append_csv_field(std::string& out, std::string_view text, CsvNewline newline);
/// One field of several items, separated by U+001F.
std::size_t append_csv_list(std::string& out, std::span<const std::string> items, CsvNewline newline);

/// A CSV field that no spreadsheet takes for a formula: one that begins (after blanks) with = + - @ or their
/// full-width forms gets a ' in front.
std::size_t append_spreadsheet_field(std::string& out, std::string_view text);

/// True for an XML NMTOKEN of ASCII letters, digits, `_`, `-` and `.` that begins with a letter: a key that
/// needs no escaping anywhere.
[[nodiscard]] bool is_plain_key(std::string_view key) noexcept;

} // namespace newsgraph::exporter
