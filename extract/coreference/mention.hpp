// SPDX-License-Identifier: Apache-2.0
// What coreference resolution links: every noun phrase, pronoun and coordination of a document, with the
// evidence of number, gender, kind and speaker that decides who can be whom.
//
// Spans follow OntoNotes: the whole phrase with its modifiers, relative clauses and appositions, without
// prepositions and final marks; a phrase inside another is a mention of its own. A possessive keeps its "'s".
#pragma once

#include "extract/knowledge/gazetteer.hpp"
#include "extract/language/reading.hpp"

#include <cstdint>
#include <vector>

namespace newsgraph::extract::coreference {

/// A word or phrase as a number: equal words have equal numbers on every machine. 0 is no word.
using WordId = std::uint32_t;

enum class Form : std::uint8_t { Pronoun, Name, Nominal, Coordination, Other, Clause };

/// Which reading of a phrase a mention is. All but `Whole` matter only where they are referred to again.
enum class Cut : std::uint8_t {
    Whole,
    Bracket, ///< without what follows in brackets or after a dash: "Athens" of "Athens (Greek: Athína)"
    Inside,  ///< part of a longer name: "Durham" of "Durham University"
    Name,    ///< a name as it was found, without what the tree hangs on it: "Rufinus" of "Rufinus at Aquileia"
    Verb,    ///< the verb of a clause, which "this" may take up
};

/// What a pronoun can mean. Kinds before `Demonstrative` are personal.
enum class Person : std::uint8_t {
    None, I, We, You, He, She, It, They, Demonstrative, Indefinite, Wh, Other
};

enum class Number : std::uint8_t { Unknown, Singular, Plural };

/// How a phrase is introduced.
enum class Determiner : std::uint8_t { None, Definite, Indefinite, Demonstrative, Possessive, Quantifier };

/// What a phrase denotes, from its name's kind or its noun's class in WordNet.
enum class Kind : std::uint8_t {
    Unknown, Person, Group, Organization, Country, Place, Time, Artifact, Act, Communication, Abstract, Natural, Quantity
};

/// A name or noun that a phrase sets beside its head: "Moxon" of "the church's attorney, Kendrick Moxon".
struct Apposition {
    WordId word = 0; ///< 0 where there is none
    WordId lemma = 0;
    WordId phrase = 0;
};

struct Mention {
    std::uint32_t sentence = 0;
    TokenRange tokens;
    std::uint32_t head = 0;
    Form form = Form::Nominal;
    Cut cut = Cut::Whole;
    Person person = Person::None;
    Number number = Number::Unknown;
    Gender gender = Gender::Unknown;
    Kind kind = Kind::Unknown;
    Determiner determiner = Determiner::None;
    bool possessive = false; ///< "his", "Bos's"
    bool reflexive = false;
    bool quoted = false;
    std::uint32_t voice = 0;      ///< who utters it; equal for the words of one speaker, 0 for the author
    std::uint32_t listener = 0;   ///< the voice before it in a conversation, or 0
    std::uint32_t names = 0;      ///< the voice whose owner this is: "Bos" in `"...", Bos said`, or 0

    WordId word = 0;   ///< the head's form, lower-cased
    WordId lemma = 0;
    WordId phrase = 0; ///< the whole phrase without article and "'s", lower-cased
    WordId acronym = 0; ///< initials of a name of several words
    WordId entry = 0;   ///< canonical name in the gazetteer, or 0
    WordId governor = 0;
    WordId before = 0; ///< the words around the phrase
    WordId after = 0;
    WordId first = 0;  ///< the first word of the phrase
    const std::int8_t* sense = nullptr;        ///< the head's vector (word_vectors.hpp), or that of its kind; null if neither is known
    const std::int8_t* governor_sense = nullptr; ///< the governor's
    Relation relation = Relation::Root;
    Apposition apposition;
    std::uint32_t last_inside = 0;   ///< what ends the phrase after its head, as a number: the relation and how it begins
    std::uint32_t first_outside = 0; ///< what hangs on the head after the phrase
    Kind within = Kind::Unknown; ///< of the longer name this is a part of: "Scientology" of "Church of Scientology"
    std::vector<WordId> words; ///< content words without the head, sorted and unique; at most kMaxWords
    std::vector<WordId> names_besides; ///< words of its name without head and initials, sorted: "North" of "North Korea"

    [[nodiscard]] TokenRef at() const noexcept { return {sentence, head}; }
};

inline constexpr std::size_t kMaxWords = 12;
inline constexpr std::size_t kVectorWidth = 48;

[[nodiscard]] WordId word_id(std::string_view word) noexcept;

/// All mentions in text order: by sentence, first token, then the longer first.
[[nodiscard]] std::vector<Mention> find_mentions(const Reading& reading);

/// Fills voice, listener and names. `speakers` has a label a sentence ("" for none), or is empty.
void find_voices(const Reading& reading, std::span<const std::string> speakers, std::vector<Mention>& mentions);

} // namespace newsgraph::extract::coreference
