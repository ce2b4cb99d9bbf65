// SPDX-License-Identifier: Apache-2.0
// Open relations: what a sentence says, as subject, relation and arguments in its own words, for
// users who want more than the ontology ("Marta Keel | lectured at | the University of Tartu
// | until she went into politics").
//
// Found on the dependency tree alone, clause by clause (after ClausIE, Del Corro and Gemulla, WWW
// 2013) and noun phrase by noun phrase. The only words that are not the sentence's own are a copula
// or "has" where English leaves it out ("the envoy, Steve Witkoff" | "his son").
#pragma once

#include "extract/language/sentence_tree.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

/// Tokens of one sentence, ascending, perhaps with gaps.
using Tokens = std::vector<SentenceTree::Index>;

/// How a proposition was read; the confidence of each was measured (find_propositions.cpp).
enum class PropositionKind : std::uint8_t {
    Clause,     ///< a verb with its subject and all its arguments
    Copula,     ///< "is", "remains" and what the subject is
    Bare,       ///< a verb and its subject, no more
    Chain,      ///< "wants to sell X": the verbs of a chain together
    Controlled, ///< the inner verb of a chain with the subject it is about
    Reported,   ///< a verb with a clause for its object
    Participle, ///< a participle and the noun it modifies
    Relative,   ///< a relative clause, its pronoun resolved
    Absolute,   ///< an adverbial clause with the subject of its main clause
    Apposition, ///< "Steve Witkoff, the envoy"
    Title,      ///< "President Bush"
    Possessive, ///< "the Kremlin's aide"
    Location,   ///< "Henry Wood Hall in Glasgow"
    Of,         ///< "the capital of Norway"
    Attribute,  ///< "a nuclear plant"
};

/// A copula that stands for one the text leaves out; without a tense, as the text gives none.
inline constexpr std::string_view kCopula = "be";

struct PropositionPart {
    std::string_view inserted; ///< a copula before the tokens, or empty
    Tokens tokens;
};

struct Proposition {
    PropositionKind kind = PropositionKind::Clause;
    std::uint32_t sentence = 0;
    PropositionPart relation;
    std::vector<PropositionPart> arguments; ///< the subject first
    double confidence = 0.5;
};

} // namespace newsgraph::extract
