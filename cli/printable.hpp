// SPDX-License-Identifier: Apache-2.0
// News text on a terminal: control characters (among them the escape that starts terminal commands) become U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::cli {

[[nodiscard]] std::string printable(std::string_view text);

} // namespace newsgraph::cli
