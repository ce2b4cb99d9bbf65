// SPDX-License-Identifier: Apache-2.0
// Reads triggers sentence by sentence. The frame of the lexicon decides which arguments count; a verb may
// pass its subject to the noun it carries ("launched drone strikes", "held talks").
#include "extract/facts/events.hpp"

#include "extract/facts/attribution.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace newsgraph::extract {
namespace {

using graph::ActorKind;
using graph::EventType;
using graph::ParticipantRole;
using Index = SentenceTree::Index;

constexpr auto kCarriers = std::to_array<std::string_view>(
    {"launch", "carry", "conduct", "hold", "have", "stage", "mount", "make", "begin", "start", "resume",
     "open", "order", "commit", "perpetrate", "inflict", "impose", "pay", "give", "offer", "provide",
     "announce", "continue", "express", "issue", "unleash", "plan", "attend", "join", "host", "lead", "complete", "extend",
     "prolong", "renew", "intensify", "expand", "maintain", "suspend", "halt", "end", "threaten", "head", "wage"});
constexpr auto kPlacePrepositions =
    std::to_array<std::string_view>({"in", "at", "near", "across", "outside", "inside", "around", "on",
                                     "throughout", "over", "to"});

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
                add_best_reading(i, lexicon_.find(tree().lemma(i), token.upos));
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
            const bool known =
                std::any_of(event.participants.begin(), event.participants.end(),
                            [&](const EventParticipant& p) { return p.actor == participant.actor; });
            if (!known) event.participants.push_back(participant);
        }
    }

    [[nodiscard]] bool is_passive(Index verb) const {
        return tree().has_child(verb, {Relation::AuxPass, Relation::NsubjPass});
    }

    [[nodiscard]] std::optional<Index> object_of(Index verb) const {
        if (const auto subject = tree().child(verb, {Relation::NsubjPass})) return subject;
        if (const auto object = tree().child(verb, {Relation::Obj})) return object;
        if (const auto person = tree().child(verb, {Relation::Iobj})) return person; // "urged Kenya to respond"
        // "the town attacked on Sunday": a participle describes its object.
        if (tree().relation(verb) == Relation::Acl && tree().token(verb).xpos == Xpos::Vbn)
            return tree().head(verb);
        return std::nullopt;
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
        read_place(i, event);
        if (event.participants.empty() && !event.killed && !event.injured) return std::nullopt;
        read_host(i, event);
        // A blow to a place in a country is a blow to that country.
        const bool has_recipient =
            std::any_of(event.participants.begin(), event.participants.end(),
                        [](const EventParticipant& p) { return p.role == ParticipantRole::Recipient; });
        if (entry.type == EventType::Assault && !has_recipient && event.place &&
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
            name_sides(i, event);
        }
        if (const auto type = type_by_stance(tree(), i, entry.type); type && *type != entry.type)
            event.entry = &lexicon_.plain(*type);
        join_sides(i, event);
        event.status = status_of(reading_, statements_, index_, event.trigger);
        const bool both = event.participants.size() > 1;
        const bool told = event.status == graph::EventStatus::Occurred || event.status == graph::EventStatus::Ongoing;
        // Of what is only planned, claimed or denied, one side alone says too little.
        if (!both && !told && !event.place && !event.killed && !event.injured) return std::nullopt;
        return candidate;
    }

    /// "India and Pakistan agreed to a ceasefire", "put off their meeting": what two do together they do with each other.
    void join_sides(Index trigger, Event& event) const {
        const auto object = object_of(trigger);
        const auto owner = object ? tree().child(*object, {Relation::NmodPoss}) : std::nullopt;
        const bool theirs = owner && tree().token(*owner).upos == Upos::Pron;
        if (event.entry->type != EventType::Agree && !theirs) return;
        const bool joint = event.participants.size() > 1 &&
                           std::all_of(event.participants.begin(), event.participants.end(),
                                       [](const EventParticipant& p) { return p.role == ParticipantRole::Agent; });
        if (!joint) return;
        for (EventParticipant& p : event.participants) p.role = ParticipantRole::Participant;
    }

    /// What only a meeting has no sides in: "signed a deal with", "restored ties with" are done by one with another.
    void name_sides(Index trigger, Event& event) {
        if (event.entry->type == EventType::Consult) return;
        const auto before = [trigger](const EventParticipant& p) { return p.tokens.first < trigger; };
        const auto agents = std::count_if(event.participants.begin(), event.participants.end(), before);
        if (agents == 0 || agents == static_cast<std::ptrdiff_t>(event.participants.size())) return;
        for (EventParticipant& p : event.participants)
            p.role = before(p) ? ParticipantRole::Agent : ParticipantRole::Recipient;
    }

    /// Whether only one side is known, and it is not the one that the event is done to.
    [[nodiscard]] static bool needs_other_side(const Event& event) {
        if (event.entry->frame == EventFrame::Intransitive || event.entry->frame == EventFrame::Particle) return false;
        const bool has_recipient =
            std::any_of(event.participants.begin(), event.participants.end(),
                        [](const EventParticipant& p) { return p.role == ParticipantRole::Recipient; });
        return !event.participants.empty() && !has_recipient &&
               (event.entry->frame != EventFrame::Symmetric || event.participants.size() < 2);
    }

    /// "lifted a ban", "the ban was lifted", "went on strike": the object is one of those the trigger needs, by itself
    /// or by what it is a part of ("a round of talks").
    [[nodiscard]] std::optional<Index> needed_object(Index verb, const EventTrigger& entry) const {
        const auto needed = [&](Index noun) {
            return std::binary_search(entry.objects.begin(), entry.objects.end(), tree().lemma(noun)) &&
                   !is_in_name(noun);
        };
        const auto object = object_of(verb);
        if (!object) {
            for (const Index child : tree().children(verb)) {
                const bool on = tree().relation(child) == Relation::Obl && tree().preposition(child) == "on";
                if (on && needed(child)) return child;
            }
            return std::nullopt;
        }
        if (needed(*object)) return object;
        for (const Index child : tree().children(*object)) {
            const bool part = tree().is(child, {Relation::Compound, Relation::Conj}) || tree().preposition(child) == "of";
            if (part && needed(child)) return child;
        }
        return std::nullopt;
    }

    bool read_verb(Index verb, const EventTrigger& entry, Event& event) {
        const auto object = object_of(verb);
        const auto subject = attribution::source_of_verb(tree(), verb);
        switch (entry.frame) {
        case EventFrame::PersonObject:
            if (!object || !is_actor_phrase(*object)) return false;
            // "called Putin to congratulate him", not "called Putin a friend".
            if (const auto said = tree().child(verb, {Relation::Ccomp, Relation::Xcomp});
                said && (tree().relation(*said) == Relation::Ccomp || tree().token(*said).upos != Upos::Verb))
                return false;
            break;
        case EventFrame::Oblique:
            if (object && !is_passive(verb) && !has_preposition(verb, entry) && !has_preposition(*object, entry)) return false;
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
            if (object || !subject || !works(*subject)) return false;
            break;
        default: break;
        }
        if (entry.frame == EventFrame::Armed && !(subject && is_armed(*subject))) return false;

        const bool symmetric = entry.frame == EventFrame::Symmetric;
        if (subject)
            add(event, phrase(*subject, symmetric ? ParticipantRole::Participant : ParticipantRole::Agent));
        if (symmetric) {
            if (object && entry.objects.empty() && is_actor_phrase(*object)) add(event, phrase(*object, ParticipantRole::Participant));
            if (is_passive(verb) && object) add(event, phrase(*object, ParticipantRole::Participant));
            add_prepositional(verb, entry, ParticipantRole::Participant, event);
            if (object) add_prepositional(*object, entry, ParticipantRole::Participant, event);
            return entry.lemma != "discuss" || event.participants.size() > 1;
        }
        if (entry.frame != EventFrame::Intransitive && entry.frame != EventFrame::Particle) {
            if (const auto person = tree().child(verb, {Relation::Iobj})) add(event, phrase(*person, ParticipantRole::Recipient));
            if (object && entry.frame != EventFrame::Thing) add(event, phrase(*object, ParticipantRole::Recipient));
            add_prepositional(verb, entry, ParticipantRole::Recipient, event);
        }
        if (object) read_count(verb, *object, event);
        return true;
    }

    bool read_noun(Index noun, const EventTrigger& entry, Event& event) {
        if (tree().is(noun, {Relation::Compound, Relation::NmodDesc})) return false;
        const bool symmetric = entry.frame == EventFrame::Symmetric;
        const ParticipantRole owner_role = symmetric ? ParticipantRole::Participant : ParticipantRole::Agent;
        for (const Index child : tree().children(noun)) {
            if (child < noun &&
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
        constexpr auto kOccasions = std::to_array<std::string_view>({"during", "on", "in", "after", "before", "at", "for", "following"});
        if (!tree().is(noun, {Relation::Obl, Relation::Nmod}) || !holds(kOccasions, tree().preposition(noun))) return;
        for (auto at = tree().head(noun); at; at = tree().head(*at)) {
            if (tree().token(*at).upos != Upos::Verb) continue;
            const auto subject = attribution::source_of_verb(tree(), *at);
            if (subject) add(event, phrase(*subject, role));
            if (!names_only_hosts(noun, event)) return;
        }
    }

    void read_carrier(Index noun, ParticipantRole role, bool symmetric, Event& event) {
        const auto verb = tree().head(noun);
        if (!verb || !tree().is(noun, {Relation::Obj, Relation::NsubjPass, Relation::Obl})) return;
        if (!holds(kCarriers, tree().lemma(*verb))) return;
        if (tree().relation(noun) == Relation::Obl && !symmetric) return;
        if (const auto subject = attribution::source_of_verb(tree(), *verb)) add(event, phrase(*subject, role));
        for (const Index child : tree().children(*verb)) {
            if (symmetric && tree().relation(child) == Relation::Obl && tree().preposition(child) == "with")
                add(event, phrase(child, role));
        }
    }

    void add_prepositional(Index head, const EventTrigger& entry, ParticipantRole role, Event& event) {
        for (const Index child : tree().children(head)) {
            if (!tree().is(child, {Relation::Obl, Relation::Nmod, Relation::OblAgent})) continue;
            const auto preposition = tree().preposition(child);
            const bool wanted = std::find(entry.prepositions.begin(), entry.prepositions.end(), preposition) !=
                                entry.prepositions.end();
            if (wanted) add(event, phrase(child, role));
        }
    }

    [[nodiscard]] bool has_preposition(Index head, const EventTrigger& entry) const {
        const auto& children = tree().children(head);
        return std::any_of(children.begin(), children.end(), [&](Index child) {
            return std::find(entry.prepositions.begin(), entry.prepositions.end(), tree().preposition(child)) !=
                   entry.prepositions.end();
        });
    }

    [[nodiscard]] bool works(Index subject) const {
        const auto lemma = tree().lemma(subject);
        return lemma.ends_with("worker") || lemma == "union" || lemma == "nurse" || lemma == "teacher" ||
               lemma == "driver" || lemma == "doctor" || lemma == "miner" || lemma == "staff";
    }

    [[nodiscard]] bool is_armed(Index subject) const {
        if (const auto actor = table_.actor_of_phrase(reading_, {sentence_, subject})) {
            const Actor& who = table_.actor(*actor);
            return who.kind == ActorKind::Country || who.sector == "MIL" || who.sector == "REB";
        }
        const auto lemma = tree().lemma(subject);
        return lemma == "missile" || lemma == "drone" || lemma == "rocket" || lemma == "strike" ||
               lemma == "shell" || lemma == "bomb" || lemma == "troop" || lemma == "force" || lemma == "attack";
    }

    /// "Seven people were killed and 10 others injured".
    void read_count(Index verb, Index victims, Event& event) {
        const auto count = count_of(tree(), victims);
        if (!count) return;
        const auto lemma = tree().lemma(verb);
        if (lemma == "kill" || lemma == "murder" || lemma == "massacre") event.killed = count;
        if (lemma == "injure" || lemma == "wound" || lemma == "hurt") event.injured = count;
    }

    /// "Was arrested in Niger", "were expelled from Syria": only a state's own forces arrest and expel there.
    void read_host(Index trigger, Event& event) {
        const auto type = event.entry->type;
        if ((type != EventType::Coerce && type != EventType::Sanction) || event.entry->upos != Upos::Verb || !is_passive(trigger)) return;
        const bool has_agent = std::any_of(event.participants.begin(), event.participants.end(),
                                           [](const EventParticipant& p) { return p.role == ParticipantRole::Agent; });
        if (has_agent || event.participants.empty()) return;
        for (const Index child : tree().children(trigger)) {
            const auto preposition = tree().preposition(child);
            if (tree().relation(child) != Relation::Obl || (preposition != "in" && preposition != "from")) continue;
            const auto actor = table_.actor_at({sentence_, child});
            if (!actor || table_.actor(*actor).kind != ActorKind::Country) continue;
            add(event, {EventParticipant{*actor, ParticipantRole::Agent, sentence_, noun_phrase(tree(), child)}});
            return;
        }
    }

    void read_place(Index trigger, Event& event) {
        const auto head = tree().head(trigger);
        const bool carried = head && event.entry->upos == Upos::Noun && tree().token(*head).upos == Upos::Verb;
        for (const Index at : {trigger, carried ? *head : trigger}) {
            for (const Index child : tree().children(at)) {
                if (event.place || !tree().is(child, {Relation::Obl, Relation::Nmod})) continue;
                if (!holds(kPlacePrepositions, tree().preposition(child))) continue;
                const auto mention = table_.mention_at({sentence_, child});
                const auto actor = mention ? table_.actor_of(*mention) : std::nullopt;
                if (!actor || table_.mentions()[*mention].form != graph::MentionForm::Name) continue;
                const auto kind = table_.actor(*actor).kind;
                if (kind != ActorKind::Place && kind != ActorKind::Country) continue;
                const bool takes_part = std::any_of(
                    event.participants.begin(), event.participants.end(),
                    [actor](const EventParticipant& p) { return p.actor == *actor; });
                if (takes_part) continue;
                event.place = EventParticipant{*actor, ParticipantRole::Location, sentence_,
                                               table_.mentions()[*mention].tokens};
            }
        }
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
