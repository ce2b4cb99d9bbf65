// SPDX-License-Identifier: Apache-2.0
#include "extract/input/articles.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

using namespace newsgraph::extract;
namespace fs = std::filesystem;

namespace {

/// A folder of the test's own, removed at its end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "newsgraph-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { fs::remove_all(path_); }

    std::string write(const std::string& name, const std::string& bytes) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return (path_ / name).string();
    }
    std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

struct Outcome {
    std::vector<Document> documents;
    std::vector<LoadFailure> failures;
};

Outcome load(const std::vector<std::string>& inputs, const std::string& standard_input = {},
             const std::string& date = {}) {
    std::istringstream in(standard_input);
    Outcome outcome;
    ArticleReader reader(inputs, in);
    std::uint64_t number = 0;
    while (const auto article = reader.next()) {
        CHECK(article->number == number++);
        LoadResult result = load_article(*article, {date});
        if (auto* document = std::get_if<Document>(&result)) {
            outcome.documents.push_back(std::move(*document));
        } else {
            outcome.failures.push_back(std::get<LoadFailure>(result));
        }
    }
    return outcome;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("articles: a text file is its own text, front matter included", "[extract][articles]") {
    const TemporaryFolder folder;
    const std::string bytes = "---\nTitle: \"Talks: day one\"\ndate: 24 March 2025\nsource: "
                              "Wire\nurl: https://example.org\n---\nThe talks began.\n";
    const auto path = folder.write("a.txt", bytes);
    const Outcome outcome = load({path});
    REQUIRE(outcome.documents.size() == 1);
    const Document& document = outcome.documents[0];
    CHECK(document.text() == bytes);
    CHECK(document.text(document.body()) == "The talks began.\n");
    CHECK(document.meta().title == "Talks: day one");
    CHECK(document.meta().published == "2025-03-24");
    CHECK(document.meta().published_from == "front-matter");
    CHECK(document.meta().source == "Wire");
    CHECK(document.meta().url == "https://example.org");
    CHECK(document.meta().key == path);
    CHECK(document.meta().path == path);
}

TEST_CASE("articles: the date's sources in their order", "[extract][articles]") {
    const std::string dated =
        "KYIV, March 24, 2025 (Wire) - The talks began, officials said on Monday in the capital.";
    CHECK(load({"-"}, dated).documents.at(0).meta().published == "2025-03-24");
    CHECK(load({"-"}, dated).documents.at(0).meta().published_from == "dateline");
    CHECK(load({"-"}, "---\ndate: 2025-01-01\n---\n" + dated).documents.at(0).meta().published ==
          "2025-01-01");
    const auto given = load({"-"}, "---\ndate: 2025-01-01\n---\n" + dated, "2025-02-02");
    CHECK(given.documents.at(0).meta().published == "2025-02-02");
    CHECK(given.documents.at(0).meta().published_from == "option");
    CHECK(load({"-"}, "Talks Begin in Riga\nPublished 24 March 2025\nThe talks began.")
              .documents.at(0)
              .meta()
              .published == "2025-03-24");
    CHECK(
        load({"-"},
             "The war began on February 24, 2022, and has not ended yet, officials said on Monday.")
            .documents.at(0)
            .meta()
            .published.empty());
    const auto bad = load({"-"}, "---\ndate: soon\n---\nThe talks began.");
    CHECK(bad.documents.at(0).meta().published.empty());
    REQUIRE(bad.documents.at(0).diagnostics().size() == 1);
    CHECK(bad.documents.at(0).diagnostics()[0].code == "date-not-understood");
}

TEST_CASE("articles: a dashed line is not always front matter", "[extract][articles]") {
    for (const char* text :
         {"---\nNo fields here.\n---\nText.", "---\ntitle: never closed\nText.", "--- \n"}) {
        const Outcome outcome = load({"-"}, text);
        REQUIRE(outcome.documents.size() == 1);
        CHECK(outcome.documents[0].body().begin == 0);
    }
    CHECK(load({"-"}, "---\ntitle: only\n---\n \n").failures.size() == 1);
}

TEST_CASE("articles: a folder, sorted, with what cannot be read named", "[extract][articles]") {
    const TemporaryFolder folder;
    folder.write("b.txt", "Second text.");
    folder.write("a/z.txt", "First text.");
    folder.write("a/.hidden.txt", "Hidden text.");
    folder.write("c.html", "<p>Third text of the page.</p>");
    folder.write("d.png", "\x89PNG");
    folder.write("e.txt", "");
    folder.write("f.txt", std::string("bin\0ary", 7));
    const Outcome outcome = load({folder.path(), folder.path() + "/none.txt"});
    REQUIRE(outcome.documents.size() == 3);
    CHECK(outcome.documents[0].text() == "First text.");
    CHECK(outcome.documents[1].text() == "Second text.");
    CHECK(outcome.documents[2].text() == "Third text of the page.");
    REQUIRE(outcome.failures.size() == 3);
    CHECK(contains(outcome.failures[0].message, "e.txt: is empty"));
    CHECK(contains(outcome.failures[1].message, "f.txt:1:4: is binary data"));
    CHECK(contains(outcome.failures[2].message, "none.txt: does not exist"));
}

TEST_CASE("articles: JSON lines, a bad one alone fails", "[extract][articles]") {
    const std::string lines =
        "{\"id\":\"x1\",\"text\":\"One "
        "text.\",\"title\":\"T\",\"date\":\"2025-03-24\",\"source\":\"S\",\"url\":\"u\"}\n"
        "\n"
        "{\"id\":\"x2\",\"text\":\n"
        "{\"text\":\"Two \\u00e9 text.\"}\r\n"
        "{\"id\":3,\"title\":\"no text\"}\n"
        "[1]\n"
        "{\"text\":\"Three text.\"}";
    const TemporaryFolder folder;
    for (const bool piped : {false, true}) {
        const std::string path = piped ? "-" : folder.write("a.jsonl", lines);
        const Outcome outcome = load({path}, piped ? lines : "");
        REQUIRE(outcome.documents.size() == 3);
        CHECK(outcome.documents[0].meta().key == "x1");
        CHECK(outcome.documents[0].meta().published_from == "jsonl");
        CHECK(outcome.documents[0].meta().title == "T");
        CHECK(outcome.documents[1].meta().key == path + ":4");
        CHECK(outcome.documents[1].text() == "Two é text.");
        CHECK(outcome.documents[2].text() == "Three text.");
        REQUIRE(outcome.failures.size() == 3);
        CHECK(outcome.failures[0].key == path + ":3");
        CHECK(outcome.failures[0].place.line == 3);
        CHECK(outcome.failures[0].place.offset > 84);
        CHECK(contains(outcome.failures[1].message, path + ":5"));
    }
}

TEST_CASE("articles: standard input may hold a page", "[extract][articles]") {
    const Outcome outcome =
        load({"-"}, "<!doctype html><title>T</title><p>The text of the page is this.</p>");
    REQUIRE(outcome.documents.size() == 1);
    CHECK(outcome.documents[0].text() == "The text of the page is this.");
    CHECK(outcome.documents[0].meta().title == "T");
}

TEST_CASE("articles: a file too large is refused, binary data by its bytes",
          "[extract][articles][slow]") {
    const TemporaryFolder folder;
    const std::string text(kMaxFileBytes + 10, 'a');
    CHECK(
        contains(load({folder.write("a.txt", text)}).failures.at(0).message, "larger than 64 MiB"));
    CHECK(contains(load({folder.write("b.txt", "\x01\xFF" + text)}).failures.at(0).message,
                   "0xFF at byte offset 1"));
    CHECK(contains(load({folder.write("c.txt", text.substr(0, kMaxTextBytes + 1))}).failures.at(0).message, "longer than 16 MiB"));
}
