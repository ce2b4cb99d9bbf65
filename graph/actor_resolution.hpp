// SPDX-License-Identifier: Apache-2.0
// Who is who across documents: the actors of all fact records → resolved actors, with the reason for every join.
//
// Inside a document the extraction has already resolved names to actors. Here the actors of all documents are first
// grouped by their folded name, then groups are joined, best reason first:
//
//   decision          the user's `same` (and never against a `different`)
//   same name         equal once case, marks, punctuation and titles are put aside
//   spelling variant  equal transliteration skeletons (Zelensky/Zelenskyy), or a long surname one or two letters apart
//   middle name       Donald Trump / Donald J. Trump
//   second surname    Rosaura Quispe / Rosaura Quispe Mamani, when one longer name fits
//   initials          J. Biden / Joe Biden, when one full name fits
//   surname           Mr Trump / Donald Trump, when one full name fits; of several, the one the same document names
//                     most often; else the lone name stays a separate actor of its document
//   acronym, alias    IAEA / International Atomic Energy Agency; a name one document gives as an alias of another
//
// Never joined: different first names, generations (Jr.) or middle names; kinds that conflict (country and place,
// organisation and group are compatible); anonymous actors of different texts. The result does not depend on the
// order of the documents.
#pragma once

#include "graph/decisions.hpp"
#include "graph/facts.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace newsgraph::graph {

/// Why one name was taken for another.
struct MergeDecision {
    std::string kept;   ///< name of the resolved actor
    std::string merged; ///< the name that was joined to it
    ActorKind kind = ActorKind::Person;
    std::string reason; ///< one of the words above
    double score = 1;   ///< 0 to 1: how sure that reason makes
    std::int64_t documents = 0; ///< documents that use the merged name for it

    friend auto operator<=>(const MergeDecision&, const MergeDecision&) = default;
};

struct ResolvedActor {
    std::string key; ///< "a_" + hash of kind and canonical name (and document, where the name is not shared)
    std::string name;
    ActorKind kind = ActorKind::Person;
    bool anonymous = false;
    std::vector<std::string> aliases; ///< other spellings and names, sorted, without `name`
    std::string country;              ///< the one most documents give
    std::string sector;
};

struct ActorResolution {
    std::vector<ResolvedActor> actors;                  ///< sorted by key
    std::vector<std::vector<std::uint32_t>> actor_of;   ///< [document][local actor] → index into `actors`
    std::vector<MergeDecision> ledger;                  ///< sorted
    std::vector<std::string> notes;                     ///< decisions that could not be followed, and why
};

/// `documents` must be in the corpus's fixed order (fold() sorts them). `text_of[d]` is the first document with the
/// same text as d (itself when it is no copy): anonymous sources of copies are one. O(n log n) in actors;
/// inside a block of names with equal surnames at most 200 × n comparisons.
[[nodiscard]] ActorResolution resolve_actors(std::span<const DocumentFacts> documents,
                                             std::span<const std::uint32_t> text_of,
                                             const Decisions& decisions);

} // namespace newsgraph::graph
