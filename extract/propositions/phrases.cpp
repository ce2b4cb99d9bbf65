// SPDX-License-Identifier: Apache-2.0
#include "extract/propositions/phrases.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

using Index = SentenceTree::Index;

bool is_punctuation(const Token& token) {
    return token.upos == Upos::Punct;
}

/// Marks that open or close: kept at the end of a phrase that holds their partner.
bool is_paired(const Token& token) {
    switch (token.xpos) {
    case Xpos::OpenQuote:
    case Xpos::CloseQuote:
    case Xpos::LeftBracket:
    case Xpos::RightBracket:
        return true;
    default:
        return false;
    }
}

bool has_pair(const SentenceTree& tree, const Tokens& tokens) {
    const auto count = std::count_if(tokens.begin(), tokens.end(),
                                     [&](Index i) { return is_paired(tree.token(i)); });
    return count > 1;
}

void trim(const SentenceTree& tree, Tokens& tokens) {
    const auto loose = [&](Index i) {
        const Token& token = tree.token(i);
        return is_punctuation(token) && !(is_paired(token) && has_pair(tree, tokens)) &&
               token.form != "$" && token.form != "%";
    };
    while (!tokens.empty() && loose(tokens.back()))
        tokens.pop_back();
    while (!tokens.empty() && loose(tokens.front()))
        tokens.erase(tokens.begin());
}

/// Collects the words below `head`; `enter` says which children to follow.
template <typename Enter>
Tokens collect(const SentenceTree& tree, Index head, Enter enter) {
    Tokens tokens;
    Tokens open = {head};
    std::size_t steps = 0;
    while (!open.empty() && steps++ <= tree.size()) {
        const Index at = open.back();
        open.pop_back();
        tokens.push_back(at);
        for (const Index child : tree.children(at)) {
            if (enter(at, child)) open.push_back(child);
        }
    }
    std::sort(tokens.begin(), tokens.end());
    trim(tree, tokens);
    return tokens;
}

/// What stands before the word and ties it to another: not part of the phrase itself.
bool is_tie(const SentenceTree& tree, Index child) {
    return tree.is(child, {Relation::Case, Relation::Cc, Relation::CcPreconj, Relation::Mark}) &&
           tree.token(child).xpos != Xpos::Pos;
}

/// Relative clauses, appositions and asides are propositions of their own.
bool is_aside(const SentenceTree& tree, Index child) {
    if (tree.is(child, {Relation::AclRelcl, Relation::Parataxis, Relation::Appos,
                        Relation::Discourse, Relation::AdvclRelcl}))
        return true;
    return tree.relation(child) == Relation::Conj &&
           tree.has_child(child, {Relation::Nsubj, Relation::NsubjPass, Relation::Cop});
}

} // namespace

Tokens predicate_phrase(const SentenceTree& tree, Index head) {
    return collect(tree, head, [&](Index at, Index child) {
        if (is_aside(tree, child)) return false;
        if (at != head) return true;
        if (is_tie(tree, child)) return false;
        if (tree.relation(child) == Relation::Advmod)
            return child + 1 == head && tree.token(head).upos != Upos::Noun;
        return !tree.is(child,
                        {Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter, Relation::Cop,
                         Relation::Aux, Relation::Advcl, Relation::Csubj, Relation::Expl,
                         Relation::Ccomp, Relation::Obl, Relation::OblUnmarked, Relation::Xcomp});
    });
}

Tokens noun_phrase(const SentenceTree& tree, Index head, Conjuncts conjuncts) {
    return collect(tree, head, [&](Index at, Index child) {
        if (is_aside(tree, child)) return false;
        if (at != head) return true;
        if (is_tie(tree, child) || tree.token(child).xpos == Xpos::Pos) return false;
        if (tree.is(child, {Relation::Nsubj, Relation::NsubjPass, Relation::Cop, Relation::Aux,
                            Relation::Advcl, Relation::Csubj, Relation::Expl, Relation::Ccomp}))
            return false;
        return conjuncts == Conjuncts::Keep || tree.relation(child) != Relation::Conj;
    });
}

Tokens whole_phrase(const SentenceTree& tree, Index head, Conjuncts conjuncts) {
    return collect(tree, head, [&](Index at, Index child) {
        if (at != head) return true;
        if (tree.is(child, {Relation::Cc, Relation::CcPreconj})) return false;
        return conjuncts == Conjuncts::Keep || tree.relation(child) != Relation::Conj;
    });
}

Tokens preposition_of(const SentenceTree& tree, Index head) {
    Tokens tokens;
    for (const Index child : tree.children(head)) {
        if (tree.relation(child) != Relation::Case || tree.token(child).xpos == Xpos::Pos) continue;
        tokens.push_back(child);
        for (const Index part : tree.children(child)) {
            if (tree.is(part, {Relation::Fixed, Relation::Advmod})) tokens.push_back(part);
        }
    }
    std::sort(tokens.begin(), tokens.end());
    return tokens;
}

Tokens conjuncts_of(const SentenceTree& tree, Index head) {
    Tokens heads = {head};
    for (const Index child : tree.children(head)) {
        if (tree.relation(child) == Relation::Conj) heads.push_back(child);
    }
    return heads;
}

bool is_relative_pronoun(const Token& token) noexcept {
    return token.xpos == Xpos::Wdt || token.xpos == Xpos::Wp || token.xpos == Xpos::WpPoss ||
           token.xpos == Xpos::Wrb;
}

std::optional<Index> relativizer(const SentenceTree& tree, Index verb) {
    const auto range = tree.range(verb);
    for (Index i = range.first; i < std::max(verb, range.first); ++i) {
        if (is_relative_pronoun(tree.token(i)) && tree.is_below(i, verb)) return i;
    }
    return std::nullopt;
}

Tokens joined(Tokens a, const Tokens& b) {
    a.insert(a.end(), b.begin(), b.end());
    std::sort(a.begin(), a.end());
    a.erase(std::unique(a.begin(), a.end()), a.end());
    return a;
}

} // namespace newsgraph::extract
