// SPDX-License-Identifier: Apache-2.0
// Reads the fact record. Each reader throws Error without a place; in() adds the member's path on the way out, and facts_from_json() adds file and line. References between facts are checked last, when all
// ids are known.
#include "graph/dates.hpp"
#include "graph/facts_json.hpp"
#include "graph/json.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <istream>
#include <limits>
#include <set>

namespace newsgraph::graph {
namespace {

using JsonValue = rapidjson::Value;

/// An error with the path of the member it is about ("statements[2].speaker").
struct Problem : Error {
    Problem(std::string where, std::string message)
        : Error(where + ": " + message), path(std::move(where)), what_is_wrong(std::move(message)) {}
    std::string path;
    std::string what_is_wrong;
};

/// Runs `read`; what it throws gets `where` put before its path.
template <typename Read>
auto in(const std::string& where, Read read) {
    try {
        return read();
    } catch (const Problem& problem) {
        throw Problem(where + '.' + problem.path, problem.what_is_wrong);
    } catch (const Error& error) {
        throw Problem(where, error.what());
    }
}

template <typename ReadItem>
auto read_list(const JsonValue& object, const char* key, ReadItem read_item) {
    std::vector<decltype(read_item(object))> items;
    const auto* array = json::get_array(object, key);
    if (array == nullptr) return items;
    items.reserve(array->Size());
    for (rapidjson::SizeType i = 0; i < array->Size(); ++i) {
        items.push_back(in(std::string(key) + '[' + std::to_string(i) + ']',
                           [&] { return read_item((*array)[i]); }));
    }
    return items;
}

std::string required(const JsonValue& object, const char* key) {
    auto value = json::get_string(object, key);
    if (value.empty()) throw Error(std::string("member '") + key + "' is missing or empty");
    return value;
}

template <typename Enum>
Enum spelling(const JsonValue& object, const char* key, std::optional<Enum> fallback = std::nullopt) {
    const auto value = json::get_string(object, key);
    if (value.empty() && fallback) return *fallback;
    const auto known = from_string<Enum>(value);
    if (!known) throw Error(std::string("member '") + key + "' has the unknown value '" + value.substr(0, 40) + "'");
    return *known;
}

double confidence(const JsonValue& object) {
    const auto value = json::get_number(object, "confidence").value_or(0.5);
    if (!(value >= 0 && value <= 1)) throw Error("member 'confidence' must be from 0 to 1");
    return value;
}

std::optional<std::int64_t> people(const JsonValue& object, const char* key) {
    const auto value = json::get_integer(object, key);
    if (value && *value < 0) throw Error(std::string("member '") + key + "' must not be negative");
    return value;
}

std::uint32_t unsigned_member(const JsonValue& object, const char* key) {
    const auto value = json::get_integer(object, key).value_or(0);
    if (value < 0 || value > std::numeric_limits<std::uint32_t>::max())
        throw Error(std::string("member '") + key + "' is out of range");
    return static_cast<std::uint32_t>(value);
}

/// Knows the document's length, so that every range is checked where it is read.
class Reader {
public:
    explicit Reader(std::uint32_t chars)
        : limit_(chars == 0 ? std::numeric_limits<std::uint32_t>::max() : chars) {}

    [[nodiscard]] TextRange checked(std::int64_t start, std::int64_t end) const {
        if (start < 0 || start >= end || end > limit_)
            throw Error("the range " + std::to_string(start) + "-" + std::to_string(end) +
                        " is empty, reversed or outside of the document");
        return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    }

    [[nodiscard]] std::optional<TextRange> optional_bounds(const JsonValue& object) const {
        const auto start = json::get_integer(object, "start");
        const auto end = json::get_integer(object, "end");
        if (!start && !end) return std::nullopt;
        if (!start || !end) throw Error("'start' and 'end' must come together");
        return checked(*start, *end);
    }

    [[nodiscard]] TextRange bounds(const JsonValue& object) const {
        const auto range = optional_bounds(object);
        if (!range) throw Error("'start' and 'end' are missing");
        return *range;
    }

    [[nodiscard]] TextRange sentence(const JsonValue& object) const {
        const auto* value = json::find(object, "sentence");
        return value == nullptr ? TextRange{} : in("sentence", [&] { return bounds(*value); });
    }

    [[nodiscard]] Trigger trigger(const JsonValue& value) const {
        return {optional_bounds(value).value_or(TextRange{}), json::get_string(value, "lemma")};
    }

    [[nodiscard]] Participant participant(const JsonValue& value) const {
        return {json::get_string(value, "actor"),
                spelling<ParticipantRole>(value, "role", ParticipantRole::Participant),
                optional_bounds(value).value_or(TextRange{}), json::get_string(value, "text")};
    }

    [[nodiscard]] std::optional<Participant> participant_member(const JsonValue& object,
                                                                const char* key) const {
        const auto* value = json::find(object, key);
        if (value == nullptr) return std::nullopt;
        return in(key, [&] { return participant(*value); });
    }

    [[nodiscard]] std::optional<TimeFact> time(const JsonValue& object) const {
        const auto* value = json::find(object, "time");
        if (value == nullptr) return std::nullopt;
        return in("time", [&] {
            // Any form is kept; the graph uses those that dates.hpp knows.
            return TimeFact{required(*value, "value"), optional_bounds(*value)};
        });
    }

    [[nodiscard]] ActorFact actor(const JsonValue& value) const {
        ActorFact actor;
        actor.id = required(value, "id");
        actor.name = required(value, "name");
        actor.kind = spelling<ActorKind>(value, "kind");
        actor.aliases = texts(value, "aliases");
        actor.country = json::get_string(value, "country");
        const bool is_code = actor.country.size() == 3 && std::all_of(actor.country.begin(), actor.country.end(),
                                                                      [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!actor.country.empty() && !is_code)
            throw Error("member 'country' is not an ISO 3166 alpha-3 code: " + actor.country.substr(0, 40));
        actor.sector = json::get_string(value, "sector");
        actor.anonymous = json::get_bool(value, "anonymous");
        actor.mentions = read_list(value, "mentions", [&](const JsonValue& item) {
            return ActorMention{bounds(item), spelling<MentionForm>(item, "form", MentionForm::Name)};
        });
        actor.roles = read_list(value, "roles", [&](const JsonValue& item) {
            return ActorRole{required(item, "title"), json::get_string(item, "of"),
                             optional_bounds(item).value_or(TextRange{})};
        });
        return actor;
    }

    [[nodiscard]] StatementFact statement(const JsonValue& value) const {
        StatementFact statement;
        statement.id = required(value, "id");
        statement.form = spelling<StatementForm>(value, "form");
        if (const auto* cue = json::find(value, "cue")) statement.cue = in("cue", [&] { return trigger(*cue); });
        statement.cue_class = json::get_string(value, "cue_class");
        statement.speaker = participant_member(value, "speaker");
        statement.content = read_list(value, "content", [&](const JsonValue& item) { return bounds(item); });
        statement.addressees = texts(value, "addressees");
        statement.about = texts(value, "about");
        statement.act = spelling<EventType>(value, "act", EventType::None);
        statement.negated = json::get_bool(value, "negated");
        statement.via = json::get_string(value, "via");
        statement.time = time(value);
        statement.sentence = sentence(value);
        statement.confidence = confidence(value);
        statement.rule = json::get_string(value, "rule");
        return statement;
    }

    [[nodiscard]] EventFact event(const JsonValue& value) const {
        EventFact event;
        event.id = required(value, "id");
        event.type = spelling<EventType>(value, "type");
        event.mode = json::get_string(value, "mode");
        event.cameo = json::get_string(value, "cameo");
        if (const auto* carrier = json::find(value, "trigger"))
            event.trigger = in("trigger", [&] { return trigger(*carrier); });
        event.participants =
            read_list(value, "participants", [&](const JsonValue& item) { return participant(item); });
        event.place = participant_member(value, "place");
        event.time = time(value);
        event.status = spelling<EventStatus>(value, "status", EventStatus::Occurred);
        event.killed = people(value, "killed");
        event.injured = people(value, "injured");
        event.sentence = sentence(value);
        event.confidence = confidence(value);
        event.rule = json::get_string(value, "rule");
        return event;
    }

    [[nodiscard]] RelationFact relation(const JsonValue& value) const {
        RelationFact relation;
        const auto end_point = [&](const char* key) {
            auto point = participant_member(value, key);
            if (!point) throw Error(std::string("member '") + key + "' is missing");
            return *point;
        };
        relation.subject = end_point("subject");
        relation.predicate = required(value, "predicate");
        relation.object = end_point("object");
        relation.kind = json::get_string(value, "kind");
        relation.range = optional_bounds(value).value_or(TextRange{});
        relation.confidence = confidence(value);
        return relation;
    }

    [[nodiscard]] PropositionPart part(const JsonValue& value) const {
        return {json::get_string(value, "text"), read_list(value, "spans", [&](const JsonValue& item) {
                    if (!item.IsArray() || item.Size() != 2) throw Error("a span must be [start, end]");
                    return checked(json::to_integer(item[0], "start"), json::to_integer(item[1], "end"));
                })};
    }

    [[nodiscard]] PropositionFact proposition(const JsonValue& value) const {
        const auto* relation = json::find(value, "relation");
        if (relation == nullptr) throw Error("member 'relation' is missing");
        return {in("relation", [&] { return part(*relation); }),
                read_list(value, "arguments", [&](const JsonValue& item) { return part(item); }),
                confidence(value)};
    }

    [[nodiscard]] static std::vector<std::string> texts(const JsonValue& object, const char* key) {
        return read_list(object, key, [](const JsonValue& item) {
            if (!item.IsString() || item.GetStringLength() == 0) throw Error("a text that is not empty was expected");
            return std::string(item.GetString(), item.GetStringLength());
        });
    }

private:
    std::uint32_t limit_;
};

DocumentInfo read_document(const JsonValue& value) {
    DocumentInfo document;
    document.id = required(value, "id");
    document.path = json::get_string(value, "path");
    document.key = json::get_string(value, "key", document.path);
    document.title = json::get_string(value, "title");
    document.published = json::get_string(value, "published");
    document.published_from = json::get_string(value, "published_from");
    document.source = json::get_string(value, "source");
    document.url = json::get_string(value, "url");
    document.chars = unsigned_member(value, "chars");
    document.body = unsigned_member(value, "body");
    document.text = json::get_string(value, "text");
    if (!document.published.empty()) {
        const auto date = parse_date(document.published);
        if (!date || date->precision != DatePrecision::Day)
            throw Error("member 'published' is not YYYY-MM-DD: " + document.published.substr(0, 40));
    }
    if (!document.text.empty()) {
        const auto chars = count_code_points(document.text);
        if (document.chars != 0 && document.chars != chars)
            throw Error("member 'chars' is " + std::to_string(document.chars) + " but the text has " +
                        std::to_string(chars));
        document.chars = static_cast<std::uint32_t>(chars);
        if (document.body > chars) throw Error("member 'body' is past the end of the text");
    }
    return document;
}

Diagnostic read_diagnostic(const JsonValue& value) {
    return {json::get_string(value, "code"),
            json::get_string(value, "message"),
            {json::get_string(value, "path"), unsigned_member(value, "line"), unsigned_member(value, "column"),
             unsigned_member(value, "offset")}};
}

template <typename Fact>
std::set<std::string> ids_of(const std::vector<Fact>& facts, const char* what) {
    std::set<std::string> ids;
    for (const Fact& fact : facts) {
        if (!ids.insert(fact.id).second) throw Error(std::string(what) + ": the id '" + fact.id + "' is given twice");
    }
    return ids;
}

void check_references(const DocumentFacts& facts) {
    const auto actors = ids_of(facts.actors, "actors");
    const auto statements = ids_of(facts.statements, "statements");
    const auto events = ids_of(facts.events, "events");
    const auto refuse = [](const std::string& owner, const char* member, const std::string& id) {
        throw Error(owner + '.' + member + ": no such id '" + id + "'");
    };
    const auto check_actor = [&](const std::string& owner, const char* member, const std::string& id) {
        if (!id.empty() && !actors.contains(id)) refuse(owner, member, id);
    };
    for (const ActorFact& actor : facts.actors) {
        for (const ActorRole& role : actor.roles) check_actor(actor.id, "roles.of", role.of);
    }
    for (const StatementFact& statement : facts.statements) {
        if (statement.speaker) check_actor(statement.id, "speaker.actor", statement.speaker->actor);
        for (const auto& id : statement.addressees) check_actor(statement.id, "addressees", id);
        for (const auto& id : statement.about) {
            if (!actors.contains(id) && !events.contains(id)) refuse(statement.id, "about", id);
        }
        if (!statement.via.empty() && !statements.contains(statement.via))
            refuse(statement.id, "via", statement.via);
    }
    for (const EventFact& event : facts.events) {
        for (const Participant& p : event.participants) check_actor(event.id, "participants.actor", p.actor);
        if (event.place) check_actor(event.id, "place.actor", event.place->actor);
    }
    for (const RelationFact& relation : facts.relations) {
        check_actor("relations", "subject.actor", relation.subject.actor);
        check_actor("relations", "object.actor", relation.object.actor);
    }
}

DocumentFacts read_record(const JsonValue& root) {
    const auto schema = json::get_string(root, "schema");
    if (schema != kFactsSchema)
        throw Error("member 'schema' is '" + schema.substr(0, 40) + "'; this program reads '" + kFactsSchema + "'");
    const auto* document = json::find(root, "document");
    if (document == nullptr) throw Error("member 'document' is missing");
    DocumentFacts facts;
    facts.document = in("document", [&] { return read_document(*document); });
    const Reader reader(facts.document.chars);
    facts.actors = read_list(root, "actors", [&](const JsonValue& v) { return reader.actor(v); });
    facts.statements = read_list(root, "statements", [&](const JsonValue& v) { return reader.statement(v); });
    facts.events = read_list(root, "events", [&](const JsonValue& v) { return reader.event(v); });
    facts.relations = read_list(root, "relations", [&](const JsonValue& v) { return reader.relation(v); });
    facts.propositions = read_list(root, "propositions", [&](const JsonValue& v) { return reader.proposition(v); });
    facts.diagnostics = read_list(root, "diagnostics", [](const JsonValue& v) { return read_diagnostic(v); });
    facts.sentences = unsigned_member(root, "sentences");
    check_references(facts);
    return facts;
}

/// One line into `line`, without its end; false at the end of the stream. Past the limit the rest is dropped and
/// `too_long` set.
bool read_line(std::istream& in, std::string& line, bool& too_long) {
    line.clear();
    too_long = false;
    auto* buffer = in.rdbuf();
    for (int c = buffer->sbumpc();; c = buffer->sbumpc()) {
        if (c == std::char_traits<char>::eof()) return !line.empty() || too_long;
        if (c == '\n') return true;
        if (line.size() < kMaxFactsBytes) {
            line.push_back(static_cast<char>(c));
        } else {
            too_long = true;
        }
    }
}

} // namespace

DocumentFacts facts_from_json(std::string_view line, const Place& place) {
    const auto root = json::parse(line, place, kMaxFactsBytes);
    try {
        return read_record(root);
    } catch (const Error& error) {
        throw Error(place, error.what());
    }
}

void read_facts(std::istream& in, const std::string& path,
                const std::function<void(DocumentFacts&&)>& on_facts,
                const std::function<void(const Error&)>& on_error) {
    std::string line;
    bool too_long = false;
    Place place{path, 0, 0, 0};
    for (std::uint64_t offset = 0; read_line(in, line, too_long); offset += line.size() + 1) {
        ++place.line;
        place.offset = offset;
        if (line.find_first_not_of(" \t\r") == std::string::npos && !too_long) continue;
        std::optional<DocumentFacts> facts;
        try {
            if (too_long) throw Error(place, "a line longer than " + std::to_string(kMaxFactsBytes) + " bytes");
            facts = facts_from_json(line, place);
        } catch (const Error& error) {
            on_error(error);
        }
        if (facts) on_facts(std::move(*facts));
    }
    if (in.bad()) throw Error(place, "cannot be read");
}

} // namespace newsgraph::graph
