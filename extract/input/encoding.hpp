// SPDX-License-Identifier: Apache-2.0
// Bytes of a file to UTF-8, checked once at the door.
//
// UTF-8 passes unchanged, a byte order mark included, so that offsets index the file itself. UTF-16
// (by its mark or by its zeros) and Windows-1252 (only where the bytes look like text) are
// converted and reported. Anything else is refused with line, column and byte offset: never
// guessed, never repaired silently.
#pragma once

#include "graph/diagnostics.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace newsgraph::extract {

/// The place of byte `offset` of `bytes`: line and column (in bytes) count from one.
[[nodiscard]] graph::Place place_of(const std::string& path, std::string_view bytes,
                                    std::uint64_t offset);

/// Throws graph::Error when the bytes are empty or no text. A conversion adds "encoding-converted".
[[nodiscard]] std::string decode_text(std::string bytes, const std::string& path,
                                      graph::Diagnostics& diagnostics);

} // namespace newsgraph::extract
