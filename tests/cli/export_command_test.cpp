// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "graph/store.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace newsgraph;
using Catch::Matchers::Contains;

namespace {

struct Ran {
    int status;
    std::string out;
    std::string err;
};

Ran ran(std::vector<std::string> words) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(words, {in, out, err});
    return {status, out.str(), err.str()};
}

/// A folder with a store of one article, removed at the end.
class Place {
public:
    Place() : path_(std::filesystem::temp_directory_path() / "newsgraph_export_XXXXXX") {
        std::string name = path_.string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
        graph::DocumentFacts facts;
        facts.document.id = "sha256:" + std::string(64, '0');
        facts.document.key = facts.document.path = "a.txt";
        facts.document.title = "=1+1 & more";
        facts.document.published = "2025-03-24";
        auto store = graph::Store::open_or_create(this->store());
        store.add(facts);
        store.finish();
    }
    ~Place() { std::filesystem::remove_all(path_); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    [[nodiscard]] std::string store() const { return path_ / "news.ngraph"; }
    [[nodiscard]] std::string file(const char* name) const { return path_ / name; }
    [[nodiscard]] bool has(const char* name) const { return std::filesystem::exists(path_ / name); }

private:
    std::filesystem::path path_;
};

} // namespace

TEST_CASE("export: writes every format", "[cli][export]") {
    const Place place;
    for (const char* format : {"graphml", "gexf", "cypher", "json"}) {
        const auto [status, out, err] = ran({"export", "--format", format, "--graph", place.store()});
        CAPTURE(format, err);
        CHECK(status == 0);
        CHECK_THAT(out, Contains("more"));
    }
    for (const char* format : {"csv", "spreadsheet"}) {
        const auto [status, out, err] = ran({"export", "--format", format, "--graph", place.store(), "-o", place.file(format)});
        CAPTURE(format, err);
        CHECK(status == 0);
    }
    CHECK(place.has("csv/import.args"));
    CHECK(place.has("spreadsheet/nodes.csv"));
    CHECK_FALSE(place.has("csv/import.args.tmp"));
}

TEST_CASE("export: an existing file is kept unless told otherwise", "[cli][export]") {
    const Place place;
    const std::vector<std::string> words = {"export", "--format", "json", "--graph", place.store(), "-o", place.file("g.json")};
    CHECK(ran(words).status == 0);
    const auto second = ran(words);
    CHECK(second.status == 1);
    CHECK_THAT(second.err, Contains("exists already; use --overwrite"));
    auto third = words;
    third.emplace_back("--overwrite");
    CHECK(ran(third).status == 0);
    CHECK_FALSE(place.has("g.json.tmp"));
}

TEST_CASE("export: wrong usage is told with what is possible", "[cli][export]") {
    const Place place;
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
        {{}, "--format is missing; use one of graphml"},
        {{"--format", "gml"}, "unknown --format 'gml'; use graphml"},
        {{"--format", "csv"}, "name a folder with -o"},
        {{"--format", "json", "--view", "x"}, "unknown --view 'x'; use full, actors"},
        {{"--format", "csv", "--csv-newline", "x"}, "use space or keep"},
        {{"--format", "json", "out.json"}, "name the output with -o"},
    };
    for (const auto& [options, message] : cases) {
        std::vector<std::string> words = {"export", "--graph", place.store()};
        words.insert(words.end(), options.begin(), options.end());
        const auto [status, out, err] = ran(words);
        CHECK(status == 2);
        CHECK(out.empty());
        CHECK_THAT(err, Contains(message));
    }
}

TEST_CASE("export: a store that is not there, a folder that is not there", "[cli][export]") {
    const Place place;
    CHECK(ran({"export", "--format", "json", "--graph", place.file("none.ngraph")}).status == 1);
    const auto [status, out, err] = ran({"export", "--format", "json", "--graph", place.store(), "-o", place.file("no/g.json")});
    CHECK(status == 1);
    CHECK_THAT(err, Contains("No such file or directory"));
}

TEST_CASE("export: a file that cannot be finished leaves nothing behind", "[cli][export]") {
    const Place place;
    ::rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    const ::rlimit small{100, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto [status, out, err] = ran({"export", "--format", "graphml", "--graph", place.store(), "-o", place.file("g.graphml")});
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, previous);
    CHECK(status == 1);
    CHECK_THAT(err, Contains("File too large"));
    CHECK_FALSE(place.has("g.graphml"));
    CHECK_FALSE(place.has("g.graphml.tmp"));
}

TEST_CASE("push: the address and the password are needed, and the password is never an option", "[cli][push]") {
    const Place place;
    ::unsetenv("NEO4J_PASSWORD");
    CHECK_THAT(ran({"push", "--graph", place.store()}).err, Contains("--neo4j is missing"));
    const auto no_password = ran({"push", "--neo4j", "http://127.0.0.1:9", "--graph", place.store()});
    CHECK(no_password.status == 2);
    CHECK_THAT(no_password.err, Contains("set NEO4J_PASSWORD or use --password-file"));
    CHECK(ran({"push", "--neo4j", "http://127.0.0.1:9", "--password", "x"}).status == 2);
    std::ofstream(place.file("password")) << "secret\r\n";
    const auto [status, out, err] = ran({"push", "--neo4j", "http://127.0.0.1:9", "--password-file", place.file("password"),
                                         "--wait", "0", "--graph", place.store()});
    CHECK(status == 1);
    CHECK_THAT(err, Contains("is Neo4j running there?"));
    CHECK_THAT(err, !Contains("secret"));
}
