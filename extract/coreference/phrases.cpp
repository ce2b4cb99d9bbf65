// SPDX-License-Identifier: Apache-2.0
// Phrases are read off the dependency tree: each word that can head a noun phrase gives the range of its
// subtree, cut at what belongs to the clause and not to the phrase.
#include "extract/coreference/phrases.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>

namespace newsgraph::extract::coreference {
namespace {

bool is_wh(const Token& token) {
    return token.xpos == Xpos::Wdt || token.xpos == Xpos::Wp || token.xpos == Xpos::WpPoss || token.xpos == Xpos::Wrb;
}

bool is_nominal_place(Relation relation) {
    switch (relation) {
    case Relation::Nsubj:
    case Relation::NsubjPass:
    case Relation::NsubjOuter:
    case Relation::Obj:
    case Relation::Iobj:
    case Relation::Obl:
    case Relation::OblAgent:
    case Relation::OblUnmarked:
    case Relation::Nmod:
    case Relation::NmodPoss:
    case Relation::NmodUnmarked:
    case Relation::Dislocated: return true;
    default: return false;
    }
}

} // namespace

PhraseFinder::PhraseFinder(const Reading& reading, std::uint32_t sentence)
    : tree_(reading.trees[sentence]), sentence_(reading.sentences[sentence]) {}

bool PhraseFinder::is_head(std::uint32_t i) const {
    const Token& token = tree_.token(i);
    switch (token.upos) {
    case Upos::Pron: return !is_wh(token) && token.xpos != Xpos::Ex;
    case Upos::Noun: return !tree_.is(i, {Relation::Compound, Relation::Flat, Relation::Fixed, Relation::Goeswith});
    case Upos::Propn:
        return !tree_.is(i, {Relation::Flat, Relation::Fixed, Relation::Goeswith}) && !is_title(i);
    case Upos::Det: return !tree_.is(i, {Relation::Det, Relation::DetPredet, Relation::Advmod}) && !is_wh(token);
    case Upos::Num: return is_nominal_place(token.relation) || tree_.has_child(i, {Relation::Nmod});
    case Upos::Adj: return is_nominal_place(token.relation);
    case Upos::Adv: return token.lemma == "here" || token.lemma == "there";
    default: return false;
    }
}

TokenRange PhraseFinder::phrase(std::uint32_t head, Cut cut) const {
    const Token& token = tree_.token(head);
    if (token.xpos == Xpos::Prp || token.xpos == Xpos::PrpPoss) return {head, head + 1};
    const bool predicate = tree_.has_child(head, {Relation::Cop, Relation::Nsubj, Relation::NsubjOuter});
    TokenRange range = tree_.range(head);
    for (const auto child : tree_.children(head)) {
        const bool keeps = belongs(child, child < head, predicate);
        if (child < head) {
            if (!keeps) range.first = std::max(range.first, tree_.range(child).last);
        } else if (!keeps || (cut == Cut::Bracket && is_set_apart(child))) {
            range.last = std::min(range.last, tree_.range(child).first);
        }
    }
    range.first = std::min(range.first, head);
    range.last = std::max(range.last, head + 1);
    return trimmed(range, head);
}

std::optional<std::uint32_t> PhraseFinder::clause(std::uint32_t i) const {
    const bool heads = tree_.is(i, {Relation::Root, Relation::Conj, Relation::Advcl, Relation::Ccomp, Relation::Xcomp,
                                    Relation::Parataxis, Relation::Acl, Relation::AclRelcl, Relation::Csubj});
    if (!heads) return std::nullopt;
    if (const auto auxiliary = tree_.child(i, {Relation::Cop, Relation::AuxPass})) return auxiliary;
    return tree_.token(i).upos == Upos::Verb ? std::optional(i) : std::nullopt;
}

TokenRange PhraseFinder::name(const Name& name, std::uint32_t head) const {
    TokenRange range{name.first, name.last};
    if (range.first > 0 && tree_.relation(range.first - 1) == Relation::Det && tree_.head(range.first - 1) == head) --range.first;
    if (range.last < tree_.size() && tree_.token(range.last).xpos == Xpos::Pos && tree_.head(range.last) == head) ++range.last;
    return range;
}

bool PhraseFinder::is_inside_name(std::uint32_t i) const {
    const auto head = tree_.head(i);
    if (!tree_.is(i, {Relation::Compound}) || !head) return false;
    return std::any_of(sentence_.names.begin(), sentence_.names.end(), [&](const Name& name) {
        return name.first <= i && i < name.last && name.first <= *head && *head < name.last;
    });
}

TokenRange PhraseFinder::coordination(std::uint32_t head, TokenRange first) const {
    TokenRange range = first;
    for (const auto child : tree_.children(head)) {
        if (child < head || tree_.relation(child) != Relation::Conj) continue;
        if (!is_head(child)) return {};
        range.last = std::max(range.last, phrase(child).last);
    }
    return range.last > first.last ? range : TokenRange{};
}

/// "Professor" of "Professor Eastman".
bool PhraseFinder::is_title(std::uint32_t i) const {
    if (!tree_.is(i, {Relation::Compound, Relation::NmodDesc})) return false;
    const Token& token = tree_.token(i);
    const Gazetteer& gazetteer = Gazetteer::bundled();
    return gazetteer.honorific(token.form) != nullptr || gazetteer.person_noun(ascii_lower(token.form)) != nullptr;
}

bool PhraseFinder::is_set_apart(std::uint32_t child) const {
    const Token& first = tree_.token(tree_.range(child).first);
    return first.xpos == Xpos::LeftBracket || first.xpos == Xpos::Colon || first.xpos == Xpos::Hyph ||
           (first.upos == Upos::Punct && tree_.relation(child) == Relation::Appos);
}

bool PhraseFinder::belongs(std::uint32_t child, bool left, bool predicate) const {
    switch (tree_.relation(child)) {
    case Relation::Det:
    case Relation::DetPredet:
    case Relation::Amod:
    case Relation::Nummod:
    case Relation::NmodPoss:
    case Relation::NmodDesc:
    case Relation::Compound:
    case Relation::Flat:
    case Relation::Fixed:
    case Relation::Goeswith: return true;
    case Relation::Case: return tree_.token(child).xpos == Xpos::Pos;
    case Relation::Nmod:
    case Relation::NmodUnmarked:
    case Relation::Acl:
    case Relation::AclRelcl:
    case Relation::Appos: return true;
    case Relation::Obl:
    case Relation::Ccomp:
    case Relation::Advmod: return !left && !predicate;
    case Relation::Punct: return true; // trimmed at the edges
    default: return false;
    }
}

TokenRange PhraseFinder::trimmed(TokenRange range, std::uint32_t head) const {
    const auto mark = [&](std::uint32_t i) { return tree_.token(i).upos == Upos::Punct; };
    const auto closes_inside = [&](std::uint32_t last) {
        const Xpos opening = tree_.token(last).xpos == Xpos::RightBracket ? Xpos::LeftBracket
                             : tree_.token(last).xpos == Xpos::CloseQuote ? Xpos::OpenQuote
                                                                           : Xpos::None;
        if (opening == Xpos::None) return false;
        const std::uint32_t from = std::max(range.first, last > 40 ? last - 40 : 0U);
        for (std::uint32_t i = from; i < last; ++i) {
            if (tree_.token(i).xpos == opening) return true;
        }
        return false;
    };
    while (range.first < head && mark(range.first)) ++range.first;
    while (range.last > head + 1 && mark(range.last - 1) && !closes_inside(range.last - 1)) --range.last;
    return range;
}

} // namespace newsgraph::extract::coreference
