// SPDX-License-Identifier: Apache-2.0
#include "export/escape.hpp"
#include "graph/utf8.hpp"
#include "test_graphs.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace newsgraph::exporter;
using namespace std::string_literals;

namespace {

template <typename Escape>
std::string escaped(Escape escape, std::string_view text) {
    std::string out;
    escape(out, text);
    return out;
}

std::string clean(std::string_view text) { return escaped(append_clean, text); }
std::string cypher(std::string_view text) { return escaped(append_cypher_string, text); }
std::string sheet(std::string_view text) { return escaped(append_spreadsheet_field, text); }

std::string csv(std::string_view text, CsvNewline newline) {
    std::string out;
    append_csv_field(out, text, newline);
    return out;
}

} // namespace

TEST_CASE("escape: one rule for what no format can hold", "[export][escape]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", ""},
        {"plain", "plain"},
        {"a\tb\nc", "a\tb\nc"},
        {"a\rb\r\nc\r", "a\nb\nc\n"},
        {"a"s + '\0' + "\x01\x0B\x1F\x7F"s + "b", "a\x7F"s + "b"},
        {"\xEF\xBF\xBE\xEF\xBF\xBF", "\uFFFD\uFFFD"},
        {"\xEF\xBF\xBD\xEF\xB7\x90", "\uFFFD\xEF\xB7\x90"},
        {"x\xFFy", "x\uFFFDy"},
        {"\xED\xA0\x80", "\uFFFD"},
        {"\xF0\x9F\x98", "\uFFFD"},
        {"\xF0\x9F\x98 \xC3", "\uFFFD \uFFFD"},
        {"\U0001F600", "\U0001F600"},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(clean(text) == expected);
    }
    std::string out;
    CHECK(append_clean(out, "a\x01\xFF\xEF\xBF\xBE\r\n"s) == 3);
}

TEST_CASE("escape: every hostile text becomes well-formed and clean in every context", "[export][escape]") {
    for (const std::string& text : newsgraph::test::hostile_texts()) {
        CAPTURE(text.substr(0, 100));
        for (const auto& out : {clean(text), escaped(append_xml_text, text), escaped(append_xml_attribute, text),
                                cypher(text), csv(text, CsvNewline::Keep), sheet(text)}) {
            CHECK_FALSE(newsgraph::graph::find_invalid_utf8(out));
            CHECK(out.find('\r') == std::string::npos);
            CHECK(out.find('\0') == std::string::npos);
            CHECK(out.find('\x1F') == std::string::npos);
        }
        CHECK(clean(clean(text)) == clean(text));
    }
}

TEST_CASE("escape: XML", "[export][escape]") {
    CHECK(escaped(append_xml_text, "a & b < c > d \"e\" 'f'") == "a &amp; b &lt; c &gt; d \"e\" 'f'");
    CHECK(escaped(append_xml_text, "]]>") == "]]&gt;");
    CHECK(escaped(append_xml_text, "a\n\tb") == "a\n\tb");
    CHECK(escaped(append_xml_attribute, "\"a\"\n\t<&>") == "&quot;a&quot;&#10;&#9;&lt;&amp;&gt;");
    CHECK(escaped(append_xml_attribute, "a\r\nb\rc") == "a&#10;b&#10;c");
}

TEST_CASE("escape: a Cypher string cannot be left", "[export][escape]") {
    CHECK(cypher("it's") == R"('it\'s')");
    CHECK(cypher("\\u0027 OR true //") == R"('\\u0027 OR true //')");
    CHECK(cypher("\\") == R"('\\')");
    CHECK(cypher("\\'") == R"('\\\'')");
    CHECK(cypher("a\nb\tc\r\nd\re") == R"('a\nb\tc\nd\ne')");
    CHECK(cypher("\"`") == "'\"`'");
}

TEST_CASE("escape: Cypher identifiers come from a whitelist", "[export][escape]") {
    for (const char* good : {"a", "SAID", "PARTICIPATED_IN", "n1"}) CHECK(is_cypher_identifier(good));
    for (const std::string& bad : {""s, "1a"s, "_a"s, "a b"s, "a`"s, "a\\u0060"s, "\u00E4"s, "a-b"s, std::string(65, 'a')})
        CHECK_FALSE(is_cypher_identifier(bad));
    std::string out;
    CHECK_THROWS_AS(append_cypher_identifier(out, "x y"), std::logic_error);
}

TEST_CASE("escape: CSV", "[export][escape]") {
    CHECK(csv("say \"x\", y", CsvNewline::Keep) == "\"say \"\"x\"\", y\"");
    CHECK(csv("", CsvNewline::Keep) == "\"\"");
    CHECK(csv("a\r\nb\nc\rd", CsvNewline::Space) == "\"a b c d\"");
    CHECK(csv("a\r\nb", CsvNewline::Keep) == "\"a\nb\"");
    std::string out;
    append_csv_list(out, std::vector<std::string>{"a\x1F", "b\"", ""}, CsvNewline::Keep);
    CHECK(out == "\"a\x1F"s + "b\"\"\x1F\"");
}

TEST_CASE("escape: no field is a formula to a spreadsheet", "[export][escape]") {
    for (const std::string& formula : {"=1+1"s, "+1"s, "-1"s, "@A1"s, " \t=1"s, "\n=1"s, "\x01=1"s, "\uFF1D1"s, "\uFF201"s})
        CHECK(sheet(formula).starts_with("\"'"));
    for (const char* harmless : {"", "a=1", "1-1", "'=1", "\u2013 dash"})
        CHECK(sheet(harmless) == '"' + std::string(harmless) + '"');
}

TEST_CASE("escape: plain keys", "[export][escape]") {
    for (const char* good : {"a_1f", "s_0", "e-1.x"}) CHECK(is_plain_key(good));
    for (const char* bad : {"", "1", "_a", "a b", "a\"", "a:b", "\u00E4"}) CHECK_FALSE(is_plain_key(bad));
}
