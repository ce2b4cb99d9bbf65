// SPDX-License-Identifier: Apache-2.0
// The graph names countries by the three letters of ISO 3166-1; some formats want the two.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::exporter {

/// "rus" or "RUS" → "ru"; "" for what is no country's code. Kosovo is XKX and xk, as in common use.
[[nodiscard]] std::string two_letter_code(std::string_view three_letters);

} // namespace newsgraph::exporter
