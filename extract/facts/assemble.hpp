// SPDX-License-Identifier: Apache-2.0
// The last stage: what was found, as the fact record. Byte spans become code points here and nowhere else.
#pragma once

#include "extract/facts/events.hpp"
#include "extract/facts/statements.hpp"
#include "extract/facts/times.hpp"
#include "graph/facts.hpp"

#include <vector>

namespace newsgraph::extract {

/// Actors that no text names and no fact uses are left out. Facts are ordered by their place in the text.
[[nodiscard]] graph::DocumentFacts assemble(const Reading& reading, const Gazetteer& gazetteer,
                                            ActorTable& table, const std::vector<Statement>& statements,
                                            const std::vector<Event>& events,
                                            const std::vector<TimeExpression>& times);

} // namespace newsgraph::extract
