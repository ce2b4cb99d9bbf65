// SPDX-License-Identifier: Apache-2.0
// The guard and the server against raw requests: what a browser, a hostile page and a hostile program send.
#include "sample_graph.hpp"

#include "graph/error.hpp"
#include "viz/guard.hpp"
#include "viz/server.hpp"

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>

namespace {

using namespace newsgraph;

constexpr const char* kToken = "0123456789abcdef0123456789abcdef";

class Running {
public:
    explicit Running(std::string token = kToken)
        : server(model, {0, std::move(token)}), thread([this] { server.run(); }) {}
    ~Running() {
        server.stop();
        thread.join();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(server.port()); }

    /// Sends the bytes as they are and returns everything that comes back.
    [[nodiscard]] std::string raw(const std::string& request) const {
        const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
        REQUIRE(connection >= 0);
        const timeval patience{8, 0};
        ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(server.port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        std::size_t sent = 0;
        while (sent < request.size()) {
            const auto n = ::send(connection, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
            if (n <= 0) break; // refused before the end: the answer may still be there
            sent += static_cast<std::size_t>(n);
        }
        std::string answer;
        char buffer[4096];
        for (;;) {
            const auto n = ::recv(connection, buffer, sizeof buffer, 0);
            if (n <= 0) break;
            answer.append(buffer, static_cast<std::size_t>(n));
        }
        ::close(connection);
        return answer;
    }

    /// Headers of a request for `target`, with the right host and token, and `more` lines.
    [[nodiscard]] std::string get(const std::string& target, const std::string& more = {},
                                  const std::string& method = "GET") const {
        return raw(method + " " + target + " HTTP/1.1\r\nHost: " + host() + "\r\n" + more + "\r\n");
    }

    graph::PropertyGraph graph = viz::testing::sample_graph();
    viz::Model model{graph};
    viz::Server server;
    std::thread thread;
};

int status(const std::string& answer) {
    return answer.size() > 12 && answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

std::string body(const std::string& answer) {
    const auto at = answer.find("\r\n\r\n");
    return at == std::string::npos ? "" : answer.substr(at + 4);
}

const std::string kWithToken = std::string(viz::kTokenHeader) + ": " + kToken + "\r\n";

} // namespace

TEST_CASE("guard: the page, its files and the API with the token", "[viz][guard]") {
    const Running viewer;
    CHECK(status(viewer.get("/")) == 200);
    CHECK(status(viewer.get("/app.js")) == 200);
    CHECK(status(viewer.get("/app.css")) == 200);
    CHECK(status(viewer.get("/api/meta", kWithToken)) == 200);
    CHECK(status(viewer.get("/api/graph?ego=a_ana&limit=3", kWithToken)) == 200);
    CHECK(body(viewer.get("/api/node?key=a_ana", kWithToken)).find("Ana Diaz") != std::string::npos);
    CHECK(viewer.server.address() == "http://" + viewer.host() + "/#t=" + kToken);
    SECTION("HEAD has no body") {
        const auto answer = viewer.get("/api/meta", kWithToken, "HEAD");
        CHECK(status(answer) == 200);
        CHECK(body(answer).empty());
    }
    SECTION("a known asset is not sent again") {
        const auto first = viewer.get("/app.js");
        const auto at = first.find("ETag: ") + 6;
        const auto etag = first.substr(at, first.find("\r\n", at) - at);
        const auto again = viewer.get("/app.js", "If-None-Match: " + etag + "\r\n");
        CHECK(status(again) == 304);
        CHECK(body(again).empty());
    }
    SECTION("errors of the API are sentences") {
        const auto answer = viewer.get("/api/node?key=nobody", kWithToken);
        CHECK(status(answer) == 404);
        CHECK(body(answer).find("\"error\"") != std::string::npos);
    }
}

TEST_CASE("guard: every answer carries the security headers and none opens the door", "[viz][guard]") {
    const Running viewer;
    for (const auto& answer : {viewer.get("/"), viewer.get("/api/meta"), viewer.get("/nothing"),
                               viewer.get("/", "", "POST"), viewer.get("/api/node", kWithToken)}) {
        CAPTURE(answer.substr(0, 200));
        for (const auto& [name, value] : viz::security_headers())
            CHECK(answer.find(name + ": " + value + "\r\n") != std::string::npos);
        CHECK(answer.find("Access-Control-") == std::string::npos);
        CHECK(answer.find("unsafe-inline") == std::string::npos);
        CHECK(answer.find("EXCEPTION_WHAT") == std::string::npos);
    }
}

TEST_CASE("guard: the token", "[viz][guard]") {
    const Running viewer;
    const std::string name = viz::kTokenHeader;
    CHECK(status(viewer.get("/api/meta")) == 401);
    CHECK(status(viewer.get("/api/meta", name + ": wrong\r\n")) == 401);
    CHECK(status(viewer.get("/api/meta", name + ": 0123456789abcdef0123456789abcdeg\r\n")) == 401);
    CHECK(status(viewer.get("/api/meta", kWithToken + kWithToken)) == 401);
    CHECK(status(viewer.get("/api/meta?t=" + std::string(kToken))) == 401);
    CHECK(status(viewer.get("/api/meta", "Cookie: t=" + std::string(kToken) + "\r\n")) == 401);
    const Running open("");
    CHECK(status(open.get("/api/meta")) == 200);
    CHECK(viz::make_token().size() == 32);
    CHECK(viz::make_token() != viz::make_token());
}

TEST_CASE("guard: hosts other than our own are refused", "[viz][guard]") {
    const Running viewer;
    const auto port = std::to_string(viewer.server.port());
    const auto with_host = [&](const std::string& lines) {
        return status(viewer.raw("GET / HTTP/1.1\r\n" + lines + "\r\n"));
    };
    CHECK(with_host("Host: localhost:" + port + "\r\n") == 200);
    CHECK(with_host("Host: evil.example\r\n") == 421);
    CHECK(with_host("Host: evil.example:" + port + "\r\n") == 421);
    CHECK(with_host("Host: 127.0.0.1\r\n") == 421);
    CHECK(with_host("Host: 127.0.0.1:" + port + ".evil.example\r\n") == 421);
    CHECK(with_host("Host: 0.0.0.0:" + port + "\r\n") == 421);
    CHECK(with_host("Host: 127.0.0.1:" + port + "@evil.example\r\n") == 421);
    CHECK(with_host("") == 400);
    CHECK(with_host("Host: " + viewer.host() + "\r\nHost: evil.example\r\n") == 400);
}

TEST_CASE("guard: requests that other sites' pages make are refused", "[viz][guard]") {
    const Running viewer;
    const auto port = std::to_string(viewer.server.port());
    CHECK(status(viewer.get("/", "Origin: http://" + viewer.host() + "\r\n")) == 200);
    CHECK(status(viewer.get("/", "Origin: http://evil.example\r\n")) == 403);
    CHECK(status(viewer.get("/", "Origin: null\r\n")) == 403);
    CHECK(status(viewer.get("/", "Origin: http://localhost:1\r\n")) == 403);
    CHECK(status(viewer.get("/", "Origin: https://localhost:" + port + "\r\n")) == 403);
    CHECK(status(viewer.get("/app.js", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")) == 403);
    CHECK(status(viewer.get("/app.js", "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\n")) == 403);
    CHECK(status(viewer.get("/app.js", "Sec-Fetch-Site: same-origin\r\n")) == 200);
    CHECK(status(viewer.get("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")) == 200);
    CHECK(status(viewer.get("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n")) == 403);
    CHECK(status(viewer.get("/api/meta", kWithToken + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")) == 403);
}

TEST_CASE("guard: methods, bodies, ranges, paths and sizes", "[viz][guard]") {
    const Running viewer;
    for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
        CHECK(status(viewer.get("/api/meta", kWithToken, method)) == 405);
    CHECK(status(viewer.get("/", "Content-Length: 5\r\n")) == 400);
    CHECK(status(viewer.get("/", "Transfer-Encoding: chunked\r\n")) == 400);
    std::string ranges = "Range: bytes=0-1";
    for (int i = 0; i < 500; ++i) ranges += ",0-1";
    const auto refused = viewer.get("/", ranges + "\r\n");
    CHECK(status(refused) == 416);
    CHECK(refused.size() < 2000);
    for (const char* path : {"/../etc/passwd", "/%2e%2e/etc/passwd", "//etc/passwd", "/api/", "/api/metaX",
                             "/web/dist/app.js", "/app.jsx", "/app_js"})
        CHECK(status(viewer.get(path, kWithToken)) == 404);
    CHECK(status(viewer.get("/?" + std::string(9000, 'a'))) == 414);
    std::string many;
    for (int i = 0; i < 300; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
    CHECK(status(viewer.get("/", many)) == 431);
    CHECK(status(viewer.raw("nonsense\r\n\r\n")) == 400);
}

TEST_CASE("server: a body sent along never becomes a second request", "[viz][guard]") {
    const Running viewer;
    const auto inner = "GET /api/meta HTTP/1.1\r\nHost: " + viewer.host() + "\r\n" + kWithToken + "\r\n";
    const auto answer = viewer.raw("POST / HTTP/1.1\r\nHost: " + viewer.host() + "\r\nContent-Length: " +
                                   std::to_string(inner.size()) + "\r\n\r\n" + inner);
    CHECK(status(answer) == 405);
    CHECK(answer.find("newsgraph.viewer") == std::string::npos);
}

TEST_CASE("server: a port is taken by one server only", "[viz][guard]") {
    const Running viewer;
    CHECK_THROWS_AS(viz::Server(viewer.model, {viewer.server.port(), ""}), graph::Error);
}

TEST_CASE("server: stop before run ends at once", "[viz][guard]") {
    const auto graph = viz::testing::sample_graph();
    const viz::Model model(graph);
    viz::Server server(model, {0, ""});
    server.stop();
    server.run();
    SUCCEED();
}
