// SPDX-License-Identifier: Apache-2.0
// Schemata, properties and limits of lengths are those of FollowTheMoney 4.11.
#include "export/ftm_sink.hpp"

#include "export/appearance.hpp"
#include "export/country_codes.hpp"
#include "export/day_range.hpp"
#include "export/escape.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace newsgraph::exporter {
namespace {

using graph::EdgeKind;
using graph::NodeKind;
using graph::Property;

// Its longest values by type. More is cut, but a longer name is no name.
constexpr std::size_t kLongestName = 384;
constexpr std::size_t kLongestString = 1024;
constexpr std::size_t kLongestText = 65'000;

// What a reader strips: a text, or a name, of nothing else is none.
constexpr std::string_view kBlank = " \t\n";
constexpr std::string_view kNoName = " \t\n\"'";

constexpr auto kActorSchemata = std::to_array<std::string_view>({"Person", "Organization", "PublicBody", "Address", "LegalEntity"});
static_assert(kActorSchemata.size() == static_cast<std::size_t>(NodeKind::Group) + 1);

/// Its URLs have a scheme of the web and only characters that a URL may have.
std::string_view web_address(std::string_view url) noexcept {
    const auto scheme = url.starts_with("https://") ? 8U : url.starts_with("http://") ? 7U : 0U;
    const auto allowed = [](char c) { return c > ' ' && c < '\x7F' && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos; };
    const bool good = scheme > 0 && url.find('.', scheme) != std::string_view::npos && std::all_of(url.begin(), url.end(), allowed);
    return good ? url : std::string_view{};
}

/// Its ids are letters, digits, '.' and '-' only.
std::string id_of(std::string_view key) {
    std::string id(key);
    std::replace(id.begin(), id.end(), '_', '-');
    return id;
}

std::vector<std::string> list_of(const graph::PropertyMap& properties, Property property) {
    const auto* value = properties.find(property);
    const auto* list = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
    return list == nullptr ? std::vector<std::string>{} : *list;
}

bool is_document(NodeKind kind) noexcept { return kind == NodeKind::Document; }
bool is_legal_entity(NodeKind kind) noexcept { return graph::is_actor(kind) && kind != NodeKind::Place; }
bool is_thing(NodeKind /*kind*/) noexcept { return true; }

/// Ids of the nodes at the other end of edges of one kind that a property takes.
std::vector<std::string> ends(const graph::PropertyGraph& graph, const std::vector<graph::EdgeId>& edges, EdgeKind kind,
                              graph::NodeId graph::Edge::*end, bool (*takes)(NodeKind) noexcept) {
    std::vector<std::string> ids;
    for (const auto id : edges) {
        const graph::Edge& edge = graph.edge(id);
        const graph::Node& node = graph.node(edge.*end);
        if (edge.kind == kind && edge.source != edge.target && takes(node.kind)) ids.push_back(id_of(node.key));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

void FtmSink::begin_entity(std::string_view id, std::string_view schema) {
    buffer_.Clear();
    writer_.Reset(buffer_);
    writer_.StartObject();
    writer_.Key("id");
    graph::json::write_string(writer_, id);
    writer_.Key("schema");
    graph::json::write_string(writer_, schema);
    writer_.Key("properties");
    writer_.StartObject();
}

void FtmSink::property(std::string_view name, const Texts& values) {
    const bool names = name == "name" || name == "alias";
    const bool texts = name == "description" || name == "summary" || name == "notes";
    Texts kept;
    for (const std::string& value : values) {
        std::string clean;
        replaced_ += append_clean(clean, names ? value : graph::utf8_prefix(value, texts ? kLongestText : kLongestString));
        if (clean.find_first_not_of(names ? kNoName : kBlank) == std::string::npos || (names && clean.size() > kLongestName)) continue;
        if (std::find(kept.begin(), kept.end(), clean) == kept.end()) kept.push_back(std::move(clean));
    }
    if (kept.empty()) return;
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    writer_.StartArray();
    for (const std::string& value : kept) graph::json::write_string(writer_, value);
    writer_.EndArray();
}

void FtmSink::dates(const graph::PropertyMap& properties) {
    const auto days = day_range(properties.text(Property::Date));
    if (!days) return;
    if (days->first == days->last) return property("date", days->first);
    property("startDate", days->first);
    property("endDate", days->last);
}

void FtmSink::end_entity() {
    writer_.EndObject();
    writer_.EndObject();
    out_.text().append(buffer_.GetString(), buffer_.GetSize());
    out_.text() += '\n';
    out_.record_done();
}

std::string_view FtmSink::sentence_of(const graph::Node& node) {
    if (node.evidence.empty()) return {};
    const graph::Evidence& first = graph_->evidence(node.evidence.front());
    const std::string_view text = graph_->document_text(first.document);
    const auto [at, is_new] = offsets_.try_emplace(first.document, text);
    if (first.sentence.end > at->second.code_points()) return {};
    const auto begin = at->second.code_point_to_byte(first.sentence.start);
    return text.substr(begin, at->second.code_point_to_byte(first.sentence.end) - begin);
}

void FtmSink::actor(const graph::Node& node) {
    const auto& properties = node.properties;
    begin_entity(id_of(node.key), kActorSchemata[static_cast<std::size_t>(node.kind)]);
    property("name", properties.text(Property::Label));
    property("alias", list_of(properties, Property::Aliases));
    property("country", two_letter_code(properties.text(Property::Country)));
    if (node.kind == NodeKind::Place) {
        property("full", properties.text(Property::Label));
        for (const auto& [coordinate, name] : {std::pair{Property::Latitude, "latitude"}, std::pair{Property::Longitude, "longitude"}}) {
            std::string digits;
            if (const auto degrees = properties.real(coordinate)) append_real(digits, *degrees);
            property(name, digits);
        }
    } else if (node.kind == NodeKind::Person) {
        property("position", properties.text(Property::Role));
    } else {
        property("sector", properties.text(Property::Sector));
    }
    end_entity();
}

void FtmSink::article(const graph::Node& node) {
    const auto& properties = node.properties;
    begin_entity(id_of(node.key), "Article");
    property("title", properties.text(Property::Label));
    property("publisher", properties.text(Property::Source));
    property("sourceUrl", web_address(properties.text(Property::Url)));
    property("fileName", properties.text(Property::Path));
    if (const auto day = day_range(properties.text(Property::Published))) property("publishedAt", day->first);
    end_entity();
}

void FtmSink::event(graph::NodeId id) {
    const graph::Node& node = graph_->node(id);
    const auto& properties = node.properties;
    const auto out = graph_->out_edges(id);
    Texts places;
    Texts countries;
    for (const auto edge : out) {
        if (graph_->edge(edge).kind != EdgeKind::LocatedIn) continue;
        const auto& place = graph_->node(graph_->edge(edge).target).properties;
        places.emplace_back(place.text(Property::Label));
        countries.push_back(two_letter_code(place.text(Property::Country)));
    }
    begin_entity(id_of(node.key), "Event");
    property("name", properties.text(Property::Label));
    property("summary", sentence_of(node));
    property("keywords", Texts{std::string(properties.text(Property::EventType)), std::string(properties.text(Property::Status))});
    dates(properties);
    property("location", places);
    property("country", countries);
    property("involved", ends(*graph_, graph_->in_edges(id), EdgeKind::ParticipatedIn, &graph::Edge::source, is_legal_entity));
    property("proof", ends(*graph_, out, EdgeKind::ReportedIn, &graph::Edge::target, is_document));
    property("notes", graph_->evidence_names(node.evidence));
    end_entity();
}

void FtmSink::statement(graph::NodeId id) {
    const graph::Node& node = graph_->node(id);
    const auto& properties = node.properties;
    const auto out = graph_->out_edges(id);
    Texts entities = ends(*graph_, graph_->in_edges(id), EdgeKind::Said, &graph::Edge::source, is_thing);
    for (const EdgeKind kind : {EdgeKind::About, EdgeKind::AddressedTo}) {
        const auto more = ends(*graph_, out, kind, &graph::Edge::target, is_thing);
        entities.insert(entities.end(), more.begin(), more.end());
    }
    begin_entity(id_of(node.key), "Note");
    property("description", properties.text(Property::Text));
    property("summary", sentence_of(node));
    property("keywords", Texts{std::string(properties.text(Property::CueClass)), std::string(properties.text(Property::Form))});
    property("entity", entities);
    property("proof", ends(*graph_, out, EdgeKind::ReportedIn, &graph::Edge::target, is_document));
    property("notes", graph_->evidence_names(node.evidence));
    end_entity();
}

void FtmSink::node(const NodeRecord& record) {
    switch (record.node.kind) {
    case NodeKind::Statement: return statement(*graph_->find_node(record.node.key));
    case NodeKind::Event: return event(*graph_->find_node(record.node.key));
    case NodeKind::Document: return article(record.node);
    default: return actor(record.node);
    }
}

void FtmSink::link(std::string_view id, std::string_view schema, const graph::Edge& edge, std::string_view from_name, graph::NodeId from,
                   std::string_view to_name, graph::NodeId to, const std::string& role, std::string_view summary) {
    begin_entity(id, schema);
    property(from_name, id_of(graph_->node(from).key));
    property(to_name, id_of(graph_->node(to).key));
    property("role", role);
    property("summary", summary);
    dates(edge.properties);
    Texts articles;
    for (const auto evidence : edge.evidence) articles.push_back(id_of(graph_->node(graph_->evidence(evidence).document).key));
    property("proof", articles);
    property("recordId", graph_->evidence_names(edge.evidence));
    end_entity();
}

void FtmSink::edge(const EdgeRecord& record) {
    const graph::Edge& edge = record.edge;
    const graph::Node& source = graph_->node(edge.source);
    const graph::Node& target = graph_->node(edge.target);
    if (edge.source == edge.target) return; // nothing is linked to itself there
    if (edge.kind == EdgeKind::Mentions && is_document(source.kind))
        return link(id_of(edge.key), "Documentation", edge, "document", edge.source, "entity", edge.target, "mentions", {});
    if (edge.kind == EdgeKind::About && source.kind == NodeKind::Statement) {
        const auto& said = source.properties;
        for (const auto in : graph_->in_edges(edge.source)) {
            const graph::Edge& speech = graph_->edge(in);
            if (speech.kind != EdgeKind::Said || speech.source == edge.target) continue;
            link(id_of(edge.key + '.' + graph_->node(speech.source).key), "UnknownLink", edge, "subject", speech.source, "object", edge.target,
                 std::string(said.text(Property::Cue)), said.text(Property::Text));
        }
        return;
    }
    if (!graph::is_actor(source.kind) || !graph::is_actor(target.kind)) return; // told by the statement, event or article itself
    const auto role = edge.properties.text(Property::Role);
    link(id_of(edge.key), "UnknownLink", edge, "subject", edge.source, "object", edge.target,
         std::string(role.empty() ? words_of(edge.kind) : role), {});
}

} // namespace newsgraph::exporter
