// SPDX-License-Identifier: Apache-2.0
#include "extract/propositions/clauses.hpp"

#include "extract/propositions/phrases.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

using Index = SentenceTree::Index;

constexpr std::initializer_list<Relation> kSubjects = {Relation::Nsubj, Relation::NsubjPass,
                                                       Relation::NsubjOuter};

bool is_verbal(const SentenceTree& tree, Index i) {
    return tree.token(i).upos == Upos::Verb || tree.has_child(i, {Relation::Cop}) ||
           (tree.token(i).upos == Upos::Aux &&
            tree.is(i, {Relation::Root, Relation::Ccomp, Relation::Advcl}));
}

bool heads_clause(const SentenceTree& tree, Index i) {
    return is_verbal(tree, i) &&
           tree.is(i, {Relation::Root, Relation::Conj, Relation::Ccomp, Relation::Xcomp,
                       Relation::Advcl, Relation::Acl, Relation::AclRelcl, Relation::AdvclRelcl,
                       Relation::Parataxis, Relation::Csubj, Relation::CsubjPass, Relation::Dep});
}

/// The first of a chain of conjuncts.
Index first_conjunct(const SentenceTree& tree, Index i) {
    for (Index steps = 0; steps < tree.size() && tree.relation(i) == Relation::Conj; ++steps) {
        const auto head = tree.head(i);
        if (!head) break;
        i = *head;
    }
    return i;
}

struct Subject {
    SubjectSource source = SubjectSource::Own;
    std::optional<Index> head; ///< none: a clause is the subject
    std::optional<Index> clause;
};

std::optional<Subject> subject_of(const SentenceTree& tree, Index verb, Index depth = 0);

/// The noun that the relative clause of `verb` modifies.
std::optional<Index> antecedent(const SentenceTree& tree, Index verb) {
    const Index first = first_conjunct(tree, verb);
    if (tree.relation(first) != Relation::AclRelcl) return std::nullopt;
    return tree.head(first);
}

std::optional<Subject> supplied_subject(const SentenceTree& tree, Index verb, Index depth) {
    const auto head = tree.head(verb);
    if (!head || depth > tree.size()) return std::nullopt;
    const auto from = [&](SubjectSource source, Index other) {
        auto subject = subject_of(tree, other, depth + 1);
        if (subject) subject->source = source;
        return subject;
    };
    switch (tree.relation(verb)) {
    case Relation::Conj:
        return from(SubjectSource::Conjoined, *head);
    case Relation::Xcomp:
        if (const auto object = tree.child(*head, {Relation::Obj, Relation::Iobj}))
            return Subject{SubjectSource::Controller, object, std::nullopt};
        return from(SubjectSource::Controller, *head);
    case Relation::Advcl:
        if (is_verbal(tree, *head)) return from(SubjectSource::Main, *head);
        return std::nullopt;
    case Relation::Acl:
        if (tree.token(verb).xpos == Xpos::Vbn || tree.token(verb).xpos == Xpos::Vbg)
            return Subject{SubjectSource::Modified, head, std::nullopt};
        return std::nullopt;
    case Relation::AclRelcl:
        return Subject{SubjectSource::Modified, head, std::nullopt};
    default:
        return std::nullopt;
    }
}

std::optional<Subject> subject_of(const SentenceTree& tree, Index verb, Index depth) {
    if (const auto own = tree.child(verb, kSubjects)) {
        if (is_relative_pronoun(tree.token(*own))) {
            if (const auto noun = antecedent(tree, verb))
                return Subject{SubjectSource::Modified, noun, std::nullopt};
        }
        return Subject{SubjectSource::Own, own, std::nullopt};
    }
    if (const auto clause = tree.child(verb, {Relation::Csubj, Relation::CsubjPass}))
        return Subject{SubjectSource::Own, std::nullopt, clause};
    if (const auto there = tree.child(verb, {Relation::Expl}))
        return Subject{SubjectSource::Own, there, std::nullopt};
    return supplied_subject(tree, verb, depth);
}

bool is_negation(const Token& token) {
    return token.lemma == "not" || token.lemma == "n't" || token.lemma == "never" ||
           token.form == "n't";
}

/// The auxiliaries that a conjoined verb shares with the first: "was caught and killed".
void add_shared_auxiliaries(const SentenceTree& tree, Index verb, Tokens& group) {
    if (tree.relation(verb) != Relation::Conj) return;
    if (tree.has_child(verb, {Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Nsubj,
                              Relation::NsubjPass}))
        return;
    const Index first = first_conjunct(tree, verb);
    if (tree.token(first).xpos != tree.token(verb).xpos) return;
    for (const Index child : tree.children(first)) {
        if (tree.is(child, {Relation::Aux, Relation::AuxPass}) ||
            (tree.relation(child) == Relation::Advmod && is_negation(tree.token(child))))
            group.push_back(child);
    }
}

Tokens verb_group(const SentenceTree& tree, Index verb, bool nominal) {
    Tokens group;
    const auto copula = tree.child(verb, {Relation::Cop});
    const Index centre = nominal && copula ? *copula : verb;
    group.push_back(centre);
    for (const Index child : tree.children(verb)) {
        if (tree.is(child, {Relation::Aux, Relation::AuxPass, Relation::CompoundPrt}))
            group.push_back(child);
    }
    const Index first = *std::min_element(group.begin(), group.end());
    for (const Index child : tree.children(verb)) {
        if (tree.relation(child) != Relation::Advmod || !tree.children(child).empty()) continue;
        // "is so huge": the degree belongs to the adjective.
        const bool degree = nominal && child + 1 == verb && tree.token(verb).upos != Upos::Noun;
        const bool inside = first < child && child < verb && !degree;
        const bool before = child < verb && child + 1 == first;
        if ((inside || before || is_negation(tree.token(child))) &&
            !is_relative_pronoun(tree.token(child)))
            group.push_back(child);
    }
    add_shared_auxiliaries(tree, verb, group);
    std::sort(group.begin(), group.end());
    return group;
}

class ArgumentReader {
public:
    ArgumentReader(const SentenceTree& tree, Index verb, const Tokens& group)
        : tree_(tree), verb_(verb), group_(group), antecedent_(antecedent(tree, verb)) {}

    std::vector<ClauseArgument> read() {
        for (const Index child : tree_.children(verb_))
            add(child);
        add_shared();
        add_gap();
        return std::move(arguments_);
    }

private:
    [[nodiscard]] bool is_used(Index child) const {
        return std::binary_search(group_.begin(), group_.end(), child);
    }

    void add(Index child) {
        if (is_used(child)) return;
        switch (tree_.relation(child)) {
        case Relation::Obj:
        case Relation::Iobj:
            add_nominal(ArgumentRole::Object, child);
            break;
        case Relation::Obl:
        case Relation::OblAgent:
        case Relation::OblUnmarked:
            add_nominal(ArgumentRole::Oblique, child);
            break;
        case Relation::Ccomp:
            add_clause(ArgumentRole::Clause, child);
            break;
        case Relation::Xcomp:
            if (is_verbal(tree_, child))
                add_clause(ArgumentRole::Chained, child);
            else
                add_nominal(ArgumentRole::Attribute, child);
            break;
        case Relation::Advcl:
            add_clause(ArgumentRole::Adverbial, child);
            break;
        case Relation::Advmod:
            if (!is_relative_pronoun(tree_.token(child)))
                arguments_.push_back({ArgumentRole::Adverb, child, {}, whole_phrase(tree_, child)});
            break;
        default:
            break;
        }
    }

    void add_nominal(ArgumentRole role, Index head) {
        const Index noun =
            is_relative_pronoun(tree_.token(head)) && antecedent_ ? *antecedent_ : head;
        arguments_.push_back({role, noun, preposition_of(tree_, head), noun_phrase(tree_, noun)});
    }

    void add_clause(ArgumentRole role, Index head) {
        Tokens marker;
        for (const Index child : tree_.children(head)) {
            if (tree_.relation(child) == Relation::Mark && child < head) marker.push_back(child);
        }
        Tokens words = whole_phrase(tree_, head);
        std::erase_if(words,
                      [&](Index i) { return std::binary_search(marker.begin(), marker.end(), i); });
        arguments_.push_back({role, head, marker, words});
    }

    /// "buy and sell stocks": what stands behind the last of two verbs belongs to both.
    void add_shared() {
        if (tree_.relation(verb_) != Relation::Conj) return;
        const bool has_object =
            std::any_of(arguments_.begin(), arguments_.end(),
                        [](const ClauseArgument& a) { return a.role == ArgumentRole::Object; });
        if (has_object) return;
        const auto first = tree_.head(verb_);
        if (!first) return;
        for (const Index child : tree_.children(*first)) {
            if (child > verb_ && tree_.is(child, {Relation::Obj, Relation::Obl})) add(child);
        }
    }

    /// "the house he bought": the noun is the object that the relative clause lacks.
    void add_gap() {
        if (!antecedent_ || tree_.relation(verb_) != Relation::AclRelcl) return;
        const auto subject = tree_.child(verb_, kSubjects);
        if (!subject || is_relative_pronoun(tree_.token(*subject)) || relativizer(tree_, verb_))
            return;
        if (tree_.has_child(verb_,
                            {Relation::Obj, Relation::Cop, Relation::Ccomp, Relation::Xcomp}))
            return;
        arguments_.insert(
            arguments_.begin(),
            {ArgumentRole::Object, *antecedent_, {}, noun_phrase(tree_, *antecedent_)});
    }

    const SentenceTree& tree_;
    Index verb_;
    const Tokens& group_;
    std::optional<Index> antecedent_;
    std::vector<ClauseArgument> arguments_;
};

} // namespace

std::vector<Clause> find_clauses(const SentenceTree& tree) {
    std::vector<Clause> clauses;
    for (Index verb = 0; verb < tree.size(); ++verb) {
        if (!heads_clause(tree, verb)) continue;
        const auto subject = subject_of(tree, verb);
        if (!subject) continue;
        Clause clause;
        clause.predicate = verb;
        clause.source = subject->source;
        clause.subject = subject->head ? noun_phrase(tree, *subject->head)
                                       : whole_phrase(tree, *subject->clause);
        const bool nominal =
            tree.has_child(verb, {Relation::Cop}) && tree.token(verb).upos != Upos::Verb;
        clause.verb_group = verb_group(tree, verb, nominal);
        clause.relative = antecedent(tree, verb).has_value();
        clause.participle = tree.relation(verb) == Relation::Acl;
        clause.arguments = ArgumentReader(tree, verb, clause.verb_group).read();
        if (nominal) {
            clause.arguments.insert(clause.arguments.begin(),
                                    {ArgumentRole::Attribute, verb, preposition_of(tree, verb),
                                     predicate_phrase(tree, verb)});
        }
        if (const auto there = tree.child(verb, {Relation::Expl});
            there && subject->head != there && subject->head) {
            // "There were two": what there is stands behind the verb.
            clause.arguments.insert(clause.arguments.begin(),
                                    {ArgumentRole::Attribute, *subject->head, {}, clause.subject});
            clause.subject = {*there};
        }
        clauses.push_back(std::move(clause));
    }
    return clauses;
}

} // namespace newsgraph::extract
