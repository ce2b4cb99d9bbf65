// SPDX-License-Identifier: Apache-2.0
// Propositions that noun phrases state without a verb: appositions, titles, possessives, places,
// attributes. The relation is a copula or "has" that the phrase leaves out.
#pragma once

#include "extract/propositions/proposition.hpp"

namespace newsgraph::extract {

[[nodiscard]] std::vector<Proposition> find_noun_relations(const SentenceTree& tree);

} // namespace newsgraph::extract
