// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/events.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract {
namespace {

using graph::ActorKind;
using graph::ParticipantRole;
using Index = SentenceTree::Index;

constexpr auto kAnybody = std::to_array<std::string_view>(
    {"people", "person", "man", "woman", "child", "civilian", "other", "boy", "girl", "life", "casualty", "victim"});

/// Capitalised words that a parser takes for subjects: "A judge Thursday approved it".
bool is_calendar_word(std::string_view form) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April",
         "May", "June", "July", "August", "September", "October", "November", "December"});
    return std::find(kWords.begin(), kWords.end(), form) != kWords.end();
}

/// "Lake Titicaca", "the Black Sea": where something happens, and nobody who could act or suffer.
bool is_landform(const Actor& actor) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"Bay", "Canal", "Channel", "Desert", "Gulf", "Lake", "Mount", "Mountain", "Mountains", "Ocean", "Peninsula", "River", "Sea",
         "Strait", "Valley"});
    if (actor.kind != ActorKind::Place) return false;
    const std::string_view name = actor.name;
    const std::string_view first = name.substr(0, name.find(' '));
    const std::string_view last = name.substr(name.rfind(' ') + 1);
    const auto is_one = [&](std::string_view word) { return std::find(kWords.begin(), kWords.end(), word) != kWords.end(); };
    return first.size() < name.size() && (is_one(first) || is_one(last));
}

class PhraseReader {
public:
    PhraseReader(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table, std::uint32_t sentence,
                 ParticipantRole role)
        : reading_(reading), gazetteer_(gazetteer), table_(table), sentence_(sentence), role_(role) {}

    std::vector<EventParticipant> read(Index head) {
        read_one(head);
        for (const Index child : tree().children(head)) {
            if (tree().relation(child) == Relation::Conj) read_one(child);
        }
        return std::move(found_);
    }

    std::vector<EventParticipant> read_only_owners(Index head) {
        read_owners(head);
        return std::move(found_);
    }

private:
    [[nodiscard]] const SentenceTree& tree() const { return reading_.trees[sentence_]; }

    void add(ActorIndex actor, TokenRange tokens) {
        if (!takes_part(found_, actor) && !is_landform(table_.actor(actor))) found_.push_back({actor, role_, sentence_, tokens});
    }

    void read_one(Index head) {
        if (const auto actor = table_.actor_of_phrase(reading_, {sentence_, head})) {
            add(*actor, noun_phrase(tree(), head));
            return;
        }
        const Token& token = tree().token(head);
        if (token.upos == Upos::Pron) return;
        if (read_pair(head) || is_both_sides(head)) return;
        const bool owned = read_owners(head);
        if (token.upos != Upos::Noun && token.upos != Upos::Propn) return;
        const PersonNoun* noun = person_noun_of(gazetteer_, token);
        // "seven people were killed" is a count of victims; "seven aid workers" are also a group.
        const bool counted = tree().has_child(head, {Relation::Nummod}) && is_anybody(head);
        // A name that the model missed is still one where a verb takes it as subject or object, or with a title.
        const bool argument = tree().is(head, {Relation::Nsubj, Relation::NsubjPass, Relation::Obj, Relation::Iobj});
        const bool missed_name =
            token.upos == Upos::Propn && !is_calendar_word(token.form) && (argument || tree().has_child(head, {Relation::NmodDesc, Relation::Flat}));
        if (!owned && (noun != nullptr || missed_name) && !counted) {
            if (const auto actor = table_.adopt_phrase(reading_, gazetteer_, {sentence_, head}))
                add(*actor, noun_phrase(tree(), head));
        }
    }

    [[nodiscard]] bool is_anybody(Index head) const {
        const auto lemma = tree().lemma(head);
        return std::find(kAnybody.begin(), kAnybody.end(), lemma) != kAnybody.end();
    }

    /// "A deal between the two countries": those that are named already.
    [[nodiscard]] bool is_both_sides(Index head) const {
        constexpr auto kSides = std::to_array<std::string_view>({"country", "nation", "side", "party", "state", "neighbor", "neighbour"});
        return is_two(head) && std::find(kSides.begin(), kSides.end(), tree().lemma(head)) != kSides.end();
    }

    [[nodiscard]] bool is_two(Index head) const {
        const auto& children = tree().children(head);
        return std::any_of(children.begin(), children.end(), [this](Index child) {
            return tree().lemma(child) == "two" || tree().lemma(child) == "both";
        });
    }

    /// "the two presidents", "both leaders": the two bearers of such an office mentioned last.
    bool read_pair(Index head) {
        if (!is_two(head) || tree().token(head).xpos != Xpos::Nns) return false;
        std::vector<std::pair<TokenRef, ActorIndex>> bearers;
        for (ActorIndex i = 0; i < table_.actors().size(); ++i) {
            const Actor& actor = table_.actor(i);
            const bool fits =
                actor.kind == ActorKind::Person && !actor.mentions.empty() &&
                std::any_of(actor.roles.begin(), actor.roles.end(), [&](const Role& role) {
                    return role.head_lemma == tree().lemma(head) ||
                           (tree().lemma(head) == "leader" && role.head_lemma == "president");
                });
            if (!fits) continue;
            std::optional<TokenRef> last;
            for (const auto m : actor.mentions) {
                const auto at = table_.mentions()[m].at();
                if (at < TokenRef{sentence_, head}) last = at;
            }
            if (last) bearers.emplace_back(*last, i);
        }
        if (bearers.size() < 2) return false;
        std::sort(bearers.rbegin(), bearers.rend());
        add(bearers[0].second, noun_phrase(tree(), head));
        add(bearers[1].second, noun_phrase(tree(), head));
        return true;
    }

    bool read_owners(Index head) {
        bool found = false;
        for (const Index child : tree().children(head)) {
            if (child > head || !tree().is(child, {Relation::NmodPoss, Relation::Compound, Relation::Amod}))
                continue;
            found = read_owner(child, head) || found;
            for (const Index other : tree().children(child)) {
                if (tree().is(other, {Relation::Conj, Relation::Compound, Relation::Nmod}))
                    found = read_owner(other, head) || found;
            }
        }
        return found;
    }

    bool read_owner(Index token, Index head) {
        if (const auto actor = table_.actor_at({sentence_, token})) {
            add(*actor, noun_phrase(tree(), head));
            return true;
        }
        // "the Iranian tanker's release": what a thing owns is its owner's.
        const auto& children = tree().children(token);
        return std::any_of(children.begin(), children.end(), [&](Index child) {
            if (child > token || !tree().is(child, {Relation::NmodPoss, Relation::Compound, Relation::Amod})) return false;
            const auto actor = table_.actor_at({sentence_, child});
            if (actor) add(*actor, noun_phrase(tree(), head));
            return actor.has_value();
        });
    }

    const Reading& reading_;
    const Gazetteer& gazetteer_;
    ActorTable& table_;
    std::uint32_t sentence_;
    ParticipantRole role_;
    std::vector<EventParticipant> found_;
};

} // namespace

std::vector<EventParticipant> participants_of(const Reading& reading, const Gazetteer& gazetteer,
                                              ActorTable& table, TokenRef head, ParticipantRole role) {
    return PhraseReader(reading, gazetteer, table, head.sentence, role).read(head.token);
}

std::vector<EventParticipant> owners_of(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table,
                                        TokenRef head, graph::ParticipantRole role) {
    return PhraseReader(reading, gazetteer, table, head.sentence, role).read_only_owners(head.token);
}

} // namespace newsgraph::extract
