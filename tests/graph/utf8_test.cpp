// SPDX-License-Identifier: Apache-2.0
#include "graph/utf8.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::graph;

TEST_CASE("utf8: names the first byte that is not well-formed", "[graph][utf8]") {
    struct Case {
        std::string_view bytes;
        std::optional<std::size_t> bad;
    };
    const Case cases[] = {{"", std::nullopt},
                          {"plain ASCII, more than eight bytes", std::nullopt},
                          {"caf\xC3\xA9 \xE2\x80\x9C \xF0\x9F\x99\x82", std::nullopt},
                          {"a\xC0\x80", 1},               // overlong
                          {"a\xED\xA0\x80", 1},           // surrogate
                          {"a\xF4\x90\x80\x80", 1},       // above U+10FFFF
                          {"12345678\xFF", 8},
                          {"cut \xE2\x80", 4},
                          {"\x80", 0}};
    for (const auto& [bytes, bad] : cases) CHECK(find_invalid_utf8(bytes) == bad);
}

TEST_CASE("utf8: offsets convert between bytes, code points and UTF-16 units", "[graph][utf8]") {
    std::string text;
    for (int i = 0; i < 50; ++i) text += "a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x99\x82"; // 1, 2, 3 and 4 bytes
    const OffsetMap map(text);
    REQUIRE(map.code_points() == 200);
    for (std::uint32_t i = 0; i < 50; ++i) {
        CHECK(map.code_point_to_byte(4 * i + 3) == 10 * i + 6);
        CHECK(map.byte_to_code_point(10 * i + 6) == 4 * i + 3);
        CHECK(map.code_point_to_utf16(4 * i + 4) == 5 * i + 5);
    }
    CHECK(map.byte_to_code_point(7) == 3); // inside the emoji: its start
    CHECK(map.byte_to_code_point(100000) == 200);
    CHECK(OffsetMap("plain").byte_to_code_point(3) == 3);
}
