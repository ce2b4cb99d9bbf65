// SPDX-License-Identifier: Apache-2.0
#include "cli/review/chat_client.hpp"

#include "cli/arguments.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

#include <algorithm>
#include <thread>

namespace newsgraph::cli {
namespace {

namespace json = graph::json;

constexpr std::size_t kMostAnswerBytes = 1024U * 1024U;

struct Address {
    std::string host; ///< "http://127.0.0.1:8080"
    std::string path; ///< "/v1", or empty
};

Address parse_address(const std::string& url) {
    const std::string_view scheme = url.starts_with("https://") ? "https://" : "http://";
    const auto slash = url.find('/', scheme.size());
    Address address{url.substr(0, slash), slash == std::string::npos ? "" : url.substr(slash)};
    while (address.path.ends_with('/'))
        address.path.pop_back();
    const auto good = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-._:[]/").find(c) != std::string_view::npos;
    };
    if (!url.starts_with(scheme) || address.host.size() == scheme.size() ||
        !std::all_of(url.begin(), url.end(), good))
        throw UsageError("--reviewer wants an address such as http://127.0.0.1:8080/v1, not '" +
                         url + "'");
    return address;
}

std::string request_body(const std::string& model, std::string_view instructions,
                         std::string_view question) {
    rapidjson::StringBuffer buffer;
    json::Writer out(buffer);
    const auto message = [&](std::string_view role, std::string_view text) {
        out.StartObject();
        out.Key("role");
        json::write_string(out, role);
        out.Key("content");
        json::write_string(out, text);
        out.EndObject();
    };
    out.StartObject();
    out.Key("model");
    json::write_string(out, model);
    out.Key("temperature"); // the same question should get the same answer
    out.Uint(0);
    out.Key("seed");
    out.Uint(0);
    out.Key("stream");
    out.Bool(false);
    out.Key("messages");
    out.StartArray();
    message("system", instructions);
    message("user", question);
    out.EndArray();
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

bool may_pass(int status) {
    return status == 408 || status == 429 || status >= 500;
}

} // namespace

ChatClient::ChatClient(ChatServer server, Sleep sleep)
    : server_(std::move(server)), sleep_(std::move(sleep)) {
    const auto address = parse_address(server_.url);
    path_ = address.path;
    if (server_.key.find_first_of("\r\n") != std::string::npos)
        throw UsageError("the reviewer's key holds a line break");
    if (!sleep_) sleep_ = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
    http_ = std::make_unique<exporter::HttpExchange>(
        address.host, exporter::HttpLimits{server_.connect_timeout, server_.answer_timeout, kMostAnswerBytes});
    if (!server_.key.empty()) headers_ = {{"Authorization", "Bearer " + server_.key}};
}

ChatClient::~ChatClient() = default;

void ChatClient::fail(const std::string& why) const {
    throw graph::Error("the reviewer at " + server_.url + ' ' + why);
}

std::string ChatClient::insist(const std::function<exporter::HttpReply()>& request) {
    using Failure = exporter::HttpReply::Failure;
    bool was_slow = false;
    std::chrono::milliseconds wait{1000};
    for (int n = 1;; ++n) {
        exporter::HttpReply reply = request();
        if (reply.failure == Failure::TooLong) fail("gave an answer longer than 1 MiB");
        if (reply.failure == Failure::Certificate)
            fail("has a certificate that is not trusted here");
        if (reply.failure == Failure::None && reply.status == 200) return std::move(reply.body);
        if (reply.failure == Failure::None && !may_pass(reply.status))
            fail("refused the request (HTTP " + std::to_string(reply.status) + ')');
        if (n >= server_.tries || (was_slow && reply.failure == Failure::TooSlow)) {
            switch (reply.failure) {
            case Failure::Refused:
                fail("cannot be reached; is it running?");
            case Failure::TooSlow:
                fail("did not answer within " + std::to_string(server_.answer_timeout.count()) +
                     " seconds");
            case Failure::None:
                fail("keeps failing (HTTP " + std::to_string(reply.status) + ')');
            default:
                fail("broke the connection again and again");
            }
        }
        was_slow = reply.failure == Failure::TooSlow;
        sleep_(wait);
        wait *= 2;
    }
}

/// llama.cpp takes any name, Ollama and vLLM only one they know.
std::string ChatClient::model() {
    if (!server_.model.empty()) return server_.model;
    const auto body = insist([this] { return http_->send("GET", path_ + "/models", headers_); });
    try {
        const auto models = json::parse(body, {server_.url, 0, 0, 0}, kMostAnswerBytes);
        const auto* list = json::get_array(models, "data");
        if (list != nullptr && !list->Empty()) server_.model = json::get_string((*list)[0], "id");
    } catch (const graph::Error&) {
        server_.model.clear();
    }
    if (server_.model.empty()) fail("lists no model; name one with --reviewer-model");
    return server_.model;
}

std::string ChatClient::ask(std::string_view instructions, std::string_view question) {
    const auto request = request_body(model(), instructions, question);
    const auto body =
        insist([&] { return http_->send("POST", path_ + "/chat/completions", headers_, request); });
    try {
        const auto answer = json::parse(body, {server_.url, 0, 0, 0}, kMostAnswerBytes);
        const auto* choices = json::get_array(answer, "choices");
        if (choices != nullptr && !choices->Empty()) {
            const auto* message = json::find((*choices)[0], "message");
            if (message != nullptr) return json::get_string(*message, "content");
        }
    } catch (const graph::Error&) {
        fail("does not answer as a chat server does");
    }
    fail("does not answer as a chat server does");
}

} // namespace newsgraph::cli
