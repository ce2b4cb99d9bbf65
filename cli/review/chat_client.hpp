// SPDX-License-Identifier: Apache-2.0
// One question to an OpenAI-compatible chat server (llama.cpp, Ollama, vLLM …): POST
// /v1/chat/completions.
//
// Over the safe client of export/http_exchange.hpp. What fails for a passing reason (no connection, 429, 5xx, a lost answer) is
// tried again after a wait that doubles; an answer that comes too late once only. Nothing is sent
// but to the host of the given URL.
#pragma once

#include "export/http_exchange.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace newsgraph::cli {

struct ChatServer {
    std::string url;   ///< "http://127.0.0.1:8080/v1"
    std::string model; ///< empty: the first that the server lists
    std::string key;   ///< sent as a bearer token when not empty
    std::chrono::seconds connect_timeout{5};
    std::chrono::seconds answer_timeout{120};
    int tries = 4;
};

class ChatClient {
public:
    using Sleep = std::function<void(std::chrono::milliseconds)>;

    /// Opens nothing. Throws UsageError for an address that is not http(s)://host[:port][/path].
    /// `sleep` is for tests.
    explicit ChatClient(ChatServer server, Sleep sleep = {});
    ~ChatClient();
    ChatClient(const ChatClient&) = delete;
    ChatClient& operator=(const ChatClient&) = delete;

    /// The text of the answer's first choice. Throws graph::Error, naming the server, when there is
    /// none.
    [[nodiscard]] std::string ask(std::string_view instructions, std::string_view question);

    [[nodiscard]] const std::string& url() const noexcept { return server_.url; }

private:
    [[nodiscard]] std::string insist(const std::function<exporter::HttpReply()>& request);
    [[noreturn]] void fail(const std::string& why) const;
    [[nodiscard]] std::string model();

    ChatServer server_;
    std::string path_; ///< of the URL, without a slash at its end
    Sleep sleep_;
    exporter::HttpExchange::Headers headers_; ///< the key, when there is one
    std::unique_ptr<exporter::HttpExchange> http_;
};

} // namespace newsgraph::cli
