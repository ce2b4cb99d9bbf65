// SPDX-License-Identifier: Apache-2.0
// Sentences of the kinds that threads of other projects report as failing (docs/hard-sentences.md):
// who said what.
#include "explained.hpp"
#include "extract/knowledge/tsv.hpp"
#include "graph/utf8.hpp"
#include "graph/verify.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

using namespace newsgraph;

namespace {

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0;;) {
        const auto end = text.find(separator, at);
        parts.emplace_back(text.substr(at, end - at));
        if (end == std::string_view::npos) return parts;
        at = end + separator.size();
    }
}

std::string with_line_breaks(std::string_view cell) {
    std::string text;
    for (const auto& line : split(cell, "\\n"))
        text += line + '\n';
    text.pop_back();
    return text;
}

/// "speaker > content | content" of each statement.
std::vector<std::string> statements_of(const graph::DocumentFacts& facts) {
    const graph::OffsetMap offsets(facts.document.text);
    std::vector<std::string> lines;
    for (const auto& statement : facts.statements) {
        std::string line = "?";
        if (statement.speaker) {
            line = statement.speaker->text;
            for (const auto& actor : facts.actors) {
                if (actor.id == statement.speaker->actor) line = actor.name;
            }
        }
        std::string_view separator = " > ";
        for (const auto part : statement.content) {
            const auto begin = offsets.code_point_to_byte(part.start);
            const auto end = offsets.code_point_to_byte(part.end);
            line += std::string(separator) + facts.document.text.substr(begin, end - begin);
            separator = " | ";
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

TEST_CASE("hard sentences: the statements of each are found, with their speakers",
          "[extract][hard]") {
    std::ifstream file(NEWSGRAPH_SOURCE_DIR "/tests/extract/facts/hard_sentences.tsv",
                       std::ios::binary);
    const std::string table{std::istreambuf_iterator<char>(file), {}};
    REQUIRE_FALSE(table.empty());
    extract::for_each_row(table, "hard_sentences.tsv", 5,
                          [](const auto& cells, const graph::Place&) {
                              const auto facts = test::facts_of(with_line_breaks(cells[3]));
                              INFO(cells[0]);
                              CHECK(graph::verify_facts(facts).mismatches.empty());
                              if (cells[2] != "yes") return; // a known limit
                              const auto found = statements_of(facts);
                              for (const auto& line : found)
                                  UNSCOPED_INFO("found:  " << line);
                              if (cells[4] == "-") {
                                  CHECK(found.empty());
                                  return;
                              }
                              for (const auto& wanted : split(cells[4], " || ")) {
                                  INFO("wanted: " << wanted);
                                  CHECK(std::count(found.begin(), found.end(), wanted) == 1);
                              }
                          });
}
