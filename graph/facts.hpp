// SPDX-License-Identifier: Apache-2.0
// The fact record: everything one article states, as plain values. It is the only thing that crosses
// from extraction to the corpus, in memory or as one line of JSON (graph/facts_json.hpp).
//
// Every fact names the characters that state it. Ranges count Unicode code points of the article's
// text, end exclusive. A part that does not exist is an absent optional, never an empty range.
// Ids ("a1", "s2", "e3") are unique inside one record only; the graph derives its own from content.
#pragma once

#include "graph/diagnostics.hpp"
#include "graph/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace newsgraph::graph {

inline constexpr const char* kFactsSchema = "newsgraph.facts/1";

/// Half-open range of code points.
struct TextRange {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    friend auto operator<=>(const TextRange&, const TextRange&) = default;
};

struct DocumentInfo {
    std::string id;             ///< "sha256:" + 64 hex digits of the text's UTF-8 bytes
    std::string key;            ///< the input article's own id, else the path as given
    std::string path;
    std::string title;
    std::string published;      ///< YYYY-MM-DD, or empty when unknown
    std::string published_from; ///< "option", "front-matter", "html", "jsonl", "dateline" or empty
    std::string source;         ///< outlet
    std::string url;
    std::uint32_t chars = 0;    ///< code points of the text
    std::uint32_t body = 0;     ///< where the article begins, behind the file's front matter
    std::string text;           ///< the text itself; may be left out of JSON

    friend bool operator==(const DocumentInfo&, const DocumentInfo&) = default;
};

struct ActorMention {
    TextRange range;
    MentionForm form = MentionForm::Name;

    friend bool operator==(const ActorMention&, const ActorMention&) = default;
};

/// An office, title or membership that the text states: `title` held with or for the actor `of`.
struct ActorRole {
    std::string title;
    std::string of; ///< actor id, or empty
    TextRange range;

    friend bool operator==(const ActorRole&, const ActorRole&) = default;
};

struct ActorFact {
    std::string id;
    std::string name;
    ActorKind kind = ActorKind::Person;
    std::vector<std::string> aliases;
    std::string country; ///< ISO 3166 alpha-3, or empty
    std::string sector;  ///< PLOVER sector (GOV MIL …), or empty
    bool anonymous = false;
    std::vector<ActorMention> mentions;
    std::vector<ActorRole> roles;

    friend bool operator==(const ActorFact&, const ActorFact&) = default;
};

/// The word or words that carry a fact ("said", "according to", "strike") with their lemma.
struct Trigger {
    TextRange range;
    std::string lemma;

    friend bool operator==(const Trigger&, const Trigger&) = default;
};

/// An actor at a place of the text: what it resolves to and the local mention.
struct Participant {
    std::string actor; ///< actor id, or empty when unresolved
    ParticipantRole role = ParticipantRole::Participant; ///< of no meaning for speakers and places
    TextRange range;
    std::string text; ///< the mention's own words

    friend bool operator==(const Participant&, const Participant&) = default;
};

/// A normalised time: "2025-03-23", "2025-W12", "2025-03", "2025" (the precision shows in the form).
struct TimeFact {
    std::string value;
    std::optional<TextRange> range;

    friend bool operator==(const TimeFact&, const TimeFact&) = default;
};

struct StatementFact {
    std::string id;
    StatementForm form = StatementForm::Indirect;
    std::optional<Trigger> cue;
    std::string cue_class; ///< assert, ask, demand, promise, threaten, accuse, praise, deny, admit, predict …
    std::optional<Participant> speaker;
    std::vector<TextRange> content;
    std::vector<std::string> addressees; ///< actor ids
    std::vector<std::string> about;      ///< actor and event ids
    EventType act = EventType::None;     ///< set when saying it is itself a political act
    bool negated = false;                ///< the saying is negated ("did not say")
    std::string via;                     ///< id of the outer statement that reports this one
    std::optional<TimeFact> time;
    TextRange sentence;                  ///< first to last sentence that holds the fact
    double confidence = 0.5;
    std::string rule;                    ///< which rule or model made it

    friend bool operator==(const StatementFact&, const StatementFact&) = default;
};

struct EventFact {
    std::string id;
    EventType type = EventType::Consult;
    std::string mode;  ///< PLOVER mode ("phone", "visit", "airstrike"), or empty
    std::string cameo; ///< CAMEO code, or empty
    Trigger trigger;
    std::vector<Participant> participants;
    std::optional<Participant> place;
    std::optional<TimeFact> time;
    EventStatus status = EventStatus::Occurred;
    std::optional<std::int64_t> killed;
    std::optional<std::int64_t> injured;
    TextRange sentence;
    double confidence = 0.5;
    std::string rule;

    friend bool operator==(const EventFact&, const EventFact&) = default;
};

/// A lasting relation between two actors that the text states ("son-in-law of", "member of").
struct RelationFact {
    Participant subject;
    std::string predicate;
    Participant object;
    std::string kind; ///< family, member, ally, owner, part-of …
    TextRange range;
    double confidence = 0.5;

    friend bool operator==(const RelationFact&, const RelationFact&) = default;
};

struct PropositionPart {
    std::string text; ///< made of the sentence's own tokens, an inserted copula excepted
    std::vector<TextRange> spans;

    friend bool operator==(const PropositionPart&, const PropositionPart&) = default;
};

struct PropositionFact {
    PropositionPart relation;
    std::vector<PropositionPart> arguments;
    double confidence = 0.5;

    friend bool operator==(const PropositionFact&, const PropositionFact&) = default;
};

struct DocumentFacts {
    DocumentInfo document;
    std::vector<ActorFact> actors;
    std::vector<StatementFact> statements;
    std::vector<EventFact> events;
    std::vector<RelationFact> relations;
    std::vector<PropositionFact> propositions;
    Diagnostics diagnostics;
    std::uint32_t sentences = 0; ///< sentences read, for the run's report

    friend bool operator==(const DocumentFacts&, const DocumentFacts&) = default;
};

} // namespace newsgraph::graph
