// SPDX-License-Identifier: Apache-2.0
// The clusters of mentions of a document, for the Entity column of CoNLL-U.
#pragma once

#include "extract/facts/actors.hpp"
#include "extract/language/conllu_writer.hpp"

#include <vector>

namespace newsgraph::extract {

/// One mark a mention that belongs to an actor, named e1, e2 … by first appearance. A name is
/// marked with the whole noun phrase it heads ("U.S. President Jane Doe"), as corpora do.
[[nodiscard]] std::vector<EntityMark> mark_entities(const Reading& reading,
                                                    const ActorTable& actors);

} // namespace newsgraph::extract
