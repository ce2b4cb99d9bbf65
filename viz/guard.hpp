// SPDX-License-Identifier: Apache-2.0
// The one door in front of every request. A loopback port can be reached by every web page that the user
// visits and by every other user of the machine; what passes here may read the graph.
//
// Refused, with a status and an empty body: methods other than GET and HEAD, anything with a body, ranges,
// hosts other than our own (DNS rebinding), foreign origins, requests that a foreign page makes, and API
// calls without the token. The token travels in the page's URL fragment, which browsers never send, and
// comes back in a header; it is not a cookie, since cookies are shared by all ports of a host.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace httplib {
struct Request;
}

namespace newsgraph::viz {

inline constexpr const char* kTokenHeader = "X-Newsgraph-Token";
inline constexpr std::size_t kMaxHeaders = 100;

class Guard {
public:
    /// An empty token switches the token off.
    Guard(int port, std::string token);

    /// The status to refuse with, or nullopt to go on.
    [[nodiscard]] std::optional<int> refuse(const httplib::Request& request) const;

private:
    [[nodiscard]] bool is_own_host(std::string_view host) const;
    [[nodiscard]] bool is_own_origin(std::string_view origin) const;

    std::string by_address_; ///< "127.0.0.1:PORT"
    std::string by_name_;    ///< "localhost:PORT"
    std::string token_;
};

/// 128 random bits as 32 hex digits, from the kernel. Throws graph::Error when there are none.
[[nodiscard]] std::string make_token();

/// Headers of every response, of refusals too.
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& security_headers();

} // namespace newsgraph::viz
