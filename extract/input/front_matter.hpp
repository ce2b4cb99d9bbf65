// SPDX-License-Identifier: Apache-2.0
// The optional block of `key: value` lines between two lines `---` at the head of a text file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::extract {

struct FrontMatter {
    std::vector<std::pair<std::string, std::string>> fields; ///< keys in lower case, values trimmed
    std::uint32_t end = 0;                                   ///< byte offset where the body begins

    /// The first value of `key`, or empty.
    [[nodiscard]] std::string_view find(std::string_view key) const noexcept;
};

/// Nothing when the text does not begin with a closed block of fields; a byte order mark may stand
/// before it.
[[nodiscard]] std::optional<FrontMatter> read_front_matter(std::string_view text);

} // namespace newsgraph::extract
