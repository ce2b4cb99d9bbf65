// SPDX-License-Identifier: Apache-2.0
// The closed word lists of the fact record and the graph, each an enum with its one spelling.
//
// A value that is not in its list cannot be written anywhere: labels, relationship types and
// property values of these kinds never come from news text. Free text stays std::string elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace newsgraph::graph {

enum class ActorKind : std::uint8_t { Person, Organization, Country, Place, Group };

/// How a text refers to an actor: by name, by description ("the envoy") or by pronoun.
enum class MentionForm : std::uint8_t { Name, Nominal, Pronoun };

/// Direct: every content word stands inside quotation marks; mixed: some do; indirect: none.
enum class StatementForm : std::uint8_t { Direct, Mixed, Indirect };

/// PLOVER's event types (Political Language Ontology for Verifiable Event Records, 2018), in its order
/// from cooperation to conflict. `None` means: not an event of the ontology.
enum class EventType : std::uint8_t {
    None, Agree, Consult, Support, Cooperate, Aid, Concede, Retreat, Request, Accuse, Reject,
    Threaten, Sanction, Protest, Mobilize, Coerce, Assault
};

enum class EventStatus : std::uint8_t { Occurred, Ongoing, Planned, Claimed, Hypothetical, Denied };

enum class ParticipantRole : std::uint8_t { Agent, Recipient, Participant, Instrument, Location };

// Spellings as in the fact record ("person", "direct", "CONSULT", "occurred", "agent").
[[nodiscard]] std::string_view to_string(ActorKind) noexcept;
[[nodiscard]] std::string_view to_string(MentionForm) noexcept;
[[nodiscard]] std::string_view to_string(StatementForm) noexcept;
[[nodiscard]] std::string_view to_string(EventType) noexcept; ///< "" for None
[[nodiscard]] std::string_view to_string(EventStatus) noexcept;
[[nodiscard]] std::string_view to_string(ParticipantRole) noexcept;

/// The value of that spelling, or nullopt. Defined for every enum above.
template <typename Enum>
[[nodiscard]] std::optional<Enum> from_string(std::string_view spelling) noexcept;

} // namespace newsgraph::graph
