// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "graph/facts_json.hpp"

#include "tests/graph/sample_facts.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace newsgraph;
using graph::testing::Article;

namespace {

struct Result {
    int status;
    std::string out;
    std::string err;
};

Result run(std::vector<std::string> words, const std::string& input = {}) {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(words, {in, out, err});
    return {status, out.str(), err.str()};
}

class Workplace {
public:
    Workplace() {
        std::string name = (std::filesystem::temp_directory_path() / "newsgraph-cli-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
    }
    ~Workplace() {
        std::error_code error;
        std::filesystem::remove_all(folder_, error);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }
    [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(file(name), std::ios::binary) << bytes;
        return file(name);
    }

private:
    std::filesystem::path folder_;
};

graph::DocumentFacts article(const Workplace& place, const std::string& name, const std::string& key) {
    const std::string text = name + " said the water will rise again this spring.";
    Article article(text, place.write(key, text));
    auto& statement = article.statement(article.actor(name), "the water will rise again this spring");
    statement.speaker->range = article.find(name);
    statement.speaker->text = name;
    return article.facts();
}

std::string lines(const std::vector<graph::DocumentFacts>& all) {
    std::string text;
    for (const auto& facts : all) text += graph::to_json(facts) + '\n';
    return text;
}

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

} // namespace

TEST_CASE("build: facts from standard input and from a file make the same store", "[cli][build]") {
    const Workplace place;
    const auto facts = lines({article(place, "Ada Lund", "a.txt"), article(place, "Mr Lund", "b.txt")});
    const auto one = run({"build", "--facts", "-", "--graph", place.file("one")}, facts);
    CHECK(one.status == 0);
    CHECK(one.out.empty());
    CHECK(one.err.find("2 documents read: 2 new\n") != std::string::npos);
    CHECK(run({"build", "--facts", place.write("f.jsonl", facts), "--graph", place.file("two")}).status == 0);
    CHECK(bytes_of(place.file("one")) == bytes_of(place.file("two")));
    const auto again = run({"build", "--facts", "-", "--graph", place.file("one")}, facts);
    CHECK(again.err.find("0 new, 2 already there") != std::string::npos);
    CHECK(bytes_of(place.file("one")) == bytes_of(place.file("two")));
}

TEST_CASE("build: a bad line fails, the others are kept", "[cli][build]") {
    const Workplace place;
    const auto result =
        run({"build", "--facts", "-", "--graph", place.file("g")}, "{\"schema\":1}\n" + lines({article(place, "Ada Lund", "a.txt")}));
    CHECK(result.status == 1);
    CHECK(result.err.find("<stdin>:1: member 'schema' is '1'") != std::string::npos);
    CHECK(result.err.find("1 new; 1 failed") != std::string::npos);
}

TEST_CASE("build: wrong usage and wrong files", "[cli][build]") {
    const Workplace place;
    CHECK(run({"build"}).status == 2);
    CHECK(run({"build", "--facts", "-", "x.txt"}).status == 2);
    const auto result = run({"build", "--facts", "-", "--graph", place.write("no", "This is a text, and not a store at all.")});
    CHECK(result.status == 1);
    CHECK(result.err.find("not a newsgraph store") != std::string::npos);
    CHECK(run({"stats", "--graph", place.file("none")}).err.find("no such file") != std::string::npos);
    CHECK(run({"build", "--facts", "-", "--graph", place.file("g"), "--decisions", place.write("d", "join \"A\" \"B\"")}, "")
              .err.find("unknown decision 'join'") != std::string::npos);
}

TEST_CASE("merge, unmerge and retract change the graph and can be taken back", "[cli]") {
    const Workplace place;
    const auto store = place.file("g");
    REQUIRE(run({"build", "--facts", "-", "--graph", store},
                lines({article(place, "Ada Lund", "a.txt"), article(place, "Mr Lund", "b.txt"), article(place, "The Colonel", "c.txt")}))
                .status == 0);
    std::filesystem::copy_file(store, place.file("before"));
    CHECK(run({"stats", "--graph", store, "--ledger"}).out.find("Ada Lund\tMr Lund\tperson\tsurname\t0.8\t1") != std::string::npos);
    CHECK(run({"merge", "Ada Lund", "The Colonel", "--graph", store}).err.find("2 actors before, 1 after") != std::string::npos);
    const auto difference = run({"diff", place.file("before"), store});
    CHECK(difference.status == 0);
    CHECK(difference.out.find("- Person") != std::string::npos);
    CHECK(run({"unmerge", "Ada Lund", "The Colonel", "--graph", store}).err.find("1 actors before, 2 after") != std::string::npos);
    CHECK(run({"diff", place.file("before"), store}).out.empty());
    CHECK(run({"retract", place.file("c.txt"), "--graph", store}).out == "retracted " + place.file("c.txt") + "\n");
    CHECK(run({"retract", "no.txt", "--graph", store}).status == 1);
    CHECK(run({"stats", "--graph", store}).out.find("documents 2 (0 copies of another, 1 retracted)") != std::string::npos);
    CHECK(run({"retract", "--undo", place.file("c.txt"), "--graph", store}).status == 0);
    CHECK(run({"diff", place.file("before"), store}).out.empty());
}

TEST_CASE("verify: proves every span, and tells what is not so", "[cli][verify]") {
    const Workplace place;
    const auto good = article(place, "Ada Lund", "a.txt");
    REQUIRE(run({"build", "--facts", "-", "--graph", place.file("good")}, lines({good})).status == 0);
    const auto proof = run({"verify", "--graph", place.file("good")});
    CHECK(proof.status == 0);
    CHECK(proof.out.find("mismatches       0\nevery span is proven\n") != std::string::npos);
    CHECK(proof.out.find("files re-read    1\n") != std::string::npos);

    auto bad = good;
    bad.statements[0].speaker->text = "Eve Lund";
    bad.statements[0].speaker->range.start = 1;
    REQUIRE(run({"build", "--facts", "-", "--graph", place.file("bad")}, lines({bad})).status == 0);
    const auto refusal = run({"verify", "--graph", place.file("bad")});
    CHECK(refusal.status == 1);
    CHECK(refusal.err.find("a.txt: s1 speaker 1-8: the text has \u201C" "da Lund\u201D, the record \u201CEve Lund\u201D") !=
          std::string::npos);

    (void)place.write("a.txt", "Something else entirely.");
    CHECK(run({"verify", "--graph", place.file("good")}).err.find("has changed since") != std::string::npos);
}
