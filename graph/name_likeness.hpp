// SPDX-License-Identifier: Apache-2.0
// Whether two names may be one person's or one organisation's: the comparisons behind graph/actor_resolution.hpp.
#pragma once

#include "graph/name_groups.hpp"

#include <optional>
#include <string>

namespace newsgraph::graph {

/// A reason to take two names for one, and how sure it makes.
struct Likeness {
    std::string reason;
    double score;
};

/// Whether two people's names exclude each other, whatever else is known: given names, middle names, generations.
[[nodiscard]] bool names_conflict(const NameGroup& a, const NameGroup& b);
/// Whether both have countries and share none.
[[nodiscard]] bool countries_conflict(const NameGroup& a, const NameGroup& b);
/// Full names of people: the same surname, or a long one a letter or two away.
[[nodiscard]] std::optional<Likeness> compare_full_names(const NameGroup& a, const NameGroup& b);
/// Names of organisations that share their consonants.
[[nodiscard]] std::optional<Likeness> compare_organizations(const NameGroup& a, const NameGroup& b);
/// Whether some document writes the name as an acronym ("the IAEA").
[[nodiscard]] bool is_acronym(const NameGroup& group);
/// How much a name says: full names before initials before lone names; expanded names before acronyms.
[[nodiscard]] int fullness(const NameGroup& group);

} // namespace newsgraph::graph
