// SPDX-License-Identifier: Apache-2.0
#include "graph/hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace newsgraph::graph {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available in this OpenSSL");
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2U * length);
    for (unsigned int i = 0; i < length; ++i) {
        hex.push_back(kDigits[digest[i] >> 4U]);
        hex.push_back(kDigits[digest[i] & 0x0FU]);
    }
    return hex;
}

std::string short_hash(std::string_view bytes) { return sha256_hex(bytes).substr(0, 16); }

} // namespace newsgraph::graph
