// SPDX-License-Identifier: Apache-2.0
// The user's word on who is who. It wins over every rule of graph/actor_resolution.hpp and is portable between stores:
// a text file, one decision a line, names in double quotes with JSON escapes, `#` begins a comment line.
//
//     same      "Volodymyr Zelensky" "Ze" "President Zelenskyy"
//     different "Bush" "George W. Bush"
//     rename    "Donald J. Trump" "Donald Trump"
//
// A name stands for every actor whose name, folded (case, marks, punctuation, titles aside), is that name.
// A later line wins over an earlier one about the same two names.
#pragma once

#include "graph/error.hpp"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::graph {

struct Decision {
    enum class Verb : unsigned char { Same, Different, Rename };
    Verb verb = Verb::Same;
    std::vector<std::string> names; ///< Same: two or more; Different: two; Rename: old and new

    friend bool operator==(const Decision&, const Decision&) = default;
};

using Decisions = std::vector<Decision>;

/// Reads a decisions file. Throws Error naming the line.
[[nodiscard]] Decisions read_decisions(std::istream& in, const std::string& path);
/// One decision, as to_line() writes it.
[[nodiscard]] Decision decision_from_line(std::string_view line, const Place& place);
/// One line, without its newline, that read_decisions() reads back equal.
[[nodiscard]] std::string to_line(const Decision& decision);

} // namespace newsgraph::graph
