// SPDX-License-Identifier: Apache-2.0
// The push against a scripted stand-in for Neo4j: what a real server does only on a bad day.
#include "export/export_graph.hpp"
#include "export/httplib.hpp"
#include "export/neo4j_push_sink.hpp"
#include "graph/error.hpp"
#include "test_graphs.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <deque>
#include <mutex>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

using namespace newsgraph;
using namespace newsgraph::exporter;
using namespace newsgraph::exporter::neo4j;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kJson = "application/json";
constexpr const char* kDone = R"({"data":{"fields":[],"values":[]},"counters":{"nodesCreated":1},"bookmarks":[]})";
constexpr const char* kMany = R"({"data":{"fields":["c"],"values":[[1000000]]},"counters":{}})";
constexpr const char* kDiscovery = R"({"query":"http://x/db/{databaseName}/query/v2","transaction":"http://x/db/{databaseName}/tx"})";

struct Scripted {
    int status;
    std::string body;
    enum class Way { Answer, Drop, Slow } way = Way::Answer;
};

std::string error(const std::string& code) { return R"({"errors":[{"code":")" + code + R"(","message":"so it is"}]})"; }

/// Answers GET / with `discovery` and each POST with the next of `script`, then with success.
class StandIn {
public:
    explicit StandIn(std::string discovery = kDiscovery, int discovery_status = 200) {
        server_.Get("/", [=](const httplib::Request&, httplib::Response& response) {
            response.status = discovery_status;
            response.set_content(discovery, kJson);
        });
        server_.Post(R"(/db/.*)", [this](const httplib::Request& request, httplib::Response& response) { answer(request, response); });
        // One worker: the library's tables are made by the first request, in a way that the thread sanitizer cannot follow.
        server_.new_task_queue = [] { return new httplib::ThreadPool(1); };
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ~StandIn() {
        server_.stop();
        thread_.join();
    }
    StandIn(const StandIn&) = delete;
    StandIn& operator=(const StandIn&) = delete;

    [[nodiscard]] Target target() const {
        Target target;
        target.url = "http://127.0.0.1:" + std::to_string(port_);
        target.password = "secret";
        target.answer_timeout = std::chrono::seconds(20);
        return target;
    }

    std::deque<Scripted> script;
    std::vector<std::string> paths;
    std::vector<std::string> bodies;
    std::string authorization;

private:
    void answer(const httplib::Request& request, httplib::Response& response) {
        const std::lock_guard lock(mutex_);
        paths.push_back(request.path);
        bodies.push_back(request.body);
        authorization = request.get_header_value("Authorization");
        Scripted next{202, request.body.find("count(") == std::string::npos ? kDone : kMany};
        if (!script.empty()) {
            next = script.front();
            script.pop_front();
        }
        response.status = next.status;
        if (next.way == Scripted::Way::Drop) {
            response.set_content_provider(100, kJson, [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
            return;
        }
        if (next.way == Scripted::Way::Slow) std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        response.set_content(next.body, kJson);
    }

    httplib::Server server_;
    std::mutex mutex_;
    std::thread thread_;
    int port_ = 0;
};

struct Waits {
    std::vector<std::chrono::milliseconds::rep> milliseconds;
    Sleep sleep() {
        return [this](std::chrono::milliseconds time) { milliseconds.push_back(time.count()); };
    }
};

std::string failure_of(Session& session) {
    try {
        session.run("RETURN 1");
    } catch (const graph::Error& e) {
        return e.what();
    }
    return "no failure";
}

} // namespace

TEST_CASE("neo4j address: http and https, with the ports of Neo4j", "[export][neo4j]") {
    CHECK(checked_url("http://localhost") == "http://localhost:7474");
    CHECK(checked_url("http://127.0.0.1:80/") == "http://127.0.0.1:80");
    CHECK(checked_url("https://abc.databases.neo4j.io") == "https://abc.databases.neo4j.io:443");
    CHECK(checked_url("http://[::1]:7474") == "http://[::1]:7474");
    for (const char* bad : {"", "localhost:7474", "bolt://localhost", "neo4j+s://x", "http://", "http://user:pw@host",
                            "http://h:port", "http://h:", "http://h/path", "http://h\r\nX: y", "http://h:123456"})
        CHECK_THROWS_AS(checked_url(bad), graph::Error);
    CHECK_THROWS_WITH(checked_url("bolt://localhost:7687"), Contains("http://localhost:7474"));
    CHECK(sends_password_in_clear("http://example.org:7474"));
    CHECK_FALSE(sends_password_in_clear("http://127.0.0.1:7474"));
    CHECK_FALSE(sends_password_in_clear("https://example.org:443"));
}

TEST_CASE("neo4j discovery: Query API where there is one", "[export][neo4j]") {
    CHECK(api_of_discovery(kDiscovery) == Api::QueryV2);
    CHECK(api_of_discovery(R"({"query_api":"/db/{databaseName}/query"})") == Api::QueryV2);
    CHECK(api_of_discovery(R"({"transaction":"http://x/db/{databaseName}/tx"})") == Api::Transactional);
    for (const char* other : {"", "<html>", "[]", "{}", "null"}) CHECK_FALSE(api_of_discovery(other));
}

TEST_CASE("neo4j answers: both interfaces, nested and flat", "[export][neo4j]") {
    const auto nested = read_answer(202, R"({"data":{"fields":["c"],"values":[[7]]},"counters":{"nodesCreated":2,"propertiesSet":3}})");
    CHECK(nested.ok());
    CHECK(nested.first_value == 7);
    CHECK(nested.counters == Counters{2, 0, 3, 0});
    CHECK(read_answer(200, R"({"fields":["c"],"values":[7]})").first_value == 7);
    const auto legacy = read_answer(200, R"({"results":[{"columns":["c"],"data":[{"row":[7]}],"stats":{"relationships_created":4}}],"errors":[]})");
    CHECK(legacy.ok());
    CHECK(legacy.first_value == 7);
    CHECK(legacy.counters.relationships_created == 4);
    const auto late = read_answer(202, R"({"data":{"fields":["n"],"values":[]},"errors":[{"code":"Neo.ClientError.Statement.ArithmeticError","message":"/ by zero"}]})");
    CHECK_FALSE(late.ok());
    CHECK(late.code == "Neo.ClientError.Statement.ArithmeticError");
    for (const char* odd : {"", "<html>", "[]", "{\"data\":7}", "{\"errors\":{}}", "{\"results\":[7]}", "{\"data\":{\"values\":[{}]}}"}) {
        CHECK_NOTHROW(read_answer(200, odd));
        CHECK_FALSE(read_answer(500, odd).ok());
    }
    CHECK_FALSE(read_answer(200, "<html>").ok());
}

TEST_CASE("neo4j errors: which may pass", "[export][neo4j]") {
    const auto passes = [](int status, const std::string& code) { return may_pass(read_answer(status, error(code))); };
    CHECK(passes(400, "Neo.TransientError.Transaction.DeadlockDetected"));
    CHECK(passes(400, "Neo.ClientError.Cluster.NotALeader"));
    CHECK(passes(429, "Neo.ClientError.Security.AuthenticationRateLimit"));
    CHECK_FALSE(passes(400, "Neo.TransientError.Transaction.Terminated"));
    CHECK_FALSE(passes(400, "Neo.ClientError.Statement.SyntaxError"));
    CHECK_FALSE(passes(503, "Neo.ClientError.Statement.SyntaxError"));
    CHECK(may_pass(read_answer(503, "")));
    CHECK_FALSE(may_pass(read_answer(500, "")));
}

TEST_CASE("neo4j session: credentials go in the header, the database into the path", "[export][neo4j]") {
    StandIn server;
    auto target = server.target();
    target.database = "news & co";
    Session session(target);
    session.connect();
    CHECK(session.run("RETURN 1").ok());
    CHECK(server.paths == std::vector<std::string>{"/db/news & co/query/v2"}); // as the server decodes it
    CHECK(server.authorization == "Basic bmVvNGo6c2VjcmV0");
    CHECK(server.bodies.at(0) == R"({"statement":"RETURN 1","parameters":{"rows":[]},"includeCounters":true})");
}

TEST_CASE("neo4j session: an older server is spoken to through its transactional endpoint", "[export][neo4j]") {
    StandIn server(R"({"transaction":"http://x/db/{databaseName}/tx","neo4j_version":"4.4.0"})");
    server.script = {{200, R"({"results":[{"columns":[],"data":[],"stats":{"nodes_created":5}}],"errors":[]})"}};
    Session session(server.target());
    session.connect();
    CHECK(session.api() == Api::Transactional);
    CHECK(session.run("RETURN 1").counters.nodes_created == 5);
    CHECK(server.paths == std::vector<std::string>{"/db/neo4j/tx/commit"});
}

TEST_CASE("neo4j session: without a discovery document the Query API is tried", "[export][neo4j]") {
    StandIn server("not found", 404);
    Session session(server.target());
    session.connect();
    CHECK(session.api() == Api::QueryV2);
}

TEST_CASE("neo4j session: passing errors are waited out, twice as long each time", "[export][neo4j]") {
    StandIn server;
    server.script = {{503, "busy"},
                     {400, error("Neo.TransientError.Transaction.DeadlockDetected")},
                     {202, error("Neo.TransientError.Transaction.LockAcquisitionTimeout")}};
    Waits waits;
    Session session(server.target(), waits.sleep());
    CHECK(session.run("RETURN 1").ok());
    REQUIRE(waits.milliseconds.size() == 3);
    CHECK(waits.milliseconds == std::vector<std::chrono::milliseconds::rep>{1100, 1700, 4800});
}

TEST_CASE("neo4j session: what does not pass in half a minute is given up", "[export][neo4j]") {
    StandIn server;
    for (int i = 0; i < 50; ++i) server.script.push_back({503, "busy"});
    Waits waits;
    Session session(server.target(), waits.sleep());
    CHECK_THAT(failure_of(session), Contains("HTTP status 503"));
    const auto total = std::accumulate(waits.milliseconds.begin(), waits.milliseconds.end(), std::chrono::milliseconds::rep{0});
    CHECK(total >= 30'000);
    CHECK(total < 60'000);
}

TEST_CASE("neo4j session: a dropped connection is taken up again at once", "[export][neo4j]") {
    StandIn server;
    server.script = {{202, "", Scripted::Way::Drop}};
    Waits waits;
    Session session(server.target(), waits.sleep());
    CHECK(session.run("RETURN 1").ok());
    CHECK(waits.milliseconds.empty());
    CHECK(server.bodies.size() == 2);
    CHECK(server.bodies.at(0) == server.bodies.at(1));
}

TEST_CASE("neo4j session: a server that is not there yet is waited for", "[export][neo4j]") {
    Target target;
    {
        StandIn server;
        target = server.target();
    } // its port is free again
    Waits waits;
    Session session(target, waits.sleep());
    CHECK_THROWS_WITH(session.connect(), Contains("is Neo4j running there?"));
    CHECK(waits.milliseconds.size() > 5);
}

TEST_CASE("neo4j session: an answer that does not come is waited for twice", "[export][neo4j]") {
    StandIn server;
    server.script = {{202, kDone, Scripted::Way::Slow}, {202, kDone, Scripted::Way::Slow}};
    auto target = server.target();
    target.answer_timeout = std::chrono::seconds(1);
    Waits waits;
    Session session(target, waits.sleep());
    CHECK_THAT(failure_of(session), Contains("no answer within 1 seconds; see --timeout"));
}

TEST_CASE("neo4j session: each refusal has its own message", "[export][neo4j]") {
    const std::vector<std::tuple<int, std::string, std::string>> cases = {
        {401, error("Neo.ClientError.Security.Unauthorized"), "does not accept user 'neo4j' with this password"},
        {401, "", "does not accept user"},
        {400, error("Neo.ClientError.Security.CredentialsExpired"), "must be changed before first use"},
        {404, error("Neo.ClientError.Database.DatabaseNotFound"), "no database 'neo4j'"},
        {403, error("Neo.ClientError.Security.Forbidden"), "may not write"},
        {202, R"({"data":{},"errors":[{"code":"Neo.ClientError.X","message":"rolled back"}]})", "rolled back"},
        {200, "<html>hello</html>", "unreadable answer"},
        {404, "<html>hello</html>", "HTTP interface"},
        {301, "", "HTTP status 301"},
    };
    for (const auto& [status, body, message] : cases) {
        StandIn server;
        server.script = {{status, body}};
        Waits waits;
        Session session(server.target(), waits.sleep());
        const std::string what = failure_of(session);
        CHECK_THAT(what, Contains(message));
        CHECK_THAT(what, !Contains("secret"));
        CHECK(waits.milliseconds.empty());
    }
}

TEST_CASE("neo4j session: an endless answer is cut off", "[export][neo4j]") {
    StandIn server;
    server.script = {{202, std::string(17U * 1024U * 1024U, ' ')}};
    Session session(server.target());
    CHECK_THAT(failure_of(session), Contains("longer than any"));
}

TEST_CASE("neo4j push: constraint, nodes, relationships, counts, in this order and in batches", "[export][neo4j]") {
    StandIn server;
    Session session(server.target());
    session.connect();
    std::vector<std::pair<std::size_t, std::size_t>> steps;
    PushSink sink(session, [&](std::size_t nodes, std::size_t edges) { steps.emplace_back(nodes, edges); });
    const auto graph = test::big_graph(16'000, 1000);
    export_graph(graph, sink);
    REQUIRE(server.bodies.size() > 10);
    CHECK_THAT(server.bodies.at(0), Contains("CREATE CONSTRAINT"));
    CHECK_THAT(server.bodies.at(1), Contains("awaitIndexes"));
    CHECK_THAT(server.bodies.at(2), Contains("MERGE (n:Entity {id: row.id})"));
    CHECK_THAT(server.bodies.back(), Contains("count(r)"));
    CHECK(steps.at(0) == std::pair<std::size_t, std::size_t>{5000, 0}); // 5334 persons: 5000 and 334
    CHECK(steps.at(1) == std::pair<std::size_t, std::size_t>{5334, 0});
    CHECK(steps.back() == std::pair<std::size_t, std::size_t>{16'000, 1000});
    for (const std::string& body : server.bodies) CHECK(body.size() < 5U * 1024U * 1024U);
}

TEST_CASE("neo4j push: a batch too large for the server's memory is halved", "[export][neo4j]") {
    StandIn server;
    Session session(server.target());
    PushSink sink(session);
    server.script = {{202, kDone}, {202, kDone},
                     {400, error("Neo.TransientError.General.MemoryPoolOutOfMemoryError")},
                     {400, error("Neo.TransientError.General.MemoryPoolOutOfMemoryError")}};
    export_graph(test::big_graph(12, 0), sink); // four of each of three kinds
    CHECK(server.bodies.size() == 2 + 5 + 2 + 2); // four rows, two, one, one, two; the other kinds; the counts
}

TEST_CASE("neo4j push: a database that holds less than was sent is an error", "[export][neo4j]") {
    StandIn server;
    Session session(server.target());
    PushSink sink(session);
    for (int i = 0; i < 5; ++i) server.script.push_back({202, kDone});
    server.script.push_back({202, R"({"data":{"fields":["c"],"values":[[2]]}})"});
    CHECK_THROWS_WITH(export_graph(test::big_graph(9, 0), sink), Contains("holds 2 nodes instead of at least 9"));
}
