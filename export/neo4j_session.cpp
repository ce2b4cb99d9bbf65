// SPDX-License-Identifier: Apache-2.0
// Waiting doubles from one second, give or take a fifth (a fixed sequence: two clients differ by their start
// anyway), until its budget is spent. Refused connections have a budget of their own, since a restarting server
// needs minutes; a statement that ran into the time limit is repeated once only.
#include "export/neo4j_session.hpp"

#include "export/httplib.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <array>
#include <thread>

namespace newsgraph::exporter::neo4j {
namespace {

bool is_local(std::string_view host) { return host == "localhost" || host == "[::1]" || host.starts_with("127."); }

struct Address {
    bool encrypted;
    std::string host;
    std::string port; ///< empty when not given
};

std::optional<Address> parse_address(std::string_view url) {
    Address address;
    if (url.starts_with("http://")) {
        address.encrypted = false;
    } else if (url.starts_with("https://")) {
        address.encrypted = true;
    } else {
        return std::nullopt;
    }
    url.remove_prefix(address.encrypted ? 8 : 7);
    if (url.ends_with('/')) url.remove_suffix(1);
    const auto bracket = url.rfind(']');
    const auto colon = url.find(':', bracket == std::string_view::npos ? 0 : bracket);
    address.host = url.substr(0, colon);
    if (colon != std::string_view::npos) address.port = url.substr(colon + 1);
    const auto host_character = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
               c == '_' || c == ':' || c == '[' || c == ']';
    };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool good = !address.host.empty() && std::all_of(address.host.begin(), address.host.end(), host_character) &&
                      address.port.size() <= 5 && std::all_of(address.port.begin(), address.port.end(), digit) &&
                      (colon == std::string_view::npos || !address.port.empty());
    return good ? std::optional(address) : std::nullopt;
}

std::chrono::milliseconds nth_wait(std::size_t n) {
    constexpr auto kJitter = std::to_array<int>({110, 85, 120, 95, 105, 80, 115, 90});
    const auto doubled = std::chrono::milliseconds(1000) * (1 << std::min<std::size_t>(n, 4));
    return doubled * kJitter[n % kJitter.size()] / 100;
}

} // namespace

std::string checked_url(std::string_view url) {
    const auto address = parse_address(url);
    if (!address) {
        const bool bolt = url.starts_with("bolt") || url.starts_with("neo4j");
        throw graph::Error("'" + std::string(url) + "' is not an address of Neo4j's HTTP interface; " +
                           (bolt ? "Bolt is not spoken here, " : "") + "use for example http://localhost:7474");
    }
    const std::string port = !address->port.empty() ? address->port : address->encrypted ? "443" : "7474";
    return (address->encrypted ? "https://" : "http://") + address->host + ':' + port;
}

bool sends_password_in_clear(std::string_view checked_url) {
    const auto address = parse_address(checked_url);
    return address && !address->encrypted && !is_local(address->host);
}

Session::Session(Target target, Sleep sleep) : target_(std::move(target)), sleep_(std::move(sleep)) {
    target_.url = checked_url(target_.url);
    if (target_.user.find_first_of(":\r\n") != std::string::npos)
        throw graph::Error("a user name of Neo4j holds no colon and no line break");
    if (!sleep_) sleep_ = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
    http_ = std::make_unique<HttpExchange>(target_.url, HttpLimits{target_.connect_timeout, target_.answer_timeout});
    credentials_ = {httplib::make_basic_authentication_header(target_.user, target_.password)};
}

Session::~Session() = default;

void Session::fail(const std::string& why) const { throw graph::Error(target_.url + ": " + why); }

HttpReply Session::insist(const std::function<HttpReply()>& request) {
    using Failure = HttpReply::Failure;
    std::chrono::milliseconds refused_for{0};
    std::chrono::milliseconds waited{0};
    std::size_t lost = 0;
    bool was_slow = false;
    for (std::size_t n = 0;; ++n) {
        HttpReply reply = request();
        auto wait = nth_wait(n);
        switch (reply.failure) {
        case Failure::None:
            if (!may_pass(read_answer(reply.status, reply.body)) || waited >= target_.retry_patience) return reply;
            if (wants_smaller_batch(read_answer(reply.status, reply.body))) return reply;
            waited += wait;
            break;
        case Failure::Refused:
            if (refused_for >= target_.start_patience) fail("no connection; is Neo4j running there?");
            refused_for += wait + std::chrono::milliseconds(100);
            break;
        case Failure::Lost:
            // The server closes idle connections: the first loss is repaired at once.
            if (waited >= target_.retry_patience) fail("the connection was lost again and again");
            if (lost++ == 0) wait = std::chrono::milliseconds(0);
            waited += wait;
            break;
        case Failure::TooSlow:
            if (was_slow)
                fail("no answer within " + std::to_string(target_.answer_timeout.count()) + " seconds; see --timeout");
            was_slow = true;
            break;
        case Failure::TooLong: fail("the answer is longer than any of Neo4j");
        case Failure::Certificate: fail("no secure connection: the certificate of the server is not trusted here");
        }
        if (wait.count() > 0) sleep_(wait);
    }
}

void Session::connect() {
    const HttpReply reply = insist([this] { return http_->send("GET", "/"); });
    // Neo4j Aura may not answer here, but has the Query API.
    api_ = reply.status == 200 ? api_of_discovery(reply.body).value_or(Api::QueryV2) : Api::QueryV2;
}

Answer Session::run(std::string_view statement, std::string_view rows) {
    const std::string path = api_path(api_, target_.database);
    const std::string body = request_body(api_, statement, rows);
    const HttpReply reply = insist([&] { return http_->send("POST", path, credentials_, body); });
    Answer answer = read_answer(reply.status, reply.body);
    if (!answer.ok() && !wants_smaller_batch(answer)) fail(explain(answer, target_.user, target_.database));
    return answer;
}

} // namespace newsgraph::exporter::neo4j
