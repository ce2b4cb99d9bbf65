// SPDX-License-Identifier: Apache-2.0
// Writes the fact record: members in the order of docs/formats.md, absent and default parts left out.
#include "graph/facts_json.hpp"
#include "graph/json.hpp"

namespace newsgraph::graph {
namespace {

using json::Writer;

void key(Writer& out, std::string_view name) {
    out.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void text(Writer& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(out, name);
    json::write_string(out, value);
}

void number(Writer& out, std::string_view name, double value) {
    key(out, name);
    json::write_number(out, value);
}

void flag(Writer& out, std::string_view name, bool value) {
    if (!value) return;
    key(out, name);
    out.Bool(true);
}

void count(Writer& out, std::string_view name, std::uint64_t value) {
    if (value == 0) return;
    key(out, name);
    out.Uint64(value);
}

void count(Writer& out, std::string_view name, const std::optional<std::int64_t>& value) {
    if (!value) return;
    key(out, name);
    out.Int64(*value);
}

void bounds(Writer& out, TextRange range) {
    if (range == TextRange{}) return;
    key(out, "start");
    out.Uint(range.start);
    key(out, "end");
    out.Uint(range.end);
}

void range_member(Writer& out, std::string_view name, TextRange range) {
    if (range == TextRange{}) return;
    key(out, name);
    out.StartObject();
    bounds(out, range);
    out.EndObject();
}

/// An array member, left out when it is empty.
template <typename Items, typename WriteItem>
void list(Writer& out, std::string_view name, const Items& items, WriteItem write_item) {
    if (items.empty()) return;
    key(out, name);
    out.StartArray();
    for (const auto& item : items) write_item(item);
    out.EndArray();
}

void texts(Writer& out, std::string_view name, const std::vector<std::string>& values) {
    list(out, name, values, [&](const std::string& value) { json::write_string(out, value); });
}

void trigger(Writer& out, std::string_view name, const Trigger& value) {
    key(out, name);
    out.StartObject();
    bounds(out, value.range);
    text(out, "lemma", value.lemma);
    out.EndObject();
}

/// `with_role`: only participants of events have one.
void participant(Writer& out, const Participant& value, bool with_role) {
    out.StartObject();
    text(out, "actor", value.actor);
    if (with_role) text(out, "role", to_string(value.role));
    bounds(out, value.range);
    text(out, "text", value.text);
    out.EndObject();
}

void participant_member(Writer& out, std::string_view name, const std::optional<Participant>& value) {
    if (!value) return;
    key(out, name);
    participant(out, *value, false);
}

void time_member(Writer& out, const std::optional<TimeFact>& value) {
    if (!value) return;
    key(out, "time");
    out.StartObject();
    text(out, "value", value->value);
    if (value->range) bounds(out, *value->range);
    out.EndObject();
}

void write_document(Writer& out, const DocumentInfo& document, DocumentText with_text) {
    out.StartObject();
    text(out, "id", document.id);
    text(out, "key", document.key);
    text(out, "path", document.path);
    text(out, "title", document.title);
    text(out, "published", document.published);
    text(out, "published_from", document.published_from);
    text(out, "source", document.source);
    text(out, "url", document.url);
    count(out, "chars", std::uint64_t{document.chars});
    if (document.body != 0) count(out, "body", std::uint64_t{document.body});
    if (with_text == DocumentText::Include) text(out, "text", document.text);
    out.EndObject();
}

void write_actor(Writer& out, const ActorFact& actor) {
    out.StartObject();
    text(out, "id", actor.id);
    text(out, "name", actor.name);
    text(out, "kind", to_string(actor.kind));
    texts(out, "aliases", actor.aliases);
    text(out, "country", actor.country);
    text(out, "sector", actor.sector);
    flag(out, "anonymous", actor.anonymous);
    list(out, "mentions", actor.mentions, [&](const ActorMention& mention) {
        out.StartObject();
        bounds(out, mention.range);
        text(out, "form", to_string(mention.form));
        out.EndObject();
    });
    list(out, "roles", actor.roles, [&](const ActorRole& role) {
        out.StartObject();
        text(out, "title", role.title);
        text(out, "of", role.of);
        bounds(out, role.range);
        out.EndObject();
    });
    out.EndObject();
}

void write_statement(Writer& out, const StatementFact& statement) {
    out.StartObject();
    text(out, "id", statement.id);
    text(out, "form", to_string(statement.form));
    if (statement.cue) trigger(out, "cue", *statement.cue);
    text(out, "cue_class", statement.cue_class);
    participant_member(out, "speaker", statement.speaker);
    list(out, "content", statement.content, [&](TextRange range) {
        out.StartObject();
        bounds(out, range);
        out.EndObject();
    });
    texts(out, "addressees", statement.addressees);
    texts(out, "about", statement.about);
    text(out, "act", to_string(statement.act));
    flag(out, "negated", statement.negated);
    text(out, "via", statement.via);
    time_member(out, statement.time);
    range_member(out, "sentence", statement.sentence);
    number(out, "confidence", statement.confidence);
    text(out, "rule", statement.rule);
    out.EndObject();
}

void write_event(Writer& out, const EventFact& event) {
    out.StartObject();
    text(out, "id", event.id);
    text(out, "type", to_string(event.type));
    text(out, "mode", event.mode);
    text(out, "cameo", event.cameo);
    if (event.trigger != Trigger{}) trigger(out, "trigger", event.trigger);
    list(out, "participants", event.participants,
         [&](const Participant& value) { participant(out, value, true); });
    participant_member(out, "place", event.place);
    time_member(out, event.time);
    text(out, "status", to_string(event.status));
    count(out, "killed", event.killed);
    count(out, "injured", event.injured);
    range_member(out, "sentence", event.sentence);
    number(out, "confidence", event.confidence);
    text(out, "rule", event.rule);
    out.EndObject();
}

void write_relation(Writer& out, const RelationFact& relation) {
    out.StartObject();
    key(out, "subject");
    participant(out, relation.subject, false);
    text(out, "predicate", relation.predicate);
    key(out, "object");
    participant(out, relation.object, false);
    text(out, "kind", relation.kind);
    bounds(out, relation.range);
    number(out, "confidence", relation.confidence);
    out.EndObject();
}

void write_part(Writer& out, const PropositionPart& part) {
    out.StartObject();
    text(out, "text", part.text);
    list(out, "spans", part.spans, [&](TextRange span) {
        out.StartArray();
        out.Uint(span.start);
        out.Uint(span.end);
        out.EndArray();
    });
    out.EndObject();
}

void write_proposition(Writer& out, const PropositionFact& proposition) {
    out.StartObject();
    key(out, "relation");
    write_part(out, proposition.relation);
    list(out, "arguments", proposition.arguments,
         [&](const PropositionPart& part) { write_part(out, part); });
    number(out, "confidence", proposition.confidence);
    out.EndObject();
}

void write_diagnostic(Writer& out, const Diagnostic& diagnostic) {
    out.StartObject();
    text(out, "code", diagnostic.code);
    text(out, "message", diagnostic.message);
    text(out, "path", diagnostic.place.path);
    count(out, "line", diagnostic.place.line);
    count(out, "column", diagnostic.place.column);
    count(out, "offset", diagnostic.place.offset);
    out.EndObject();
}

} // namespace

std::string to_json(const DocumentFacts& facts, DocumentText with_text) {
    rapidjson::StringBuffer buffer;
    Writer out(buffer);
    out.StartObject();
    text(out, "schema", kFactsSchema);
    key(out, "document");
    write_document(out, facts.document, with_text);
    list(out, "actors", facts.actors, [&](const ActorFact& v) { write_actor(out, v); });
    list(out, "statements", facts.statements, [&](const StatementFact& v) { write_statement(out, v); });
    list(out, "events", facts.events, [&](const EventFact& v) { write_event(out, v); });
    list(out, "relations", facts.relations, [&](const RelationFact& v) { write_relation(out, v); });
    list(out, "propositions", facts.propositions,
         [&](const PropositionFact& v) { write_proposition(out, v); });
    list(out, "diagnostics", facts.diagnostics, [&](const Diagnostic& v) { write_diagnostic(out, v); });
    count(out, "sentences", std::uint64_t{facts.sentences});
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

} // namespace newsgraph::graph
