// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/actors.hpp"

#include <algorithm>

namespace newsgraph::extract {

std::string folded_text(const Reading& reading, std::uint32_t sentence, TokenRange tokens) {
    std::string folded;
    for (const char c : reading.text(sentence, tokens)) {
        const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!is_space) {
            folded += c;
        } else if (!folded.empty() && folded.back() != ' ') {
            folded += ' ';
        }
    }
    return folded;
}

ActorTable::ActorTable(const Reading& reading, std::vector<Mention> mentions)
    : mentions_(std::move(mentions)), actor_of_(mentions_.size()) {
    for (const Sentence& sentence : reading.sentences)
        mention_at_.emplace_back(sentence.tokens.size(), -1);
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
        const Mention& mention = mentions_[m];
        auto& row = mention_at_[mention.sentence];
        row[mention.head] = static_cast<std::int32_t>(m);
        if (mention.form != graph::MentionForm::Name) continue;
        for (auto i = mention.tokens.first - mention.courtesy; i < mention.tokens.last; ++i)
            row[i] = static_cast<std::int32_t>(m);
    }
}

ActorIndex ActorTable::add(Actor actor) {
    actors_.push_back(std::move(actor));
    return static_cast<ActorIndex>(actors_.size() - 1);
}

void ActorTable::assign(std::size_t mention, ActorIndex actor) {
    if (const auto before = actor_of_[mention]) std::erase(actors_[*before].mentions, mention);
    actor_of_[mention] = actor;
    auto& list = actors_[actor].mentions;
    list.insert(std::upper_bound(list.begin(), list.end(), mention,
                                 [this](std::size_t a, std::size_t b) {
                                     return mentions_[a].at() < mentions_[b].at();
                                 }),
                mention);
}

void ActorTable::add_alias(ActorIndex index, std::string alias) {
    Actor& actor = actors_[index];
    if (alias.empty() || alias == actor.name) return;
    const auto at = std::lower_bound(actor.aliases.begin(), actor.aliases.end(), alias);
    if (at == actor.aliases.end() || *at != alias) actor.aliases.insert(at, std::move(alias));
}

std::size_t ActorTable::add_mention(const Mention& mention) {
    mentions_.push_back(mention);
    actor_of_.emplace_back();
    const auto number = mentions_.size() - 1;
    for (auto i = mention.tokens.first; i < mention.tokens.last; ++i)
        mention_at_[mention.sentence][i] = static_cast<std::int32_t>(number);
    return number;
}

std::optional<ActorIndex> ActorTable::actor_of(std::size_t mention) const { return actor_of_[mention]; }

std::optional<std::size_t> ActorTable::mention_at(TokenRef at) const {
    const auto number = mention_at_[at.sentence][at.token];
    return number < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(number));
}

std::optional<ActorIndex> ActorTable::actor_at(TokenRef at) const {
    const auto mention = mention_at(at);
    return mention ? actor_of(*mention) : std::nullopt;
}

std::optional<ActorIndex> ActorTable::actor_of_phrase(const Reading& reading, TokenRef head) const {
    if (const auto actor = actor_at(head)) return actor;
    const SentenceTree& tree = reading.trees[head.sentence];
    const auto named_person = [&](std::uint32_t token) -> std::optional<ActorIndex> {
        const auto mention = mention_at({head.sentence, token});
        const bool is_name = mention && mentions_[*mention].form == graph::MentionForm::Name &&
                             mentions_[*mention].kind == graph::ActorKind::Person;
        return is_name ? actor_of(*mention) : std::nullopt;
    };
    // "spokesman Dmitry Peskov": the name follows its title, whatever the tree says.
    if (head.token + 1 < tree.size() && tree.token(head.token).upos == Upos::Noun) {
        if (const auto bearer = named_person(head.token + 1)) return bearer;
    }
    // "the president's envoy, Steve Witkoff": the name in apposition says who it is.
    for (const auto child : tree.children(head.token)) {
        if (!tree.is(child, {Relation::Appos, Relation::Flat, Relation::NmodDesc})) continue;
        if (const auto bearer = named_person(child)) return bearer;
    }
    return std::nullopt;
}

std::optional<ActorIndex> ActorTable::adopt_phrase(const Reading& reading, const Gazetteer& gazetteer,
                                                   TokenRef head) {
    if (const auto actor = actor_of_phrase(reading, head)) return actor;
    const Token& token = reading.token(head);
    if (token.upos == Upos::Pron && is_pronoun(token)) return std::nullopt;
    const SentenceTree& tree = reading.trees[head.sentence];

    // "A Kremlin readout", "a police statement": a text speaks for the one whose text it is.
    const PersonNoun* noun = person_noun_of(gazetteer, token);
    const bool is_person_word = noun != nullptr || token.upos == Upos::Pron || token.upos == Upos::Num ||
                                token.upos == Upos::Det || token.upos == Upos::Propn;
    if (!is_person_word && token.xpos == Xpos::Nn) {
        for (const auto child : tree.children(head.token)) {
            if (!tree.is(child, {Relation::Compound, Relation::NmodPoss})) continue;
            const auto owner = actor_at({head.sentence, child});
            if (owner && actors_[*owner].kind != graph::ActorKind::Country) return owner;
        }
    }

    TokenRange words = noun_phrase(tree, head.token);
    // A long phrase is mostly a clause that the parser took for part of it: its first part names the group.
    constexpr std::uint32_t kLongestName = 10;
    for (auto i = head.token + 1; i < words.last && words.last - words.first > kLongestName; ++i) {
        if (tree.token(i).upos == Upos::Punct) words.last = i;
    }
    const auto is_article = [&](std::uint32_t i) {
        return tree.token(i).upos == Upos::Det && (tree.lemma(i) == "the" || tree.lemma(i) == "a");
    };
    while (words.first < head.token && is_article(words.first)) ++words.first;
    Actor actor;
    actor.kind = graph::ActorKind::Group;
    actor.name = folded_text(reading, head.sentence, words);
    actor.plural = token.xpos == Xpos::Nns || token.xpos == Xpos::Nnps;
    actor.anonymous = token.upos != Upos::Propn;
    if (noun != nullptr) {
        actor.sector = noun->sector;
        actor.gender = noun->gender;
        if (!actor.plural && noun->noun_class != PersonNounClass::Group) actor.kind = graph::ActorKind::Person;
    }
    // "Russian officials": a group of that country.
    for (const auto child : tree.children(head.token)) {
        const auto owner = actor_at({head.sentence, child});
        if (owner && child < head.token && !actors_[*owner].country.empty())
            actor.country = actors_[*owner].country;
    }
    // One group described twice in the same words is one group.
    if (const auto same = anonymous_.find(actor.name); actor.anonymous && same != anonymous_.end()) {
        if (const auto mention = mention_at(head)) assign(*mention, same->second);
        return same->second;
    }
    if (actor.kind == graph::ActorKind::Person) actor.kind = graph::ActorKind::Group;
    const auto index = add(std::move(actor));
    if (actors_[index].anonymous) anonymous_.emplace(actors_[index].name, index);
    auto mention = mention_at(head);
    if (!mention) {
        Mention description;
        description.sentence = head.sentence;
        description.head = head.token;
        description.tokens = {head.token, head.token + 1};
        description.form = graph::MentionForm::Nominal;
        description.kind = graph::ActorKind::Group;
        mention = add_mention(description);
        mentions_[*mention].tokens = words;
    }
    assign(*mention, index);
    return index;
}

ActorIndex ActorTable::country_actor(const GazetteerEntry& country) {
    if (const auto known = of_entry_.find(&country); known != of_entry_.end()) return known->second;
    Actor actor;
    actor.kind = country.kind;
    actor.name = country.name;
    actor.country = country.country;
    actor.sector = country.sector;
    actor.entry = &country;
    const auto index = add(std::move(actor));
    of_entry_.emplace(&country, index);
    return index;
}

} // namespace newsgraph::extract
