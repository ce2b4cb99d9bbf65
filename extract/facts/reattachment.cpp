// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/reattachment.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace newsgraph::extract {
namespace {

using Index = std::size_t;

class Tree {
public:
    Tree(Sentence& sentence, const CueLexicon& cues)
        : tokens_(sentence.tokens), names_(sentence.names), cues_(cues) {}

    [[nodiscard]] const std::vector<Name>& names() const noexcept { return names_; }
    [[nodiscard]] Index size() const noexcept { return tokens_.size(); }
    [[nodiscard]] const Token& operator[](Index i) const { return tokens_[i]; }
    [[nodiscard]] std::optional<Index> head(Index i) const {
        return tokens_[i].head < 0 ? std::nullopt : std::optional(static_cast<Index>(tokens_[i].head));
    }
    [[nodiscard]] bool is_below(Index i, Index ancestor) const {
        std::optional<Index> at = i;
        for (Index steps = 0; at && steps <= size(); ++steps, at = head(*at)) {
            if (*at == ancestor) return true;
        }
        return false;
    }
    [[nodiscard]] std::optional<Index> child(Index parent, std::initializer_list<Relation> wanted) const {
        for (Index i = 0; i < size(); ++i) {
            if (head(i) == parent &&
                std::find(wanted.begin(), wanted.end(), tokens_[i].relation) != wanted.end())
                return i;
        }
        return std::nullopt;
    }
    /// Ends of the run of tokens around `top` that are below it (all of them, in a projective tree).
    [[nodiscard]] Index leftmost(Index top) const {
        Index i = top;
        while (i > 0 && is_below(i - 1, top)) --i;
        return i;
    }
    [[nodiscard]] Index rightmost(Index top) const {
        Index i = top;
        while (i + 1 < size() && is_below(i + 1, top)) ++i;
        return i;
    }

    /// A verb of saying that takes a clause; never a state of mind.
    [[nodiscard]] const Cue* speech(Index i) const {
        const Cue* cue = tokens_[i].upos == Upos::Verb ? cues_.verb(tokens_[i].lemma) : nullptr;
        return cue != nullptr && cue->clause && !cue->mental ? cue : nullptr;
    }
    [[nodiscard]] bool takes_that_clause(Index i) const {
        if (tokens_[i].upos == Upos::Noun) return cues_.noun(tokens_[i].lemma) != nullptr;
        const Cue* cue = tokens_[i].upos == Upos::Verb ? cues_.verb(tokens_[i].lemma) : nullptr;
        return cue != nullptr && cue->clause;
    }
    [[nodiscard]] bool is_finite(Index i) const {
        const auto tag = tokens_[i].xpos;
        return tag == Xpos::Vbd || tag == Xpos::Vbz || tag == Xpos::Vbp || tag == Xpos::Md;
    }

    /// Hangs `child` on `parent`. When the parent is below the child, it takes the child's place first.
    void hang(Index child, Index parent, Relation relation) {
        if (child == parent) return;
        if (is_below(parent, child)) {
            tokens_[parent].head = tokens_[child].head;
            tokens_[parent].relation = tokens_[child].relation;
            if (is_below(parent, child)) return;
        }
        tokens_[child].head = static_cast<std::int32_t>(parent);
        tokens_[child].relation = relation;
    }

private:
    std::vector<Token>& tokens_;
    const std::vector<Name>& names_;
    const CueLexicon& cues_;
};

bool is_closing_mark(const Token& token) {
    return token.xpos == Xpos::CloseQuote || token.form == "”" || token.form == "\"";
}

bool is_opening_mark(const Token& token) {
    return token.xpos == Xpos::OpenQuote || token.form == "“" || token.form == "\"";
}

bool is_premodifier(const Token& token) {
    return token.relation == Relation::Det || token.relation == Relation::Nummod ||
           token.relation == Relation::Amod || token.relation == Relation::Compound ||
           token.relation == Relation::NmodDesc || token.relation == Relation::NmodPoss;
}

/// "Those closest to the president say ...": one phrase stands before the cue, so it is the subject.
void make_leading_phrase_the_subject(Tree& tree) {
    for (Index cue = 1; cue < tree.size(); ++cue) {
        if (tree.head(cue) || tree.speech(cue) == nullptr || !tree.is_finite(cue) ||
            tree.child(cue, {Relation::Nsubj, Relation::NsubjPass, Relation::Csubj, Relation::Expl}))
            continue;
        const Index begin = tree[0].upos == Upos::Cconj ? 1 : 0;
        const auto tag = tree[begin].upos;
        const bool nominal = tag == Upos::Det || tag == Upos::Propn || tag == Upos::Noun || tag == Upos::Adj;
        Index phrase = begin;
        while (tree.head(phrase) && *tree.head(phrase) != cue) phrase = *tree.head(phrase);
        if (nominal && phrase < cue && tree.rightmost(phrase) == cue - 1)
            tree.hang(phrase, cue, Relation::Nsubj);
    }
}

/// `..., saying, "It is complicated"`: a quotation belongs to the cue right before it.
void hang_quoted_clauses(Tree& tree) {
    for (Index mark = 2; mark + 1 < tree.size(); ++mark) {
        if (!is_opening_mark(tree[mark])) continue;
        Index cue = mark - 1;
        while (cue > 0 && (tree[cue].form == "," || tree[cue].form == ":")) --cue;
        if (tree.speech(cue) == nullptr || !tree.head(mark)) continue;
        Index clause = *tree.head(mark);
        while (tree.head(clause) && *tree.head(clause) > mark) clause = *tree.head(clause);
        if (clause > mark && tree.head(clause) != cue && !tree.child(cue, {Relation::Ccomp}))
            tree.hang(clause, cue, Relation::Ccomp);
    }
}

bool has_other_subject(const Tree& tree, Index clause, Index except) {
    for (Index i = except + 1; i < tree.size(); ++i) {
        const bool subject = tree[i].relation == Relation::Nsubj || tree[i].relation == Relation::NsubjPass;
        if (subject && tree.head(i) == clause) return true;
    }
    return false;
}

/// "told reporters that talks would resume": a noun before a finite verb that has no subject is that subject, not a clause that
/// "that" begins.
void give_that_clauses_their_subjects(Tree& tree) {
    for (Index that = 1; that < tree.size(); ++that) {
        if (tree[that].lemma != "that" || tree[that].relation == Relation::Det) continue;
        const auto noun = tree.head(that);
        if (!noun || *noun < that || (tree[*noun].upos != Upos::Noun && tree[*noun].upos != Upos::Propn)) continue;
        const Index next = tree.rightmost(*noun) + 1;
        if (next >= tree.size() || !tree.is_finite(next) || tree.child(*noun, {Relation::Cop})) continue;
        const auto verb = tree[next].upos == Upos::Aux ? tree.head(next) : std::optional(next);
        if (!verb || *verb < next || tree.is_below(*verb, *noun) || tree.child(*verb, {Relation::Nsubj, Relation::NsubjPass})) continue;
        tree.hang(*noun, *verb, Relation::Nsubj);
        tree.hang(that, *verb, Relation::Mark);
    }
}

/// "hinted late on Monday that she would go": not the day's clause but the cue's.
void hang_that_clauses(Tree& tree) {
    for (Index that = 1; that < tree.size(); ++that) {
        if (tree[that].lemma != "that") continue;
        const auto clause = tree.head(that);
        if (!clause || *clause < that) continue;
        // "told reporters that talks would resume": with a subject of its own, "that" is no relative pronoun.
        const bool relative = tree[that].relation != Relation::Mark && !has_other_subject(tree, *clause, that);
        const bool introduces = tree[that].upos == Upos::Sconj || tree[that].upos == Upos::Pron;
        if (relative || !introduces) continue;
        for (Index left = that; left > 0; --left) {
            const Index i = left - 1;
            if (tree.takes_that_clause(i)) {
                // "concerns that Russia is stalling": only the relative clause of a noun has "that" for an object.
                if (tree[*clause].relation == Relation::Acl) tree.hang(that, *clause, Relation::Mark);
                tree.hang(*clause, i, tree[i].upos == Upos::Noun ? Relation::Acl : Relation::Ccomp);
                break;
            }
            if (tree[i].upos == Upos::Verb || tree[i].upos == Upos::Aux || tree[i].upos == Upos::Cconj) break;
        }
    }
}

/// "stressed thorough preparations would be needed": a clause whose subject follows the cue at once.
void hang_bare_clauses(Tree& tree) {
    for (Index cue = 0; cue + 2 < tree.size(); ++cue) {
        if (tree.speech(cue) == nullptr || tree.child(cue, {Relation::Ccomp, Relation::Xcomp})) continue;
        for (Index subject = cue + 1; subject < tree.size(); ++subject) {
            if (tree[subject].upos == Upos::Verb || tree[subject].form == ",") break;
            const bool is_subject = tree[subject].relation == Relation::Nsubj ||
                                    tree[subject].relation == Relation::NsubjPass;
            if (!is_subject) continue;
            const auto clause = tree.head(subject);
            if (clause && *clause > subject && tree.leftmost(subject) == cue + 1)
                tree.hang(*clause, cue, Relation::Ccomp);
            break;
        }
    }
}

/// "suggesting the meeting was just beginning": the object is the subject of what follows it.
void turn_objects_into_subjects(Tree& tree) {
    for (Index cue = 0; cue + 2 < tree.size(); ++cue) {
        const Cue* entry = tree.speech(cue);
        if (entry == nullptr || entry->addressee || tree.child(cue, {Relation::Ccomp})) continue;
        const auto object = tree.child(cue, {Relation::Obj});
        if (!object || *object < cue) continue;
        const Index next = tree.rightmost(*object) + 1;
        if (next >= tree.size() || !tree.is_finite(next)) continue;
        const bool auxiliary = tree[next].upos == Upos::Aux;
        const auto clause = auxiliary ? tree.head(next) : std::optional(next);
        if (!clause || *clause < next || tree.is_below(*clause, *object)) continue;
        tree.hang(*clause, cue, Relation::Ccomp);
        tree.hang(*object, *clause, Relation::Nsubj);
    }
}

/// "said he would come, but stressed that it was early": the second cue is the first one's equal.
void raise_coordinated_cues(Tree& tree) {
    for (Index cue = 2; cue < tree.size(); ++cue) {
        if (tree[cue].relation != Relation::Conj || tree.speech(cue) == nullptr) continue;
        if (tree.child(cue, {Relation::Nsubj, Relation::NsubjPass}) || tree[cue - 1].upos != Upos::Cconj) continue;
        std::optional<Index> at = cue;
        for (Index steps = 0; at && steps < tree.size(); ++steps) {
            const auto head = tree.head(*at);
            const bool content = head && tree[*at].relation == Relation::Ccomp && tree.speech(*head) != nullptr;
            if (!head) break;
            const bool past = tree[cue].xpos == Xpos::Vbn && tree[*head].xpos == Xpos::Vbd; // often confused
            if (content && (past || tree[*head].xpos == tree[cue].xpos) && *head < cue) {
                tree.hang(cue, *head, Relation::Conj);
                break;
            }
            at = head;
        }
    }
}

/// "He said the talks were useful, adding that they would go on": adding belongs to the saying.
void raise_participles(Tree& tree) {
    for (Index participle = 2; participle < tree.size(); ++participle) {
        const bool trails = tree[participle].xpos == Xpos::Vbg && tree[participle - 1].form == ",";
        if (!trails || tree.speech(participle) == nullptr) continue;
        std::optional<Index> saying;
        std::optional<Index> at = participle;
        for (Index steps = 0; at && steps < tree.size(); ++steps) {
            const auto head = tree.head(*at);
            if (head && tree[*at].relation == Relation::Ccomp && tree.speech(*head) != nullptr &&
                *head < participle)
                saying = head;
            at = head;
        }
        if (saying) tree.hang(participle, *saying, Relation::Advcl);
    }
}

/// "with spokesman Dmitry Peskov cautioning that ...": a participle is no part of the name before it.
void free_participles_from_names(Tree& tree) {
    for (Index participle = 1; participle < tree.size(); ++participle) {
        const auto relation = tree[participle].relation;
        const bool part_of_name = relation == Relation::Flat || relation == Relation::Compound ||
                                  relation == Relation::Appos;
        const bool saying = tree[participle].xpos == Xpos::Vbg && tree.speech(participle) != nullptr;
        if (part_of_name && saying && tree[participle - 1].upos == Upos::Propn)
            tree.hang(participle, *tree.head(participle), Relation::Acl);
    }
}

/// `"We are at the beginning," Dmitry Peskov, the spokesman, warned`: a name after the closing mark is the subject
/// of the cue that has none.
void give_cues_their_subjects(Tree& tree) {
    for (Index first = 2; first + 1 < tree.size(); ++first) {
        const bool after_quotation = is_closing_mark(tree[first - 1]);
        if (!after_quotation) continue;
        // "one person", "the minister": the noun that the first words belong to.
        Index name = first;
        for (Index steps = 0; steps < 4 && is_premodifier(tree[name]); ++steps) {
            const auto noun = tree.head(name);
            if (!noun || *noun < name) break;
            name = *noun;
        }
        const auto head = tree.head(name);
        const bool nominal = tree[name].upos == Upos::Propn || tree[name].upos == Upos::Pron ||
                             tree[name].upos == Upos::Noun;
        const bool inside_name = head && *head < name && tree[name].relation == Relation::Flat;
        if (!nominal || inside_name) continue;
        for (Index cue = name + 1; cue < tree.size(); ++cue) {
            if (tree[cue].xpos == Xpos::OpenQuote) break;
            if (tree[cue].upos != Upos::Verb) continue;
            if (tree.speech(cue) == nullptr) break;
            // A subject inside the quotation is a word of what is said.
            const auto subject = tree.child(cue, {Relation::Nsubj});
            if (subject && *subject >= name) break;
            if (subject) tree.hang(*subject, cue, Relation::Dep);
            tree.hang(name, cue, Relation::Nsubj);
            // "a man near to the general said": what made a clause of the phrase describes it.
            if (head && *head > name && *head < cue) tree.hang(*head, name, Relation::Amod);
            break;
        }
    }
}

/// `"It is late," said Novak`: who stands after the cue that follows a quotation is its subject.
void turn_inverted_subjects(Tree& tree) {
    for (Index cue = 1; cue + 1 < tree.size(); ++cue) {
        const bool after_quotation = is_closing_mark(tree[cue - 1]);
        if (!after_quotation || tree.speech(cue) == nullptr || tree.child(cue, {Relation::Nsubj})) continue;
        const auto object = tree.child(cue, {Relation::Obj});
        if (object && *object > cue && tree.leftmost(*object) == cue + 1)
            tree.hang(*object, cue, Relation::Nsubj);
    }
}

/// "In an interview with the Herald, Novak, who is ill, said ...": a cue that is the sentence's root and has no
/// subject takes the person named last after a comma.
void give_root_cue_a_subject(Tree& tree) {
    for (Index cue = 1; cue < tree.size(); ++cue) {
        if (tree.head(cue) || tree.speech(cue) == nullptr ||
            tree.child(cue, {Relation::Nsubj, Relation::NsubjPass, Relation::Csubj}))
            continue;
        for (auto name = tree.names().rbegin(); name != tree.names().rend(); ++name) {
            const bool after_comma = name->first > 0 && tree[name->first - 1].form == ",";
            if (name->kind != NameKind::Person || name->last > cue || !after_comma) continue;
            tree.hang(name->first, cue, Relation::Nsubj);
            break;
        }
    }
}

constexpr auto kCorrections = std::to_array<void (*)(Tree&)>(
    {free_participles_from_names, give_cues_their_subjects, turn_inverted_subjects, give_root_cue_a_subject,
     make_leading_phrase_the_subject, hang_quoted_clauses, give_that_clauses_their_subjects, hang_that_clauses,
     turn_objects_into_subjects, hang_bare_clauses, raise_coordinated_cues, raise_participles});

} // namespace

std::vector<Sentence> reattach_content(std::span<const Sentence> sentences, const CueLexicon& cues) {
    std::vector<Sentence> result(sentences.begin(), sentences.end());
    for (Sentence& sentence : result) {
        Tree tree(sentence, cues);
        for (const auto& correct : kCorrections) correct(tree);
    }
    return result;
}

} // namespace newsgraph::extract
