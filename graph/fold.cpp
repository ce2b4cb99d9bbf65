// SPDX-License-Identifier: Apache-2.0
// Builds the graph from the plan: nodes in the order actors, statements, events, documents, each by key; then evidence in
// the order of documents; then edges by (source, kind, target). Everything that is iterated is a sorted container.
#include "graph/fold.hpp"

#include "graph/dates.hpp"
#include "graph/fold_drafts.hpp"
#include "graph/fold_text.hpp"
#include "graph/hash.hpp"
#include "graph/near_duplicates.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace newsgraph::graph {
namespace {

constexpr std::size_t kLabelChars = 60;
constexpr std::size_t kLabelNames = 4;

NodeKind node_kind(ActorKind kind) { return static_cast<NodeKind>(kind); }
static_assert(static_cast<int>(ActorKind::Group) == static_cast<int>(NodeKind::Group));

void set_text(PropertyMap& properties, Property property, std::string_view value) {
    if (!value.empty()) properties.set(property, value);
}

void set_count(PropertyMap& properties, Property property, std::size_t value) {
    properties.set(property, static_cast<std::int64_t>(value));
}

std::string joined(const std::set<std::string>& values) {
    std::string text;
    for (const auto& value : values) text += (text.empty() ? "" : "; ") + value;
    return text;
}

/// What is gathered for an edge before it is added.
struct EdgeDraft {
    std::vector<EvidenceId> evidence;
    std::set<std::string> roles;
    std::set<std::string> kinds;
    std::int64_t mentions = 0;
};

class Builder {
public:
    Builder(std::vector<DocumentFacts>& documents, const Decisions& decisions)
        : documents_(documents), text_of_(copies_of(documents)),
          actors_(resolve_actors(documents, text_of_, decisions)),
          statements_(draft_statements(documents, text_of_, actors_)),
          events_(draft_events(documents, text_of_, actors_)) {}

    Corpus build() {
        add_nodes();
        for (std::uint32_t d = 0; d < documents_.size(); ++d) add_document_evidence(d);
        describe_actors();
        describe_statements();
        describe_events();
        describe_documents();
        add_edges();
        count_facts();
        for (std::uint32_t d = 0; d < documents_.size(); ++d)
            graph().set_document_text(document_nodes_[d], std::move(documents_[d].document.text));
        corpus_.ledger = std::move(actors_.ledger);
        corpus_.notes = std::move(actors_.notes);
        return std::move(corpus_);
    }

private:
    using EdgeKey = std::tuple<NodeId, EdgeKind, NodeId>;

    static std::vector<std::uint32_t> copies_of(const std::vector<DocumentFacts>& documents) {
        std::vector<std::string_view> texts;
        texts.reserve(documents.size());
        for (const auto& facts : documents) {
            // Front matter differs from outlet to outlet; the article does not.
            const std::string_view text = facts.document.text;
            texts.push_back(text.substr(OffsetMap(text).code_point_to_byte(facts.document.body)));
        }
        return find_copies(texts);
    }

    PropertyGraph& graph() { return corpus_.graph; }

    void add_nodes() {
        for (const ResolvedActor& actor : actors_.actors)
            actor_nodes_.push_back(graph().add_node(node_kind(actor.kind), actor.key));
        statement_nodes_.resize(documents_.size());
        event_nodes_.resize(documents_.size());
        for (std::size_t d = 0; d < documents_.size(); ++d) {
            statement_nodes_[d].resize(documents_[d].statements.size());
            event_nodes_[d].resize(documents_[d].events.size());
        }
        for (const auto& [key, draft] : statements_) {
            const auto node = graph().add_node(NodeKind::Statement, key);
            for (const FactRef report : draft.reports) statement_nodes_[report.document][report.fact] = node;
        }
        for (const auto& [key, draft] : events_) {
            const auto node = graph().add_node(NodeKind::Event, key);
            for (const FactRef report : draft.reports) event_nodes_[report.document][report.fact] = node;
        }
        std::map<std::string, std::uint32_t> keys;
        for (std::uint32_t d = 0; d < documents_.size(); ++d) keys.emplace(document_key(documents_[d].document), d);
        document_nodes_.resize(documents_.size());
        for (const auto& [key, d] : keys) {
            document_nodes_[d] = graph().add_node(NodeKind::Document, key);
            document_of_node_[document_nodes_[d]] = d;
        }
    }

    /// Adds evidence with the day that it stands for.
    EvidenceId add_evidence(std::uint32_t d, TextRange sentence, std::vector<Highlight> highlights,
                            double confidence, const std::optional<TimeFact>& time) {
        std::erase_if(highlights, [](const Highlight& h) { return h.range.start >= h.range.end; });
        std::sort(highlights.begin(), highlights.end(), [](const Highlight& a, const Highlight& b) {
            return std::tie(a.range, a.role) < std::tie(b.range, b.role);
        });
        // What proves a fact may stand outside of its sentence (a speaker named before): the stretch holds it all.
        for (const Highlight& highlight : highlights) {
            sentence.start = std::min(sentence.start, highlight.range.start);
            sentence.end = std::max(sentence.end, highlight.range.end);
        }
        const auto date = time ? parse_date(time->value) : std::nullopt;
        evidence_days_.push_back(date && date->precision == DatePrecision::Day ? time->value
                                                                              : documents_[d].document.published);
        return graph().add_evidence({document_nodes_[d], sentence, std::move(highlights), confidence});
    }

    EdgeDraft& link(NodeId source, EdgeKind kind, NodeId target, std::optional<EvidenceId> evidence) {
        EdgeDraft& edge = edges_[{source, kind, target}];
        if (evidence) edge.evidence.push_back(*evidence);
        return edge;
    }

    void add_document_evidence(std::uint32_t d) {
        const DocumentFacts& facts = documents_[d];
        const ArticleText text(facts.document.text);
        std::map<std::string, NodeId> local; // actors and events of this document by their local id
        for (std::size_t a = 0; a < facts.actors.size(); ++a)
            local.emplace(facts.actors[a].id, actor_nodes_[actors_.actor_of[d][a]]);
        for (std::size_t e = 0; e < facts.events.size(); ++e) local.emplace(facts.events[e].id, event_nodes_[d][e]);
        std::map<std::string, NodeId> statement_ids;
        for (std::size_t s = 0; s < facts.statements.size(); ++s)
            statement_ids.emplace(facts.statements[s].id, statement_nodes_[d][s]);

        for (const ActorFact& actor : facts.actors) add_actor_evidence(d, text, actor, local);
        for (std::size_t s = 0; s < facts.statements.size(); ++s)
            add_statement_evidence(d, text, facts.statements[s], statement_nodes_[d][s], local, statement_ids);
        for (std::size_t e = 0; e < facts.events.size(); ++e)
            add_event_evidence(d, text, facts.events[e], event_nodes_[d][e], local);
        for (const RelationFact& relation : facts.relations) {
            const auto subject = local.find(relation.subject.actor);
            const auto object = local.find(relation.object.actor);
            if (subject == local.end() || object == local.end() || subject->second == object->second) continue;
            const TextRange all[] = {relation.range, relation.subject.range, relation.object.range};
            const auto evidence = add_evidence(d, text.around(hull(all)),
                                               {{relation.subject.range, HighlightRole::Participant},
                                                {relation.range, HighlightRole::Trigger},
                                                {relation.object.range, HighlightRole::Participant}},
                                               relation.confidence, std::nullopt);
            EdgeDraft& edge = link(subject->second, EdgeKind::RelatedTo, object->second, evidence);
            edge.kinds.insert(relation.kind.empty() ? "other" : relation.kind);
            if (!relation.predicate.empty()) edge.roles.insert(relation.predicate);
        }
        if (text_of_[d] != d)
            link(document_nodes_[d], EdgeKind::CopyOf, document_nodes_[text_of_[d]], std::nullopt);
    }

    void add_actor_evidence(std::uint32_t d, const ArticleText& text, const ActorFact& actor,
                            const std::map<std::string, NodeId>& local) {
        const NodeId node = local.at(actor.id);
        const auto named = std::find_if(actor.mentions.begin(), actor.mentions.end(),
                                        [](const ActorMention& m) { return m.form == MentionForm::Name; });
        const auto shown = named != actor.mentions.end() ? named : actor.mentions.begin();
        std::optional<EvidenceId> evidence;
        if (shown != actor.mentions.end()) {
            const TextRange sentence = text.around(shown->range);
            std::vector<Highlight> highlights;
            for (const ActorMention& mention : actor.mentions) {
                if (mention.range.start >= sentence.start && mention.range.end <= sentence.end)
                    highlights.push_back({mention.range, HighlightRole::Mention});
            }
            evidence = add_evidence(d, sentence, std::move(highlights), 1.0, std::nullopt);
            graph().node(node).evidence.push_back(*evidence);
        }
        link(document_nodes_[d], EdgeKind::Mentions, node, evidence).mentions +=
            static_cast<std::int64_t>(std::max<std::size_t>(actor.mentions.size(), 1));
        for (const ActorRole& role : actor.roles) {
            titles_[node].insert(role.title);
            const auto of = local.find(role.of);
            if (of == local.end() || of->second == node || !is_actor(graph().node(of->second).kind)) continue;
            const auto proof = role.range == TextRange{}
                                   ? evidence
                                   : add_evidence(d, text.around(role.range), {{role.range, HighlightRole::Trigger}},
                                                  1.0, std::nullopt);
            link(node, EdgeKind::HoldsRole, of->second, proof).roles.insert(role.title);
        }
    }

    void add_statement_evidence(std::uint32_t d, const ArticleText& text, const StatementFact& statement, NodeId node,
                                const std::map<std::string, NodeId>& local,
                                const std::map<std::string, NodeId>& statement_ids) {
        std::vector<Highlight> highlights;
        std::vector<TextRange> all = statement.content;
        for (const TextRange range : statement.content) highlights.push_back({range, HighlightRole::Content});
        if (statement.speaker) highlights.push_back({statement.speaker->range, HighlightRole::Speaker});
        if (statement.cue) highlights.push_back({statement.cue->range, HighlightRole::Cue});
        if (statement.time && statement.time->range)
            highlights.push_back({*statement.time->range, HighlightRole::Time});
        for (const Highlight& highlight : highlights) all.push_back(highlight.range);
        const auto sentence = statement.sentence == TextRange{} ? text.around(hull(all)) : statement.sentence;
        const auto evidence =
            add_evidence(d, sentence, std::move(highlights), statement.confidence, statement.time);
        graph().node(node).evidence.push_back(evidence);
        link(node, EdgeKind::ReportedIn, document_nodes_[d], evidence);
        if (statement.speaker) {
            if (const auto at = local.find(statement.speaker->actor); at != local.end())
                link(at->second, EdgeKind::Said, node, evidence);
        }
        for (const auto& id : statement.addressees) link(node, EdgeKind::AddressedTo, local.at(id), evidence);
        for (const auto& id : statement.about) link(node, EdgeKind::About, local.at(id), evidence);
        if (const auto outer = statement_ids.find(statement.via);
            outer != statement_ids.end() && outer->second != node)
            link(node, EdgeKind::Via, outer->second, evidence);
    }

    void add_event_evidence(std::uint32_t d, const ArticleText& text, const EventFact& event, NodeId node,
                            const std::map<std::string, NodeId>& local) {
        std::vector<Highlight> highlights{{event.trigger.range, HighlightRole::Trigger}};
        for (const Participant& participant : event.participants)
            highlights.push_back({participant.range, HighlightRole::Participant});
        if (event.place) highlights.push_back({event.place->range, HighlightRole::Place});
        if (event.time && event.time->range) highlights.push_back({*event.time->range, HighlightRole::Time});
        const auto sentence = event.sentence == TextRange{} ? text.around(event.trigger.range) : event.sentence;
        const auto evidence = add_evidence(d, sentence, std::move(highlights), event.confidence, event.time);
        graph().node(node).evidence.push_back(evidence);
        link(node, EdgeKind::ReportedIn, document_nodes_[d], evidence);
        for (const Participant& participant : event.participants) {
            if (const auto at = local.find(participant.actor); at != local.end())
                link(at->second, EdgeKind::ParticipatedIn, node, evidence)
                    .roles.insert(std::string(to_string(participant.role)));
        }
        if (event.place) {
            if (const auto at = local.find(event.place->actor); at != local.end())
                link(node, EdgeKind::LocatedIn, at->second, evidence);
        }
    }

    /// Pieces of evidence, a text and its copies counted once: the printing that has most.
    [[nodiscard]] std::int64_t weight_of(const std::vector<EvidenceId>& evidence) {
        std::map<std::uint32_t, std::map<std::uint32_t, std::int64_t>> by_text;
        for (const EvidenceId id : evidence) {
            const auto d = document_of_node_.at(graph().evidence(id).document);
            ++by_text[text_of_[d]][d];
        }
        std::int64_t weight = 0;
        for (const auto& [text, printings] : by_text) {
            std::int64_t most = 0;
            for (const auto& [d, count] : printings) most = std::max(most, count);
            weight += most;
        }
        return weight;
    }

    void set_dates(PropertyMap& properties, const std::vector<EvidenceId>& evidence) {
        std::string first;
        std::string last;
        for (const EvidenceId id : evidence) {
            const auto& day = evidence_days_[index(id)];
            if (day.empty()) continue;
            if (first.empty() || day < first) first = day;
            last = std::max(last, day);
        }
        set_text(properties, Property::FirstDate, first);
        set_text(properties, Property::LastDate, last);
    }

    void set_common(PropertyMap& properties, const std::vector<EvidenceId>& evidence) {
        double confidence = 0;
        std::set<NodeId> documents;
        for (const EvidenceId id : evidence) {
            confidence = std::max(confidence, graph().evidence(id).confidence);
            documents.insert(graph().evidence(id).document);
        }
        properties.set(Property::Confidence, confidence);
        properties.set(Property::Weight, weight_of(evidence));
        set_count(properties, Property::DocumentCount, documents.size());
        set_dates(properties, evidence);
    }

    void set_date(PropertyMap& properties, const Draft& draft, const auto& time_of) {
        // The most precise date that a report gives; of equally precise ones the first report's.
        std::optional<DateRange> best;
        for (const FactRef report : draft.reports) {
            const std::optional<TimeFact>& time = time_of(report);
            const auto date = time ? parse_date(time->value) : std::nullopt;
            if (!date || (best && best->precision <= date->precision)) continue;
            best = date;
            properties.set(Property::Date, time->value);
            properties.set(Property::DatePrecision, to_string(date->precision));
        }
    }

    void describe_actors() {
        std::map<NodeId, std::map<std::uint32_t, std::map<std::uint32_t, std::int64_t>>> mentions; // by text, printing
        std::map<NodeId, std::size_t> said;
        std::map<NodeId, std::size_t> took_part;
        std::map<NodeId, std::size_t> documents;
        std::map<NodeId, std::int64_t> all_mentions;
        for (const auto& [key, edge] : edges_) {
            const auto& [source, kind, target] = key;
            if (kind == EdgeKind::Said) ++said[source];
            if (kind == EdgeKind::ParticipatedIn) ++took_part[source];
            if (kind != EdgeKind::Mentions) continue;
            const auto d = document_of_node_.at(source);
            mentions[target][text_of_[d]][d] += edge.mentions;
            all_mentions[target] += edge.mentions;
            ++documents[target];
        }
        for (std::size_t a = 0; a < actor_nodes_.size(); ++a) {
            const NodeId id = actor_nodes_[a];
            const ResolvedActor& actor = actors_.actors[a];
            Node& node = graph().node(id);
            PropertyMap& properties = node.properties;
            properties.set(Property::Label, shortened(actor.name, kLabelChars));
            properties.set(Property::Name, actor.name);
            if (!actor.aliases.empty()) properties.set(Property::Aliases, actor.aliases);
            set_text(properties, Property::Country, actor.country);
            set_text(properties, Property::Sector, actor.sector);
            if (actor.anonymous) properties.set(Property::Anonymous, true);
            if (const auto at = titles_.find(id); at != titles_.end())
                properties.set(Property::Role, joined(at->second));
            std::int64_t weight = 0;
            for (const auto& [text, printings] : mentions[id]) {
                std::int64_t most = 0;
                for (const auto& [d, count] : printings) most = std::max(most, count);
                weight += most;
            }
            properties.set(Property::Weight, weight);
            properties.set(Property::MentionCount, all_mentions[id]);
            set_count(properties, Property::DocumentCount, documents[id]);
            set_count(properties, Property::StatementCount, said[id]);
            set_count(properties, Property::EventCount, took_part[id]);
            set_dates(properties, node.evidence);
        }
    }

    void describe_statements() {
        for (const auto& [key, draft] : statements_) {
            const FactRef first = draft.reports.front();
            const DocumentFacts& facts = documents_[first.document];
            const StatementFact& statement = facts.statements[first.fact];
            const ArticleText text(facts.document.text);
            Node& node = graph().node(statement_nodes_[first.document][first.fact]);
            PropertyMap& properties = node.properties;
            const auto words = text.known() ? text.joined(statement.content) : std::string();
            const std::string speaker_text = statement.speaker ? statement.speaker->text : std::string();
            if (words.empty()) {
                properties.set(Property::Label, speaker_text.empty() ? std::string("statement")
                                                                     : "statement by " + shortened(speaker_text, kLabelChars));
            } else if (statement.form == StatementForm::Direct) {
                properties.set(Property::Label, "\u201C" + shortened(words, kLabelChars) + "\u201D");
            } else {
                properties.set(Property::Label, shortened(words, kLabelChars));
            }
            set_text(properties, Property::Text, words);
            properties.set(Property::Form, to_string(statement.form));
            if (statement.cue) set_text(properties, Property::Cue, statement.cue->lemma);
            set_text(properties, Property::CueClass, statement.cue_class);
            set_text(properties, Property::Act, to_string(statement.act));
            if (statement.negated) properties.set(Property::Negated, true);
            set_text(properties, Property::SpeakerText, speaker_text);
            set_date(properties, draft, [this](FactRef r) -> const std::optional<TimeFact>& {
                return documents_[r.document].statements[r.fact].time;
            });
            set_common(properties, node.evidence);
        }
    }

    void describe_events() {
        std::map<NodeId, std::map<std::string, std::set<std::string>>> participants; // event → role → names
        for (const auto& [key, edge] : edges_) {
            const auto& [source, kind, target] = key;
            if (kind != EdgeKind::ParticipatedIn) continue;
            for (const auto& role : edge.roles)
                participants[target][role].insert(std::string(graph().node(source).properties.text(Property::Name)));
        }
        for (const auto& [key, draft] : events_) {
            const FactRef first = draft.reports.front();
            const DocumentFacts& facts = documents_[first.document];
            const EventFact& event = facts.events[first.fact];
            const ArticleText text(facts.document.text);
            const NodeId id = event_nodes_[first.document][first.fact];
            Node& node = graph().node(id);
            PropertyMap& properties = node.properties;
            std::string trigger(text.known() ? text.at(event.trigger.range) : std::string_view());
            if (trigger.empty()) trigger = event.trigger.lemma;
            properties.set(Property::Label, event_label(event.type, trigger, participants[id]));
            properties.set(Property::EventType, to_string(event.type));
            set_text(properties, Property::Mode, event.mode);
            set_text(properties, Property::Cameo, event.cameo);
            set_text(properties, Property::Trigger, event.trigger.lemma);
            properties.set(Property::Status, to_string(status_of(draft)));
            set_figures(properties, draft);
            set_date(properties, draft, [this](FactRef r) -> const std::optional<TimeFact>& {
                return documents_[r.document].events[r.fact].time;
            });
            set_common(properties, node.evidence);
        }
    }

    static std::string event_label(EventType type, const std::string& trigger,
                                   const std::map<std::string, std::set<std::string>>& participants) {
        const auto names = [&](const char* role) {
            std::string list;
            const auto at = participants.find(role);
            if (at == participants.end()) return list;
            std::size_t count = 0;
            for (const auto& name : at->second) {
                if (++count > kLabelNames) return list + " \u2026";
                list += (list.empty() ? "" : ", ") + shortened(name, kLabelChars / 2);
            }
            return list;
        };
        const auto agents = names("agent");
        const auto recipients = names("recipient");
        std::string who = agents;
        if (!recipients.empty()) who += (agents.empty() ? "\u2192 " : " \u2192 ") + recipients;
        if (const auto others = names("participant"); !others.empty()) who += (who.empty() ? "" : ", ") + others;
        std::string label(to_string(type));
        if (!trigger.empty()) label += (label.empty() ? "" : ": ") + shortened(trigger, kLabelChars / 2);
        return who.empty() ? label : label + " (" + who + ')';
    }

    /// Of several reports the one that commits itself most; the order of EventStatus runs from fact to denial.
    [[nodiscard]] EventStatus status_of(const Draft& draft) const {
        EventStatus status = EventStatus::Denied;
        for (const FactRef report : draft.reports)
            status = std::min(status, documents_[report.document].events[report.fact].status);
        return status;
    }

    void set_figures(PropertyMap& properties, const Draft& draft) {
        const auto set = [&](std::optional<std::int64_t> EventFact::*member, Property value, Property all) {
            std::vector<FigureReport> reports;
            std::set<std::pair<std::uint32_t, std::int64_t>> seen; // a copy repeats its text's figure
            for (const FactRef report : draft.reports) {
                const auto& number = documents_[report.document].events[report.fact].*member;
                if (number && seen.emplace(text_of_[report.document], *number).second)
                    reports.push_back({documents_[report.document].document.published, *number});
            }
            const auto result = figure(reports);
            if (!result) return;
            properties.set(value, result->value);
            if (!result->all_values.empty()) properties.set(all, result->all_values);
        };
        set(&EventFact::killed, Property::Killed, Property::KilledReports);
        set(&EventFact::injured, Property::Injured, Property::InjuredReports);
    }

    void describe_documents() {
        for (std::uint32_t d = 0; d < documents_.size(); ++d) {
            const DocumentInfo& document = documents_[d].document;
            PropertyMap& properties = graph().node(document_nodes_[d]).properties;
            const auto& path = document.path.empty() ? document.key : document.path;
            const auto file = path.substr(path.find_last_of('/') + 1);
            properties.set(Property::Label, !document.title.empty() ? shortened(document.title, kLabelChars)
                                            : !file.empty()         ? file
                                                                    : document.id);
            set_text(properties, Property::Title, document.title);
            set_text(properties, Property::Source, document.source);
            set_text(properties, Property::Url, document.url);
            set_text(properties, Property::Path, document.path);
            set_text(properties, Property::Published, document.published);
            set_text(properties, Property::PublishedFrom, document.published_from);
            set_text(properties, Property::FirstDate, document.published);
            set_text(properties, Property::LastDate, document.published);
            if (document.chars != 0) set_count(properties, Property::Chars, document.chars);
            set_count(properties, Property::StatementCount, documents_[d].statements.size());
            set_count(properties, Property::EventCount, documents_[d].events.size());
            properties.set(Property::Weight, std::int64_t{1});
        }
    }

    void add_edges() {
        for (auto& [key, draft] : edges_) {
            const auto& [source, kind, target] = key;
            Edge& edge = graph().edge(graph().add_edge(source, target, kind));
            PropertyMap& properties = edge.properties;
            if (kind == EdgeKind::CopyOf) {
                properties.set(Property::Weight, std::int64_t{1});
                continue;
            }
            if (kind == EdgeKind::Mentions) {
                properties.set(Property::MentionCount, draft.mentions);
                properties.set(Property::Weight, draft.mentions);
                set_dates(properties, draft.evidence);
            } else {
                set_common(properties, draft.evidence);
            }
            set_text(properties, Property::Role, joined(draft.roles));
            set_text(properties, Property::Kind, joined(draft.kinds));
            auto names = graph().evidence_names(draft.evidence);
            if (!names.empty()) properties.set(Property::EvidenceIds, std::move(names));
            if (kind == EdgeKind::ReportedIn && !draft.evidence.empty()) {
                const TextRange sentence = graph().evidence(draft.evidence.front()).sentence;
                set_count(properties, Property::Start, sentence.start);
                set_count(properties, Property::End, sentence.end);
            }
            edge.evidence = std::move(draft.evidence);
        }
    }

    void count_facts() {
        FoldCounts& counts = corpus_.counts;
        counts.documents = documents_.size();
        for (std::uint32_t d = 0; d < documents_.size(); ++d) {
            const DocumentFacts& facts = documents_[d];
            counts.copies += text_of_[d] == d ? 0U : 1U;
            counts.sentences += facts.sentences;
            counts.actor_facts += facts.actors.size();
            counts.statement_facts += facts.statements.size();
            counts.event_facts += facts.events.size();
            counts.relation_facts += facts.relations.size();
        }
        counts.actors = actor_nodes_.size();
        counts.statements = statements_.size();
        counts.events = events_.size();
    }

    std::vector<DocumentFacts>& documents_;
    std::vector<std::uint32_t> text_of_;
    ActorResolution actors_;
    Drafts statements_;
    Drafts events_;
    Corpus corpus_;
    std::vector<NodeId> actor_nodes_;                  ///< by resolved actor
    std::vector<std::vector<NodeId>> statement_nodes_; ///< [document][statement]
    std::vector<std::vector<NodeId>> event_nodes_;     ///< [document][event]
    std::vector<NodeId> document_nodes_;               ///< by document
    std::map<NodeId, std::uint32_t> document_of_node_;
    std::map<NodeId, std::set<std::string>> titles_;
    std::vector<std::string> evidence_days_;           ///< by EvidenceId
    std::map<EdgeKey, EdgeDraft> edges_;
};

} // namespace

std::string document_key(const DocumentInfo& document) {
    return "d_" + short_hash(document.id + '\n' + document.key);
}

Corpus fold(std::vector<DocumentFacts> documents, const Decisions& decisions) {
    const auto order = [](const DocumentFacts& facts) {
        const DocumentInfo& document = facts.document;
        // Unknown dates last: the original of copies is the first that was published.
        return std::tuple(document.published.empty(), std::string_view(document.published),
                          std::string_view(document.id), std::string_view(document.key));
    };
    std::sort(documents.begin(), documents.end(),
              [&](const DocumentFacts& a, const DocumentFacts& b) { return order(a) < order(b); });
    std::set<std::pair<std::string, std::string>> seen;
    std::erase_if(documents, [&](const DocumentFacts& facts) {
        return !seen.emplace(facts.document.id, facts.document.key).second;
    });
    return Builder(documents, decisions).build();
}

} // namespace newsgraph::graph
