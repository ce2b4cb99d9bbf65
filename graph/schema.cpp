// SPDX-License-Identifier: Apache-2.0
#include "graph/schema.hpp"

#include <array>

namespace newsgraph::graph {
namespace {

// In the order of the enumerators: info() indexes the table (checked below).
constexpr auto kProperties = std::to_array<PropertyInfo>({
    {Property::Label, "label", ValueType::Text, "short text for people"},
    {Property::Name, "name", ValueType::Text, "the actor's fullest name"},
    {Property::Aliases, "aliases", ValueType::TextList, "other names used in the texts"},
    {Property::Country, "country", ValueType::Text, "ISO 3166-1 alpha-3 code"},
    {Property::Sector, "sector", ValueType::Text, "PLOVER sector, e.g. GOV, MIL, IGO"},
    {Property::Anonymous, "anonymous", ValueType::Boolean, "a source that the text does not name"},
    {Property::Latitude, "latitude", ValueType::Real, "degrees north, WGS 84"},
    {Property::Longitude, "longitude", ValueType::Real, "degrees east, WGS 84"},
    {Property::MentionCount, "mention_count", ValueType::Integer, "mentions over all documents"},
    {Property::DocumentCount, "document_count", ValueType::Integer, "documents that state it"},
    {Property::StatementCount, "statement_count", ValueType::Integer, "statements"},
    {Property::EventCount, "event_count", ValueType::Integer, "events"},
    {Property::Text, "text", ValueType::Text, "the words of the statement"},
    {Property::Form, "form", ValueType::Text, "direct, mixed or indirect speech"},
    {Property::Cue, "cue", ValueType::Text, "lemma of the cue, e.g. say, according to"},
    {Property::CueClass, "cue_class", ValueType::Text, "assert, ask, demand, accuse, deny ..."},
    {Property::Act, "act", ValueType::Text, "PLOVER type when the utterance is itself an act"},
    {Property::Negated, "negated", ValueType::Boolean, "the saying itself is negated"},
    {Property::SpeakerText, "speaker_text", ValueType::Text, "the speaker in the text's own words"},
    {Property::EventType, "event_type", ValueType::Text, "PLOVER event type"},
    {Property::Mode, "mode", ValueType::Text, "PLOVER mode"},
    {Property::Cameo, "cameo", ValueType::Text, "CAMEO code"},
    {Property::Trigger, "trigger", ValueType::Text, "lemma of the trigger"},
    {Property::Status, "status", ValueType::Text, "occurred, ongoing, planned, claimed, hypothetical, denied"},
    {Property::Killed, "killed", ValueType::Integer, "people reported killed"},
    {Property::Injured, "injured", ValueType::Integer, "people reported injured"},
    {Property::KilledReports, "killed_reports", ValueType::TextList, "figures of killed, where reports differ"},
    {Property::InjuredReports, "injured_reports", ValueType::TextList, "figures of injured, where reports differ"},
    {Property::Date, "date", ValueType::Date, "when it was said or happened"},
    {Property::DatePrecision, "date_precision", ValueType::Text, "day, week, month or year"},
    {Property::FirstDate, "first_date", ValueType::Date, "earliest date of its evidence"},
    {Property::LastDate, "last_date", ValueType::Date, "latest date of its evidence"},
    {Property::Title, "title", ValueType::Text, "headline"},
    {Property::Source, "source", ValueType::Text, "outlet"},
    {Property::Url, "url", ValueType::Text, "where the article was published"},
    {Property::Path, "path", ValueType::Text, "the input file"},
    {Property::Published, "published", ValueType::Date, "date of publication"},
    {Property::PublishedFrom, "published_from", ValueType::Text, "where that date was found"},
    {Property::Chars, "chars", ValueType::Integer, "length of the text in code points"},
    {Property::Confidence, "confidence", ValueType::Real, "0 to 1"},
    {Property::Weight, "weight", ValueType::Integer, "number of pieces of evidence"},
    {Property::Role, "role", ValueType::Text, "role in the event, or the title held"},
    {Property::Kind, "relation", ValueType::Text, "kind of relation"},
    {Property::Start, "start", ValueType::Integer, "first code point of the evidence"},
    {Property::End, "end", ValueType::Integer, "end of the evidence, exclusive"},
    {Property::EvidenceIds, "evidence", ValueType::TextList, "pieces of evidence as document:start-end"},
});

constexpr bool in_order() {
    for (std::size_t i = 0; i < kProperties.size(); ++i) {
        if (kProperties[i].property != static_cast<Property>(i)) return false;
    }
    return kProperties.back().property == Property::EvidenceIds;
}
static_assert(in_order(), "kProperties must list every Property in order");

constexpr auto kNodeKinds = std::to_array<std::string_view>(
    {"Person", "Organization", "Country", "Place", "Group", "Statement", "Event", "Document"});

constexpr std::array<std::string_view, 3> kActorLabels[] = {{"Entity", "Actor", "Person"},
                                                            {"Entity", "Actor", "Organization"},
                                                            {"Entity", "Actor", "Country"},
                                                            {"Entity", "Actor", "Place"},
                                                            {"Entity", "Actor", "Group"}};
constexpr std::array<std::string_view, 2> kOtherLabels[] = {
    {"Entity", "Statement"}, {"Entity", "Event"}, {"Entity", "Document"}};

constexpr auto kEdgeKinds = std::to_array<std::string_view>(
    {"SAID",     "ADDRESSED_TO", "ABOUT",     "VIA",      "PARTICIPATED_IN", "LOCATED_IN", "HOLDS_ROLE",
     "RELATED_TO", "REPORTED_IN", "MENTIONS", "COPY_OF",  "AGREE",           "CONSULT",    "SUPPORT",
     "COOPERATE", "AID",         "CONCEDE",   "RETREAT",  "REQUEST",         "ACCUSE",     "REJECT",
     "THREATEN", "SANCTION",     "PROTEST",   "MOBILIZE", "COERCE",          "ASSAULT",    "SPOKE_ABOUT"});
static_assert(kEdgeKinds.size() == static_cast<std::size_t>(EdgeKind::SpokeAbout) + 1);

} // namespace

std::span<const PropertyInfo> properties() noexcept { return kProperties; }

const PropertyInfo& info(Property property) noexcept {
    return kProperties[static_cast<std::size_t>(property)];
}

std::string_view to_string(NodeKind kind) noexcept {
    return kNodeKinds[static_cast<std::size_t>(kind)];
}

std::span<const std::string_view> labels(NodeKind kind) noexcept {
    const auto i = static_cast<std::size_t>(kind);
    if (is_actor(kind)) return kActorLabels[i];
    return kOtherLabels[i - static_cast<std::size_t>(NodeKind::Statement)];
}

std::string_view to_string(EdgeKind kind) noexcept {
    return kEdgeKinds[static_cast<std::size_t>(kind)];
}

} // namespace newsgraph::graph
