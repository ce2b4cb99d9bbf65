// SPDX-License-Identifier: Apache-2.0
// Statements within statements ("The Herald reported that Berg said ..."): which statement reports which, and which of
// the inner ones are reports of their own.
#include "extract/facts/attribution.hpp"

#include <algorithm>

namespace newsgraph::extract::attribution {
namespace {

bool is_of_speech(const Token& pronoun) {
    return pronoun.lemma == "I" || pronoun.lemma == "we" || pronoun.lemma == "you";
}

bool contains(const Statement& outer, Span span) {
    return std::any_of(outer.content.begin(), outer.content.end(),
                       [span](const Span part) { return part.contains(span); });
}

std::uint32_t content_size(const Statement& statement) {
    std::uint32_t size = 0;
    for (const Span part : statement.content) size += part.size();
    return size;
}

/// The smallest statement whose content holds this one's cue or, without a cue, its source.
std::optional<std::size_t> outer_statement(const Reading& reading, const std::vector<Statement>& all,
                                           const StatementIndex& index, std::size_t inner) {
    const Statement& statement = all[inner];
    if (!statement.cue && !statement.source) return std::nullopt;
    const TokenRef word = statement.cue ? *statement.cue : statement.source->head;
    const Span at = reading.token(word).span;
    std::optional<std::size_t> best;
    for (const std::size_t k : index.at(word.sentence)) {
        if (k == inner || !contains(all[k], at)) continue;
        if (content_size(all[k]) <= content_size(statement)) continue;
        if (!best || content_size(all[k]) < content_size(all[*best])) best = k;
    }
    return best;
}

/// Whether the words name somebody that the outer source can speak for: a name, a definite phrase, a pronoun of the
/// third person whose reference is known. "People", "you", "anybody who" tell of nobody's utterance.
bool names_third_party(const Reading& reading, const Statement& inner) {
    const TokenRef head = inner.source->head;
    const Token& source = reading.token(head);
    if (source.upos == Upos::Propn) return true;
    if (source.xpos == Xpos::Prp) return inner.speaker && source.lemma != "it" && !is_of_speech(source);
    if (source.upos != Upos::Noun) return false;
    const SentenceTree& tree = reading.trees[head.sentence];
    if (tree.has_child(head.token, {Relation::NmodPoss, Relation::Nummod, Relation::Appos})) return true;
    const auto determiner = tree.child(head.token, {Relation::Det});
    if (determiner) return tree.lemma(*determiner) == "the" || tree.lemma(*determiner) == "a";
    return !reading.is_quoted(source.span);
}

/// A report inside a statement is one of its own when it tells that somebody else said something. What a speaker
/// asks, supposes or fears that others might say or want is the speaker's own view of them.
bool is_report(const Reading& reading, const Statement& inner) {
    if (!inner.source || !inner.cue || inner.entry == nullptr) return inner.rule == "according-to";
    if (!names_third_party(reading, inner)) return false;
    const TokenRef cue = *inner.cue;
    const SentenceTree& tree = reading.trees[cue.sentence];
    for (const auto child : tree.children(cue.token)) {
        const bool modal = tree.relation(child) == Relation::Aux && tree.token(child).xpos == Xpos::Md;
        if (modal || (tree.relation(child) == Relation::Mark && tree.lemma(child) == "if")) return false;
    }
    if (inner.entry->act != graph::EventType::None) return true;
    const bool clause = inner.rule == "clause" || inner.rule == "quotation" || inner.rule == "colon";
    if (!clause || inner.cue_class == "find") return false;
    // A belief is reported of somebody named and in the reporter's own words.
    if (!inner.entry->mental) return true;
    return reading.token(inner.source->head).upos == Upos::Propn && !reading.is_quoted(reading.token(cue).span);
}

/// Drops what says nothing new: a thought reported inside the thinker's own statement, and a second reading
/// of one content by one source.
void drop_redundant(const Reading& reading, std::vector<Statement>& all) {
    std::vector<bool> drop(all.size(), false);
    for (std::size_t k = 0; k < all.size(); ++k) {
        const Statement& inner = all[k];
        if (inner.via) {
            const Statement& outer = all[*inner.via];
            const bool own_thought = inner.entry != nullptr && inner.entry->mental && inner.speaker &&
                                     inner.speaker == outer.speaker;
            drop[k] = own_thought || !is_report(reading, inner);
        } else if (inner.cue && reading.is_quoted(reading.token(*inner.cue).span) && inner.rule != "transcript") {
            drop[k] = !is_report(reading, inner);
        }
        // In order of content: what has the same stands next to it.
        for (std::size_t other = k; other > 0 && all[other - 1].content == inner.content; --other) {
            if (!drop[other - 1] && all[other - 1].speaker == inner.speaker) drop[k] = true;
        }
    }
    std::vector<std::size_t> renumbered(all.size(), 0);
    std::vector<Statement> kept;
    for (std::size_t k = 0; k < all.size(); ++k) {
        renumbered[k] = kept.size();
        if (!drop[k]) kept.push_back(std::move(all[k]));
    }
    for (Statement& statement : kept) {
        if (!statement.via) continue;
        if (drop[*statement.via]) {
            statement.via.reset();
        } else {
            statement.via = renumbered[*statement.via];
        }
    }
    all = std::move(kept);
}

} // namespace

void nest(const Reading& reading, std::vector<Statement>& all) {
    const StatementIndex index(reading.sentences.size(), all);
    for (std::size_t k = 0; k < all.size(); ++k) all[k].via = outer_statement(reading, all, index, k);
    drop_redundant(reading, all);
}

} // namespace newsgraph::extract::attribution
