// SPDX-License-Identifier: Apache-2.0
// How a trigger word takes its arguments: pure functions of one sentence's tree, shared by the readers of events.
// Internal to extract/facts/.
#pragma once

#include "extract/language/sentence_tree.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace newsgraph::extract::event_syntax {

using Index = SentenceTree::Index;

/// The doer in the active voice, or whom "by" names; see attribution::source_of_verb for shared subjects.
[[nodiscard]] std::optional<Index> subject_of(const SentenceTree& tree, Index verb);

/// Whom or what a verb is done to: also the subject of a passive and the noun that a participle describes.
[[nodiscard]] std::optional<Index> object_of(const SentenceTree& tree, Index verb);

/// The word that makes a phrasal verb with this one ("took over", "handed them over"), wherever the parser hung it.
[[nodiscard]] std::optional<Index> particle_of(const SentenceTree& tree, Index verb);

/// Complements of a verb with one of the prepositions. Those of the verb itself come first, then those inside its object:
/// "returned a coin found in Rome to Italy" hangs on the coin as often as on the verb.
[[nodiscard]] std::vector<Index> complements(const SentenceTree& tree, Index verb, std::span<const std::string> prepositions);

/// Whether the subject's word says that it works for pay.
[[nodiscard]] bool is_worker(std::string_view lemma);
/// Whether the word is a force or a weapon.
[[nodiscard]] bool is_weapon(std::string_view lemma);

} // namespace newsgraph::extract::event_syntax
