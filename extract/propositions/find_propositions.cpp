// SPDX-License-Identifier: Apache-2.0
#include "extract/propositions/find_propositions.hpp"

#include "extract/propositions/clauses.hpp"
#include "extract/propositions/noun_relations.hpp"
#include "extract/propositions/phrases.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace newsgraph::extract {
namespace {

using Index = SentenceTree::Index;

constexpr auto kKindNames = std::to_array<std::string_view>(
    {"clause", "copula", "bare", "chain", "controlled", "reported", "participle", "relative",
     "absolute", "apposition", "title", "possessive", "location", "of", "attribute"});

PropositionKind kind_of(const Clause& clause) {
    if (clause.arguments.empty()) return PropositionKind::Bare;
    switch (clause.source) {
    case SubjectSource::Controller:
        return PropositionKind::Controlled;
    case SubjectSource::Main:
        return PropositionKind::Absolute;
    default:
        break;
    }
    if (clause.participle) return PropositionKind::Participle;
    if (clause.relative) return PropositionKind::Relative;
    switch (clause.arguments.front().role) {
    case ArgumentRole::Attribute:
        return PropositionKind::Copula;
    case ArgumentRole::Clause:
        return PropositionKind::Reported;
    case ArgumentRole::Chained:
        return PropositionKind::Chain;
    default:
        return PropositionKind::Clause;
    }
}

/// "in 1990", "Monday": seldom what the relation is about.
bool is_time(const SentenceTree& tree, const ClauseArgument& argument) {
    return argument.role == ArgumentRole::Oblique &&
           (tree.token(argument.head).upos == Upos::Num ||
            tree.relation(argument.head) == Relation::OblUnmarked);
}

/// A clause with a subject of its own is a proposition of its own, no argument.
bool is_finite_adverbial(const SentenceTree& tree, const ClauseArgument& argument) {
    return argument.role == ArgumentRole::Adverbial &&
           tree.has_child(argument.head, {Relation::Nsubj, Relation::NsubjPass});
}

/// What the relation is about comes first: objects, what is said, what follows the verb; times and
/// what was put before the verb come last.
std::vector<ClauseArgument> arranged(const SentenceTree& tree, const Clause& clause) {
    auto arguments = clause.arguments;
    std::erase_if(arguments, [&](const ClauseArgument& argument) {
        return argument.tokens.empty() || is_finite_adverbial(tree, argument);
    });
    const auto rank = [&](const ClauseArgument& argument) {
        switch (argument.role) {
        case ArgumentRole::Object:
        case ArgumentRole::Attribute:
            return 0;
        case ArgumentRole::Clause:
        case ArgumentRole::Chained:
            return 1;
        case ArgumentRole::Oblique:
            if (argument.head < clause.predicate && !clause.relative) return 4;
            return is_time(tree, argument) ? 3 : 2;
        case ArgumentRole::Adverb:
        case ArgumentRole::Adverbial:
            return 5;
        }
        return 6;
    };
    std::stable_sort(arguments.begin(), arguments.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return arguments;
}

/// Whether the argument's preposition ends the relation ("taught at | the university").
bool ends_relation(const Clause& clause, const ClauseArgument& argument) {
    return argument.head > clause.predicate || clause.relative ||
           argument.role == ArgumentRole::Attribute;
}

/// The first argument, once for each of its conjuncts: "signed the treaty" and "signed the
/// protocol".
std::vector<Tokens> alternatives(const SentenceTree& tree, const Clause& clause,
                                 const ClauseArgument& argument) {
    const auto heads = conjuncts_of(tree, argument.head);
    const bool phrase = argument.role == ArgumentRole::Object ||
                        argument.role == ArgumentRole::Oblique ||
                        argument.role == ArgumentRole::Attribute;
    if (!phrase || heads.size() < 2 || argument.head == clause.predicate) return {argument.tokens};
    std::vector<Tokens> each;
    for (const Index head : heads)
        each.push_back(noun_phrase(tree, head, Conjuncts::Leave));
    return each;
}

void add(const SentenceTree& tree, const Clause& clause, PropositionKind kind,
         std::vector<Proposition>& out) {
    Proposition proposition;
    proposition.kind = kind;
    proposition.relation.tokens = clause.verb_group;
    proposition.arguments.push_back({{}, clause.subject});
    const auto arguments = arranged(tree, clause);
    if (arguments.empty()) {
        proposition.kind = PropositionKind::Bare;
        out.push_back(std::move(proposition));
        return;
    }
    const auto& first = arguments.front();
    for (const auto& words : alternatives(tree, clause, first)) {
        auto one = proposition;
        if (ends_relation(clause, first)) {
            one.relation.tokens = joined(one.relation.tokens, first.marker);
            one.arguments.push_back({{}, words});
        } else {
            one.arguments.push_back({{}, joined(first.marker, words)});
        }
        for (std::size_t k = 1; k < arguments.size(); ++k)
            one.arguments.push_back({{}, joined(arguments[k].marker, arguments[k].tokens)});
        out.push_back(std::move(one));
    }
}

const Clause* clause_of(const std::vector<Clause>& clauses, Index predicate) {
    const auto at = std::find_if(clauses.begin(), clauses.end(),
                                 [predicate](const Clause& c) { return c.predicate == predicate; });
    return at == clauses.end() ? nullptr : &*at;
}

/// "attempted to popularize | it | in Britain": the verbs of a chain as one relation.
std::optional<Clause> chained(const std::vector<Clause>& clauses, Clause clause) {
    bool any = false;
    for (std::size_t steps = 0; steps < clauses.size(); ++steps) {
        const auto at =
            std::find_if(clause.arguments.begin(), clause.arguments.end(),
                         [](const ClauseArgument& a) { return a.role == ArgumentRole::Chained; });
        if (at == clause.arguments.end()) break;
        const Clause* inner = clause_of(clauses, at->head);
        if (inner == nullptr) break;
        clause.verb_group = joined(joined(clause.verb_group, at->marker), inner->verb_group);
        clause.arguments.erase(at);
        clause.arguments.insert(clause.arguments.end(), inner->arguments.begin(),
                                inner->arguments.end());
        any = true;
    }
    if (!any) return std::nullopt;
    return clause;
}

/// "the house built by monks" | be built by: the noun without the participle and what follows it.
void add_participle(const SentenceTree& tree, Clause clause, std::vector<Proposition>& out) {
    const auto begin = tree.range(clause.predicate).first;
    std::erase_if(clause.subject, [begin](Index i) { return i >= begin; });
    while (!clause.subject.empty() && tree.token(clause.subject.back()).upos == Upos::Punct)
        clause.subject.pop_back();
    if (clause.subject.empty()) return;
    const auto first = out.size();
    add(tree, clause, PropositionKind::Participle, out);
    if (tree.token(clause.predicate).xpos != Xpos::Vbn) return;
    for (auto k = first; k < out.size(); ++k)
        out[k].relation.inserted = kCopula;
}

/// "Celeski is a footballer who plays for the Jets": Celeski plays.
const Clause* clause_of_antecedent(const SentenceTree& tree, const std::vector<Clause>& clauses,
                                   const Clause& clause) {
    if (!clause.relative || clause.source != SubjectSource::Modified) return nullptr;
    const auto noun = tree.head(clause.predicate);
    const Clause* main = noun ? clause_of(clauses, *noun) : nullptr;
    const bool identity = main != nullptr && !main->arguments.empty() &&
                          main->arguments.front().role == ArgumentRole::Attribute &&
                          main->arguments.front().head == *noun;
    return identity ? main : nullptr;
}

void add_clause(const SentenceTree& tree, const std::vector<Clause>& clauses, const Clause& clause,
                std::vector<Proposition>& out) {
    if (const auto chain = chained(clauses, clause)) {
        add(tree, *chain, PropositionKind::Chain, out);
    } else if (clause.participle && clause.source == SubjectSource::Modified) {
        add_participle(tree, clause, out);
    } else if (const Clause* main = clause_of_antecedent(tree, clauses, clause)) {
        auto about_subject = clause;
        about_subject.subject = main->subject;
        add(tree, about_subject, PropositionKind::Relative, out);
    } else {
        add(tree, clause, kind_of(clause), out);
    }
}

/// Share of the words of such propositions that people's readings of CaRB's development sentences
/// confirm.
constexpr auto kConfidence = std::to_array<double>({
    0.67, // Clause
    0.45, // Copula
    0.05, // Bare
    0.55, // Chain
    0.35, // Controlled
    0.80, // Reported
    0.43, // Participle
    0.53, // Relative
    0.39, // Absolute
    0.40, // Apposition
    0.50, // Title
    0.15, // Possessive
    0.30, // Location
    0.23, // Of
    0.18, // Attribute
});
static_assert(kConfidence.size() == kKindNames.size());

} // namespace

std::string_view to_string(PropositionKind kind) noexcept {
    return kKindNames[static_cast<std::size_t>(kind)];
}

std::vector<Proposition> find_propositions(const SentenceTree& tree) {
    std::vector<Proposition> found;
    const auto clauses = find_clauses(tree);
    for (const Clause& clause : clauses)
        add_clause(tree, clauses, clause, found);
    auto nouns = find_noun_relations(tree);
    found.insert(found.end(), nouns.begin(), nouns.end());
    for (Proposition& proposition : found)
        proposition.confidence = kConfidence[static_cast<std::size_t>(proposition.kind)];
    return found;
}

} // namespace newsgraph::extract
