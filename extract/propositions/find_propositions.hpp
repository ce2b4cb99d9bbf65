// SPDX-License-Identifier: Apache-2.0
// All propositions of a sentence.
#pragma once

#include "extract/propositions/proposition.hpp"

namespace newsgraph::extract {

[[nodiscard]] std::string_view to_string(PropositionKind kind) noexcept;

/// Of one sentence, clauses first.
[[nodiscard]] std::vector<Proposition> find_propositions(const SentenceTree& tree);

} // namespace newsgraph::extract
