// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/events.hpp"

#include "extract/facts/event_syntax.hpp"

#include <algorithm>

namespace newsgraph::extract {

using graph::EventType;
using graph::ParticipantRole;

bool takes_part(const std::vector<EventParticipant>& participants, ActorIndex actor) {
    return std::any_of(participants.begin(), participants.end(), [actor](const EventParticipant& p) { return p.actor == actor; });
}

bool has_role(const Event& event, ParticipantRole role) {
    return std::any_of(event.participants.begin(), event.participants.end(),
                       [role](const EventParticipant& p) { return p.role == role; });
}

bool needs_other_side(const Event& event) {
    const auto frame = event.entry->frame;
    if (frame == EventFrame::Intransitive || frame == EventFrame::Particle) return false;
    return !event.participants.empty() && !has_role(event, ParticipantRole::Recipient) &&
           (frame != EventFrame::Symmetric || event.participants.size() < 2);
}

void join_sides(const SentenceTree& tree, Event& event) {
    const auto object = event_syntax::object_of(tree, event.trigger.token);
    const auto owner = object ? tree.child(*object, {Relation::NmodPoss}) : std::nullopt;
    const bool theirs = owner && tree.token(*owner).upos == Upos::Pron;
    if (event.entry->type != EventType::Agree && !theirs) return;
    const bool joint = event.participants.size() > 1 &&
                       std::all_of(event.participants.begin(), event.participants.end(),
                                   [](const EventParticipant& p) { return p.role == ParticipantRole::Agent; });
    if (!joint) return;
    for (EventParticipant& p : event.participants) p.role = ParticipantRole::Participant;
}

void name_sides(Event& event) {
    if (event.entry->type == EventType::Consult) return;
    const auto before = [&event](const EventParticipant& p) { return p.tokens.first < event.trigger.token; };
    const auto agents = std::count_if(event.participants.begin(), event.participants.end(), before);
    if (agents == 0 || agents == static_cast<std::ptrdiff_t>(event.participants.size())) return;
    for (EventParticipant& p : event.participants) p.role = before(p) ? ParticipantRole::Agent : ParticipantRole::Recipient;
}

} // namespace newsgraph::extract
