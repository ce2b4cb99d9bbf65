// SPDX-License-Identifier: Apache-2.0
// The last step of actor resolution: joined groups of names → actors with key, name, aliases and the ledger.
#pragma once

#include "graph/name_groups.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace newsgraph::graph {

/// What was decided beside the joins of whole groups.
struct Settlement {
    std::map<LocalActor, std::size_t> moved;       ///< lone names of one document → the group they belong to
    std::set<std::size_t> apart;                   ///< lone groups that stay per document where not moved
    std::map<std::size_t, std::string> renamed;    ///< group → name the user gave
    std::map<std::size_t, ActorKind> chosen_kind;  ///< group → kind of the user's first name
    std::vector<std::string> notes;                ///< decisions that could not be followed
};

[[nodiscard]] ActorResolution settle(std::span<const DocumentFacts> documents, std::span<const std::uint32_t> text_of,
                                     const std::vector<NameGroup>& all_groups, const GroupJoiner& joiner,
                                     const Settlement& settlement);

} // namespace newsgraph::graph
