// SPDX-License-Identifier: Apache-2.0
// Mentions: the places where a text refers to somebody by name, by description or by pronoun.
//
// Names come from the language model and from the gazetteer; where both see one, the longer wins, and at
// equal length the gazetteer decides between organisation and country and the model about persons.
#pragma once

#include "extract/knowledge/gazetteer.hpp"
#include "extract/language/reading.hpp"
#include "graph/vocabulary.hpp"

#include <string>
#include <vector>

namespace newsgraph::extract {

struct Mention {
    std::uint32_t sentence = 0;
    TokenRange tokens;         ///< of a name: the name; of a description: the noun phrase without clauses
    std::uint32_t head = 0;
    std::uint32_t courtesy = 0; ///< words of courtesy before a name ("Mr", "Sir"); they are not in `tokens`
    graph::MentionForm form = graph::MentionForm::Name;
    graph::ActorKind kind = graph::ActorKind::Person;
    Gender gender = Gender::Unknown;
    bool plural = false;
    const GazetteerEntry* entry = nullptr; ///< what the gazetteer knows of the name
    AliasUse use = AliasUse::Name;         ///< how the name stands for the entry
    double probability = 1.0;              ///< that the name is of this kind

    [[nodiscard]] TokenRef at() const noexcept { return {sentence, head}; }
};

/// All mentions in text order. Boilerplate is not read; photo credits give no names.
[[nodiscard]] std::vector<Mention> find_mentions(const Reading& reading, const Gazetteer& gazetteer);

/// The noun phrase of a head word: its subtree without relative clauses, parentheses and final marks.
[[nodiscard]] TokenRange noun_phrase(const SentenceTree& tree, std::uint32_t head);

/// What the gazetteer knows of a noun that denotes people, by its form ("officials") or its lemma.
[[nodiscard]] const PersonNoun* person_noun_of(const Gazetteer& gazetteer, const Token& token);

/// Whether the token is a personal or possessive pronoun of the third person, or "who".
[[nodiscard]] bool is_pronoun(const Token& token);

} // namespace newsgraph::extract
