// SPDX-License-Identifier: Apache-2.0
// The readers behind find_statements, and what they share. Internal to extract/facts/.
#pragma once

#include "extract/facts/statements.hpp"

#include <optional>
#include <vector>

namespace newsgraph::extract::attribution {

/// The subject that speaks through a verb: its own, its agent in the passive, or that of the verb it
/// depends on ("Witkoff confirmed it, adding that ..."). Nullopt for a passive without agent.
[[nodiscard]] std::optional<std::uint32_t> source_of_verb(const SentenceTree& tree, std::uint32_t verb);

/// The same, when the verb stands outside all quotations and the parser's subject inside one (`"No end in sight,"
/// said Anna Berg`): what stands right behind the verb.
[[nodiscard]] std::optional<std::uint32_t> spoken_source(const Reading& reading, std::uint32_t sentence,
                                                         std::uint32_t verb);

/// The verb with its auxiliaries, negation and particle, as one range.
[[nodiscard]] TokenRange cue_tokens(const SentenceTree& tree, std::uint32_t verb);

/// A source phrase is a noun phrase with its apposition, without what is inside a quotation.
[[nodiscard]] SourcePhrase source_phrase(const SentenceTree& tree, std::uint32_t sentence,
                                         std::uint32_t head);

/// Whether the subject may speak: a person, a group, an organisation, a text; not "it" without reference.
[[nodiscard]] bool is_expletive(const SentenceTree& tree, std::uint32_t token);

/// Bytes of a token range without punctuation at its ends (quotation marks stay).
[[nodiscard]] std::optional<Span> trimmed_span(const SentenceTree& tree, TokenRange tokens);

/// Who did what a verb in the passive tells: "by X". Nullopt for a verb with a subject of its own.
[[nodiscard]] std::optional<std::uint32_t> agent_of_passive(const SentenceTree& tree, std::uint32_t verb);

/// The end of a phrase with what the verb says of it ("[the plan as a threat]", "[him of lying]", "[a truce in the
/// valley]"), up to another predicate, an aside or the time of speaking. The phrase may be the verb itself.
[[nodiscard]] std::uint32_t end_of_phrase(const SentenceTree& tree, std::uint32_t verb, std::uint32_t phrase);

/// Whether a verb stands among the words.
[[nodiscard]] bool predicates(const SentenceTree& tree, TokenRange words);

[[nodiscard]] bool is_quotation_mark(const Token& token);

/// Statements of clauses and noun cues, sentence by sentence.
[[nodiscard]] std::vector<Statement> from_clauses(const Reading& reading, const CueLexicon& cues);
/// "According to X, ...".
[[nodiscard]] std::vector<Statement> from_according_to(const Reading& reading);
/// The turns of a transcript: "WALLACE: ...".
[[nodiscard]] std::vector<Statement> from_transcript(const Reading& reading);
/// Adds the quotations that no clause covers, and widens those that one covers in part.
void add_quotations(const Reading& reading, const CueLexicon& cues, std::vector<Statement>& statements);
/// Links each statement to the one that reports it, drops second readings and inner ones that report nobody's saying.
/// The statements are in order of content and know their speakers.
void nest(const Reading& reading, std::vector<Statement>& statements);

} // namespace newsgraph::extract::attribution
