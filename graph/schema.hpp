// SPDX-License-Identifier: Apache-2.0
// What the graph may contain: node kinds with their labels, edge kinds with their relationship types,
// and every property with its name and type. Exporters and the viewer read these tables; a name that is
// not here does not exist, so no label, type or key is ever made from news text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace newsgraph::graph {

enum class NodeKind : std::uint8_t {
    Person, Organization, Country, Place, Group, ///< the five kinds of actor
    Statement, Event, Document
};

enum class EdgeKind : std::uint8_t {
    // The full graph (docs/architecture.md).
    Said, AddressedTo, About, Via, ParticipatedIn, LocatedIn, HoldsRole, RelatedTo, ReportedIn, Mentions, CopyOf,
    // The actor-actor view: one edge a pair and PLOVER type, and the statements of one about the other.
    Agree, Consult, Support, Cooperate, Aid, Concede, Retreat, Request, Accuse, Reject, Threaten,
    Sanction, Protest, Mobilize, Coerce, Assault, SpokeAbout
};

enum class ValueType : std::uint8_t { Boolean, Integer, Real, Text, Date, TextList };

/// Date is a string YYYY, YYYY-MM or YYYY-MM-DD (ISO week dates YYYY-Www too); TextList never holds
/// an empty string. Real is finite.
using Value = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

enum class Property : std::uint8_t {
    Label,        ///< short text for people; every node has one
    Name, Aliases, Country, Sector, Anonymous, Latitude, Longitude,          // actors
    MentionCount, DocumentCount, StatementCount, EventCount,                 // counts
    Text, Form, Cue, CueClass, Act, Negated, SpeakerText,                    // statements
    EventType, Mode, Cameo, Trigger, Status, Killed, Injured,                // events
    KilledReports, InjuredReports,                                           // figures that differ
    Date, DatePrecision, FirstDate, LastDate,                                // times
    Title, Source, Url, Path, Published, PublishedFrom, Chars,               // documents
    Confidence, Weight,                                                      // any
    Role, Kind, Start, End, EvidenceIds                                      // edges
};

struct PropertyInfo {
    Property property;
    std::string_view name; ///< matches [a-z][a-z0-9_]*; also the Neo4j property key
    ValueType type;
    std::string_view description;
};

[[nodiscard]] std::span<const PropertyInfo> properties() noexcept;
[[nodiscard]] const PropertyInfo& info(Property property) noexcept;

/// "Person", "Statement" … and the labels of Neo4j, most general first ("Entity", "Actor", "Person").
[[nodiscard]] std::string_view to_string(NodeKind kind) noexcept;
[[nodiscard]] std::span<const std::string_view> labels(NodeKind kind) noexcept;
/// "SAID", "PARTICIPATED_IN" …: the relationship type.
[[nodiscard]] std::string_view to_string(EdgeKind kind) noexcept;
[[nodiscard]] constexpr bool is_actor(NodeKind kind) noexcept { return kind <= NodeKind::Group; }

} // namespace newsgraph::graph
