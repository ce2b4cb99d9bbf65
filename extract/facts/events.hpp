// SPDX-License-Identifier: Apache-2.0
// Events: who did what to whom, as PLOVER types it. A trigger word of the lexicon becomes an event when its
// frame fits and at least one participant, place or count is known. What is itself the cue of a statement
// ("accused", "promised") is left to the statement.
#pragma once

#include "extract/facts/event_lexicon.hpp"
#include "extract/facts/statements.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace newsgraph::extract {

struct EventParticipant {
    ActorIndex actor = 0;
    graph::ParticipantRole role = graph::ParticipantRole::Participant;
    std::uint32_t sentence = 0;
    TokenRange tokens;
};

struct Event {
    TokenRef trigger;
    const EventTrigger* entry = nullptr;
    std::vector<EventParticipant> participants;
    std::optional<EventParticipant> place;
    graph::EventStatus status = graph::EventStatus::Occurred;
    std::optional<std::int64_t> killed;
    std::optional<std::int64_t> injured;
};

[[nodiscard]] std::vector<Event> find_events(const Reading& reading, const EventLexicon& lexicon,
                                             const Gazetteer& gazetteer,
                                             const std::vector<Statement>& statements, ActorTable& table);

/// The participants that a noun phrase stands for: its own actor, those joined to it by "and", or the
/// owner of a thing or force ("Russian drones" acts for Russia, "Starmer's plan" belongs to Starmer).
[[nodiscard]] std::vector<EventParticipant> participants_of(const Reading& reading,
                                                            const Gazetteer& gazetteer, ActorTable& table,
                                                            TokenRef head, graph::ParticipantRole role);
/// Only the owners: "the Iranian tanker", "Georgia's border".
[[nodiscard]] std::vector<EventParticipant> owners_of(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table,
                                                      TokenRef head, graph::ParticipantRole role);

[[nodiscard]] bool takes_part(const std::vector<EventParticipant>& participants, ActorIndex actor);
[[nodiscard]] bool has_role(const Event& event, graph::ParticipantRole role);
/// Whether only one side is known, and it is not the one that the event is done to.
[[nodiscard]] bool needs_other_side(const Event& event);
/// "India and Pakistan agreed to a ceasefire", "put off their meeting": what two do together they do with each other.
void join_sides(const SentenceTree& tree, Event& event);
/// What only a meeting has no sides in: "signed a deal with", "restored ties with" are done by one with another.
void name_sides(Event& event);

/// Where an event happens, when a place or country that takes no part in it is named.
[[nodiscard]] std::optional<EventParticipant> place_of(const Reading& reading, const ActorTable& table, const Event& event);
/// "Was arrested in Niger", "were expelled from Syria": the state that does it, when nobody else is named.
[[nodiscard]] std::optional<EventParticipant> host_of(const Reading& reading, const ActorTable& table, const Event& event);

/// Whom an event is about when its frame names no recipient; `known` are its participants so far. Of an object that is
/// a `thing` ("deployed troops to the border") only its owner can be it. Empty when the sentence does not say.
[[nodiscard]] std::vector<EventParticipant> reach_recipient(const Reading& reading, const Gazetteer& gazetteer,
                                                            ActorTable& table, TokenRef trigger, bool thing,
                                                            const std::vector<EventParticipant>& known);

/// The type of an event that is only promised, refused or threatened; nullopt when it keeps its own.
[[nodiscard]] std::optional<graph::EventType> type_by_stance(const SentenceTree& tree, SentenceTree::Index trigger,
                                                             graph::EventType type);

/// "Seven people", "10 others": how many a phrase counts, in figures or in words up to twenty.
[[nodiscard]] std::optional<std::int64_t> count_of(const SentenceTree& tree, SentenceTree::Index phrase);

/// Whether the event is told as done, going on, planned, possible or denied.
[[nodiscard]] graph::EventStatus status_of(const Reading& reading, const std::vector<Statement>& statements,
                                           const StatementIndex& index, TokenRef trigger);

} // namespace newsgraph::extract
