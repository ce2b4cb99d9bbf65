// SPDX-License-Identifier: Apache-2.0
// Every row of extract/data/events.tsv is tried in a sentence built for its frame, tree and all: "Norway lifted ban
// of Sweden". So the test shows what a row does, and does not depend on the parser.
#include "extract/facts/event_lexicon.hpp"
#include "extract/knowledge/cue_lexicon.hpp"
#include "tests/extract/facts/explained.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace newsgraph;
using extract::EventFrame;
using extract::Relation;
using extract::Upos;
using extract::Xpos;

namespace {

struct Word {
    std::string lemma;
    Upos upos;
    Xpos xpos;
    int head; ///< -1 for the root
    Relation relation;
};

/// The sentence's own text with its tree; lemmas serve as forms.
struct Built {
    explicit Built(const std::vector<Word>& words) {
        std::string text;
        for (const Word& word : words) {
            extract::Token token;
            token.span = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + word.lemma.size())};
            token.form = token.lemma = word.lemma;
            token.upos = word.upos;
            token.xpos = word.xpos;
            token.relation = word.relation;
            token.head = word.head;
            const auto at = static_cast<std::uint32_t>(sentence.tokens.size());
            if (word.upos == Upos::Propn) sentence.names.push_back({at, at + 1, extract::NameKind::Location, 1.0});
            sentence.tokens.push_back(token);
            text += word.lemma + ' ';
        }
        sentence.span = {0, static_cast<std::uint32_t>(text.size())};
        document = test::document_of(text);
    }

    extract::Sentence sentence;
    extract::Document document = test::document_of("");
};

Word name(std::string of, int head, Relation relation) { return {std::move(of), Upos::Propn, Xpos::Nnp, head, relation}; }
Word noun(std::string lemma, int head, Relation relation) { return {std::move(lemma), Upos::Noun, Xpos::Nn, head, relation}; }
Word preposition(std::string lemma, int head) { return {std::move(lemma), Upos::Adp, Xpos::In, head, Relation::Case}; }

/// "Norway", the verb at 1, and what its frame takes.
std::vector<Word> verb_sentence(const extract::EventTrigger& t) {
    const std::string by = t.prepositions.empty() ? "of" : t.prepositions.front();
    // "turned Sweden down": the particle of a phrasal verb ends the sentence.
    if (const auto bar = t.lemma.find('_'); bar != std::string::npos) {
        extract::EventTrigger plain = t;
        plain.lemma = t.lemma.substr(0, bar);
        std::vector<Word> words = verb_sentence(plain);
        words.push_back({t.lemma.substr(bar + 1), Upos::Adp, Xpos::Rp, 1, Relation::CompoundPrt});
        return words;
    }
    std::vector<Word> words{t.frame == EventFrame::Workers ? noun("nurse", 1, Relation::Nsubj) : name("Norway", 1, Relation::Nsubj),
                            {t.lemma, Upos::Verb, Xpos::Vbd, -1, Relation::Root}};
    if (!t.objects.empty()) {
        for (const Word& w : {noun(t.objects.front(), 1, Relation::Obj), preposition(by, 4), name("Sweden", 2, Relation::Nmod)})
            words.push_back(w);
        return words;
    }
    switch (t.frame) {
    case EventFrame::Oblique:
    case EventFrame::Symmetric:
        words.push_back(preposition(by, 3));
        words.push_back(name("Sweden", 1, Relation::Obl));
        break;
    case EventFrame::Clause:
        words.push_back({"to", Upos::Part, Xpos::To, 3, Relation::Mark});
        words.push_back({"rest", Upos::Verb, Xpos::Vb, 1, Relation::Xcomp});
        break;
    case EventFrame::Particle: words.push_back({by, Upos::Adp, Xpos::Rp, 1, Relation::CompoundPrt}); break;
    case EventFrame::Intransitive:
    case EventFrame::Workers: break;
    default: words.push_back(name("Sweden", 1, Relation::Obj)); break;
    }
    return words;
}

/// "Norway's <noun> <preposition> Sweden continued".
std::vector<Word> noun_sentence(const extract::EventTrigger& t) {
    const std::string by = t.prepositions.empty() ? "with" : t.prepositions.front();
    return {name("Norway", 2, Relation::NmodPoss), {"'s", Upos::Part, Xpos::Pos, 0, Relation::Case},
            noun(t.lemma, 5, Relation::Nsubj),     preposition(by, 4),
            name("Sweden", 2, Relation::Nmod),     {"surprise", Upos::Verb, Xpos::Vbd, -1, Relation::Root}};
}

/// "Norway is donor to Sweden".
std::vector<Word> bearer_sentence(const extract::EventTrigger& t) {
    return {name("Norway", 2, Relation::Nsubj), {"be", Upos::Aux, Xpos::Vbz, 2, Relation::Cop},
            noun(t.lemma, -1, Relation::Root), preposition(t.prepositions.front(), 4), name("Sweden", 2, Relation::Nmod)};
}

/// "Norway is willing to rest".
std::vector<Word> adjective_sentence(const extract::EventTrigger& t) {
    return {name("Norway", 2, Relation::Nsubj), {"be", Upos::Aux, Xpos::Vbz, 2, Relation::Cop},
            {t.lemma, Upos::Adj, Xpos::Jj, -1, Relation::Root}, {"to", Upos::Part, Xpos::To, 4, Relation::Mark},
            {"rest", Upos::Verb, Xpos::Vb, 2, Relation::Xcomp}};
}

std::vector<std::pair<std::string, Upos>> triggers_of_table() {
    std::ifstream in(NEWSGRAPH_SOURCE_DIR "/extract/data/events.tsv");
    std::vector<std::pair<std::string, Upos>> out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto tab = line.find('\t');
        const char pos = line[tab + 1];
        std::istringstream lemmas(line.substr(0, std::min(tab, line.find('+'))));
        for (std::string lemma; std::getline(lemmas, lemma, '|');)
            out.emplace_back(lemma, pos == 'v' ? Upos::Verb : pos == 'n' ? Upos::Noun : Upos::Adj);
    }
    return out;
}

} // namespace

TEST_CASE("event lexicon: every row makes its event", "[extract][events][lexicon]") {
    const auto& lexicon = extract::EventLexicon::bundled();
    const auto triggers = triggers_of_table();
    REQUIRE(triggers.size() > 500);
    for (const auto& [lemma, upos] : triggers) {
        const auto readings = lexicon.find(lemma, upos);
        REQUIRE_FALSE(readings.empty());
        for (const extract::EventTrigger& reading : readings) {
            const Built built(upos == Upos::Verb   ? verb_sentence(reading)
                              : reading.frame == EventFrame::Bearer ? bearer_sentence(reading)
                              : upos == Upos::Noun ? noun_sentence(reading)
                                                   : adjective_sentence(reading));
            const auto facts = extract::extract_facts(built.document, std::span(&built.sentence, 1));
            // Another reading of the word may fit the sentence as well; what some reading says must come out.
            const bool event = std::any_of(facts.events.begin(), facts.events.end(), [&](const graph::EventFact& e) {
                return std::any_of(readings.begin(), readings.end(), [&](const extract::EventTrigger& r) {
                    return e.trigger.lemma == lemma.substr(0, lemma.find('_')) && e.type == r.type && e.mode == r.mode && e.cameo == r.cameo;
                });
            });
            const bool act = std::any_of(facts.statements.begin(), facts.statements.end(),
                                         [](const graph::StatementFact& s) { return s.act != graph::EventType::None; });
            INFO(built.document.text());
            CHECK((event || act));
        }
    }
}
