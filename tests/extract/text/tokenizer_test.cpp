// SPDX-License-Identifier: Apache-2.0
#include "extract/language/tokenizer.hpp"
#include "tests/extract/text/make_document.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace newsgraph::extract;

namespace {

/// Tokens parted by blanks, joined ones by '|'.
std::string dump(const std::string& text) {
    const Document document = make_document(text);
    std::string out;
    for (const Token& token : tokenize(document, document.body())) {
        out += (out.empty() ? "" : token.joined ? "|" : " ") + token.form;
        CHECK(document.text(token.span) == token.form);
    }
    return out;
}

} // namespace

TEST_CASE("tokenize: words and marks as in UD English", "[extract][tokenize]") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", ""},
        {" \t\r\n ", ""},
        {"\"Don't,\" the U.S.-led force's chief said.",
         "\" Do|n't , \" the U.S. - led force|'s chief said ."},
        {"I can't and cannot; we’ll’ve gone.", "I ca|n't and can|not ; we|’ll|’ve gone ."},
        {"the U.S.’ allies, the EU‘s chief", "the U.S. ’ allies , the EU|‘s chief"},
        {"Mr. Smith met Dr. J.K. Rowling in St. Petersburg.",
         "Mr. Smith met Dr. J.K. Rowling in St. Petersburg ."},
        {"anti-war e-mail, well-known 30-day US-Russia",
         "anti-war e-mail , well - known 30 - day US - Russia"},
        {"$2.5bn, US$100 and £5m, 100% at 7:30pm",
         "$ 2.5 bn , US$ 100 and £ 5 m , 100 % at 7:30 pm"},
        {"See https://example.org/a?b=1, or mail jo.doe@example.org.",
         "See https://example.org/a?b=1 , or mail jo.doe@example.org ."},
        {"@POTUS wrote #peace", "@POTUS wrote #peace"},
        {"Wait... what?! No—never – ever…", "Wait ... what ?! No — never – ever …"},
        {"It ended.The envoy left.", "It ended . The envoy left ."},
        {"They [Ukraine and Russia] (both) agreed", "They [ Ukraine and Russia ] ( both ) agreed"},
        {"the 1990s, the 1960's, the ’80s, 21st, 9/11, 11/28/2000",
         "the 1990s , the 1960's , the ’80s , 21st , 9/11 , 11/28/2000"},
        {"AT&T and R&D; O'Connor, Qa'ida", "AT&T and R&D ; O'Connor , Qa'ida"},
        {"the workers' union", "the workers|' union"},
        {"called it 'the workers' paradise'", "called it ' the workers ' paradise '"},
        {"No. 5 said no.", "No. 5 said no ."},
        {"at 5 p.m.", "at 5 p.m."},
        {"Κίεβο и Киев 北京", "Κίεβο и Киев 北京"},
        {"a\xC2\xA0"
         "b\xEF\xBB\xBF"
         "c",
         "a b c"},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(dump(text) == expected);
    }
}

TEST_CASE("tokenize: space_after tells the white space behind a token", "[extract][tokenize]") {
    const Document document = make_document("Go, now");
    const auto tokens = tokenize(document, document.body());
    REQUIRE(tokens.size() == 3);
    CHECK_FALSE(tokens[0].space_after);
    CHECK(tokens[1].space_after);
}

TEST_CASE("tokenize: hostile text is read in linear time", "[extract][tokenize]") {
    for (const char* unit :
         {"a", "\"", "'", "a-", "a.", "1-", "1,", "@", "a@", "’", "http://", "&", "é"}) {
        std::string text;
        while (text.size() < 200'000) {
            text += unit;
        }
        const Document document = make_document(text);
        std::uint32_t at = 0;
        for (const Token& token : tokenize(document, document.body())) {
            if (token.span.begin < at || token.span.empty()) {
                FAIL("tokens overlap at byte " << at);
            }
            at = token.span.end;
        }
        CHECK(at == text.size());
    }
}
