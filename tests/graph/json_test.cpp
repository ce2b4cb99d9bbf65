// SPDX-License-Identifier: Apache-2.0
#include "graph/json.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::graph;

TEST_CASE("json: an error names file, line, column and offset", "[graph][json]") {
    try {
        (void)json::parse("{\"a\": 1,\n \"b\": }", {"facts.jsonl", 7, 1, 100});
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.place().path == "facts.jsonl");
        CHECK(error.place().line == 8);
        CHECK(error.place().offset == 115);
    }
}

TEST_CASE("json: hostile values are refused, not crashed on", "[graph][json]") {
    CHECK_THROWS_AS(json::parse(std::string(100000, '['), {}), Error);
    CHECK_THROWS_AS(json::parse("\"\xC0\x80\"", {}), Error);
    CHECK_THROWS_AS(json::parse("[1", {}), Error);
    CHECK_THROWS_AS(json::parse("[1] [2]", {}), Error);
    CHECK_THROWS_AS(json::parse(R"(["\udc00"])", {}), Error);
    CHECK_THROWS_AS(json::parse(R"(["\ud83d\ude42\uDE42"])", {}), Error);
    CHECK_THROWS_AS(json::parse(R"(["\ud800"])", {}), Error);
    CHECK_NOTHROW(json::parse(R"(["\ud83d\ude42", "\\udc00"])", {}));
    CHECK_NOTHROW(json::parse("[0.12345678901e-2147483639]", {}));
}

TEST_CASE("json: typed members", "[graph][json]") {
    const auto document = json::parse(R"({"n": 12, "x": 0.25, "s": "é\u0000", "z": null, "b": true})", {});
    CHECK(json::get_integer(document, "n") == 12);
    CHECK(json::get_number(document, "x") == 0.25);
    CHECK(json::get_string(document, "s") == std::string("\xC3\xA9\0", 3));
    CHECK(json::get_string(document, "z", "none") == "none");
    CHECK(json::get_bool(document, "b"));
    CHECK_THROWS_AS(json::get_string(document, "b"), Error);
    CHECK_THROWS_AS(json::get_integer(document, "x"), Error);
}
