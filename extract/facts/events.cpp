// SPDX-License-Identifier: Apache-2.0
// Reads triggers sentence by sentence. The frame of the lexicon decides which arguments count; a verb may
// pass its subject to the noun it carries ("launched drone strikes", "held talks").
#include "extract/facts/events.hpp"

#include "extract/facts/event_syntax.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace newsgraph::extract {
namespace {

using graph::ActorKind;
using graph::EventType;
using graph::ParticipantRole;
using event_syntax::Index;
using event_syntax::object_of;
using event_syntax::subject_of;

constexpr auto kCarriers = std::to_array<std::string_view>(
    {"launch", "carry", "conduct", "hold", "have", "stage", "mount", "make", "begin", "start", "resume",
     "open", "order", "commit", "perpetrate", "inflict", "impose", "pay", "give", "offer", "provide",
     "announce", "continue", "express", "issue", "unleash", "plan", "attend", "join", "host", "lead", "complete", "extend",
     "prolong", "renew", "intensify", "expand", "maintain", "suspend", "halt", "end", "threaten", "head", "wage"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class EventReader {
public:
    EventReader(const Reading& reading, const EventLexicon& lexicon, const Gazetteer& gazetteer,
                const std::vector<Statement>& statements, ActorTable& table)
        : reading_(reading), lexicon_(lexicon), gazetteer_(gazetteer), statements_(statements),
          index_(reading.sentences.size(), statements), table_(table) {
        for (const Statement& statement : statements) {
            const bool is_act = statement.entry != nullptr && statement.entry->act != graph::EventType::None && !statement.negated;
            if (statement.cue && is_act) cues_.insert(*statement.cue);
        }
    }

    std::vector<Event> run() {
        for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
            const auto block = reading_.sentences[s].block;
            if (block == BlockKind::Boilerplate) continue;
            sentence_ = s;
            for (Index i = 0; i < tree().size(); ++i) {
                const Token& token = tree().token(i);
                const bool verb = token.upos == Upos::Verb || token.upos == Upos::Adj;
                const bool noun = token.upos == Upos::Noun || (token.upos == Upos::Propn && stands_outside_names(i));
                if ((!verb && !noun) || cues_.contains({s, i}) || spent_.contains({s, i})) continue;
                add_best_reading(i, readings_of(i));
            }
        }
        return std::move(found_);
    }

private:
    struct Candidate {
        Event event;
        std::optional<TokenRef> object; ///< the object that the trigger needed
    };

    [[nodiscard]] const SentenceTree& tree() const { return reading_.trees[sentence_]; }

    /// Of a phrasal verb ("turned down") its own readings, else those of the plain word.
    [[nodiscard]] std::span<const EventTrigger> readings_of(Index i) const {
        const std::string lemma(tree().lemma(i));
        const Upos upos = tree().token(i).upos;
        const auto particle = upos == Upos::Verb ? event_syntax::particle_of(tree(), i) : std::nullopt;
        if (particle) {
            if (const auto phrasal = lexicon_.find(lemma + '_' + std::string(tree().lemma(*particle)), upos); !phrasal.empty()) return phrasal;
        }
        return lexicon_.find(lemma, upos);
    }

    /// The first reading that knows both sides, else the first that fits ("nurses strike", "jets strike the port").
    void add_best_reading(Index trigger, std::span<const EventTrigger> entries) {
        std::optional<Candidate> best;
        for (const EventTrigger& entry : entries) {
            auto candidate = read(trigger, entry);
            if (!candidate) continue;
            const bool complete = candidate->event.participants.size() > 1;
            if (!best || complete) best = std::move(candidate);
            if (complete) break;
        }
        if (!best) return;
        if (best->object) spent_.insert(*best->object);
        found_.push_back(std::move(best->event));
    }

    /// A capitalised common noun ("the Summit") counts, a word inside a name does not.
    [[nodiscard]] bool stands_outside_names(Index i) const { return !table_.mention_at({sentence_, i}).has_value(); }

    [[nodiscard]] bool is_in_name(Index i) const {
        const auto mention = table_.mention_at({sentence_, i});
        return mention && table_.mentions()[*mention].form == graph::MentionForm::Name;
    }

    [[nodiscard]] std::vector<EventParticipant> phrase(Index head, ParticipantRole role) {
        return participants_of(reading_, gazetteer_, table_, {sentence_, head}, role);
    }

    void add(Event& event, const std::vector<EventParticipant>& more) {
        for (const EventParticipant& participant : more) {
            if (!takes_part(event.participants, participant.actor)) event.participants.push_back(participant);
        }
    }

    [[nodiscard]] bool is_actor_phrase(Index head) const {
        const auto mention = table_.mention_at({sentence_, head});
        return mention.has_value() || table_.actor_of_phrase(reading_, {sentence_, head}).has_value();
    }

    std::optional<Candidate> read(Index i, const EventTrigger& entry) {
        Candidate candidate;
        Event& event = candidate.event;
        event.trigger = {sentence_, i};
        event.entry = &entry;
        const bool noun = entry.upos == Upos::Noun;
        if (!entry.objects.empty()) {
            const auto object = needed_object(i, entry);
            if (!object) return std::nullopt;
            candidate.object = TokenRef{sentence_, *object};
        }
        const bool fits = noun ? read_noun(i, entry, event) : read_verb(i, entry, event);
        if (!fits) return std::nullopt;
        event.place = place_of(reading_, table_, event);
        if (event.participants.empty() && !event.killed && !event.injured) return std::nullopt;
        if (const auto host = host_of(reading_, table_, event)) add(event, {*host});
        // A blow to a place in a country is a blow to that country.
        if (entry.type == EventType::Assault && !has_role(event, ParticipantRole::Recipient) && event.place &&
            table_.actor(event.place->actor).kind == ActorKind::Country) {
            EventParticipant recipient = *event.place;
            recipient.role = ParticipantRole::Recipient;
            add(event, {recipient});
        }
        if (needs_other_side(event)) {
            auto reached = reach_recipient(reading_, gazetteer_, table_, event.trigger,
                                           entry.frame == EventFrame::Thing, event.participants);
            if (entry.frame == EventFrame::Symmetric)
                for (EventParticipant& p : reached) p.role = ParticipantRole::Participant;
            add(event, reached);
        }
        if (entry.frame == EventFrame::Symmetric) {
            std::stable_sort(event.participants.begin(), event.participants.end(),
                             [](const auto& a, const auto& b) { return a.tokens.first < b.tokens.first; });
            name_sides(event);
        }
        if (const auto type = type_by_stance(tree(), i, entry.type); type && *type != entry.type)
            event.entry = &lexicon_.plain(*type);
        join_sides(tree(), event);
        event.status = status_of(reading_, statements_, index_, event.trigger);
        const bool both = event.participants.size() > 1;
        const bool told = event.status == graph::EventStatus::Occurred || event.status == graph::EventStatus::Ongoing;
        // Of what is only planned, claimed or denied, one side alone says too little.
        if (!both && !told && !event.place && !event.killed && !event.injured) return std::nullopt;
        return candidate;
    }

    /// "lifted a ban", "the ban was lifted", "went on strike": the object is one of those the trigger needs, by itself
    /// or by what it is a part of ("a round of talks").
    [[nodiscard]] std::optional<Index> needed_object(Index verb, const EventTrigger& entry) const {
        const auto needed = [&](Index noun) {
            return std::binary_search(entry.objects.begin(), entry.objects.end(), tree().lemma(noun)) &&
                   !is_in_name(noun);
        };
        const auto object = object_of(tree(), verb);
        if (!object) {
            for (const Index child : tree().children(verb)) {
                if (is_set_phrase(child) && needed(child)) return child; // "took to the streets"
            }
            return std::nullopt;
        }
        if (needed(*object)) return object;
        for (const Index child : tree().children(*object)) {
            const bool part = tree().is(child, {Relation::Compound, Relation::Conj}) || tree().preposition(child) == "of";
            if (part && needed(child)) return child;
        }
        for (const Index child : tree().children(verb)) {
            if (tree().preposition(child) == "as" && needed(child)) return child; // "held them as hostages"
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_set_phrase(Index child) const {
        const auto preposition = tree().preposition(child);
        return tree().relation(child) == Relation::Obl && (preposition == "on" || preposition == "to");
    }

    bool read_verb(Index verb, const EventTrigger& entry, Event& event) {
        const auto object = object_of(tree(), verb);
        const auto subject = subject_of(tree(), verb);
        switch (entry.frame) {
        case EventFrame::PersonObject:
            if (!object || !is_actor_phrase(*object)) return false;
            // "called Putin to congratulate him", not "called Putin a friend".
            if (const auto said = tree().child(verb, {Relation::Ccomp, Relation::Xcomp});
                said && (tree().relation(*said) == Relation::Ccomp || tree().token(*said).upos != Upos::Verb))
                return false;
            break;
        case EventFrame::Oblique:
            if (object && !tree().is_passive(verb) && !has_preposition(verb, entry) &&
                event_syntax::complements(tree(), verb, entry.prepositions).empty())
                return false;
            break;
        case EventFrame::Clause:
            if (!tree().has_child(verb, {Relation::Xcomp, Relation::Ccomp})) return false;
            break;
        case EventFrame::Object:
        case EventFrame::Armed:
            if (!object) return false;
            break;
        case EventFrame::Particle: {
            const auto particle = tree().child(verb, {Relation::CompoundPrt, Relation::Advmod});
            if (!particle || entry.prepositions.empty() || tree().lemma(*particle) != entry.prepositions[0])
                return false;
            break;
        }
        case EventFrame::Workers:
            if (object || !subject || !event_syntax::is_worker(tree().lemma(*subject))) return false;
            break;
        default: break;
        }
        if (entry.frame == EventFrame::Armed && !(subject && is_armed(*subject))) return false;

        if (entry.frame == EventFrame::Receive) {
            if (subject) add(event, phrase(*subject, ParticipantRole::Recipient));
            const auto known = event.participants.size();
            if (object) add(event, owners_of(reading_, gazetteer_, table_, {sentence_, *object}, ParticipantRole::Agent));
            add_prepositional(verb, entry, ParticipantRole::Agent, event);
            return event.participants.size() > known;
        }
        const bool symmetric = entry.frame == EventFrame::Symmetric;
        if (subject)
            add(event, phrase(*subject, symmetric ? ParticipantRole::Participant : ParticipantRole::Agent));
        if (symmetric) {
            if (object && entry.objects.empty() && is_actor_phrase(*object)) add(event, phrase(*object, ParticipantRole::Participant));
            if (tree().is_passive(verb) && object) add(event, phrase(*object, ParticipantRole::Participant));
            add_prepositional(verb, entry, ParticipantRole::Participant, event);
            if (object) add_prepositional(*object, entry, ParticipantRole::Participant, event);
            return entry.lemma != "discuss" || event.participants.size() > 1;
        }
        if (entry.frame != EventFrame::Intransitive && entry.frame != EventFrame::Particle) {
            if (const auto person = tree().child(verb, {Relation::Iobj})) add(event, phrase(*person, ParticipantRole::Recipient));
            if (object && entry.frame != EventFrame::Thing) {
                add(event, phrase(*object, ParticipantRole::Recipient));
                if (entry.type != EventType::Assault) add_people(*object, event);
            }
            add_prepositional(verb, entry, ParticipantRole::Recipient, event);
        }
        if (object) read_count(verb, *object, event);
        return true;
    }

    /// "Detained 18 people": of victims the count is enough, those who live on are a group.
    void add_people(Index head, Event& event) {
        if (has_role(event, ParticipantRole::Recipient) || person_noun_of(gazetteer_, tree().token(head)) == nullptr) return;
        if (const auto actor = table_.adopt_phrase(reading_, gazetteer_, {sentence_, head}))
            add(event, {EventParticipant{*actor, ParticipantRole::Recipient, sentence_, noun_phrase(tree(), head)}});
    }

    bool read_noun(Index noun, const EventTrigger& entry, Event& event) {
        if (tree().is(noun, {Relation::Compound, Relation::NmodDesc})) return false;
        const bool symmetric = entry.frame == EventFrame::Symmetric;
        const auto bearer = tree().has_child(noun, {Relation::Cop}) ? tree().child(noun, {Relation::Nsubj}) : std::nullopt;
        if (entry.frame == EventFrame::Bearer && !bearer) return false;
        const ParticipantRole owner_role = symmetric ? ParticipantRole::Participant : ParticipantRole::Agent;
        if (bearer && !symmetric) add(event, phrase(*bearer, ParticipantRole::Agent));
        for (const Index child : tree().children(noun)) {
            if (entry.frame != EventFrame::Bearer && child < noun &&
                tree().is(child, {Relation::NmodPoss, Relation::Amod, Relation::Compound, Relation::Nmod})) {
                add(event, phrase(child, owner_role));
                // "US-Russia talks", "US and Russian talks": what hangs on the first name takes part as well.
                for (const Index other : tree().children(child)) {
                    if (tree().is(other, {Relation::Compound, Relation::Nmod, Relation::Conj}))
                        add(event, phrase(other, owner_role));
                }
            }
        }
        if (symmetric) {
            for (const Index child : tree().children(noun)) {
                const auto preposition = tree().preposition(child);
                if (preposition == "between" || preposition == "with" || preposition == "of" ||
                    preposition == "among")
                    add(event, phrase(child, ParticipantRole::Participant));
            }
        } else {
            add_prepositional(noun, entry, ParticipantRole::Recipient, event);
            for (const Index child : tree().children(noun)) {
                if (tree().preposition(child) == "by") add(event, phrase(child, ParticipantRole::Agent));
            }
        }
        read_carrier(noun, owner_role, symmetric, event);
        if (entry.type == EventType::Consult && names_only_hosts(noun, event)) read_company(noun, owner_role, event);
        // A blow without a recipient names its aim before itself ("the assassination attempt on Trump").
        if (entry.type == EventType::Assault && tree().relation(noun) == Relation::Compound) return false;
        return true;
    }

    /// "A visit to Kenya", "talks with Kenya": somebody comes to them.
    [[nodiscard]] static bool names_only_hosts(Index noun, const Event& event) {
        return !event.participants.empty() && std::all_of(event.participants.begin(), event.participants.end(),
                                                          [noun](const EventParticipant& p) { return p.tokens.first > noun; });
    }

    /// "Signed it during a visit to Kenya": who does something on a visit is the visitor.
    void read_company(Index noun, ParticipantRole role, Event& event) {
        constexpr auto kOccasions = std::to_array<std::string_view>({"during", "on", "in", "after", "before", "at", "following"});
        if (!tree().is(noun, {Relation::Obl, Relation::Nmod}) || !holds(kOccasions, tree().preposition(noun))) return;
        for (auto at = tree().head(noun); at; at = tree().head(*at)) {
            if (tree().token(*at).upos != Upos::Verb) continue;
            const auto subject = subject_of(tree(), *at);
            if (subject) add(event, phrase(*subject, role));
            if (!names_only_hosts(noun, event)) return;
        }
    }

    void read_carrier(Index noun, ParticipantRole role, bool symmetric, Event& event) {
        const auto verb = tree().head(noun);
        if (!verb || !tree().is(noun, {Relation::Obj, Relation::NsubjPass, Relation::Obl})) return;
        if (!holds(kCarriers, tree().lemma(*verb))) return;
        if (tree().relation(noun) == Relation::Obl && !symmetric) return;
        if (const auto subject = subject_of(tree(), *verb)) add(event, phrase(*subject, role));
        for (const Index child : tree().children(*verb)) {
            if (symmetric && tree().relation(child) == Relation::Obl && tree().preposition(child) == "with")
                add(event, phrase(child, role));
        }
    }

    void add_prepositional(Index head, const EventTrigger& entry, ParticipantRole role, Event& event) {
        const auto known = event.participants.size();
        for (const Index child : event_syntax::complements(tree(), head, entry.prepositions)) {
            // Of those inside the object only the first that acts.
            if (event.participants.size() > known && tree().head(child) != head) return;
            add(event, phrase(child, role));
        }
    }

    [[nodiscard]] bool has_preposition(Index head, const EventTrigger& entry) const {
        const auto& children = tree().children(head);
        return std::any_of(children.begin(), children.end(), [&](Index child) {
            return std::find(entry.prepositions.begin(), entry.prepositions.end(), tree().preposition(child)) != entry.prepositions.end();
        });
    }

    [[nodiscard]] bool is_armed(Index subject) const {
        const auto fights = [](std::string_view sector) { return sector == "MIL" || sector == "REB"; };
        if (const auto actor = table_.actor_of_phrase(reading_, {sentence_, subject})) {
            const Actor& who = table_.actor(*actor);
            return who.kind == ActorKind::Country || fights(who.sector);
        }
        const auto lemma = tree().lemma(subject);
        const PersonNoun* noun = gazetteer_.person_noun(lemma);
        return event_syntax::is_weapon(lemma) || (noun != nullptr && fights(noun->sector));
    }

    /// "Seven people were killed and 10 others injured".
    void read_count(Index verb, Index victims, Event& event) {
        const auto count = count_of(tree(), victims);
        if (!count) return;
        const auto lemma = tree().lemma(verb);
        if (lemma == "kill" || lemma == "murder" || lemma == "massacre") event.killed = count;
        if (lemma == "injure" || lemma == "wound" || lemma == "hurt") event.injured = count;
    }

    const Reading& reading_;
    const EventLexicon& lexicon_;
    const Gazetteer& gazetteer_;
    const std::vector<Statement>& statements_;
    StatementIndex index_;
    ActorTable& table_;
    std::set<TokenRef> cues_;
    std::set<TokenRef> spent_; ///< objects that a verb's reading has used up
    std::uint32_t sentence_ = 0;
    std::vector<Event> found_;
};

} // namespace

std::vector<Event> find_events(const Reading& reading, const EventLexicon& lexicon,
                               const Gazetteer& gazetteer, const std::vector<Statement>& statements,
                               ActorTable& table) {
    return EventReader(reading, lexicon, gazetteer, statements, table).run();
}

} // namespace newsgraph::extract
