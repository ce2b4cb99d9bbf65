// SPDX-License-Identifier: Apache-2.0
// Rows of a tab-separated table with `#` comments: the format of every lexicon in extract/data/.
#pragma once

#include "graph/error.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

/// Calls `row` for each line that is neither empty nor a comment. Throws graph::Error, naming `name` and
/// the line, when a row has another number of columns.
void for_each_row(std::string_view tsv, std::string_view name, std::size_t columns,
                  const std::function<void(const std::vector<std::string_view>& cells,
                                           const graph::Place& place)>& row);

} // namespace newsgraph::extract
