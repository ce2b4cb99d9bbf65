// SPDX-License-Identifier: Apache-2.0
// Many reports, one event: which event facts of all documents tell of the same thing.
//
// Two facts are one event when all of this holds:
//   * the same PLOVER type, and both told as real (occurred, ongoing, planned, claimed) or both as hypothetical or denied;
//   * dates that fit: the same day; or one is a week or unknown and the days it may be overlap the other's (an event
//     without a date is taken to lie in the three days up to its article's publication); the same month or year
//     only when written so in both, and only for one article;
//   * the main participants agree: agents share an actor and so do recipients, where both facts have them; for
//     symmetric participants two actors are shared, or all of the smaller set; at least one actor is shared;
//   * what is told agrees: the triggers are of one family (same stem, CAMEO root or mode) or the place is the same.
// In two copies of one text the same words are the same event whatever is known of its participants.
// Facts are taken in order of publication and compared with the first fact of each event, so that an event does not
// drift along a chain of half-fitting reports. Conflicting figures are kept: see figure().
#pragma once

#include "graph/actor_resolution.hpp"
#include "graph/facts.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace newsgraph::graph {

/// One event fact in the corpus.
struct EventReport {
    std::uint32_t document = 0;
    std::uint32_t event = 0;

    friend auto operator<=>(const EventReport&, const EventReport&) = default;
};

/// One event with its reports in order of publication, document and trigger.
struct MergedEvent {
    std::vector<EventReport> reports;
};

[[nodiscard]] std::vector<MergedEvent> merge_events(std::span<const DocumentFacts> documents,
                                                    std::span<const std::uint32_t> text_of,
                                                    const ActorResolution& actors);

/// What several reports say about a number of people.
struct Figure {
    std::int64_t value = 0;              ///< from the latest report that gives one; the higher of several of one day
    std::vector<std::string> all_values; ///< "7 (2 reports)", ascending; empty when all agree
};
struct FigureReport {
    std::string published; ///< YYYY-MM-DD or empty (taken as earliest)
    std::int64_t value = 0;
};
[[nodiscard]] std::optional<Figure> figure(std::span<const FigureReport> reports);

/// A word without its inflectional or nominal ending, for comparing triggers: talks, talked, talking → talk.
[[nodiscard]] std::string trigger_stem(std::string_view lemma);

} // namespace newsgraph::graph
