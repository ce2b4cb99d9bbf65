// SPDX-License-Identifier: Apache-2.0
#include "export/http_exchange.hpp"

#include "export/httplib.hpp"

namespace newsgraph::exporter {
namespace {

HttpReply::Failure failure_of(httplib::Error error, bool slow) {
    using Failure = HttpReply::Failure;
    switch (error) {
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout: return Failure::Refused;
    case httplib::Error::Canceled: return Failure::TooLong;
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification: return Failure::Certificate;
    default: return slow ? Failure::TooSlow : Failure::Lost;
    }
}

} // namespace

struct HttpExchange::Client {
    explicit Client(const std::string& server) : http(server) {}
    httplib::Client http;
};

HttpExchange::HttpExchange(const std::string& server, HttpLimits limits)
    : client_(std::make_unique<Client>(server)), limits_(limits) {
    httplib::Client& http = client_->http;
    http.set_connection_timeout(limits.connect_timeout);
    http.set_read_timeout(limits.answer_timeout);
    http.set_write_timeout(limits.answer_timeout);
    http.set_keep_alive(true);
    http.set_tcp_nodelay(true);
    http.set_follow_location(false);
    http.set_decompress(false);
    http.set_url_encode(false);
}

HttpExchange::~HttpExchange() = default;

HttpReply HttpExchange::send(const char* method, const std::string& path, const Headers& headers, const std::string& body) {
    httplib::Request request;
    request.method = method;
    request.path = path;
    request.headers = {{"Accept", "application/json"}, {"Accept-Encoding", "identity"}};
    request.headers.insert(headers.begin(), headers.end());
    if (!body.empty()) request.headers.insert({"Content-Type", "application/json"});
    request.body = body;
    HttpReply reply;
    request.content_receiver = [this, &reply](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
        if (reply.body.size() + size > limits_.answer_bytes) return false;
        reply.body.append(data, size);
        return true;
    };
    const auto begin = std::chrono::steady_clock::now();
    const auto result = client_->http.send(request);
    if (result) {
        reply.status = result->status;
        return reply;
    }
    const bool slow = std::chrono::steady_clock::now() - begin >= limits_.answer_timeout * 9 / 10;
    reply.failure = failure_of(result.error(), slow);
    return reply;
}

} // namespace newsgraph::exporter
