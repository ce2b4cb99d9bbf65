// SPDX-License-Identifier: Apache-2.0
#include "extract/language/blocks.hpp"
#include "tests/extract/text/make_document.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace newsgraph::extract;

namespace {

std::vector<std::string> texts(const std::string& text) {
    const Document document = make_document(text);
    std::vector<std::string> out;
    for (const Block& block : find_blocks(document)) {
        out.emplace_back(document.text(block.span));
    }
    return out;
}

BlockKind kind_of(const std::string& line) {
    const Document document = make_document("The first paragraph of the article is here.\n\n" +
                                            line + "\n\nThe last one is this.");
    return find_blocks(document).at(1).kind;
}

const std::string kWrapped = "The foreign ministers of the two countries met in the capital on\n"
                             "Monday to discuss the border, officials said after the talks had\n"
                             "ended.\n"
                             "Neither side gave details of what had been agreed, but a further\n"
                             "round is planned for the spring.\n";

} // namespace

TEST_CASE("find_blocks: lines, blank lines and wrapped lines", "[extract][blocks]") {
    CHECK(texts("").empty());
    CHECK(texts("\n \r\n\t\n").empty());
    CHECK(texts("One.\nTwo.\n") == std::vector<std::string>{"One.", "Two."});
    CHECK(texts("One.\r\n\r\nTwo.\r\n") == std::vector<std::string>{"One.", "Two."});
    CHECK(texts("\xEF\xBB\xBFOne.\n\n  Two. \n") == std::vector<std::string>{"One.", "Two."});
    CHECK(texts("It was cut\nin the middle.") ==
          std::vector<std::string>{"It was cut\nin the middle."});
    const auto wrapped = texts(kWrapped);
    REQUIRE(wrapped.size() == 2);
    CHECK(wrapped[1].substr(0, 7) == "Neither");
}

TEST_CASE("find_blocks: kinds", "[extract][blocks]") {
    for (const char* line : {"Why It Matters", "What we know so far", "LEADERS MEET IN RIGA",
                             "Envoys Fail to Agree on Grain"}) {
        CHECK(kind_of(line) == BlockKind::Headline);
    }
    for (const char* line :
         {"A bridge near the border – Jane Doe/AP Photo", "JOHN DOE/POOL/AFP via Getty Images",
          "Photo: Jane Doe", "The envoy leaves the hall. (AP Photo/Jane Doe)"}) {
        CHECK(kind_of(line) == BlockKind::Caption);
    }
    for (const char* line :
         {"Advertisement", "ADVERTISEMENT", "Read more: Five things to know",
          "Sign up for our newsletter.", "By Jane Doe and John Roe",
          "We use cookies to improve your experience.", "© 2024 The Daily", "Share"}) {
        CHECK(kind_of(line) == BlockKind::Boilerplate);
    }
    for (const char* line :
         {"He left.", "“We are ready,” the minister said.", "The strike hit a town."}) {
        CHECK(kind_of(line) == BlockKind::Body);
    }
}

TEST_CASE("find_blocks: teasers end where the article goes on", "[extract][blocks]") {
    const Document document = make_document(
        "The talks went on.\n\nRelated articles\n\nHow the Border Was Drawn\n\n"
        "A short look back at the treaty.\n\nWho Pays for the Fence?\n\n"
        "The minister said “no deal is near” and flew home, leaving his staff behind.\n\n"
        "The talks end on Friday.");
    std::vector<BlockKind> kinds;
    for (const Block& block : find_blocks(document)) {
        kinds.push_back(block.kind);
    }
    using enum BlockKind;
    CHECK(kinds ==
          std::vector{Body, Boilerplate, Boilerplate, Boilerplate, Boilerplate, Body, Body});
}

TEST_CASE("find_blocks: front matter is not read", "[extract][blocks]") {
    const Document document({}, "skip this\n\nRead this one.", Span{11, 25});
    const auto blocks = find_blocks(document);
    REQUIRE(blocks.size() == 1);
    CHECK(document.text(blocks[0].span) == "Read this one.");
}
