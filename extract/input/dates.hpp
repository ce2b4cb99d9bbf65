// SPDX-License-Identifier: Apache-2.0
// Publication dates as front matter, metadata and datelines write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::extract {

/// YYYY-MM-DD of "2025-03-24", "2025-03-24T10:00:00Z", "2025/3/24", "20250324", "24 March 2025",
/// "March 24, 2025", "Mon, 24 Mar 2025 10:00:00 GMT". Nothing when the day does not exist or the
/// order is unclear ("03/04/2025"). The date stands as written: no time zone is applied.
[[nodiscard]] std::optional<std::string> parse_date(std::string_view text);

/// The first full date (with a year) written in words or as YYYY-MM-DD anywhere in `text`.
[[nodiscard]] std::optional<std::string> find_date(std::string_view text);

} // namespace newsgraph::extract
