// SPDX-License-Identifier: Apache-2.0
#include "viz/server.hpp"

#include "graph/error.hpp"
#include "viz/api.hpp"
#include "viz/assets.hpp"
#include "viz/guard.hpp"

#include <httplib.h>

#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <thread>

namespace newsgraph::viz {
namespace {

constexpr const char* kHost = "127.0.0.1";
constexpr std::size_t kThreads = 16;
constexpr std::size_t kMaxBody = 64 * 1024;

/// Sends bytes as they are: set_content() would let the library compress what the client accepts, which
/// costs more than loopback saves, and compress the assets twice. `Bytes` is copied with the response.
template <typename Bytes>
void send(httplib::Response& response, Bytes bytes, std::string_view type) {
    const auto size = bytes.size();
    response.set_content_provider(
        size, std::string(type),
        [body = std::move(bytes)](std::size_t at, std::size_t length, httplib::DataSink& sink) {
            const std::string chunk(body.begin() + static_cast<std::ptrdiff_t>(at),
                                    body.begin() + static_cast<std::ptrdiff_t>(at + length));
            return sink.write(chunk.data(), chunk.size());
        });
}

void answer_asset(const Asset& asset, const httplib::Request& request, httplib::Response& response) {
    response.set_header("ETag", std::string(asset.etag));
    response.set_header("Cache-Control", "no-cache"); // ask again each time; the ETag saves the transfer
    if (request.get_header_value("If-None-Match") == asset.etag) {
        response.status = 304;
        return;
    }
    response.set_header("Content-Encoding", "gzip");
    send(response, asset.gzip, asset.content_type);
}

void answer_api(const Endpoint& endpoint, const Model& model, const httplib::Request& request,
                httplib::Response& response) {
    response.set_header("Cache-Control", "no-store");
    try {
        send(response, endpoint.respond(model, request.params), endpoint.content_type);
    } catch (const Problem& problem) {
        response.status = problem.status();
        send(response, problem_json(problem.what()), "application/json; charset=utf-8");
    }
}

void set_limits(httplib::Server& server) {
    server.set_keep_alive_max_count(1); // an unread body can never become a second request
    server.set_payload_max_length(kMaxBody);
    server.set_read_timeout(std::chrono::seconds(2));
    server.set_write_timeout(std::chrono::seconds(5));
    server.new_task_queue = [] { return std::make_unique<httplib::ThreadPool>(kThreads).release(); };
    // The library's default is SO_REUSEPORT, with which a second program could share the port.
    server.set_socket_options([](socket_t socket) {
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
    server.set_tcp_nodelay(true);
    // The library would send the exception's message in a header.
    server.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
        response.status = 500;
    });
}

} // namespace

struct Server::State {
    State(const Model& graph_model, ServerOptions given) : model(graph_model), options(std::move(given)) {}

    void add_routes() {
        for (const Asset& asset : assets())
            http.Get(pattern(asset.path), [&asset](const auto& request, auto& response) {
                answer_asset(asset, request, response);
            });
        for (const Endpoint& endpoint : endpoints())
            http.Get(pattern(endpoint.path), [this, &endpoint](const auto& request, auto& response) {
                answer_api(endpoint, model, request, response);
            });
    }

    /// Routes are regular expressions.
    static std::string pattern(std::string_view path) {
        std::string out;
        for (const char c : path) {
            if (c == '.') out += '\\';
            out += c;
        }
        return out;
    }

    const Model& model;
    ServerOptions options;
    httplib::Server http;
    int port = 0;
    std::atomic<bool> running = false;
    std::atomic<bool> stopped = false;
};

Server::Server(const Model& model, ServerOptions options)
    : state_(std::make_unique<State>(model, std::move(options))) {
    auto& http = state_->http;
    set_limits(http);
    if (state_->options.port == 0) {
        state_->port = http.bind_to_any_port(kHost);
    } else if (http.bind_to_port(kHost, state_->options.port)) {
        state_->port = state_->options.port;
    }
    if (state_->port <= 0)
        throw graph::Error("port " + std::to_string(state_->options.port) + " of " + kHost +
                           " cannot be used: another program has it; choose another --port");
    httplib::Headers headers;
    for (const auto& [name, value] : security_headers()) headers.emplace(name, value);
    http.set_default_headers(std::move(headers));
    http.set_pre_routing_handler(
        [guard = Guard(state_->port, state_->options.token)](const httplib::Request& request, httplib::Response& response) {
            using Result = httplib::Server::HandlerResponse;
            const auto status = guard.refuse(request);
            if (!status) return Result::Unhandled;
            response.status = *status;
            if (*status == 405) response.set_header("Allow", "GET, HEAD");
            return Result::Handled;
        });
    state_->add_routes();
}

Server::~Server() = default;

int Server::port() const noexcept { return state_->port; }

std::string Server::address() const {
    std::string address = "http://" + std::string(kHost) + ":" + std::to_string(state_->port) + "/";
    if (!state_->options.token.empty()) address += "#t=" + state_->options.token;
    return address;
}

void Server::run() {
    state_->running = true;
    if (!state_->stopped) state_->http.listen_after_bind();
    state_->running = false;
}

void Server::stop() {
    state_->stopped = true;
    // The library forgets a stop() that comes before its loop has begun.
    while (state_->running && !state_->http.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    state_->http.stop();
}

} // namespace newsgraph::viz
