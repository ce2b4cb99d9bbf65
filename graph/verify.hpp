// SPDX-License-Identifier: Apache-2.0
// The proof that facts are spans: every range of a record is read back from the article's text and compared with what
// the record says stands there.
#pragma once

#include "graph/facts.hpp"
#include "graph/property_graph.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace newsgraph::graph {

struct Verification {
    std::int64_t spans = 0; ///< ranges that were read back
    std::int64_t texts = 0; ///< of these, with a recorded text or name that was compared
    std::vector<std::string> mismatches; ///< "s3 speaker 12-15: the text has “he”, the record “she”"

    void add(const Verification& other);
};

/// Checks one record that carries its text: the hash and length of the text; for every range that it is not empty, lies in
/// the text and holds more than white space; for speakers, participants, places and relations that the range's
/// characters are the recorded ones; for propositions that their words stand in their spans (a copula or "has" excepted).
[[nodiscard]] Verification verify_facts(const DocumentFacts& facts);

/// Checks a graph that keeps its texts: all evidence lies in its document, and the words of every statement are those of the
/// content ranges of each piece of its evidence (letter case, punctuation and white space aside).
[[nodiscard]] Verification verify_graph(const PropertyGraph& graph);

} // namespace newsgraph::graph
