// SPDX-License-Identifier: Apache-2.0
// The words that trigger events (extract/data/events.tsv): PLOVER type, mode and CAMEO code, and how the
// word's arguments become participants. A verb whose object says what it does ("lift" + "ban", "lift" + "weight")
// names the objects it needs, by word or by class (extract/data/event_objects.tsv).
#pragma once

#include "extract/language/annotation.hpp"
#include "graph/vocabulary.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph::extract {

/// How a trigger takes its participants.
enum class EventFrame : std::uint8_t {
    Object,       ///< agent = subject, recipient = object ("attacked the town")
    Oblique,      ///< recipient = complement of one of the prepositions ("withdrew from the town")
    Symmetric,    ///< all are participants ("met with"; of nouns: "talks between X and Y")
    PersonObject, ///< as Object, when the object is an actor ("called Putin", not "called a meeting")
    Thing,        ///< the object is a thing; its owner, if any, is the recipient ("signed the deal")
    Receive,      ///< the subject is the recipient, the agent follows "from" or "by" ("received aid from Sweden")
    Bearer,       ///< of nouns: only as what the subject is ("Norway is a donor to Sweden")
    Clause,       ///< only with an infinitive or clause ("refused to sign")
    Intransitive, ///< no recipient ("resigned")
    Armed,        ///< as Object, when the subject is a state, a force or a weapon ("hit the town")
    Workers,      ///< only when the subject works or belongs to a union ("nurses strike")
    Particle      ///< with the particle given as preposition ("stepped down")
};

struct EventTrigger {
    std::string lemma;
    Upos upos = Upos::Verb; ///< verb, noun, or adjective ("willing to")
    graph::EventType type = graph::EventType::Consult;
    std::string mode;
    std::string cameo;
    EventFrame frame = EventFrame::Object;
    std::vector<std::string> prepositions; ///< of the recipient; any one of them
    std::vector<std::string> objects;      ///< lemmas of the object, sorted; any object when empty
};

class EventLexicon {
public:
    /// Parses the tables' text; throws graph::Error with the line of a bad row.
    EventLexicon(std::string_view triggers, std::string_view objects);
    /// The bundled table. Built once; safe to use from any thread.
    static const EventLexicon& bundled();
    /// All modes of events, sorted.
    [[nodiscard]] std::vector<std::string> modes() const;

    /// Readings of a word, those that need certain objects first, else in the order of the table; empty when it
    /// triggers nothing.
    [[nodiscard]] std::span<const EventTrigger> find(std::string_view lemma, Upos upos) const;
    /// A trigger that stands for its type alone, without mode: what a promise or a refusal is.
    [[nodiscard]] const EventTrigger& plain(graph::EventType type) const { return plain_.at(type); }

private:
    using Readings = std::unordered_map<std::string, std::vector<EventTrigger>>;
    [[nodiscard]] const Readings& readings(Upos upos) const;

    Readings verbs_, nouns_, adjectives_; ///< by lemma; only looked up
    std::map<graph::EventType, EventTrigger> plain_;
};

} // namespace newsgraph::extract
