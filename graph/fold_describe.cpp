// SPDX-License-Identifier: Apache-2.0
// What the graph says about each node: labels, counts, weights, dates.
#include "graph/dates.hpp"
#include "graph/fold_state.hpp"
#include "graph/fold_text.hpp"

#include <algorithm>

namespace newsgraph::graph {
namespace {

constexpr std::size_t kLabelChars = 60;
constexpr std::size_t kLabelNames = 4;

/// Pieces of evidence, a text and its copies counted once: the printing that has most.
std::int64_t weight_of(const FoldState& state, const std::vector<EvidenceId>& evidence) {
    std::map<std::uint32_t, std::map<std::uint32_t, std::int64_t>> by_text;
    for (const EvidenceId id : evidence) {
        const auto d = state.document_of_node.at(state.corpus.graph.evidence(id).document);
        ++by_text[state.text_of[d]][d];
    }
    std::int64_t weight = 0;
    for (const auto& [text, printings] : by_text) {
        std::int64_t most = 0;
        for (const auto& [d, count] : printings) most = std::max(most, count);
        weight += most;
    }
    return weight;
}

class Describer {
public:
    explicit Describer(FoldState& state) : state_(state) {
        texts_.reserve(state.documents.size());
        for (const DocumentFacts& facts : state.documents) texts_.emplace_back(facts.document.text);
    }

    void describe_actors() {
        std::map<NodeId, std::map<std::uint32_t, std::map<std::uint32_t, std::int64_t>>> mentions; // by text, printing
        std::map<NodeId, std::size_t> said;
        std::map<NodeId, std::size_t> took_part;
        std::map<NodeId, std::size_t> documents;
        std::map<NodeId, std::int64_t> all_mentions;
        for (const auto& [key, edge] : state_.edges) {
            const auto& [source, kind, target] = key;
            if (kind == EdgeKind::Said) ++said[source];
            if (kind == EdgeKind::ParticipatedIn) ++took_part[source];
            if (kind != EdgeKind::Mentions) continue;
            const auto d = state_.document_of_node.at(source);
            mentions[target][state_.text_of[d]][d] += edge.mentions;
            all_mentions[target] += edge.mentions;
            ++documents[target];
        }
        for (std::size_t a = 0; a < state_.actor_nodes.size(); ++a) {
            const NodeId id = state_.actor_nodes[a];
            const ResolvedActor& actor = state_.actors.actors[a];
            Node& node = state_.graph().node(id);
            PropertyMap& properties = node.properties;
            properties.set(Property::Label, shortened(actor.name, kLabelChars));
            properties.set(Property::Name, actor.name);
            if (!actor.aliases.empty()) properties.set(Property::Aliases, actor.aliases);
            set_text(properties, Property::Country, actor.country);
            set_text(properties, Property::Sector, actor.sector);
            if (actor.anonymous) properties.set(Property::Anonymous, true);
            if (const auto at = state_.titles.find(id); at != state_.titles.end())
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
            set_dates(state_, properties, node.evidence);
        }
    }

    void describe_statements() {
        for (const auto& [key, draft] : state_.statements) {
            const FactRef first = draft.reports.front();
            const StatementFact& statement = state_.documents[first.document].statements[first.fact];
            const ArticleText& text = texts_[first.document];
            Node& node = state_.graph().node(state_.statement_nodes[first.document][first.fact]);
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
                return state_.documents[r.document].statements[r.fact].time;
            });
            set_common(state_, properties, node.evidence);
        }
    }

    void describe_events() {
        std::map<NodeId, std::map<std::string, std::set<std::string>>> participants; // event → role → names
        for (const auto& [key, edge] : state_.edges) {
            const auto& [source, kind, target] = key;
            if (kind != EdgeKind::ParticipatedIn) continue;
            for (const auto& role : edge.roles)
                participants[target][role].insert(std::string(state_.graph().node(source).properties.text(Property::Name)));
        }
        for (const auto& [key, draft] : state_.events) {
            const FactRef first = draft.reports.front();
            const EventFact& event = state_.documents[first.document].events[first.fact];
            const ArticleText& text = texts_[first.document];
            const NodeId id = state_.event_nodes[first.document][first.fact];
            Node& node = state_.graph().node(id);
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
                return state_.documents[r.document].events[r.fact].time;
            });
            set_common(state_, properties, node.evidence);
        }
    }

    void describe_documents() {
        for (std::uint32_t d = 0; d < state_.documents.size(); ++d) {
            const DocumentInfo& document = state_.documents[d].document;
            PropertyMap& properties = state_.graph().node(state_.document_nodes[d]).properties;
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
            set_count(properties, Property::StatementCount, state_.documents[d].statements.size());
            set_count(properties, Property::EventCount, state_.documents[d].events.size());
            properties.set(Property::Weight, std::int64_t{1});
        }
    }

private:
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
            status = std::min(status, state_.documents[report.document].events[report.fact].status);
        return status;
    }

    void set_figures(PropertyMap& properties, const Draft& draft) {
        const auto set = [&](std::optional<std::int64_t> EventFact::*member, Property value, Property all) {
            std::vector<FigureReport> reports;
            std::set<std::pair<std::uint32_t, std::int64_t>> seen; // a copy repeats its text's figure
            for (const FactRef report : draft.reports) {
                const auto& number = state_.documents[report.document].events[report.fact].*member;
                if (number && seen.emplace(state_.text_of[report.document], *number).second)
                    reports.push_back({state_.documents[report.document].document.published, *number});
            }
            const auto result = figure(reports);
            if (!result) return;
            properties.set(value, result->value);
            if (!result->all_values.empty()) properties.set(all, result->all_values);
        };
        set(&EventFact::killed, Property::Killed, Property::KilledReports);
        set(&EventFact::injured, Property::Injured, Property::InjuredReports);
    }

    FoldState& state_;
    std::vector<ArticleText> texts_; ///< by document
};

} // namespace

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

void set_dates(const FoldState& state, PropertyMap& properties, const std::vector<EvidenceId>& evidence) {
    std::string first;
    std::string last;
    for (const EvidenceId id : evidence) {
        const auto& day = state.evidence_days[index(id)];
        if (day.empty()) continue;
        if (first.empty() || day < first) first = day;
        last = std::max(last, day);
    }
    set_text(properties, Property::FirstDate, first);
    set_text(properties, Property::LastDate, last);
}

void set_common(const FoldState& state, PropertyMap& properties, const std::vector<EvidenceId>& evidence) {
    double confidence = 0;
    std::set<NodeId> documents;
    for (const EvidenceId id : evidence) {
        confidence = std::max(confidence, state.corpus.graph.evidence(id).confidence);
        documents.insert(state.corpus.graph.evidence(id).document);
    }
    properties.set(Property::Confidence, confidence);
    properties.set(Property::Weight, weight_of(state, evidence));
    set_count(properties, Property::DocumentCount, documents.size());
    set_dates(state, properties, evidence);
}

void describe_nodes(FoldState& state) {
    Describer describer(state);
    describer.describe_actors();
    describer.describe_statements();
    describer.describe_events();
    describer.describe_documents();
}

} // namespace newsgraph::graph
