// SPDX-License-Identifier: Apache-2.0
#include "graph/dump.hpp"
#include "graph/store.hpp"

#include "tests/graph/sample_facts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace newsgraph::graph;
using newsgraph::graph::testing::Article;

namespace {

/// A folder of its own that goes away with the test.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "newsgraph-store-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<DocumentFacts> articles(int count) {
    std::vector<DocumentFacts> result;
    for (int i = 0; i < count; ++i) {
        Article article("Amy Adams said number " + std::to_string(i) + " is right.", "k" + std::to_string(i) + ".txt");
        article.statement(article.actor("Amy Adams"), "number " + std::to_string(i) + " is right");
        result.push_back(article.facts());
    }
    return result;
}

std::string message_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("store: what goes in comes out, and twice is once", "[graph][store]") {
    const TemporaryFolder folder;
    const auto path = folder.file("news.ngraph");
    auto store = Store::open_or_create(path);
    const auto all = articles(3);
    for (const auto& facts : all) CHECK(store.add(facts) == Store::Added::New);
    CHECK(store.add(all[1]) == Store::Added::Present);
    auto other = all[1];
    other.document.published = "2020-01-01";
    CHECK(store.add(other) == Store::Added::Different);
    CHECK(store.contains(all[2].document.id, "k2.txt"));
    CHECK_FALSE(store.contains(all[2].document.id, "k1.txt"));
    store.finish();
    CHECK_FALSE(std::filesystem::exists(path + "-wal"));
    std::vector<DocumentFacts> read;
    Store::open(path).read_documents([&](DocumentFacts&& facts) { read.push_back(std::move(facts)); });
    std::sort(read.begin(), read.end(), [](const auto& a, const auto& b) { return a.document.key < b.document.key; });
    CHECK(read == all);
    CHECK(to_debug_string(load_graph(path)) == to_debug_string(fold(all).graph));
}

TEST_CASE("store: the same content is the same bytes, whatever the order and number of runs", "[graph][store]") {
    const TemporaryFolder folder;
    auto all = articles(40);
    const auto build = [&](const std::string& name, std::size_t per_run) {
        for (std::size_t i = 0; i < all.size(); i += per_run) {
            auto store = Store::open_or_create(folder.file(name));
            for (std::size_t k = i; k < std::min(all.size(), i + per_run); ++k) store.add(all[k]);
            store.set_ledger(load_corpus(store).ledger);
            store.finish();
        }
        return bytes_of(folder.file(name));
    };
    const auto once = build("a", 100);
    std::reverse(all.begin(), all.end());
    CHECK(build("b", 7) == once);
    CHECK(build("b", 100) == once);
}

TEST_CASE("store: a killed run keeps what was committed", "[graph][store]") {
    const TemporaryFolder folder;
    const auto path = folder.file("news.ngraph");
    const auto all = articles(3);
    {
        auto store = Store::open_or_create(path);
        store.add(all[0]);
        store.add(all[1]);
        // What a killed process leaves: the file and its log as they are now.
        std::filesystem::copy_file(path, folder.file("left"));
        std::filesystem::copy_file(path + "-wal", folder.file("left-wal"));
    }
    auto store = Store::open_or_create(folder.file("left"));
    CHECK(store.counts().documents == 2);
    CHECK(store.add(all[2]) == Store::Added::New);
    store.finish();
    CHECK(Store::open(folder.file("left")).counts().documents == 3);
}

TEST_CASE("store: a retracted document leaves the graph and does not come back by itself", "[graph][store]") {
    const TemporaryFolder folder;
    const auto path = folder.file("news.ngraph");
    const auto all = articles(3);
    auto store = Store::open_or_create(path);
    for (const auto& facts : all) store.add(facts);
    CHECK(store.retract("k1.txt") == std::vector<std::string>{"k1.txt"});
    CHECK(store.retract(all[2].document.id.substr(0, 20)).size() == 1);
    CHECK(store.retract("nothing").empty());
    CHECK(store.retract("").empty());
    CHECK(store.add(all[1]) == Store::Added::Retracted);
    CHECK(load_corpus(store).counts.documents == 1);
    CHECK(store.counts().retracted == 2);
    CHECK(store.retract("k1.txt", true).size() == 1);
    CHECK(load_corpus(store).counts.documents == 2);
}

TEST_CASE("store: decisions and ledger", "[graph][store]") {
    const TemporaryFolder folder;
    const Decision same{Decision::Verb::Same, {"A", "B"}};
    const Decision different{Decision::Verb::Different, {"A", "B"}};
    auto store = Store::open_or_create(folder.file("s"));
    CHECK(store.add_decisions({same}) == 1);
    CHECK(store.add_decisions({same}) == 0);
    CHECK(store.add_decisions({different}) == 1);
    CHECK(store.add_decisions({same}) == 1);
    CHECK(store.decisions() == Decisions{same, different, same});
    const std::vector<MergeDecision> ledger = {{"A", "B", ActorKind::Group, "decision", 0.1, 2}};
    store.set_ledger(ledger);
    store.set_ledger(ledger);
    CHECK(store.ledger() == ledger);
}

TEST_CASE("store: clear errors for what is no store", "[graph][store]") {
    const TemporaryFolder folder;
    const auto path = folder.file("x");
    CHECK(message_of([&] { (void)Store::open(path); }) == path + ": no such file; newsgraph build makes it");
    std::ofstream(path) << "Nineteen bytes and more of text that is no database at all.";
    CHECK(message_of([&] { (void)Store::open(path); }) == path + ": not a newsgraph store");
    CHECK(message_of([&] { (void)Store::open_or_create(path); }) == path + ": not a newsgraph store");
    CHECK(bytes_of(path).starts_with("Nineteen"));
    CHECK(message_of([&] { (void)Store::open_or_create(folder.file("no/such/folder")); }).find("cannot be opened") !=
          std::string::npos);

    const auto newer = folder.file("newer");
    Store::open_or_create(newer).finish();
    std::fstream file(newer, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(63); // the last byte of user_version
    file.put(2);
    file.close();
    CHECK(message_of([&] { (void)Store::open(newer); }) ==
          newer + ": a store of version 2, made by a newer newsgraph; this one reads version 1");
    file.open(newer, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(63);
    file.put(1);
    file.seekp(4096);
    file << std::string(3 * 4096, 'x'); // the pages of the documents and their index
    file.close();
    CHECK(message_of([&] { Store::open(newer).read_documents([](DocumentFacts&&) {}); }).find("damaged") !=
          std::string::npos);
}

TEST_CASE("store: one program changes it at a time", "[graph][store]") {
    const TemporaryFolder folder;
    auto first = Store::open_or_create(folder.file("s"));
    first.add(articles(1)[0]);
    CHECK(message_of([&] { (void)Store::open_for_change(folder.file("s")); }).find("in use") != std::string::npos);
}
