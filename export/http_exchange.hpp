// SPDX-License-Identifier: Apache-2.0
// One request to one HTTP(S) server and what came of it, by a safe client: no decompression (it has no limit), no
// redirects, limited answers, explicit time limits. Whether to try again is the caller's to decide.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace newsgraph::exporter {

struct HttpLimits {
    std::chrono::seconds connect_timeout{5};
    std::chrono::seconds answer_timeout{300};
    std::size_t answer_bytes = 16U * 1024U * 1024U;
};

struct HttpReply {
    enum class Failure { None, Refused, Lost, TooSlow, TooLong, Certificate };
    Failure failure = Failure::None;
    int status = 0; ///< when nothing failed
    std::string body;
};

class HttpExchange {
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    /// Opens nothing. `server` is http(s)://host[:port].
    HttpExchange(const std::string& server, HttpLimits limits);
    ~HttpExchange();
    HttpExchange(const HttpExchange&) = delete;
    HttpExchange& operator=(const HttpExchange&) = delete;

    /// `path` comes encoded; a body that is not empty is JSON.
    HttpReply send(const char* method, const std::string& path, const Headers& headers = {}, const std::string& body = {});

private:
    struct Client;
    std::unique_ptr<Client> client_;
    HttpLimits limits_;
};

} // namespace newsgraph::exporter
