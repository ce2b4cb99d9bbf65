// SPDX-License-Identifier: Apache-2.0
// "According to X, ...": the phrase names the source, the clause that it belongs to is the content.
#include "extract/facts/attribution.hpp"

#include <algorithm>

namespace newsgraph::extract::attribution {
namespace {

using Index = SentenceTree::Index;

/// The outermost token whose clause the phrase belongs to: the sentence's root when the phrase opens or
/// closes the sentence, else the nearest predicate.
Index governed_clause(const SentenceTree& tree, Index phrase) {
    const TokenRange range = tree.range(phrase);
    const bool at_edge = range.first == 0 || range.last + 1 >= tree.size();
    Index at = phrase;
    for (Index steps = 0; steps < tree.size(); ++steps) {
        const auto head = tree.head(at);
        if (!head) return at;
        at = *head;
        const bool predicate = tree.token(at).upos == Upos::Verb || tree.has_child(at, {Relation::Cop}) ||
                               tree.has_child(at, {Relation::Nsubj});
        if (predicate && !at_edge) return at;
    }
    return at;
}

} // namespace

std::vector<Statement> from_according_to(const Reading& reading) {
    std::vector<Statement> found;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        if (reading.sentences[s].block == BlockKind::Boilerplate) continue;
        const SentenceTree& tree = reading.trees[s];
        for (Index i = 0; i + 1 < tree.size(); ++i) {
            if (tree.lemma(i) != "accord" && tree.lemma(i) != "according") continue;
            if (tree.lemma(i + 1) != "to") continue;
            // `according` marks its source, or (in other parsers' trees) governs it.
            std::optional<Index> source;
            if (tree.is(i, {Relation::Case, Relation::Mark})) source = tree.head(i);
            if (!source) source = tree.child(i, {Relation::Obl, Relation::Obj});
            if (!source) continue;
            const Index phrase = tree.is_below(*source, i) ? i : *source;
            const Index clause = governed_clause(tree, phrase);
            if (clause == phrase) continue;
            const TokenRange whole = tree.range(clause);
            const TokenRange aside = tree.range(phrase);
            Statement statement;
            statement.cue = TokenRef{s, i};
            statement.cue_tokens = {i, i + 2};
            statement.cue_class = "report";
            statement.source = source_phrase(tree, s, *source);
            statement.source->tokens.first = std::max(statement.source->tokens.first, i + 2);
            for (const TokenRange part : {TokenRange{whole.first, std::min(aside.first, whole.last)},
                                          TokenRange{std::max(aside.last, whole.first), whole.last}}) {
                if (part.empty()) continue;
                if (const auto span = trimmed_span(tree, part)) statement.content.push_back(*span);
            }
            if (statement.content.empty()) continue;
            statement.first_sentence = statement.last_sentence = s;
            statement.rule = "according-to";
            found.push_back(std::move(statement));
        }
    }
    return found;
}

} // namespace newsgraph::extract::attribution
