// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/resolver.hpp"
#include "tests/extract/facts/explained.hpp"

#include <catch2/catch.hpp>

#include <ctime>
#include <map>

using namespace newsgraph;
using namespace newsgraph::extract;

namespace {

/// Clusters of several mentions, as "Jane Doe = she = her", one a line; with `singles`, all.
std::string clusters_of(std::string_view text, const std::vector<std::string>& speakers = {}, bool singles = false) {
    const auto document = test::document_of(text);
    const auto sentences = LanguageEngine::bundled().read(document);
    const Reading reading(document, sentences);
    std::map<std::string, std::pair<std::string, int>> lines;
    std::vector<std::string> order;
    for (const EntityMark& mark : coreference::entity_marks(coreference::resolve(reading, speakers))) {
        auto& [line, size] = lines[mark.cluster];
        if (size++ == 0) order.push_back(mark.cluster);
        line += (size > 1 ? " = " : "");
        line += reading.text(mark.sentence, {mark.first, mark.last});
    }
    std::string dump;
    for (const auto& cluster : order) {
        if (lines[cluster].second > 1 || singles) dump += lines[cluster].first + '\n';
    }
    return dump;
}

/// Of the processor: what else runs on the machine does not count.
double seconds_to_resolve(const std::string& text) {
    const auto document = test::document_of(text);
    const auto sentences = LanguageEngine::bundled().read(document);
    const Reading reading(document, sentences);
    const std::clock_t start = std::clock();
    const auto chains = coreference::resolve(reading);
    CHECK(chains.mentions.size() == chains.cluster_of.size());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

} // namespace

TEST_CASE("coreference: clusters", "[extract][coreference]") {
    struct Case {
        const char* what;
        const char* text;
        const char* clusters;
    };
    const Case cases[] = {
        {"gender", "Maria Lopez met John Smith in Paris. She told him that his plan was good.",
         "Maria Lopez = She\nJohn Smith = him = his\n"},
        {"number", "The ministers met the president. They told him the truth.",
         "The ministers = They\nthe president = him\n"},
        {"parts of a name",
         "Nick Bos works in Helsinki. Bos began in 2012. He likes Helsinki.", "Nick Bos = Bos = He\nHelsinki = Helsinki\n"},
        {"an organisation", "The United Nations published its report on Monday. The UN said it was worried.",
         "The United Nations = its = The UN = it\n"},
        {"a description", "A new bridge was opened in Lima. The bridge is 300 metres long.",
         "A new bridge = The bridge\n"},
        {"an apposition", "A church attorney, Karl Moxen, spoke on Monday. Moxen said he was tired.",
         "A church attorney, Karl Moxen = Moxen = he\n"},
        {"a name before a noun",
         "United Nations peacekeepers arrived on Monday. The United Nations said it would send more.",
         "United Nations = The United Nations = it\n"},
        {"names that share a word", "South Korea fired shells at the island. North Korea answered an hour later.", ""},
        {"a title", "President Emmanuel Macron visited Berlin. Macron met his German counterpart.",
         "President Emmanuel Macron = Macron = his\n"},
    };
    for (const auto& c : cases) {
        INFO(c.what);
        CHECK(clusters_of(c.text) == c.clusters);
    }
}

TEST_CASE("coreference: first and second person in a conversation", "[extract][coreference]") {
    const auto clusters = clusters_of("Why did you write the book?\n\nI wanted to tell my story.\n\nDo you like it?",
                                      {"Host", "AnnaKarlsson", "Host"});
    INFO(clusters);
    CHECK(clusters.find("you = I = my = you") != std::string::npos);
}

TEST_CASE("coreference: I in a quotation is its speaker", "[extract][coreference]") {
    const auto clusters = clusters_of("Anna Karlsson arrived on Monday. \"I am tired,\" Karlsson said.");
    CHECK(clusters == "Anna Karlsson = I = Karlsson\n");
}

TEST_CASE("coreference: mentions alone are kept, with the whole phrase", "[extract][coreference]") {
    CHECK(clusters_of("The old mayor of Lyon, who is ill, met a friend.", {}, true) ==
          "The old mayor of Lyon, who is ill\nLyon\na friend\n");
}

TEST_CASE("coreference: time is linear on hostile texts", "[extract][coreference]") {
    for (const char* piece : {"he said she told them it was his. ", "he ", "the man of ", "\"I\" said ", "John Smith and "}) {
        INFO(piece);
        // Four times the text: four times as long, not sixteen.
        CHECK(seconds_to_resolve(repeated(piece, 60'000)) < 0.1 + 8 * seconds_to_resolve(repeated(piece, 15'000)));
    }
}
