// SPDX-License-Identifier: Apache-2.0
#include "graph/vocabulary.hpp"

#include <array>
#include <cstddef>

namespace newsgraph::graph {
namespace {

// One table an enum, in the order of its enumerators.
constexpr std::array<std::string_view, 5> kActorKinds{"person", "organization", "country", "place",
                                                      "group"};
constexpr std::array<std::string_view, 3> kMentionForms{"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 3> kStatementForms{"direct", "mixed", "indirect"};
constexpr std::array<std::string_view, 17> kEventTypes{
    "",       "AGREE",    "CONSULT",  "SUPPORT", "COOPERATE", "AID",    "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",   "THREATEN", "SANCTION", "PROTEST",  "MOBILIZE", "COERCE", "ASSAULT"};
constexpr std::array<std::string_view, 6> kEventStatuses{"occurred", "ongoing",      "planned",
                                                         "claimed",  "hypothetical", "denied"};
constexpr std::array<std::string_view, 5> kParticipantRoles{"agent", "recipient", "participant",
                                                            "instrument", "location"};

template <typename Enum, std::size_t N>
std::optional<Enum> find_in(const std::array<std::string_view, N>& table,
                            std::string_view spelling) noexcept {
    for (std::size_t i = 0; i < N; ++i) {
        if (table[i] == spelling) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

std::string_view to_string(ActorKind v) noexcept { return kActorKinds[static_cast<std::size_t>(v)]; }
std::string_view to_string(MentionForm v) noexcept {
    return kMentionForms[static_cast<std::size_t>(v)];
}
std::string_view to_string(StatementForm v) noexcept {
    return kStatementForms[static_cast<std::size_t>(v)];
}
std::string_view to_string(EventType v) noexcept { return kEventTypes[static_cast<std::size_t>(v)]; }
std::string_view to_string(EventStatus v) noexcept {
    return kEventStatuses[static_cast<std::size_t>(v)];
}
std::string_view to_string(ParticipantRole v) noexcept {
    return kParticipantRoles[static_cast<std::size_t>(v)];
}

template <>
std::optional<ActorKind> from_string(std::string_view s) noexcept {
    return find_in<ActorKind>(kActorKinds, s);
}
template <>
std::optional<MentionForm> from_string(std::string_view s) noexcept {
    return find_in<MentionForm>(kMentionForms, s);
}
template <>
std::optional<StatementForm> from_string(std::string_view s) noexcept {
    return find_in<StatementForm>(kStatementForms, s);
}
template <>
std::optional<EventType> from_string(std::string_view s) noexcept {
    return find_in<EventType>(kEventTypes, s);
}
template <>
std::optional<EventStatus> from_string(std::string_view s) noexcept {
    return find_in<EventStatus>(kEventStatuses, s);
}
template <>
std::optional<ParticipantRole> from_string(std::string_view s) noexcept {
    return find_in<ParticipantRole>(kParticipantRoles, s);
}

} // namespace newsgraph::graph
