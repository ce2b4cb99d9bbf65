// SPDX-License-Identifier: Apache-2.0
// What the grammar of a reported clause adds to its statement. "The rebels said they would leave": its subject is the
// speaker. "Pompeo said Iran must comply": what another must do is demanded of him (PLOVER codebook on REQUEST).
#include "extract/facts/statements.hpp"

#include "extract/facts/attribution.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

using Index = SentenceTree::Index;

/// The predicate that a cue reports: its clause, or the sentence that the cue is put into ("Iran, he said, must comply").
std::optional<Index> reported_predicate(const SentenceTree& tree, Index cue) {
    if (const auto clause = tree.child(cue, {Relation::Ccomp})) return clause;
    return tree.relation(cue) == Relation::Parataxis ? tree.head(cue) : std::nullopt;
}

bool is_inside(const Reading& reading, const Statement& statement, TokenRef word) {
    const Span at = reading.token(word).span;
    return std::any_of(statement.content.begin(), statement.content.end(), [at](const Span part) { return part.contains(at); });
}

/// Whether "it" or "they" may mean the speaker. "He" is left to what resolves pronouns at large.
bool may_mean(std::string_view pronoun, const Actor& speaker) {
    const bool single = speaker.kind == graph::ActorKind::Person;
    if (pronoun == "they") return !single && speaker.kind != graph::ActorKind::Place;
    if (pronoun == "it") return !single && !speaker.plural;
    return pronoun == "he" || pronoun == "she";
}

/// "Must", "has to": whoever says so of another demands it.
bool is_demanded(const SentenceTree& tree, Index predicate) {
    const auto& children = tree.children(predicate);
    return std::any_of(children.begin(), children.end(), [&](Index child) {
        return tree.relation(child) == Relation::Aux && tree.lemma(child) == "must";
    });
}

/// "Kenya agrees with France that", "Kenya and France agree that": with whom.
void add_partners(const SentenceTree& tree, Statement& statement) {
    const auto sentence = statement.cue->sentence;
    for (const Index child : tree.children(statement.cue->token)) {
        if (tree.relation(child) == Relation::Obl && tree.preposition(child) == "with") statement.targets.push_back({sentence, child});
    }
    if (!statement.source || statement.source->head.sentence != sentence) return;
    for (const Index child : tree.children(statement.source->head.token)) {
        if (tree.relation(child) == Relation::Conj) statement.targets.push_back({sentence, child});
    }
}

} // namespace

void read_reported_clauses(const Reading& reading, const Gazetteer& gazetteer, std::vector<Statement>& statements, ActorTable& table) {
    for (Statement& statement : statements) {
        if (!statement.cue || !statement.speaker || statement.negated) continue;
        const SentenceTree& tree = reading.trees[statement.cue->sentence];
        if (statement.entry != nullptr && statement.entry->act == graph::EventType::Agree) add_partners(tree, statement);
        const auto predicate = reported_predicate(tree, statement.cue->token);
        if (!predicate) continue;
        const auto subject = tree.child(*predicate, {Relation::Nsubj, Relation::NsubjPass});
        if (!subject) continue;
        const TokenRef who{statement.cue->sentence, *subject};
        if (!is_inside(reading, statement, who)) continue;
        const Token& token = reading.token(who);
        const auto mention = table.mention_at(who);
        const bool pronoun = token.upos == Upos::Pron;
        // "It is expected that": stands for a clause.
        const bool expletive = attribution::is_expletive(tree, *subject) || tree.token(*predicate).upos != Upos::Verb ||
                               tree.has_child(*predicate, {Relation::Ccomp, Relation::Csubj});
        if (pronoun && mention && !reading.is_quoted(token.span) && may_mean(token.lemma, table.actor(*statement.speaker))) {
            const bool person = token.lemma == "he" || token.lemma == "she";
            const bool open = !table.actor_of(*mention).has_value();
            if (person ? open : !expletive || token.lemma == "they") table.assign(*mention, *statement.speaker);
            continue;
        }
        if (pronoun || !is_demanded(tree, *predicate)) continue;
        const auto obliged = table.adopt_phrase(reading, gazetteer, who);
        if (!obliged || obliged == statement.speaker) continue;
        statement.content_act = graph::EventType::Request;
        statement.targets.push_back(who);
    }
}

} // namespace newsgraph::extract
