// SPDX-License-Identifier: Apache-2.0
// The actors of one document: clusters of mentions that refer to the same person, organisation, country,
// place or group, with what the text says of them.
//
// Built in three steps, each a free function over the same table: names are joined by their words
// (join_names), titles and offices are read (read_roles), then descriptions and pronouns are
// resolved to an actor where the evidence is good enough (resolve_references). What stays unresolved can be
// adopted as an actor of its own when a fact needs it ("senior military sources").
#pragma once

#include "extract/coreference/resolver.hpp"
#include "extract/facts/mentions.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace newsgraph::extract {

using ActorIndex = std::uint32_t;

struct Role {
    std::string title;              ///< "Middle East envoy"
    std::string head_lemma;         ///< "envoy"
    std::optional<ActorIndex> of;
    std::uint32_t sentence = 0;
    TokenRange tokens;
};

/// "Trump's son-in-law, Jared Kushner": a lasting tie between two persons.
struct Kinship {
    ActorIndex subject = 0;
    std::string predicate; ///< "son-in-law", of the object
    ActorIndex object = 0;
    std::uint32_t sentence = 0;
    TokenRange subject_tokens;
    TokenRange object_tokens;
};

struct Actor {
    graph::ActorKind kind = graph::ActorKind::Person;
    std::string name;
    std::vector<std::string> aliases; ///< without the name itself; sorted, unique
    std::string country;
    std::string sector;
    Gender gender = Gender::Unknown;
    bool plural = false;
    bool anonymous = false;
    const GazetteerEntry* entry = nullptr;
    std::vector<std::size_t> mentions; ///< into ActorTable::mentions, in text order
    std::vector<Role> roles;
};

class ActorTable {
public:
    ActorTable(const Reading& reading, std::vector<Mention> mentions);

    [[nodiscard]] const std::vector<Mention>& mentions() const noexcept { return mentions_; }
    [[nodiscard]] const std::vector<Actor>& actors() const noexcept { return actors_; }
    [[nodiscard]] Actor& actor(ActorIndex i) { return actors_[i]; }
    [[nodiscard]] const Actor& actor(ActorIndex i) const { return actors_[i]; }

    ActorIndex add(Actor actor);
    /// Makes the mention one of the actor; takes it from the one that had it.
    void assign(std::size_t mention, ActorIndex actor);
    void add_alias(ActorIndex actor, std::string alias);
    /// Adds a mention found later (a surname that the model missed); returns its number.
    std::size_t add_mention(const Mention& mention);

    [[nodiscard]] std::optional<ActorIndex> actor_of(std::size_t mention) const;
    /// The mention whose head is this token, or whose name covers it.
    [[nodiscard]] std::optional<std::size_t> mention_at(TokenRef at) const;
    [[nodiscard]] std::optional<ActorIndex> actor_at(TokenRef at) const;

    /// The actor of a noun phrase: its head's, that of a name in apposition, or that of a title's bearer.
    [[nodiscard]] std::optional<ActorIndex> actor_of_phrase(const Reading& reading, TokenRef head) const;
    /// The same, or a new actor made of the phrase's words; a pronoun that is not resolved gives nullopt.
    std::optional<ActorIndex> adopt_phrase(const Reading& reading, const Gazetteer& gazetteer, TokenRef head);
    void add_kinship(Kinship kinship) { kinships_.push_back(std::move(kinship)); }
    [[nodiscard]] const std::vector<Kinship>& kinships() const noexcept { return kinships_; }
    /// The country's actor, made when the text has none yet.
    ActorIndex country_actor(const GazetteerEntry& country);

private:
    std::vector<Mention> mentions_;
    std::vector<std::optional<ActorIndex>> actor_of_;
    std::vector<std::vector<std::int32_t>> mention_at_; ///< [sentence][token], -1 for none
    std::vector<Actor> actors_;
    std::vector<Kinship> kinships_;
    std::unordered_map<std::string, ActorIndex> anonymous_;              ///< by name; only looked up
    std::unordered_map<const GazetteerEntry*, ActorIndex> of_entry_;     ///< only looked up
};

void join_names(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table);
void read_roles(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table);
/// Descriptions everywhere; pronouns of the third person outside quotations.
void resolve_references(const Reading& reading, const coreference::Chains& chains, ActorTable& table);

/// Text of a range with white space folded: a name broken over two lines is one name.
[[nodiscard]] std::string folded_text(const Reading& reading, std::uint32_t sentence, TokenRange tokens);

} // namespace newsgraph::extract
