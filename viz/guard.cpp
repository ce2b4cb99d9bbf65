// SPDX-License-Identifier: Apache-2.0
#include "viz/guard.hpp"

#include "graph/error.hpp"

#include <httplib.h>
#include <openssl/crypto.h>

#include <sys/random.h>

#include <algorithm>
#include <array>

namespace newsgraph::viz {
namespace {

enum Status : int {
    kBadRequest = 400,
    kUnauthorized = 401,
    kForbidden = 403,
    kMethodNotAllowed = 405,
    kRangeNotSatisfiable = 416,
    kMisdirected = 421,
    kTooManyHeaders = 431
};

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// Whether a browser says that this request was made by another site's page. Following a link to the start
/// page is allowed from anywhere; "same-site" is not: other ports of localhost are the same site.
bool is_foreign(const httplib::Request& request, bool api) {
    if (!request.has_header("Sec-Fetch-Site")) return false;
    const auto site = request.get_header_value("Sec-Fetch-Site");
    if (site == "same-origin" || site == "none") return false;
    const bool navigation = request.get_header_value("Sec-Fetch-Mode") == "navigate" &&
                            request.get_header_value("Sec-Fetch-Dest") == "document";
    return api || !navigation;
}

} // namespace

Guard::Guard(int port, std::string token)
    : by_address_("127.0.0.1:" + std::to_string(port)), by_name_("localhost:" + std::to_string(port)),
      token_(std::move(token)) {}

bool Guard::is_own_host(std::string_view host) const { return host == by_address_ || host == by_name_; }

bool Guard::is_own_origin(std::string_view origin) const {
    constexpr std::string_view kScheme = "http://";
    return origin.starts_with(kScheme) && is_own_host(origin.substr(kScheme.size()));
}

std::optional<int> Guard::refuse(const httplib::Request& request) const {
    if (request.method != "GET" && request.method != "HEAD") return kMethodNotAllowed;
    if (request.headers.size() > kMaxHeaders) return kTooManyHeaders;
    // The library would read a body whole, whatever its length.
    if (request.has_header("Transfer-Encoding") || request.has_header("Content-Length")) return kBadRequest;
    // It would also answer thousands of overlapping ranges.
    if (request.has_header("Range")) return kRangeNotSatisfiable;
    if (request.get_header_value_count("Host") != 1) return kBadRequest;
    if (!is_own_host(request.get_header_value("Host"))) return kMisdirected;
    const auto origins = request.get_header_value_count("Origin");
    if (origins > 1 || (origins == 1 && !is_own_origin(request.get_header_value("Origin")))) return kForbidden;
    const bool api = request.path.starts_with("/api/");
    if (is_foreign(request, api)) return kForbidden;
    if (api && !token_.empty() &&
        (request.get_header_value_count(kTokenHeader) != 1 ||
         !equal_in_constant_time(request.get_header_value(kTokenHeader), token_)))
        return kUnauthorized;
    return std::nullopt;
}

std::string make_token() {
    std::array<unsigned char, 16> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw graph::Error("the system gave no random bytes for the access token");
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string token;
    for (const unsigned byte : bytes) {
        token += kDigits[byte >> 4U];
        token += kDigits[byte & 15U];
    }
    return token;
}

const std::vector<std::pair<std::string, std::string>>& security_headers() {
    static const std::vector<std::pair<std::string, std::string>> kHeaders{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
         "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
         "trusted-types 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    };
    return kHeaders;
}

} // namespace newsgraph::viz
