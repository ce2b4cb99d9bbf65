// SPDX-License-Identifier: Apache-2.0
// A connection to one Neo4j database over HTTP(S): runs statements one after the other, each in a transaction
// of its own, and repeats what failed for a passing reason.
//
// Every statement it is given must be harmless to repeat, for an answer may be lost after the work was done.
// Passwords are sent to the host of the given URL only, redirects are not followed, answers are limited to 16 MiB.
#pragma once

#include "export/http_exchange.hpp"
#include "export/neo4j_protocol.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace newsgraph::exporter::neo4j {

struct Target {
    std::string url; ///< http://host[:port] or https://host[:port]
    std::string user = "neo4j";
    std::string password;
    std::string database = "neo4j";
    std::chrono::seconds connect_timeout{5};
    std::chrono::seconds answer_timeout{300};  ///< for one statement
    std::chrono::seconds start_patience{120};  ///< waiting for a server that refuses connections (it restarts)
    std::chrono::seconds retry_patience{30};   ///< waiting in all, for each statement, on passing errors
};

/// Checks and completes an address: the scheme must be http or https, the port of plain http is 7474 unless given.
/// Throws graph::Error for anything else, with a hint for bolt:// and neo4j:// addresses.
[[nodiscard]] std::string checked_url(std::string_view url);

/// True when the password would travel unencrypted to another machine.
[[nodiscard]] bool sends_password_in_clear(std::string_view checked_url);

using Sleep = std::function<void(std::chrono::milliseconds)>;

class Session {
public:
    /// Opens nothing. `sleep` is for tests.
    explicit Session(Target target, Sleep sleep = {});
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Finds out which interface the server has. Throws graph::Error when it cannot be reached.
    void connect();

    /// Runs a statement with the JSON array `rows` as $rows. Returns the answer when it succeeded or when it asks
    /// for a smaller batch; throws graph::Error otherwise.
    Answer run(std::string_view statement, std::string_view rows = "[]");

    [[nodiscard]] Api api() const noexcept { return api_; }

private:
    /// Repeats `request` while it fails for a passing reason; the reply that remains.
    HttpReply insist(const std::function<HttpReply()>& request);
    [[noreturn]] void fail(const std::string& why) const;

    Target target_;
    Sleep sleep_;
    std::unique_ptr<HttpExchange> http_;
    HttpExchange::Headers credentials_; ///< not sent before the server has said what it is
    Api api_ = Api::QueryV2;
};

} // namespace newsgraph::exporter::neo4j
