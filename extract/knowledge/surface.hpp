// SPDX-License-Identifier: Apache-2.0
// The normal form under which the gazetteer keeps and looks up surfaces.
//
// Full stops vanish ("U.S." is "US"), dashes and runs of white space become one space ("Guinea-Bissau" is
// "Guinea Bissau"), a curly apostrophe becomes a straight one. Letters keep their case.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::extract {

/// Appends the normal form of `text` to `key`; a space is never doubled and never comes first.
void append_surface_key(std::string& key, std::string_view text);
[[nodiscard]] std::string surface_key(std::string_view text);

/// ASCII letters in upper case; other bytes as they are.
[[nodiscard]] std::string ascii_upper(std::string_view text);
/// Latin letters without their marks ("São Tomé" is "Sao Tome"); other characters as they are.
[[nodiscard]] std::string without_marks(std::string_view text);

} // namespace newsgraph::extract
