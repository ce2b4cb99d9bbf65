// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/assemble.hpp"

#include "extract/facts/confidence.hpp"
#include "graph/hash.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace newsgraph::extract {
namespace {

using graph::DocumentFacts;
using graph::TextRange;

class Assembler {
public:
    Assembler(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table,
              const std::vector<Statement>& statements, const std::vector<Event>& events,
              const std::vector<TimeExpression>& times)
        : reading_(reading), gazetteer_(gazetteer), table_(table), statements_(statements), events_(events),
          times_(times), offsets_(reading.document.text()) {}

    DocumentFacts run() {
        fill_document();
        // Facts first: phrases may still become actors while they are written.
        order_events();
        for (std::size_t k = 0; k < statements_.size(); ++k) add_statement(k);
        for (const Event* event : ordered_events_) add_event(*event);
        for (const Kinship& kinship : table_.kinships()) add_relation(kinship);
        add_actors();
        facts_.sentences = static_cast<std::uint32_t>(reading_.sentences.size());
        facts_.diagnostics = reading_.document.diagnostics();
        return std::move(facts_);
    }

private:
    [[nodiscard]] TextRange range(Span span) const {
        return {offsets_.byte_to_code_point(span.begin), offsets_.byte_to_code_point(span.end)};
    }
    [[nodiscard]] TextRange range(std::uint32_t sentence, TokenRange tokens) const {
        return range(reading_.trees[sentence].span(tokens));
    }

    /// Actors get their ids when a fact first needs them; add_actors() renumbers nothing, it only sorts.
    std::string actor_id(ActorIndex actor) {
        used_.insert(actor);
        return "a" + std::to_string(actor + 1);
    }

    void fill_document() {
        const Document& document = reading_.document;
        auto& info = facts_.document;
        info.id = "sha256:" + graph::sha256_hex(document.text());
        info.key = document.meta().key;
        info.path = document.meta().path;
        info.title = document.meta().title;
        info.published = document.meta().published;
        info.published_from = document.meta().published_from;
        info.source = document.meta().source;
        info.url = document.meta().url;
        info.chars = offsets_.code_points();
        info.body = offsets_.byte_to_code_point(document.body().begin);
        info.text = document.text();
    }

    void order_events() {
        for (const Event& event : events_) ordered_events_.push_back(&event);
        std::sort(ordered_events_.begin(), ordered_events_.end(),
                  [](const Event* a, const Event* b) { return a->trigger < b->trigger; });
    }

    [[nodiscard]] std::optional<graph::TimeFact> time_at(TokenRef word) const {
        const auto* time = time_of(reading_, times_, word);
        if (time == nullptr) return std::nullopt;
        return graph::TimeFact{time->value, range(time->sentence, time->tokens)};
    }

    [[nodiscard]] graph::Trigger trigger(std::uint32_t sentence, TokenRange tokens, TokenRef word) const {
        return {range(sentence, tokens), reading_.token(word).lemma};
    }

    [[nodiscard]] TextRange sentences(std::uint32_t first, std::uint32_t last) const {
        return range(Span{reading_.sentences[first].span.begin, reading_.sentences[last].span.end});
    }

    void add_statement(std::size_t number) {
        const Statement& statement = statements_[number];
        graph::StatementFact fact;
        fact.id = "s" + std::to_string(number + 1);
        fact.form = statement.form;
        auto first = statement.first_sentence;
        auto last = statement.last_sentence;
        if (statement.cue) {
            fact.cue = trigger(statement.cue->sentence, statement.cue_tokens, *statement.cue);
            if (statement.rule == "according-to") fact.cue->lemma = "according to";
            fact.time = time_at(*statement.cue);
            first = std::min(first, statement.cue->sentence);
            last = std::max(last, statement.cue->sentence);
        }
        fact.cue_class = statement.cue_class;
        if (statement.source) {
            const auto& source = *statement.source;
            graph::Participant speaker;
            if (statement.speaker) speaker.actor = actor_id(*statement.speaker);
            speaker.range = range(source.head.sentence, source.tokens);
            speaker.text = reading_.text(source.head.sentence, source.tokens);
            fact.speaker = std::move(speaker);
            first = std::min(first, source.head.sentence);
            last = std::max(last, source.head.sentence);
        }
        for (const Span part : statement.content) fact.content.push_back(range(part));
        for (const TokenRef addressee : statement.addressees) {
            for (const auto& who : participants_of(reading_, gazetteer_, table_, addressee,
                                                   graph::ParticipantRole::Participant))
                add_unique(fact.addressees, actor_id(who.actor));
        }
        for (const TokenRef target : statement.targets) {
            for (const auto& who :
                 participants_of(reading_, gazetteer_, table_, target, graph::ParticipantRole::Participant))
                add_unique(fact.about, actor_id(who.actor));
        }
        add_topics(statement, fact);
        if (statement.entry != nullptr && !statement.negated) fact.act = statement.entry->act;
        if (fact.act == graph::EventType::None) fact.act = statement.content_act;
        fact.negated = statement.negated;
        if (statement.via) fact.via = "s" + std::to_string(*statement.via + 1);
        fact.sentence = sentences(first, last);
        fact.confidence = ConfidenceTable::bundled().of(statement);
        fact.rule = statement.rule;
        facts_.statements.push_back(std::move(fact));
    }

    static void add_unique(std::vector<std::string>& list, std::string id) {
        if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(std::move(id));
    }

    /// Whom and what a statement speaks of: the actors named in its content, and the events told there.
    void add_topics(const Statement& statement, graph::StatementFact& fact) {
        const auto inside = [&](Span span) {
            return std::any_of(statement.content.begin(), statement.content.end(),
                               [span](const Span part) { return part.contains(span); });
        };
        for (auto s = statement.first_sentence; s <= statement.last_sentence; ++s) {
            for (std::uint32_t i = 0; i < reading_.sentences[s].tokens.size(); ++i) {
                if (!inside(reading_.sentences[s].tokens[i].span)) continue;
                const auto actor = table_.actor_at({s, i});
                if (actor && actor != statement.speaker && !table_.actor(*actor).anonymous)
                    add_unique(fact.about, actor_id(*actor));
            }
        }
        const auto first = std::lower_bound(
            ordered_events_.begin(), ordered_events_.end(), statement.first_sentence,
            [](const Event* event, std::uint32_t s) { return event->trigger.sentence < s; });
        for (auto at = first; at != ordered_events_.end(); ++at) {
            if ((*at)->trigger.sentence > statement.last_sentence) break;
            if (inside(reading_.token((*at)->trigger).span))
                fact.about.push_back("e" + std::to_string(at - ordered_events_.begin() + 1));
        }
    }

    [[nodiscard]] graph::Participant participant(const EventParticipant& who) {
        // A pronoun's words tell nothing that its actor does not.
        const bool pronoun = who.tokens.last - who.tokens.first == 1 &&
                             reading_.token({who.sentence, who.tokens.first}).upos == Upos::Pron;
        return {actor_id(who.actor), who.role, range(who.sentence, who.tokens),
                pronoun ? std::string() : std::string(reading_.text(who.sentence, who.tokens))};
    }

    void add_event(const Event& event) {
        graph::EventFact fact;
        fact.id = "e" + std::to_string(facts_.events.size() + 1);
        fact.type = event.entry->type;
        fact.mode = event.entry->mode;
        fact.cameo = event.entry->cameo;
        const auto word = event.trigger.token;
        fact.trigger = trigger(event.trigger.sentence, {word, word + 1}, event.trigger);
        for (const auto& who : event.participants) fact.participants.push_back(participant(who));
        if (event.place) fact.place = participant(*event.place);
        fact.time = time_at(event.trigger);
        fact.status = event.status;
        fact.killed = event.killed;
        fact.injured = event.injured;
        fact.sentence = sentences(event.trigger.sentence, event.trigger.sentence);
        fact.confidence = ConfidenceTable::bundled().of(event);
        fact.rule = "trigger:" + event.entry->lemma;
        facts_.events.push_back(std::move(fact));
    }

    void add_relation(const Kinship& kinship) {
        const auto side = [&](ActorIndex actor, TokenRange tokens) {
            return graph::Participant{actor_id(actor), graph::ParticipantRole::Participant,
                                      range(kinship.sentence, tokens),
                                      std::string(reading_.text(kinship.sentence, tokens))};
        };
        graph::RelationFact fact;
        fact.subject = side(kinship.subject, kinship.subject_tokens);
        fact.predicate = kinship.predicate;
        fact.object = side(kinship.object, kinship.object_tokens);
        fact.kind = "family";
        fact.range = {std::min(fact.subject.range.start, fact.object.range.start),
                      std::max(fact.subject.range.end, fact.object.range.end)};
        fact.confidence = 0.8;
        facts_.relations.push_back(std::move(fact));
    }

    void add_actors() {
        const auto count = static_cast<ActorIndex>(table_.actors().size());
        for (ActorIndex i = 0; i < count; ++i) {
            for (const Role& role : table_.actor(i).roles) {
                if (role.of) used_.insert(*role.of);
            }
        }
        for (ActorIndex i = 0; i < count; ++i) {
            const Actor& actor = table_.actor(i);
            const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](std::size_t m) {
                return table_.mentions()[m].form == graph::MentionForm::Name;
            });
            if (!named && !used_.contains(i)) continue;
            graph::ActorFact fact;
            fact.id = "a" + std::to_string(i + 1);
            fact.name = actor.name;
            fact.kind = actor.kind;
            fact.aliases = actor.aliases;
            fact.country = actor.country;
            fact.sector = actor.sector;
            fact.anonymous = actor.anonymous;
            for (const auto m : actor.mentions) {
                const Mention& mention = table_.mentions()[m];
                fact.mentions.push_back({range(mention.sentence, mention.tokens), mention.form});
            }
            for (const Role& role : actor.roles) {
                fact.roles.push_back({role.title, role.of ? "a" + std::to_string(*role.of + 1) : std::string(),
                                      range(role.sentence, role.tokens)});
            }
            facts_.actors.push_back(std::move(fact));
        }
    }

    const Reading& reading_;
    const Gazetteer& gazetteer_;
    ActorTable& table_;
    const std::vector<Statement>& statements_;
    const std::vector<Event>& events_;
    const std::vector<TimeExpression>& times_;
    graph::OffsetMap offsets_;
    DocumentFacts facts_;
    std::set<ActorIndex> used_;
    std::vector<const Event*> ordered_events_;
};

} // namespace

DocumentFacts assemble(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table,
                       const std::vector<Statement>& statements, const std::vector<Event>& events,
                       const std::vector<TimeExpression>& times) {
    return Assembler(reading, gazetteer, table, statements, events, times).run();
}

} // namespace newsgraph::extract
