// SPDX-License-Identifier: Apache-2.0
// Mentions are read off the dependency tree: each word that can head a noun phrase gives the range of its
// subtree, cut at what belongs to the clause and not to the phrase.
#include "extract/coreference/mention.hpp"

#include "extract/coreference/nouns.hpp"
#include "extract/language/characters.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

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

class PhraseFinder {
public:
    PhraseFinder(const Reading& reading, std::uint32_t sentence)
        : tree_(reading.trees[sentence]), sentence_(reading.sentences[sentence]) {}

    /// Whether the word heads a phrase that can be referred to.
    [[nodiscard]] bool is_head(std::uint32_t i) const {
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

    /// The phrase without what is coordinated with its head; shorter readings of it when `cut` asks for them, equal
    /// to the whole where there is nothing to cut.
    [[nodiscard]] TokenRange phrase(std::uint32_t head, Cut cut = Cut::Whole) const {
        const Token& token = tree_.token(head);
        if (token.xpos == Xpos::Prp || token.xpos == Xpos::PrpPoss) return {head, head + 1};
        const bool predicate = tree_.has_child(head, {Relation::Cop, Relation::Nsubj, Relation::NsubjOuter});
        TokenRange range = tree_.range(head);
        for (const auto child : tree_.children(head)) {
            const bool keeps = belongs(child, child < head, predicate);
            if (child < head) {
                if (!keeps) range.first = std::max(range.first, tree_.range(child).last);
            } else if (!keeps || is_cut(child, cut)) {
                range.last = std::min(range.last, tree_.range(child).first);
            }
        }
        range.first = std::min(range.first, head);
        range.last = std::max(range.last, head + 1);
        return trimmed(range, head);
    }

    /// The word that stands for a clause: its verb, or the auxiliary of a passive, or the copula.
    [[nodiscard]] std::optional<std::uint32_t> clause(std::uint32_t i) const {
        const bool heads = tree_.is(i, {Relation::Root, Relation::Conj, Relation::Advcl, Relation::Ccomp, Relation::Xcomp,
                                        Relation::Parataxis, Relation::Acl, Relation::AclRelcl, Relation::Csubj});
        if (!heads) return std::nullopt;
        if (const auto auxiliary = tree_.child(i, {Relation::Cop, Relation::AuxPass})) return auxiliary;
        return tree_.token(i).upos == Upos::Verb ? std::optional(i) : std::nullopt;
    }

    [[nodiscard]] bool is_inside_name(std::uint32_t i) const {
        const auto head = tree_.head(i);
        if (!tree_.is(i, {Relation::Compound}) || !head) return false;
        return std::any_of(sentence_.names.begin(), sentence_.names.end(), [&](const Name& name) {
            return name.first <= i && i < name.last && name.first <= *head && *head < name.last;
        });
    }

    /// The phrase with all that is coordinated with its head, or nothing.
    [[nodiscard]] TokenRange coordination(std::uint32_t head, TokenRange first) const {
        TokenRange range = first;
        for (const auto child : tree_.children(head)) {
            if (child < head || tree_.relation(child) != Relation::Conj) continue;
            if (!is_head(child)) return {};
            range.last = std::max(range.last, phrase(child).last);
        }
        return range.last > first.last ? range : TokenRange{};
    }

private:
    /// "Professor" of "Professor Eastman".
    [[nodiscard]] bool is_title(std::uint32_t i) const {
        if (!tree_.is(i, {Relation::Compound, Relation::NmodDesc})) return false;
        const Token& token = tree_.token(i);
        const Gazetteer& gazetteer = Gazetteer::bundled();
        return gazetteer.honorific(token.form) != nullptr || gazetteer.person_noun(ascii_lower(token.form)) != nullptr;
    }

    [[nodiscard]] bool is_cut(std::uint32_t child, Cut cut) const {
        const Token& first = tree_.token(tree_.range(child).first);
        if (cut == Cut::Bracket)
            return first.xpos == Xpos::LeftBracket || first.xpos == Xpos::Colon || first.xpos == Xpos::Hyph ||
                   (first.upos == Upos::Punct && tree_.relation(child) == Relation::Appos);
        if (cut != Cut::Modifier) return false;
        switch (tree_.relation(child)) {
        case Relation::Nmod: return tree_.preposition(child) != "of";
        case Relation::Acl:
        case Relation::AclRelcl:
        case Relation::Advmod:
        case Relation::Obl:
        case Relation::NmodUnmarked:
        case Relation::Ccomp: return true;
        default: return false;
        }
    }

    [[nodiscard]] bool belongs(std::uint32_t child, bool left, bool predicate) const {
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

    [[nodiscard]] TokenRange trimmed(TokenRange range, std::uint32_t head) const {
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

    const SentenceTree& tree_;
    const Sentence& sentence_;
};

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

/// Describes mentions of one sentence.
class Describer {
public:
    Describer(const Reading& reading, std::uint32_t sentence, const Gazetteer& gazetteer, const NounClasses& nouns)
        : reading_(reading), tree_(reading.trees[sentence]), sentence_(reading.sentences[sentence]),
          gazetteer_(gazetteer), nouns_(nouns) {
        lower_.reserve(sentence_.tokens.size());
        for (const Token& token : sentence_.tokens) lower_.push_back(word_id(ascii_lower(token.form)));
    }

    void describe(Mention& m) const {
        const Token& token = tree_.token(m.head);
        const auto governor = tree_.head(m.head);
        m.word = lower_[m.head];
        m.lemma = word_id(ascii_lower(token.lemma));
        m.governor = governor ? word_id(tree_.token(*governor).lemma) : 0;
        m.relation = token.relation;
        m.first = lower_[m.tokens.first];
        m.before = m.tokens.first > 0 ? lower_[m.tokens.first - 1] : 0;
        m.after = m.tokens.last < lower_.size() ? lower_[m.tokens.last] : 0;
        m.quoted = reading_.is_quoted(token.span);
        m.possessive = token.relation == Relation::NmodPoss || token.xpos == Xpos::PrpPoss;
        if (m.form == Form::Clause) return;
        if (m.form != Form::Coordination) describe_head(m, token);
        describe_words(m);
    }

private:
    void describe_head(Mention& m, const Token& token) const {
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
        const Name* name = name_at(m.head);
        m.form = token.upos == Upos::Propn || name != nullptr ? Form::Name
                 : token.upos == Upos::Noun                   ? Form::Nominal
                                                              : Form::Other;
        if (name != nullptr) {
            m.kind = name->kind == NameKind::Person         ? Kind::Person
                     : name->kind == NameKind::Organization ? Kind::Organization
                                                            : Kind::Place;
        } else if (m.form == Form::Name) {
            if (const auto match = gazetteer_.match(sentence_.tokens, m.head)) {
                m.kind = match->entry->kind == graph::ActorKind::Organization ? Kind::Organization : Kind::Place;
            }
        }
        if (m.form == Form::Name) look_up(m);
        if (m.kind == Kind::Unknown || m.kind == Kind::Person) describe_noun(m, token);
        if (m.kind == Kind::Person && m.gender == Gender::Unknown) m.gender = gender_of_name(m);
    }

    void describe_noun(Mention& m, const Token& token) const {
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

    [[nodiscard]] const Name* name_at(std::uint32_t token) const {
        const auto at = std::find_if(sentence_.names.begin(), sentence_.names.end(),
                                     [&](const Name& n) { return n.first <= token && token < n.last; });
        return at == sentence_.names.end() ? nullptr : &*at;
    }

    /// The gazetteer's name for the whole phrase: "U.S." and "the United States" are one word.
    void look_up(Mention& m) const {
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

    [[nodiscard]] Gender gender_of_name(const Mention& m) const {
        const std::uint32_t first = m.head > 6 ? std::max(m.tokens.first, m.head - 6) : m.tokens.first;
        const std::uint32_t last = std::min(m.tokens.last, m.head + 5);
        for (std::uint32_t i = first; i < last; ++i) {
            const Token& token = tree_.token(i);
            if (const auto* honorific = gazetteer_.honorific(token.form); honorific != nullptr && honorific->gender != Gender::Unknown)
                return honorific->gender;
            if (token.upos != Upos::Propn) continue;
            if (const auto gender = gazetteer_.gender_of_given_name(token.form); gender != Gender::Unknown) return gender;
        }
        return Gender::Unknown;
    }

    void describe_words(Mention& m) const {
        constexpr std::uint32_t kLongest = 40;
        std::uint32_t first = m.tokens.first;
        std::uint32_t last = m.tokens.last;
        if (last - first > kLongest) {
            m.phrase = m.word ^ (m.sentence * 7919U + first); // equal to no other
            first = m.head > kMaxWords ? std::max(first, m.head - static_cast<std::uint32_t>(kMaxWords)) : first;
            last = std::min(last, m.head + 1);
        } else {
            std::uint32_t id = 2166136261U;
            for (std::uint32_t i = first; i < last; ++i) {
                const Token& token = tree_.token(i);
                if (i == first && last - first > 1 && token.upos == Upos::Det) continue;
                if (i + 1 == last && token.xpos == Xpos::Pos) continue;
                if (token.upos == Upos::Punct) continue;
                id = (id ^ lower_[i]) * 16777619U;
            }
            m.phrase = m.entry != 0 ? m.entry : id;
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

    const Reading& reading_;
    const SentenceTree& tree_;
    const Sentence& sentence_;
    const Gazetteer& gazetteer_;
    const NounClasses& nouns_;
    std::vector<WordId> lower_;
};

} // namespace

WordId word_id(std::string_view word) noexcept {
    std::uint32_t id = 2166136261U; // FNV-1a
    for (const char c : word) id = (id ^ static_cast<unsigned char>(c)) * 16777619U;
    return id == 0 ? 1 : id;
}

std::vector<Mention> find_mentions(const Reading& reading) {
    std::vector<Mention> mentions;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const PhraseFinder phrases(reading, s);
        const auto first = mentions.size();
        const auto count = static_cast<std::uint32_t>(reading.sentences[s].tokens.size());
        const auto add = [&](TokenRange tokens, std::uint32_t head, Form form, Cut cut) {
            Mention& m = mentions.emplace_back();
            m.sentence = s;
            m.tokens = tokens;
            m.head = head;
            m.form = form;
            m.cut = cut;
            if (form == Form::Coordination) m.number = Number::Plural;
        };
        for (std::uint32_t i = 0; i < count; ++i) {
            if (const auto verb = phrases.clause(i)) add({*verb, *verb + 1}, *verb, Form::Clause, Cut::Verb);
            if (!phrases.is_head(i)) continue;
            const TokenRange phrase = phrases.phrase(i);
            add(phrase, i, Form::Nominal, phrases.is_inside_name(i) ? Cut::Inside : Cut::Whole);
            for (const Cut cut : {Cut::Bracket}) {
                if (const auto shorter = phrases.phrase(i, cut); shorter != phrase) add(shorter, i, Form::Nominal, cut);
            }
            if (const auto whole = phrases.coordination(i, phrase); !whole.empty()) add(whole, i, Form::Coordination, Cut::Whole);
        }
        const auto order = [](const Mention& a, const Mention& b) {
            return std::tie(a.tokens.first, b.tokens.last, a.cut, a.form) <
                   std::tie(b.tokens.first, a.tokens.last, b.cut, b.form);
        };
        const auto begin = mentions.begin() + static_cast<std::ptrdiff_t>(first);
        std::sort(begin, mentions.end(), order);
        mentions.erase(std::unique(begin, mentions.end(),
                                   [](const Mention& a, const Mention& b) { return a.tokens == b.tokens; }),
                       mentions.end());
        if (mentions.size() == first) continue;
        const Describer describer(reading, s, Gazetteer::bundled(), NounClasses::bundled());
        for (auto m = first; m < mentions.size(); ++m) describer.describe(mentions[m]);
    }
    return mentions;
}

} // namespace newsgraph::extract::coreference
