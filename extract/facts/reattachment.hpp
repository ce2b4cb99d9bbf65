// SPDX-License-Identifier: Apache-2.0
// Corrections of dependency trees around words of saying. A small parser attaches what is said to the nearest
// noun or verb more often than to the cue; the cue lexicon knows better. Each correction is one function in
// reattachment.cpp with the sentence it is for; none makes a cycle.
#pragma once

#include "extract/knowledge/cue_lexicon.hpp"
#include "extract/language/annotation.hpp"

#include <span>
#include <vector>

namespace newsgraph::extract {

/// The sentences with their trees corrected; everything else is as it was.
[[nodiscard]] std::vector<Sentence> reattach_content(std::span<const Sentence> sentences,
                                                     const CueLexicon& cues);

} // namespace newsgraph::extract
