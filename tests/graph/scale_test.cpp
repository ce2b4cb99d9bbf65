// SPDX-License-Identifier: Apache-2.0
// A corpus of ten thousand made-up articles: times for the release build (run with the tag [scale]) and, with a smaller one,
// that order does not matter.
#include "graph/dump.hpp"
#include "graph/fold.hpp"
#include "graph/layout.hpp"
#include "graph/store.hpp"
#include "graph/views.hpp"

#include "tests/graph/sample_facts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>

using namespace newsgraph::graph;
using newsgraph::graph::testing::Article;

namespace {

/// A fixed sequence of numbers (SplitMix64), so that every run makes the same corpus.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        std::uint64_t x = state_ += 0x9E3779B97F4A7C15U;
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
        return (x ^ (x >> 31U)) % limit;
    }

private:
    std::uint64_t state_;
};

std::string word(std::size_t n) {
    constexpr std::string_view kSyllables[] = {"ba", "do", "ki", "lun", "mer", "no", "ras", "sel", "tor", "vi", "zan", "gu"};
    std::string text;
    for (n += 12; n > 0; n /= 12) text += kSyllables[n % 12];
    return text;
}

std::string name(std::size_t n) {
    auto text = word(n);
    text.front() = static_cast<char>(text.front() - 32);
    return text;
}

/// About 400 words, twelve actors, ten statements, six events; one article in ten is a copy of another.
DocumentFacts made_up(std::size_t number, std::size_t people) {
    Numbers numbers(number % 10 == 9 ? number - 1 : number);
    std::vector<std::string> names;
    std::string text;
    for (int i = 0; i < 12; ++i) {
        const auto n = std::min(numbers.below(people), numbers.below(people));
        names.push_back(name(n * 7 + 3) + ' ' + name(n % (people / 2)));
        text += names.back() + " said \"" + word(numbers.below(5000)) + ' ' + word(numbers.below(5000)) + " quote" +
                std::to_string(i) + "\" on Sunday. ";
        for (int w = 0; w < 24; ++w) text += word(numbers.below(3000)) + ' ';
        text += "strike" + std::to_string(i) + ".\n";
    }
    const auto day = 10 + number % 19;
    Article article(text, "doc" + std::to_string(number), "2025-03-" + std::to_string(day));
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < names.size(); ++i)
        ids.push_back(article.actor(number % 3 == 0 && i % 4 == 0 ? "Mr " + names[i].substr(names[i].find(' ') + 1) : names[i],
                                    i % 5 == 4 ? ActorKind::Organization : ActorKind::Person));
    for (std::size_t i = 0; i < 10; ++i)
        article.statement(ids[i], "quote" + std::to_string(i), {ids[(i + 1) % ids.size()]});
    for (std::size_t i = 0; i < 6; ++i)
        article.event(i % 2 == 0 ? EventType::Assault : EventType::Consult, "strike" + std::to_string(i), "strike",
                      {{ids[i], ParticipantRole::Agent}, {ids[i + 5], ParticipantRole::Recipient}},
                      "2025-03-" + std::to_string(day - 1));
    return article.facts();
}

double seconds(const std::function<void()>& act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

TEST_CASE("scale: shuffled articles make the same graph", "[graph][fold]") {
    std::vector<DocumentFacts> documents;
    for (std::size_t i = 0; i < 120; ++i) documents.push_back(made_up(i, 200));
    const auto expected = to_debug_string(fold(documents).graph);
    Numbers numbers(1);
    for (int turn = 0; turn < 3; ++turn) {
        for (std::size_t i = documents.size() - 1; i > 0; --i) std::swap(documents[i], documents[numbers.below(i + 1)]);
        CHECK(to_debug_string(fold(documents).graph) == expected);
    }
}

TEST_CASE("scale: ten thousand articles", "[.][scale]") {
    std::vector<DocumentFacts> documents;
    std::cout << "make     " << seconds([&] {
        for (std::size_t i = 0; i < 10000; ++i) documents.push_back(made_up(i, 4000));
    }) << " s\n";
    const auto path = (std::filesystem::temp_directory_path() / "newsgraph-scale.ngraph").string();
    std::filesystem::remove(path);
    std::cout << "store    " << seconds([&] {
        auto store = Store::open_or_create(path);
        for (const auto& facts : documents) store.add(facts);
        store.finish();
    }) << " s, " << std::filesystem::file_size(path) / 1000000 << " MB\n";
    Corpus corpus;
    std::cout << "fold     " << seconds([&] { corpus = fold(std::move(documents)); }) << " s: " << corpus.graph.node_count() << " nodes, "
              << corpus.graph.edge_count() << " edges, " << corpus.counts.actors << " actors, " << corpus.counts.copies << " copies\n";
    std::cout << "load     " << seconds([&] { (void)load_graph(path); }) << " s (read and fold)\n";
    std::filesystem::remove(path);
    PropertyGraph actors;
    std::cout << "view     " << seconds([&] { actors = make_view(corpus.graph, View::Actors); }) << " s: " << actors.node_count()
              << " actors, " << actors.edge_count() << " edges\n";
    std::cout << "layout   " << seconds([&] { (void)layout(actors); }) << " s\n";
    CHECK(corpus.counts.documents == 10000);
}
