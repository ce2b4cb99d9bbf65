// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/description.hpp"

#include "extract/coreference/nouns.hpp"
#include "extract/coreference/word_vectors.hpp"
#include "extract/language/characters.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract::coreference {
namespace {

struct PronounEntry {
    std::string_view form;
    Person person;
    Number number = Number::Unknown;
    Gender gender = Gender::Unknown;
    bool reflexive = false;
};

constexpr auto kPronouns = std::to_array<PronounEntry>({
    {"i", Person::I, Number::Singular},
    {"me", Person::I, Number::Singular},
    {"my", Person::I, Number::Singular},
    {"mine", Person::I, Number::Singular},
    {"myself", Person::I, Number::Singular, Gender::Unknown, true},
    {"we", Person::We, Number::Plural},
    {"us", Person::We, Number::Plural},
    {"'s", Person::We, Number::Plural},
    {"our", Person::We, Number::Plural},
    {"ours", Person::We, Number::Plural},
    {"ourselves", Person::We, Number::Plural, Gender::Unknown, true},
    {"you", Person::You},
    {"your", Person::You},
    {"yours", Person::You},
    {"yourself", Person::You, Number::Singular, Gender::Unknown, true},
    {"yourselves", Person::You, Number::Plural, Gender::Unknown, true},
    {"he", Person::He, Number::Singular, Gender::Male},
    {"him", Person::He, Number::Singular, Gender::Male},
    {"his", Person::He, Number::Singular, Gender::Male},
    {"himself", Person::He, Number::Singular, Gender::Male, true},
    {"she", Person::She, Number::Singular, Gender::Female},
    {"her", Person::She, Number::Singular, Gender::Female},
    {"hers", Person::She, Number::Singular, Gender::Female},
    {"herself", Person::She, Number::Singular, Gender::Female, true},
    {"it", Person::It, Number::Singular},
    {"its", Person::It, Number::Singular},
    {"itself", Person::It, Number::Singular, Gender::Unknown, true},
    {"they", Person::They, Number::Plural},
    {"them", Person::They, Number::Plural},
    {"'em", Person::They, Number::Plural},
    {"their", Person::They, Number::Plural},
    {"theirs", Person::They, Number::Plural},
    {"themselves", Person::They, Number::Plural, Gender::Unknown, true},
    {"this", Person::Demonstrative, Number::Singular},
    {"that", Person::Demonstrative, Number::Singular},
    {"these", Person::Demonstrative, Number::Plural},
    {"those", Person::Demonstrative, Number::Plural},
});

const PronounEntry* pronoun_entry(std::string_view lower) {
    const auto at = std::find_if(kPronouns.begin(), kPronouns.end(),
                                 [lower](const PronounEntry& p) { return p.form == lower; });
    return at == kPronouns.end() ? nullptr : &*at;
}

Determiner determiner_of(const SentenceTree& tree, std::uint32_t head) {
    for (const auto child : tree.children(head)) {
        if (child > head) break;
        if (tree.relation(child) == Relation::NmodPoss) return Determiner::Possessive;
        if (tree.relation(child) == Relation::Nummod) return Determiner::Quantifier;
        if (tree.relation(child) != Relation::Det) continue;
        const auto lemma = tree.lemma(child);
        if (lemma == "the") return Determiner::Definite;
        if (lemma == "a" || lemma == "an") return Determiner::Indefinite;
        if (lemma == "this" || lemma == "that" || lemma == "these" || lemma == "those") return Determiner::Demonstrative;
        return Determiner::Quantifier;
    }
    return Determiner::None;
}

Number number_of(const Token& token) {
    switch (token.xpos) {
    case Xpos::Nn:
    case Xpos::Nnp: return Number::Singular;
    case Xpos::Nns:
    case Xpos::Nnps: return Number::Plural;
    default: return Number::Unknown;
    }
}

Kind kind_of(const Name& name) {
    return name.kind == NameKind::Person         ? Kind::Person
           : name.kind == NameKind::Organization ? Kind::Organization
                                                 : Kind::Place;
}

} // namespace

Describer::Describer(const Reading& reading, std::uint32_t sentence, const Gazetteer& gazetteer, const NounClasses& nouns)
    : reading_(reading), tree_(reading.trees[sentence]), sentence_(reading.sentences[sentence]),
      gazetteer_(gazetteer), nouns_(nouns), vectors_(WordVectors::bundled()) {
    lower_.reserve(sentence_.tokens.size());
    for (const Token& token : sentence_.tokens) lower_.push_back(word_id(ascii_lower(token.form)));
}

void Describer::describe(Mention& m) const {
    const Token& token = tree_.token(m.head);
    const auto governor = tree_.head(m.head);
    m.word = lower_[m.head];
    m.lemma = word_id(ascii_lower(token.lemma));
    m.governor = governor ? word_id(tree_.token(*governor).lemma) : 0;
    m.governor_sense = m.governor != 0 ? vectors_.find(m.governor) : nullptr;
    m.relation = token.relation;
    m.first = lower_[m.tokens.first];
    m.before = m.tokens.first > 0 ? lower_[m.tokens.first - 1] : 0;
    m.after = m.tokens.last < lower_.size() ? lower_[m.tokens.last] : 0;
    m.quoted = reading_.is_quoted(token.span);
    m.possessive = token.relation == Relation::NmodPoss || token.xpos == Xpos::PrpPoss;
    if (m.form == Form::Clause) return;
    const Name* name = name_at(m.head);
    if (m.form != Form::Coordination) describe_head(m, token, name);
    describe_words(m);
    if (m.form != Form::Coordination && m.form != Form::Pronoun) {
        describe_apposition(m);
        if (name != nullptr) describe_name(m, *name);
        describe_edge(m);
    }
    if (m.form != Form::Pronoun) m.sense = sense_of(m);
}

void Describer::describe_head(Mention& m, const Token& token, const Name* name) const {
    m.number = number_of(token);
    m.determiner = determiner_of(tree_, m.head);
    if (token.upos == Upos::Pron || token.upos == Upos::Det || token.upos == Upos::Adv) {
        m.form = Form::Pronoun;
        const auto* entry = pronoun_entry(ascii_lower(token.form));
        m.person = entry != nullptr          ? entry->person
                   : token.upos == Upos::Adv ? Person::Other
                                             : Person::Indefinite;
        if (entry != nullptr) {
            m.number = entry->number;
            m.gender = entry->gender;
            m.reflexive = entry->reflexive;
        }
        return;
    }
    m.form = token.upos == Upos::Propn || name != nullptr ? Form::Name
             : token.upos == Upos::Noun                   ? Form::Nominal
                                                          : Form::Other;
    if (name != nullptr) {
        m.kind = kind_of(*name);
    } else if (m.form == Form::Name) {
        if (const auto match = gazetteer_.match(sentence_.tokens, m.head)) {
            m.kind = match->entry->kind == graph::ActorKind::Organization ? Kind::Organization : Kind::Place;
        }
    }
    if (m.form == Form::Name) look_up(m);
    if (m.kind == Kind::Unknown || m.kind == Kind::Person) describe_noun(m, token);
    if (m.kind == Kind::Person && m.gender == Gender::Unknown) m.gender = gender_of_name(m.tokens, m.head);
}

void Describer::describe_noun(Mention& m, const Token& token) const {
    const std::string lower = ascii_lower(token.form);
    const PersonNoun* noun = gazetteer_.person_noun(lower);
    if (noun == nullptr) noun = gazetteer_.person_noun(ascii_lower(token.lemma));
    if (noun != nullptr) {
        if (m.kind == Kind::Unknown)
            m.kind = noun->noun_class == PersonNounClass::Group && m.number == Number::Singular ? Kind::Group
                                                                                               : Kind::Person;
        m.gender = noun->gender;
    } else if (m.kind == Kind::Unknown) {
        m.kind = nouns_.kind_of(ascii_lower(token.lemma));
    }
}

const Name* Describer::name_at(std::uint32_t token) const {
    const auto at = std::find_if(sentence_.names.begin(), sentence_.names.end(),
                                 [&](const Name& n) { return n.first <= token && token < n.last; });
    return at == sentence_.names.end() ? nullptr : &*at;
}

/// The gazetteer's name for the whole phrase: "U.S." and "the United States" are one word.
void Describer::look_up(Mention& m) const {
    std::uint32_t first = m.tokens.first;
    std::uint32_t last = m.tokens.last;
    if (tree_.token(last - 1).xpos == Xpos::Pos && last - first > 1) --last;
    if (tree_.token(first).upos == Upos::Det && last - first > 1) ++first;
    constexpr std::uint32_t kLongestName = 8;
    if (last - first > kLongestName) return;
    const auto match = gazetteer_.match(sentence_.tokens, first);
    const bool whole = match && match->tokens == last - first &&
                       (match->use == AliasUse::Name || match->use == AliasUse::Capital);
    if (!whole) return;
    m.entry = word_id(match->entry->name);
    if (match->entry->kind == graph::ActorKind::Country) m.kind = Kind::Country;
}

Gender Describer::gender_of_name(TokenRange tokens, std::uint32_t head) const {
    const std::uint32_t first = head > 6 ? std::max(tokens.first, head - 6) : tokens.first;
    const std::uint32_t last = std::min(tokens.last, head + 5);
    for (std::uint32_t i = first; i < last; ++i) {
        const Token& token = tree_.token(i);
        if (const auto* honorific = gazetteer_.honorific(token.form); honorific != nullptr && honorific->gender != Gender::Unknown)
            return honorific->gender;
        if (token.upos != Upos::Propn) continue;
        if (const auto gender = gazetteer_.gender_of_given_name(token.form); gender != Gender::Unknown) return gender;
    }
    return Gender::Unknown;
}

/// The vector of the head; of a name that has none, that of what it is.
const std::int8_t* Describer::sense_of(const Mention& m) const {
    if (m.form == Form::Name && m.kind == Kind::Person)
        return vectors_.find(word_id(m.gender == Gender::Female ? "woman" : "man"));
    if (const auto* sense = vectors_.find(m.lemma)) return sense;
    if (const auto* sense = vectors_.find(m.word)) return sense;
    if (m.form != Form::Name) return nullptr;
    switch (m.kind) {
    case Kind::Organization: return vectors_.find(word_id("organization"));
    case Kind::Country: return vectors_.find(word_id("country"));
    case Kind::Place: return vectors_.find(word_id("place"));
    default: return nullptr;
    }
}

/// Equal for phrases of equal words, the article and "'s" aside.
WordId Describer::phrase_id(TokenRange tokens) const {
    std::uint32_t id = 2166136261U;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
        const Token& token = tree_.token(i);
        if (i == tokens.first && tokens.last - tokens.first > 1 && token.upos == Upos::Det) continue;
        if (i + 1 == tokens.last && token.xpos == Xpos::Pos) continue;
        if (token.upos == Upos::Punct) continue;
        id = (id ^ lower_[i]) * 16777619U;
    }
    return id;
}

/// A phrase with an apposition is one mention in OntoNotes, called by either of its heads.
void Describer::describe_apposition(Mention& m) const {
    const auto apposed = tree_.child(m.head, {Relation::Appos});
    if (!apposed || *apposed < m.head || !m.tokens.contains(*apposed)) return;
    const Token& token = tree_.token(*apposed);
    if (token.upos != Upos::Noun && token.upos != Upos::Propn) return;
    TokenRange tokens = tree_.range(*apposed);
    tokens.last = std::min(tokens.last, m.tokens.last);
    while (tokens.first < *apposed && tree_.token(tokens.first).upos == Upos::Punct) ++tokens.first;
    m.apposition = {lower_[*apposed], word_id(ascii_lower(token.lemma)), phrase_id(tokens)};
    const Name* name = name_at(*apposed);
    if (name == nullptr || m.form == Form::Name) return;
    m.kind = kind_of(*name);
    if (m.kind == Kind::Person && m.gender == Gender::Unknown) m.gender = gender_of_name({name->first, name->last}, *apposed);
}

void Describer::describe_name(Mention& m, const Name& name) const {
    if (name.last - name.first > m.tokens.last - m.tokens.first && name.first <= m.tokens.first && m.tokens.last <= name.last)
        m.within = kind_of(name);
    for (std::uint32_t i = std::max(name.first, m.tokens.first); i < std::min(name.last, m.tokens.last); ++i) {
        const Token& token = tree_.token(i);
        const bool initial = token.form.size() < 3 && (token.form.size() == 1 || token.form.back() == '.');
        if (i != m.head && !initial && token.upos != Upos::Punct && m.names_besides.size() < kMaxWords)
            m.names_besides.push_back(lower_[i]);
    }
    std::sort(m.names_besides.begin(), m.names_besides.end());
}

/// What tells the readings of a phrase apart that differ in where they end.
void Describer::describe_edge(Mention& m) const {
    for (const auto child : tree_.children(m.head)) {
        if (child < m.head || tree_.is(child, {Relation::Punct, Relation::Flat, Relation::Case, Relation::Fixed})) continue;
        if (m.tokens.contains(child)) {
            m.last_inside = edge(child);
        } else {
            m.first_outside = edge(child);
            break;
        }
    }
}

std::uint32_t Describer::edge(std::uint32_t child) const {
    const Token& first = tree_.token(tree_.range(child).first);
    const bool mark = first.upos == Upos::Punct;
    const bool preposition = first.upos == Upos::Adp;
    const auto begins = static_cast<std::uint32_t>(mark ? first.xpos : tree_.token(child).xpos);
    const auto relation = static_cast<std::uint32_t>(tree_.relation(child));
    return ((relation * 64 + begins) * 2 + (mark ? 1 : 0)) ^ (preposition ? lower_[tree_.range(child).first] : 0);
}

void Describer::describe_words(Mention& m) const {
    constexpr std::uint32_t kLongest = 40;
    std::uint32_t first = m.tokens.first;
    std::uint32_t last = m.tokens.last;
    if (last - first > kLongest) {
        m.phrase = m.word ^ (m.sentence * 7919U + first); // equal to no other
        first = m.head > kMaxWords ? std::max(first, m.head - static_cast<std::uint32_t>(kMaxWords)) : first;
        last = std::min(last, m.head + 1);
    } else {
        m.phrase = m.entry != 0 ? m.entry : phrase_id(m.tokens);
    }
    std::string initials;
    for (std::uint32_t i = first; i < last; ++i) {
        const Token& token = tree_.token(i);
        const bool content = token.upos == Upos::Noun || token.upos == Upos::Propn || token.upos == Upos::Adj ||
                             token.upos == Upos::Num;
        if (token.upos == Upos::Propn && !token.form.empty()) initials += token.form.front();
        if (content && i != m.head && m.words.size() < kMaxWords) m.words.push_back(lower_[i]);
    }
    std::sort(m.words.begin(), m.words.end());
    m.words.erase(std::unique(m.words.begin(), m.words.end()), m.words.end());
    if (m.form == Form::Name && initials.size() > 1) m.acronym = word_id(ascii_lower(initials));
}

} // namespace newsgraph::extract::coreference
