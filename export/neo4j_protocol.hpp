// SPDX-License-Identifier: Apache-2.0
// What Neo4j's HTTP interfaces say, as pure functions: which of the two a server has, requests and answers.
//
// The Query API v2 (on by default since 5.25) takes one statement a request; the transactional endpoint is the
// older one (4.x to 5.x). Two traits shape this file: an error may come inside an answer with status 2xx, and a
// passing error as status 400. Success is therefore 2xx without errors, and what to do next is decided by the code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::exporter::neo4j {

enum class Api { QueryV2, Transactional };

/// What GET / says: the interface to use, or nullopt when the text is no discovery document of Neo4j.
[[nodiscard]] std::optional<Api> api_of_discovery(std::string_view body);

/// The address of the interface for a database; the name is percent-encoded.
[[nodiscard]] std::string api_path(Api api, std::string_view database);

/// The body of a request that runs `statement` with the JSON array `rows` as parameter $rows.
[[nodiscard]] std::string request_body(Api api, std::string_view statement, std::string_view rows);

/// What a statement changed.
struct Counters {
    std::int64_t nodes_created = 0;
    std::int64_t relationships_created = 0;
    std::int64_t properties_set = 0;
    std::int64_t labels_added = 0;

    Counters& operator+=(const Counters& other) noexcept;
    friend bool operator==(const Counters&, const Counters&) = default;
};

struct Answer {
    int status = 0;
    std::string code;    ///< of Neo4j ("Neo.ClientError…"); empty when all went well or the body tells none
    std::string message; ///< of Neo4j
    Counters counters;
    std::optional<std::int64_t> first_value; ///< first column of the first row, when it is a whole number

    [[nodiscard]] bool ok() const noexcept { return status >= 200 && status < 300 && code.empty(); }
};

/// Reads an answer of either interface, flat or nested, as well as an answer of something that is no Neo4j.
[[nodiscard]] Answer read_answer(int status, std::string_view body);

/// True when the same request may succeed a little later.
[[nodiscard]] bool may_pass(const Answer& answer) noexcept;
/// True when the request was too large for the server's memory: half of it may do.
[[nodiscard]] bool wants_smaller_batch(const Answer& answer) noexcept;

/// One sentence for the user: what is wrong and what to do.
[[nodiscard]] std::string explain(const Answer& answer, std::string_view user, std::string_view database);

} // namespace newsgraph::exporter::neo4j
