// SPDX-License-Identifier: Apache-2.0
// The words that attribute content to a source (extract/data/cues.tsv): what class of saying they are,
// what they take, and whether the utterance is itself a political act.
#pragma once

#include "graph/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph::extract {

struct Cue {
    std::string lemma;
    std::string cue_class;  ///< assert, ask, demand, promise, threaten, accuse, deny, believe …
    bool clause = false;    ///< "said that ..."
    bool quotation = false; ///< introduces direct speech
    bool infinitive = false; ///< "promised to ..."
    bool addressee = false; ///< its object is spoken to ("told reporters")
    bool as_phrase = false; ///< "described it as ..."
    bool particle = false;  ///< only with a particle ("pointed out")
    bool object = false;    ///< its object may be what is said ("announced a truce")
    std::vector<std::string> topics; ///< prepositions before what is said ("called for a truce")
    bool passive = false;   ///< its passive reports even without an agent ("was accused of lying")
    bool mental = false;    ///< a state of mind, not an utterance
    graph::EventType act = graph::EventType::None;
};

class CueLexicon {
public:
    /// Parses the table's text; throws graph::Error with the line of a bad row.
    explicit CueLexicon(std::string_view tsv);
    /// The bundled table. Built once; safe to use from any thread.
    static const CueLexicon& bundled();
    /// All classes of saying, sorted.
    [[nodiscard]] std::vector<std::string> classes() const;

    [[nodiscard]] const Cue* verb(std::string_view lemma) const;
    [[nodiscard]] const Cue* noun(std::string_view lemma) const;

private:
    std::unordered_map<std::string, Cue> verbs_;
    std::unordered_map<std::string, Cue> nouns_;
};

} // namespace newsgraph::extract
