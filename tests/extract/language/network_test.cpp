// SPDX-License-Identifier: Apache-2.0
#include "extract/language/kernels.hpp"
#include "extract/language/network.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace newsgraph::extract;

namespace {

Sentence sentence_of(const std::vector<std::string>& forms) {
    Sentence out;
    for (const auto& form : forms) {
        Token token;
        token.form = form;
        out.tokens.push_back(token);
    }
    return out;
}

Sentence sentence_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> forms;
    for (std::string form; in >> form;) forms.push_back(form);
    return sentence_of(forms);
}

/// One line a token as in the golden file: form, UPOS|XPOS, head, relation, name tag.
std::vector<std::string> dump(const Sentence& sentence) {
    std::vector<std::string> names(sentence.tokens.size(), "O");
    for (const Name& name : sentence.names) {
        const std::string kind(to_string(name.kind));
        for (std::uint32_t i = name.first; i < name.last; ++i) names[i] = "I-" + kind;
        names[name.last - 1] = "L-" + kind;
        names[name.first] = (name.last - name.first == 1 ? "U-" : "B-") + kind;
    }
    std::vector<std::string> out;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& t = sentence.tokens[i];
        out.push_back(t.form + '\t' + std::string(to_string(t.upos)) + '|' + std::string(to_string(t.xpos)) + '\t' +
                      std::to_string(t.head + 1) + '\t' + std::string(to_string(t.relation)) + '\t' + names[i]);
    }
    return out;
}

/// Every head is a token or the root, there is one root, and every token reaches it.
void check_tree(const Sentence& sentence) {
    const auto n = static_cast<std::int32_t>(sentence.tokens.size());
    int roots = 0;
    bool good = true;
    for (const Token& token : sentence.tokens) {
        roots += token.head == kRootHead;
        good = good && token.head >= kRootHead && token.head < n && (token.head == kRootHead) == (token.relation == Relation::Root);
        std::int32_t at = token.head;
        std::int32_t steps = 0;
        while (good && at != kRootHead && steps <= n) {
            at = sentence.tokens[static_cast<std::size_t>(at)].head;
            ++steps;
        }
        good = good && steps <= n;
    }
    CHECK(roots == 1);
    CHECK(good);
}

const LanguageModel& model() {
    static const LanguageModel loaded(ModelFile::embedded());
    return loaded;
}

} // namespace

TEST_CASE("network: decides what the trainer's PyTorch decides", "[extract][network]") {
    std::ifstream in(NEWSGRAPH_SOURCE_DIR "/tests/extract/language/network_golden.tsv");
    REQUIRE(in);
    std::size_t tokens = 0;
    std::size_t equal = 0;
    std::vector<std::string> expected;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) {
            expected.push_back(line);
            continue;
        }
        std::vector<std::string> forms;
        for (const auto& row : expected) forms.push_back(row.substr(0, row.find('\t')));
        std::vector<Sentence> sentences{sentence_of(forms)};
        annotate(model(), sentences);
        check_tree(sentences[0]);
        const auto found = dump(sentences[0]);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            ++tokens;
            equal += found[i] == expected[i];
            if (found[i] != expected[i]) UNSCOPED_INFO(found[i] << " instead of " << expected[i]);
        }
        expected.clear();
    }
    REQUIRE(tokens > 400);
    // Activations are rounded here and not there: a decision that hangs in the balance may fall the other way, no more.
    CHECK(100 * equal >= 99 * tokens);
}

TEST_CASE("network: reads an ordinary news sentence", "[extract][network]") {
    std::vector<Sentence> sentences{sentence_of("President Vladimir Putin met the American envoy Steve Witkoff in Moscow on Friday .")};
    annotate(model(), sentences);
    const Sentence& s = sentences[0];
    check_tree(s);
    CHECK(s.tokens[3].head == kRootHead);
    CHECK(s.tokens[3].upos == Upos::Verb);
    CHECK(s.tokens[3].xpos == Xpos::Vbd);
    // A bare title describes the name, a phrase with a determiner has it as apposition (UD English 2.16).
    CHECK(s.tokens[0].relation == Relation::NmodDesc);
    CHECK(s.tokens[6].relation == Relation::Obj);
    CHECK(s.tokens[7].relation == Relation::Appos);
    REQUIRE(s.names.size() == 3);
    CHECK(s.names[0].kind == NameKind::Person);
    CHECK(s.names[0].probability > 0.5);
    CHECK(s.names[0].probability <= 1.0);
    CHECK(s.names[2].kind == NameKind::Location);
}

TEST_CASE("network: a sentence is read alike in any company, by any instructions", "[extract][network]") {
    const std::vector<std::string> texts{"“ It is over , ” she said .", "FIRE", "", "No .",
                                         "The talks in Geneva ended without a deal on Tuesday , officials said .",
                                         "PRESIDENT SIGNS BILL", "the the the the the the the"};
    std::vector<Sentence> together;
    for (const auto& text : texts) together.push_back(sentence_of(text));
    const std::vector<Sentence> unread = together;
    annotate(model(), together);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        std::vector<Sentence> alone{unread[i]};
        annotate(model(), alone);
        CHECK(dump(alone[0]) == dump(together[i]));
        CHECK(alone[0].names == together[i].names); // the probabilities too, to the last bit
    }
    for (const Kernels* kernels : kernel_sets()) {
        INFO(kernels->instructions);
        std::vector<Sentence> read = unread;
        annotate(LanguageModel(ModelFile::embedded(), *kernels), read);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            CHECK(dump(read[i]) == dump(together[i]));
            CHECK(read[i].names == together[i].names);
        }
    }
}

TEST_CASE("network: odd tokens do no harm", "[extract][network]") {
    std::vector<Sentence> sentences{sentence_of({"", "\xFF\xFE", std::string(100000, 'a'), std::string(50000, '.'), "\xF0\x9F\x98\x80", "\xE2\x80"})};
    annotate(model(), sentences);
    check_tree(sentences[0]);
    annotate(model(), {});
}

TEST_CASE("network: a sentence without an end is read in linear time, as one tree", "[extract][network]") {
    std::vector<std::string> forms;
    for (int i = 0; i < 20000; ++i) forms.push_back(i % 7 == 3 ? "," : i % 5 == 0 ? "said" : "word");
    std::vector<Sentence> sentences{sentence_of(forms)};
    const auto start = std::chrono::steady_clock::now();
    annotate(model(), sentences);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60)); // seconds in a debug build
    int roots = 0;
    bool in_range = true;
    for (const Token& token : sentences[0].tokens) {
        roots += token.head == kRootHead;
        in_range = in_range && token.head < 20000;
    }
    CHECK(roots == 1);
    CHECK(in_range);
}

TEST_CASE("network: words a second by each set of instructions, of processor time", "[.][speed]") {
    std::vector<Sentence> sentences;
    while (sentences.size() < 400)
        sentences.push_back(sentence_of("After the talks in Geneva ended without a deal on Tuesday , the envoy of the president told "
                                        "reporters that \" nothing was agreed \" and that both sides would meet again in May ."));
    const std::size_t words = sentences.size() * sentences.front().tokens.size();
    for (const Kernels* kernels : kernel_sets()) {
        const LanguageModel with(ModelFile::embedded(), *kernels);
        const std::clock_t start = std::clock();
        annotate(with, sentences);
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        WARN(kernels->instructions << ": " << static_cast<int>(static_cast<double>(words) / seconds) << " words a second");
        CHECK(seconds < 60);
    }
}
