// SPDX-License-Identifier: Apache-2.0
// One name, one kind: the occurrences of a capitalised word in a document vote on what it is.
//
// Where a name is told with little around it ("Kellogg left."), the network alone often misses it or takes it for
// another kind, while elsewhere in the article it is plain ("Keith Kellogg, the envoy"). Before names are chosen, each
// occurrence's scores are moved towards what the network found at the others, the more the more of them there are.
#pragma once

#include "extract/language/annotation.hpp"
#include "extract/language/name_decoder.hpp"

#include <span>
#include <vector>

namespace newsgraph::extract {

/// scores: of each sentence of a document, a row for each token; changed in place. Linear in the tokens.
void let_occurrences_agree(std::span<const Sentence> sentences, std::span<std::vector<NameScores>> scores);

} // namespace newsgraph::extract
