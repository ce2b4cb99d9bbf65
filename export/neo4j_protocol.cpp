// SPDX-License-Identifier: Apache-2.0
#include "export/neo4j_protocol.hpp"

#include "export/json_values.hpp"
#include "graph/json.hpp"

#include <charconv>

namespace newsgraph::exporter::neo4j {
namespace {

namespace json = graph::json;

constexpr std::string_view kOutOfMemory = "Neo.TransientError.General.MemoryPoolOutOfMemoryError";
constexpr std::string_view kRateLimit = "Neo.ClientError.Security.AuthenticationRateLimit";

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_';
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4U];
        out += kHex[byte & 0xFU];
    }
    return out;
}

std::string quoted(std::string_view text) {
    rapidjson::StringBuffer buffer;
    json::Writer writer(buffer);
    write_clean(writer, text);
    return {buffer.GetString(), buffer.GetSize()};
}

const rapidjson::Value* first(const rapidjson::Value* array) {
    return array == nullptr || !array->IsArray() || array->Empty() ? nullptr : array->Begin();
}

const rapidjson::Value* member(const rapidjson::Value* object, const char* key) {
    return object == nullptr || !object->IsObject() ? nullptr : json::find(*object, key);
}

/// The interfaces spell the same counter in two ways.
std::int64_t counter(const rapidjson::Value& counters, const char* key, const char* legacy_key) {
    if (const auto value = json::get_integer(counters, key)) return *value;
    return json::get_integer(counters, legacy_key).value_or(0);
}

void read_counters(const rapidjson::Value* counters, Answer& answer) {
    if (counters == nullptr || !counters->IsObject()) return;
    answer.counters = {counter(*counters, "nodesCreated", "nodes_created"),
                       counter(*counters, "relationshipsCreated", "relationships_created"),
                       counter(*counters, "propertiesSet", "properties_set"),
                       counter(*counters, "labelsAdded", "labels_added")};
}

void read_first_value(const rapidjson::Value* row, Answer& answer) {
    const auto* value = first(row);
    if (value == nullptr || !value->IsString()) return; // numbers are kept as strings
    const std::string_view digits(value->GetString(), value->GetStringLength());
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (code == std::errc{} && end == digits.data() + digits.size()) answer.first_value = number;
}

void read_body(const rapidjson::Value& body, Answer& answer) {
    if (const auto* error = first(member(&body, "errors"))) {
        answer.code = json::get_string(*error, "code", "unknown error");
        answer.message = json::get_string(*error, "message");
    }
    if (const auto* result = first(member(&body, "results"))) { // transactional
        read_counters(member(result, "stats"), answer);
        read_first_value(member(first(member(result, "data")), "row"), answer);
        return;
    }
    read_counters(member(&body, "counters"), answer);
    const auto* data = member(&body, "data");
    const auto* values = member(data == nullptr ? &body : data, "values");
    if (const auto* row = first(values)) read_first_value(row->IsArray() ? row : values, answer);
}

} // namespace

std::optional<Api> api_of_discovery(std::string_view body) {
    try {
        const auto document = json::parse(body, {});
        if (member(&document, "query_api") != nullptr || member(&document, "query") != nullptr) return Api::QueryV2;
        if (member(&document, "transaction") != nullptr) return Api::Transactional;
    } catch (const graph::Error&) { // not JSON: not a discovery document
    }
    return std::nullopt;
}

std::string api_path(Api api, std::string_view database) {
    return "/db/" + percent_encoded(database) + (api == Api::QueryV2 ? "/query/v2" : "/tx/commit");
}

std::string request_body(Api api, std::string_view statement, std::string_view rows) {
    const bool v2 = api == Api::QueryV2;
    std::string body = v2 ? "{\"statement\":" : "{\"statements\":[{\"statement\":";
    body.reserve(rows.size() + statement.size() + 200);
    body += quoted(statement);
    body += ",\"parameters\":{\"rows\":";
    body += rows;
    body += v2 ? "},\"includeCounters\":true}" : "},\"includeStats\":true}]}";
    return body;
}

Counters& Counters::operator+=(const Counters& other) noexcept {
    nodes_created += other.nodes_created;
    relationships_created += other.relationships_created;
    properties_set += other.properties_set;
    labels_added += other.labels_added;
    return *this;
}

Answer read_answer(int status, std::string_view body) {
    Answer answer;
    answer.status = status;
    try {
        read_body(json::parse(body, {}), answer);
    } catch (const graph::Error& error) {
        if (status >= 200 && status < 300) answer.code = "unreadable answer";
        answer.message = error.what();
    }
    return answer;
}

bool may_pass(const Answer& answer) noexcept {
    if (answer.code.empty()) return answer.status == 502 || answer.status == 503 || answer.status == 504;
    // The old names of "an operator ended this", which is no passing trouble.
    if (answer.code == "Neo.TransientError.Transaction.Terminated" ||
        answer.code == "Neo.TransientError.Transaction.LockClientStopped")
        return false;
    return answer.code.starts_with("Neo.TransientError.") || answer.code == kRateLimit ||
           answer.code == "Neo.ClientError.Cluster.NotALeader" ||
           answer.code == "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase";
}

bool wants_smaller_batch(const Answer& answer) noexcept { return answer.code == kOutOfMemory; }

std::string explain(const Answer& answer, std::string_view user, std::string_view database) {
    const std::string who = "user '" + std::string(user) + "'";
    if (answer.code == kRateLimit)
        return "Neo4j refuses " + who + " for a while after too many wrong passwords; wait and try again";
    if (answer.code == "Neo.ClientError.Security.CredentialsExpired")
        return "the password of " + who + " must be changed before first use: ALTER CURRENT USER SET PASSWORD FROM … TO …";
    if (answer.status == 401 || answer.code == "Neo.ClientError.Security.Unauthorized")
        return "Neo4j does not accept " + who + " with this password; see --user, NEO4J_PASSWORD and --password-file";
    if (answer.code == "Neo.ClientError.Security.Forbidden" || answer.status == 403)
        return who + " may not write to database '" + std::string(database) + "': " + answer.message;
    if (answer.code == "Neo.ClientError.Database.DatabaseNotFound")
        return "Neo4j has no database '" + std::string(database) + "'; see --database";
    if (!answer.code.empty()) return "Neo4j answered " + answer.code + ": " + answer.message;
    return "the server answered with HTTP status " + std::to_string(answer.status) +
           ", which is not what Neo4j says; is this the address of its HTTP interface (port 7474 or 7473)?";
}

} // namespace newsgraph::exporter::neo4j
