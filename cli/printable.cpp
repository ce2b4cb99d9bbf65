// SPDX-License-Identifier: Apache-2.0
#include "cli/printable.hpp"

#include "graph/utf8.hpp"

namespace newsgraph::cli {

std::string printable(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = graph::decode_utf8(text, i);
        const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                                (c >= 0x2066 && c <= 0x2069);
        if (is_control) {
            result += "\xEF\xBF\xBD";
        } else {
            result.append(text, i, length);
        }
        i += length;
    }
    return result;
}

} // namespace newsgraph::cli
