// SPDX-License-Identifier: Apache-2.0
// Clauses of a sentence: each verb (or what follows a copula) with its subject, the words of its
// verb group and its arguments. Subjects and arguments that English leaves out are supplied: of a
// conjoined verb, of an infinitive or participle, of a relative clause. The clause types are
// ClausIE's (SV, SVA, SVC, SVO, SVOO, SVOA, SVOC), with any number of adverbials.
#pragma once

#include "extract/propositions/proposition.hpp"

#include <optional>

namespace newsgraph::extract {

enum class ArgumentRole : std::uint8_t {
    Object,
    Attribute, ///< what the subject is
    Oblique,   ///< with a preposition, or a time
    Clause,    ///< what is said or thought
    Chained,   ///< a verb that goes on from this one: "to sell the house"
    Adverb,
    Adverbial, ///< a clause of time, reason, purpose …
};

struct ClauseArgument {
    ArgumentRole role = ArgumentRole::Object;
    SentenceTree::Index head = 0;
    Tokens marker; ///< its preposition or conjunction, which may end the relation
    Tokens tokens; ///< without it
};

enum class SubjectSource : std::uint8_t {
    Own,        ///< stands beside the verb
    Conjoined,  ///< of the verb it is joined to
    Modified,   ///< the noun that a participle or relative clause modifies
    Controller, ///< object or subject of the verb above
    Main,       ///< of the main clause
};

struct Clause {
    SentenceTree::Index predicate = 0;
    SubjectSource source = SubjectSource::Own;
    Tokens subject;
    Tokens verb_group; ///< auxiliaries, negation, adverbs before the verb, the verb, its particle
    bool relative = false;
    bool participle = false; ///< without an auxiliary of its own
    std::vector<ClauseArgument> arguments;
};

/// In the order of their verbs.
[[nodiscard]] std::vector<Clause> find_clauses(const SentenceTree& tree);

} // namespace newsgraph::extract
