// SPDX-License-Identifier: Apache-2.0
// What the place of an event tells: where it happened, and who does there what only a state's own forces do.
#include "extract/facts/events.hpp"

#include "extract/facts/event_syntax.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract {
namespace {

using event_syntax::Index;
using graph::ActorKind;
using graph::EventType;
using graph::ParticipantRole;

constexpr auto kPlacePrepositions = std::to_array<std::string_view>(
    {"in", "at", "near", "across", "outside", "inside", "around", "on", "throughout", "over", "to"});

} // namespace

std::optional<EventParticipant> place_of(const Reading& reading, const ActorTable& table, const Event& event) {
    const auto [sentence, trigger] = event.trigger;
    const SentenceTree& tree = reading.trees[sentence];
    const auto head = tree.head(trigger);
    const bool carried = head && event.entry->upos == Upos::Noun && tree.token(*head).upos == Upos::Verb;
    for (const Index at : {trigger, carried ? *head : trigger}) {
        for (const Index child : tree.children(at)) {
            if (!tree.is(child, {Relation::Obl, Relation::Nmod})) continue;
            const auto preposition = tree.preposition(child);
            if (std::find(kPlacePrepositions.begin(), kPlacePrepositions.end(), preposition) == kPlacePrepositions.end()) continue;
            const auto mention = table.mention_at({sentence, child});
            const auto actor = mention ? table.actor_of(*mention) : std::nullopt;
            if (!actor || table.mentions()[*mention].form != graph::MentionForm::Name) continue;
            const auto kind = table.actor(*actor).kind;
            if ((kind != ActorKind::Place && kind != ActorKind::Country) || takes_part(event.participants, *actor)) continue;
            return EventParticipant{*actor, ParticipantRole::Location, sentence, table.mentions()[*mention].tokens};
        }
    }
    return std::nullopt;
}

std::optional<EventParticipant> host_of(const Reading& reading, const ActorTable& table, const Event& event) {
    const auto [sentence, trigger] = event.trigger;
    const SentenceTree& tree = reading.trees[sentence];
    const auto type = event.entry->type;
    const bool of_state = type == EventType::Coerce || type == EventType::Sanction;
    if (!of_state || event.entry->upos != Upos::Verb || !tree.is_passive(trigger)) return std::nullopt;
    if (has_role(event, ParticipantRole::Agent) || event.participants.empty()) return std::nullopt;
    for (const Index child : tree.children(trigger)) {
        const auto preposition = tree.preposition(child);
        if (tree.relation(child) != Relation::Obl || (preposition != "in" && preposition != "from")) continue;
        const auto actor = table.actor_at({sentence, child});
        if (!actor || table.actor(*actor).kind != ActorKind::Country || takes_part(event.participants, *actor)) continue;
        return EventParticipant{*actor, ParticipantRole::Agent, sentence, noun_phrase(tree, child)};
    }
    return std::nullopt;
}

} // namespace newsgraph::extract
