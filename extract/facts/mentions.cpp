// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/mentions.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace newsgraph::extract {
namespace {

struct PronounInfo {
    std::string_view form;
    Gender gender;
    bool plural;
    graph::ActorKind kind;
};

constexpr auto kPronouns = std::to_array<PronounInfo>({
    {"he", Gender::Male, false, graph::ActorKind::Person},
    {"him", Gender::Male, false, graph::ActorKind::Person},
    {"his", Gender::Male, false, graph::ActorKind::Person},
    {"himself", Gender::Male, false, graph::ActorKind::Person},
    {"she", Gender::Female, false, graph::ActorKind::Person},
    {"her", Gender::Female, false, graph::ActorKind::Person},
    {"hers", Gender::Female, false, graph::ActorKind::Person},
    {"herself", Gender::Female, false, graph::ActorKind::Person},
    {"they", Gender::Unknown, true, graph::ActorKind::Group},
    {"them", Gender::Unknown, true, graph::ActorKind::Group},
    {"their", Gender::Unknown, true, graph::ActorKind::Group},
    {"it", Gender::Unknown, false, graph::ActorKind::Organization},
    {"its", Gender::Unknown, false, graph::ActorKind::Organization},
    {"i", Gender::Unknown, false, graph::ActorKind::Person},
    {"me", Gender::Unknown, false, graph::ActorKind::Person},
    {"my", Gender::Unknown, false, graph::ActorKind::Person},
    {"we", Gender::Unknown, true, graph::ActorKind::Group},
    {"us", Gender::Unknown, true, graph::ActorKind::Group},
    {"our", Gender::Unknown, true, graph::ActorKind::Group},
    {"you", Gender::Unknown, false, graph::ActorKind::Person},
    {"your", Gender::Unknown, false, graph::ActorKind::Person},
    {"who", Gender::Unknown, false, graph::ActorKind::Person},
});

const PronounInfo* pronoun_info(const Token& token) {
    // "US" in capitals is a country, not the pronoun.
    if (token.form.size() > 1 && token.form == "US") return nullptr;
    const std::string lower = ascii_lower(token.form);
    const auto at = std::find_if(kPronouns.begin(), kPronouns.end(),
                                 [&lower](const PronounInfo& p) { return p.form == lower; });
    return at == kPronouns.end() ? nullptr : &*at;
}

bool is_capitalised(const Token& token) {
    const auto first = static_cast<unsigned char>(token.form.empty() ? 'a' : token.form.front());
    return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

bool is_noun(const Token& token) { return token.upos == Upos::Noun || token.upos == Upos::Propn; }

graph::ActorKind kind_of(NameKind kind) {
    switch (kind) {
    case NameKind::Person: return graph::ActorKind::Person;
    case NameKind::Organization: return graph::ActorKind::Organization;
    case NameKind::Location: return graph::ActorKind::Place;
    }
    return graph::ActorKind::Organization;
}

/// A credit such as "Yan Dobronosov/Getty Images": a name beside a slash in a caption.
bool is_photo_credit(const Sentence& sentence, TokenRange tokens) {
    const auto is_slash = [&](std::uint32_t i) {
        return i < sentence.tokens.size() && sentence.tokens[i].form == "/";
    };
    if (sentence.block != BlockKind::Caption) return false;
    return is_slash(tokens.last) || (tokens.first > 0 && is_slash(tokens.first - 1));
}

struct NamedRange {
    TokenRange tokens;
    std::optional<NameKind> model_kind;
    double probability = 1.0;
    std::optional<GazetteerMatch> match;
};

std::vector<NamedRange> gazetteer_names(const Sentence& sentence, const Gazetteer& gazetteer) {
    std::vector<NamedRange> found;
    for (std::uint32_t i = 0; i < sentence.tokens.size();) {
        const Token& token = sentence.tokens[i];
        const auto match = is_capitalised(token) ? gazetteer.match(sentence.tokens, i) : std::nullopt;
        // A demonym in a verb's or adverb's place is another word ("Polish the glass").
        const bool fits = match && token.upos != Upos::Verb && token.upos != Upos::Adv &&
                          token.upos != Upos::Aux && token.upos != Upos::Pron;
        if (!fits) {
            ++i;
            continue;
        }
        found.push_back({{i, i + match->tokens}, std::nullopt, 1.0, match});
        i += match->tokens;
    }
    return found;
}

std::vector<NamedRange> all_names(const Sentence& sentence, const Gazetteer& gazetteer) {
    std::vector<NamedRange> merged = gazetteer_names(sentence, gazetteer);
    for (const Name& name : sentence.names) {
        NamedRange model{{name.first, name.last}, name.kind, name.probability, std::nullopt};
        bool beaten = false;
        std::erase_if(merged, [&](const NamedRange& known) {
            const bool overlap = known.tokens.first < model.tokens.last &&
                                 model.tokens.first < known.tokens.last;
            if (!overlap || beaten || !known.match) return false;
            const auto known_size = known.tokens.last - known.tokens.first;
            const auto model_size = model.tokens.last - model.tokens.first;
            const bool person_wins = name.kind == NameKind::Person && model_size > 1;
            if (model_size > known_size || (person_wins && model_size >= known_size)) return true;
            beaten = true;
            return false;
        });
        if (!beaten) merged.push_back(model);
    }
    std::sort(merged.begin(), merged.end(),
              [](const NamedRange& a, const NamedRange& b) { return a.tokens < b.tokens; });
    return merged;
}

void add_names(const Reading& reading, std::uint32_t s, const Gazetteer& gazetteer,
               std::vector<Mention>& out, std::vector<bool>& taken) {
    const Sentence& sentence = reading.sentences[s];
    for (NamedRange named : all_names(sentence, gazetteer)) {
        if (is_photo_credit(sentence, named.tokens)) continue;
        // "Mr Trump" is Trump with a title of courtesy.
        const auto honorific_at = [&](std::uint32_t i) { return gazetteer.honorific(sentence.tokens[i].form); };
        while (!named.match && named.tokens.last - named.tokens.first > 1 &&
               honorific_at(named.tokens.first) != nullptr)
            ++named.tokens.first;
        if (!named.match && honorific_at(named.tokens.first) != nullptr) continue;
        Mention mention;
        mention.sentence = s;
        mention.tokens = named.tokens;
        while (mention.courtesy < named.tokens.first &&
               honorific_at(named.tokens.first - mention.courtesy - 1) != nullptr)
            ++mention.courtesy;
        mention.head = reading.trees[s].head_of({named.tokens.first - mention.courtesy, named.tokens.last});
        mention.probability = named.probability;
        if (named.match) {
            mention.entry = named.match->entry;
            mention.use = named.match->use;
            mention.kind = named.match->entry->kind;
        } else {
            mention.kind = kind_of(*named.model_kind);
        }
        if (mention.kind == graph::ActorKind::Person) {
            if (mention.courtesy > 0) mention.gender = honorific_at(mention.tokens.first - 1)->gender;
            if (mention.gender == Gender::Unknown && mention.tokens.last - mention.tokens.first > 1)
                mention.gender =
                    gazetteer.gender_of_given_name(sentence.tokens[mention.tokens.first].form);
        }
        for (auto i = mention.tokens.first - mention.courtesy; i < mention.tokens.last; ++i) taken[i] = true;
        out.push_back(mention);
    }
}

std::optional<Mention> description_or_pronoun(const Reading& reading, TokenRef at,
                                              const Gazetteer& gazetteer) {
    const SentenceTree& tree = reading.trees[at.sentence];
    const Token& token = reading.token(at);
    Mention mention;
    mention.sentence = at.sentence;
    mention.head = at.token;
    mention.tokens = {at.token, at.token + 1};
    if (token.upos == Upos::Pron) {
        const PronounInfo* info = pronoun_info(token);
        if (info == nullptr) return std::nullopt;
        mention.form = graph::MentionForm::Pronoun;
        mention.gender = info->gender;
        mention.plural = info->plural;
        mention.kind = info->kind;
        return mention;
    }
    if (!is_noun(token) || tree.is(at.token, {Relation::Compound, Relation::Flat, Relation::NmodDesc}))
        return std::nullopt;
    const PersonNoun* noun = person_noun_of(gazetteer, token);
    if (noun == nullptr) return std::nullopt;
    mention.form = graph::MentionForm::Nominal;
    mention.tokens = noun_phrase(tree, at.token);
    mention.gender = noun->gender;
    mention.plural = token.xpos == Xpos::Nns || token.xpos == Xpos::Nnps ||
                     noun->noun_class == PersonNounClass::Group;
    mention.kind = mention.plural ? graph::ActorKind::Group : graph::ActorKind::Person;
    return mention;
}

} // namespace

const PersonNoun* person_noun_of(const Gazetteer& gazetteer, const Token& token) {
    if (const auto* noun = gazetteer.person_noun(ascii_lower(token.form))) return noun;
    if (const auto* noun = gazetteer.person_noun(token.lemma)) return noun;
    // "ex-ministers", "co-founder": still such a person.
    const auto hyphen = token.lemma.find('-');
    const std::string prefix = ascii_lower(std::string_view(token.lemma).substr(0, std::min(hyphen, token.lemma.size())));
    const bool kept = prefix == "ex" || prefix == "co" || prefix == "vice" || prefix == "non";
    return kept && hyphen < token.lemma.size() ? gazetteer.person_noun(token.lemma.substr(hyphen + 1)) : nullptr;
}

bool is_pronoun(const Token& token) {
    return token.upos == Upos::Pron && pronoun_info(token) != nullptr;
}

TokenRange noun_phrase(const SentenceTree& tree, std::uint32_t head) {
    TokenRange range = tree.range(head);
    for (const auto child : tree.children(head)) {
        const bool is_clause = tree.is(child, {Relation::AclRelcl, Relation::Parataxis, Relation::Advcl,
                                               Relation::AdvclRelcl, Relation::Dep, Relation::Orphan,
                                               Relation::Discourse, Relation::List, Relation::Cop,
                                               Relation::Nsubj, Relation::Aux, Relation::Dislocated});
        if (child > head && is_clause) range.last = std::min(range.last, tree.range(child).first);
        if (child < head &&
            (is_clause || tree.is(child, {Relation::Case, Relation::Mark, Relation::Cc, Relation::Punct,
                                          Relation::Advmod})))
            range.first = std::max(range.first, tree.range(child).last);
    }
    if (range.first > head) range.first = head;
    if (range.last <= head) range.last = head + 1;
    const auto is_mark = [&](std::uint32_t i) { return tree.token(i).upos == Upos::Punct; };
    while (range.last > head + 1 && is_mark(range.last - 1)) --range.last;
    while (range.first < head && is_mark(range.first)) ++range.first;
    return range;
}

std::vector<Mention> find_mentions(const Reading& reading, const Gazetteer& gazetteer) {
    std::vector<Mention> mentions;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const Sentence& sentence = reading.sentences[s];
        if (sentence.block == BlockKind::Boilerplate) continue;
        std::vector<bool> taken(sentence.tokens.size(), false);
        add_names(reading, s, gazetteer, mentions, taken);
        for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
            if (taken[i]) continue;
            if (auto mention = description_or_pronoun(reading, {s, i}, gazetteer))
                mentions.push_back(*mention);
        }
    }
    std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
        return std::tie(a.sentence, a.head, a.tokens) < std::tie(b.sentence, b.head, b.tokens);
    });
    return mentions;
}

} // namespace newsgraph::extract
