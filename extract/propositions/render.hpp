// SPDX-License-Identifier: Apache-2.0
// The propositions of a document as the fact record has them: text made of the sentences' own
// words, and their places.
#pragma once

#include "extract/language/reading.hpp"
#include "graph/facts.hpp"

#include <vector>

namespace newsgraph::extract {

/// In text order.
[[nodiscard]] std::vector<graph::PropositionFact> proposition_facts(const Reading& reading);

} // namespace newsgraph::extract
