// SPDX-License-Identifier: Apache-2.0
// Titles and offices of persons, read from three constructions: a title before the name ("Kremlin
// spokesperson Dmitry Peskov"), an apposition on either side ("Keith Kellogg, Trump's envoy"; "Trump's envoy,
// Steve Witkoff") and a copula ("Peskov is the spokesman of ..."). The office's owner is the actor
// that modifies the title: as possessor, as compound or adjective, or after of/for/to/at.
#include "extract/facts/actors.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

using graph::ActorKind;

class RoleReader {
public:
    RoleReader(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table)
        : reading_(reading), gazetteer_(gazetteer), table_(table) {}

    void run() {
        const auto count = table_.mentions().size();
        for (std::size_t m = 0; m < count; ++m) {
            const Mention mention = table_.mentions()[m];
            const auto actor = table_.actor_of(m);
            if (!actor || mention.form != graph::MentionForm::Name ||
                table_.actor(*actor).kind != ActorKind::Person)
                continue;
            read_titles_before(mention, *actor);
            read_appositions(mention, *actor);
            read_copula(mention, *actor);
        }
    }

private:
    [[nodiscard]] bool is_title(std::uint32_t s, std::uint32_t token) const {
        const Token& word = reading_.sentences[s].tokens[token];
        if (word.upos != Upos::Noun && word.upos != Upos::Propn && word.upos != Upos::Adj) return false;
        const PersonNoun* noun = person_noun_of(gazetteer_, word);
        return noun != nullptr && (noun->noun_class == PersonNounClass::Title ||
                                   noun->noun_class == PersonNounClass::Role);
    }

    /// The nearest title word left of the name, with nothing but words of the same noun phrase between.
    void read_titles_before(const Mention& mention, ActorIndex person) {
        const auto s = mention.sentence;
        const Sentence& sentence = reading_.sentences[s];
        auto end = mention.tokens.first;
        while (end > 0 && gazetteer_.honorific(sentence.tokens[end - 1].form) != nullptr) --end;
        if (end == 0) return;
        if (is_title(s, end - 1)) add_role(person, s, end - 1, end);
        read_kinship(s, end - 1, mention, person);
    }

    void read_appositions(const Mention& mention, ActorIndex person) {
        const auto s = mention.sentence;
        const SentenceTree& tree = reading_.trees[s];
        for (auto i = mention.tokens.first; i < mention.tokens.last; ++i) {
            for (const auto child : tree.children(i)) {
                if (tree.relation(child) != Relation::Appos) continue;
                read_title_phrase(s, child, person);
                read_kinship(s, child, mention, person);
            }
        }
        if (tree.relation(mention.head) == Relation::Appos) {
            if (const auto head = tree.head(mention.head)) {
                read_title_phrase(s, *head, person);
                read_kinship(s, *head, mention, person);
            }
        }
    }

    /// "Trump's son-in-law": the possessor of a word of family is the other side of the tie.
    void read_kinship(std::uint32_t s, std::uint32_t noun, const Mention& mention, ActorIndex person) {
        const SentenceTree& tree = reading_.trees[s];
        const PersonNoun* family = person_noun_of(gazetteer_, tree.token(noun));
        if (family == nullptr || family->noun_class != PersonNounClass::Family) return;
        for (const auto child : tree.children(noun)) {
            if (tree.relation(child) != Relation::NmodPoss) continue;
            const auto other = named_actor(s, child, person);
            if (!other || table_.actor(*other).kind != ActorKind::Person) continue;
            table_.add_kinship({person, family->lemma, *other, s, mention.tokens,
                                table_.mentions()[*table_.mention_at({s, child})].tokens});
        }
    }

    void read_copula(const Mention& mention, ActorIndex person) {
        const auto s = mention.sentence;
        const SentenceTree& tree = reading_.trees[s];
        const auto head = tree.head(mention.head);
        if (head && tree.relation(mention.head) == Relation::Nsubj && tree.has_child(*head, {Relation::Cop}) &&
            !tree.has_child(*head, {Relation::Advmod}))
            read_title_phrase(s, *head, person);
    }

    /// A title and those joined to it: "Kremlin aide and the chief of the fund".
    void read_title_phrase(std::uint32_t s, std::uint32_t head, ActorIndex person) {
        const SentenceTree& tree = reading_.trees[s];
        if (is_title(s, head)) add_role(person, s, head, head + 1);
        for (const auto child : tree.children(head)) {
            if (tree.relation(child) == Relation::Conj && is_title(s, child))
                add_role(person, s, child, child + 1);
        }
    }

    void add_role(ActorIndex person, std::uint32_t s, std::uint32_t title, std::uint32_t limit) {
        const SentenceTree& tree = reading_.trees[s];
        Role role;
        role.head_lemma = ascii_lower(reading_.sentences[s].tokens[title].lemma);
        role.sentence = s;
        role.tokens = {title_begin(s, title), limit};
        role.title = folded_text(reading_, s, role.tokens);
        role.of = owner(tree, s, title, person, role.tokens.first);
        if (role.tokens.last == title + 1) extend_to_complement(tree, s, title, role);
        Actor& actor = table_.actor(person);
        const bool known = std::any_of(actor.roles.begin(), actor.roles.end(), [&](const Role& other) {
            return other.title == role.title && other.of == role.of;
        });
        if (known) return;
        if (const auto* noun = person_noun_of(gazetteer_, reading_.sentences[s].tokens[title])) {
            if (actor.sector.empty()) actor.sector = noun->sector;
            if (actor.gender == Gender::Unknown) actor.gender = noun->gender;
        }
        if (role.of && actor.country.empty()) actor.country = table_.actor(*role.of).country;
        actor.roles.push_back(std::move(role));
    }

    /// Left of the title, words that specify it and are not names of actors: "foreign policy chief".
    [[nodiscard]] std::uint32_t title_begin(std::uint32_t s, std::uint32_t title) const {
        const auto& tokens = reading_.sentences[s].tokens;
        auto begin = title;
        while (begin > 0) {
            const Token& previous = tokens[begin - 1];
            const bool specifies = previous.upos == Upos::Adj || previous.upos == Upos::Noun ||
                                   previous.upos == Upos::Propn || previous.form == "-";
            if (!specifies) break;
            if (const auto mention = table_.mention_at({s, begin - 1})) {
                const Mention& other = table_.mentions()[*mention];
                const bool region = other.kind == ActorKind::Place; // "Middle East envoy"
                if (other.form == graph::MentionForm::Name && !region) break;
                if (is_title(s, begin - 1)) break;
            }
            --begin;
        }
        while (begin < title && tokens[begin].form == "-") ++begin;
        return begin;
    }

    [[nodiscard]] std::optional<ActorIndex> named_actor(std::uint32_t s, std::uint32_t token,
                                                        ActorIndex person) const {
        const auto mention = table_.mention_at({s, token});
        if (!mention || table_.mentions()[*mention].form != graph::MentionForm::Name) return std::nullopt;
        const auto actor = table_.actor_of(*mention);
        return actor && *actor != person ? actor : std::nullopt;
    }

    [[nodiscard]] std::optional<ActorIndex> owner(const SentenceTree& tree, std::uint32_t s,
                                                  std::uint32_t title, ActorIndex person,
                                                  std::uint32_t begin) const {
        for (const auto child : tree.children(title)) {
            if (child < title && tree.is(child, {Relation::NmodPoss, Relation::Compound, Relation::Amod,
                                                 Relation::Nmod, Relation::NmodDesc})) {
                if (const auto actor = named_actor(s, child, person)) return actor;
            }
        }
        // The possessor may hang on the name instead ("Ukraine's Defence Minister Rustem Umerov").
        const auto& tokens = reading_.sentences[s].tokens;
        auto left = begin;
        while (left > 0 && (tokens[left - 1].xpos == Xpos::Pos || tokens[left - 1].form == "-")) --left;
        if (left > 0) {
            if (const auto actor = named_actor(s, left - 1, person)) return actor;
        }
        for (const auto child : tree.children(title)) {
            if (child < title || !tree.is(child, {Relation::Nmod, Relation::Obl})) continue;
            const auto preposition = tree.preposition(child);
            if (preposition != "of" && preposition != "for" && preposition != "to" && preposition != "at")
                continue;
            if (const auto actor = named_actor(s, child, person)) return actor;
            for (const auto below : tree.children(child)) {
                if (const auto actor = named_actor(s, below, person)) return actor;
            }
        }
        return std::nullopt;
    }

    /// "head of the kingdom's pension fund": what the title is of, when that is no actor.
    void extend_to_complement(const SentenceTree& tree, std::uint32_t s, std::uint32_t title,
                              Role& role) const {
        if (role.of) return;
        for (const auto child : tree.children(title)) {
            if (child > title && tree.relation(child) == Relation::Nmod && tree.preposition(child) == "of") {
                const TokenRange whole{role.tokens.first, noun_phrase(tree, child).last};
                role.tokens = whole;
                role.title = folded_text(reading_, s, whole);
                return;
            }
        }
    }

    const Reading& reading_;
    const Gazetteer& gazetteer_;
    ActorTable& table_;
};

} // namespace

void read_roles(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table) {
    RoleReader(reading, gazetteer, table).run();
}

} // namespace newsgraph::extract
