// SPDX-License-Identifier: Apache-2.0
#include "extract/input/encoding.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace newsgraph::extract;
using newsgraph::graph::Diagnostics;
using newsgraph::graph::Error;

namespace {

std::string utf16(const std::string& ascii, bool big_endian) {
    std::string out;
    for (const char c : ascii) {
        out += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return out;
}

} // namespace

TEST_CASE("decode_text: UTF-8 passes unchanged, its mark included", "[extract][encoding]") {
    Diagnostics diagnostics;
    for (const char* text :
         {"plain\r\ntext", "\xEF\xBB\xBFmarked", "“curly” – 北京 \xF0\x9F\x98\x80", "e\xCC\x81"}) {
        CHECK(decode_text(text, "a.txt", diagnostics) == text);
    }
    CHECK(diagnostics.empty());
}

TEST_CASE("decode_text: UTF-16 and Windows-1252 are converted and reported",
          "[extract][encoding]") {
    const std::string text = "The envoy said yes.";
    for (const std::string& bytes : {"\xFF\xFE" + utf16(text, false), "\xFE\xFF" + utf16(text, true),
                                    utf16(text, false), utf16(text, true)}) {
        Diagnostics diagnostics;
        CHECK(decode_text(bytes, "a.txt", diagnostics) == text);
        REQUIRE(diagnostics.size() == 1);
        CHECK(diagnostics[0].code == "encoding-converted");
    }
    Diagnostics diagnostics;
    CHECK(decode_text("\x93Yes,\x94 said Ren\xE9 \x96 twice.", "a.txt", diagnostics) ==
          "“Yes,” said René – twice.");
    CHECK(diagnostics.size() == 1);
    Diagnostics surrogates;
    CHECK(decode_text(std::string("\xFF\xFE\x3D\xD8\x00\xDE", 6), "a.txt", surrogates) ==
          "\xF0\x9F\x98\x80");
}

TEST_CASE("decode_text: anything else is refused with its place", "[extract][encoding]") {
    Diagnostics diagnostics;
    for (const std::string& bytes : {std::string(), std::string(" \r\n\t"),
                                    std::string("\xEF\xBB\xBF"), std::string("\xFF\xFE\x00\xD8", 4),
                                    std::string("\xFF\xFE"
                                                "abc"),
                                    std::string("ab\0cd", 5), std::string("\x01\x02\x03\x04"),
                                    std::string("caf\xC3\xA9 und caf\xC3\xA9 cut \xE2\x80")}) {
        CHECK_THROWS_AS(decode_text(bytes, "a.txt", diagnostics), Error);
    }
    try {
        static_cast<void>(decode_text("one\ntwo \x81 three", "a.txt", diagnostics));
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(error.place().line == 2);
        CHECK(error.place().column == 5);
        CHECK(error.place().offset == 8);
        CHECK(std::string(error.what()).find("a.txt:2:5") == 0);
        CHECK(std::string(error.what()).find("0x81 at byte offset 8") != std::string::npos);
    }
}
