// SPDX-License-Identifier: Apache-2.0
// Statements: who is reported to say (or think) what. Found by three readers over one document:
// clauses governed by a cue ("said that ...", "his warning that ..."), sources in a phrase ("according to
// ..."), and quotations whose speaker stands beside them or goes on from before. Boundaries of source, cue
// and content follow the guidelines of PolNeAR (Newell et al., LREC 2018): the source is the local
// mention with its apposition, the content keeps its "that" and its quotation marks.
#pragma once

#include "extract/facts/actors.hpp"
#include "extract/knowledge/cue_lexicon.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

struct SourcePhrase {
    TokenRef head;
    TokenRange tokens;
};

struct Statement {
    std::optional<TokenRef> cue;        ///< the cue's main word
    TokenRange cue_tokens;              ///< with auxiliaries and negation; of cue's sentence
    const Cue* entry = nullptr;         ///< null when only a colon or "according to" attributes
    std::string_view cue_class;
    std::optional<SourcePhrase> source;
    std::optional<ActorIndex> speaker;
    std::vector<Span> content;          ///< in text order, disjoint
    std::vector<TokenRef> addressees;   ///< heads of phrases
    std::vector<TokenRef> targets;      ///< heads of what is judged: the object of "described X as ..."
    graph::EventType content_act = graph::EventType::None; ///< of what is said ("must comply"), when the cue is none
    std::optional<std::size_t> via;     ///< the outer statement that reports this one
    graph::StatementForm form = graph::StatementForm::Indirect;
    bool negated = false;
    std::uint32_t first_sentence = 0;
    std::uint32_t last_sentence = 0;
    std::string_view rule;
};

/// Which statements have content, cue or source in a sentence, so that a look-up costs no walk over all.
class StatementIndex {
public:
    explicit StatementIndex(std::size_t sentences) : by_sentence_(sentences) {}
    StatementIndex(std::size_t sentences, const std::vector<Statement>& statements);

    void add(std::size_t number, const Statement& statement);
    /// Numbers in the order in which they were added.
    [[nodiscard]] const std::vector<std::size_t>& at(std::uint32_t sentence) const { return by_sentence_[sentence]; }

private:
    std::vector<std::vector<std::size_t>> by_sentence_;
};

[[nodiscard]] std::vector<Statement> find_statements(const Reading& reading, const CueLexicon& cues,
                                                     const Gazetteer& gazetteer, ActorTable& table);

/// Resolves the first person inside quotations to the speaker.
void resolve_speech_pronouns(const Reading& reading, const std::vector<Statement>& statements,
                             ActorTable& table);

/// Reads what the clause of an indirect statement adds: its pronoun subject is the speaker, its "must" a demand.
void read_reported_clauses(const Reading& reading, const Gazetteer& gazetteer, std::vector<Statement>& statements,
                           ActorTable& table);

} // namespace newsgraph::extract
