// SPDX-License-Identifier: Apache-2.0
// Evidence in the order of documents, and in a document in the order of its facts.
#include "graph/dates.hpp"
#include "graph/fold_state.hpp"
#include "graph/fold_text.hpp"

#include <algorithm>

namespace newsgraph::graph {
namespace {

class Gatherer {
public:
    explicit Gatherer(FoldState& state) : state_(state) {}

    void add_document_evidence(std::uint32_t d) {
        const DocumentFacts& facts = state_.documents[d];
        const ArticleText text(facts.document.text);
        std::map<std::string, NodeId> local; // actors and events of this document by their local id
        for (std::size_t a = 0; a < facts.actors.size(); ++a)
            local.emplace(facts.actors[a].id, state_.actor_nodes[state_.actors.actor_of[d][a]]);
        for (std::size_t e = 0; e < facts.events.size(); ++e) local.emplace(facts.events[e].id, state_.event_nodes[d][e]);
        std::map<std::string, NodeId> statement_ids;
        for (std::size_t s = 0; s < facts.statements.size(); ++s)
            statement_ids.emplace(facts.statements[s].id, state_.statement_nodes[d][s]);

        for (const ActorFact& actor : facts.actors) add_actor_evidence(d, text, actor, local);
        for (std::size_t s = 0; s < facts.statements.size(); ++s)
            add_statement_evidence(d, text, facts.statements[s], state_.statement_nodes[d][s], local, statement_ids);
        for (std::size_t e = 0; e < facts.events.size(); ++e)
            add_event_evidence(d, text, facts.events[e], state_.event_nodes[d][e], local);
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
        if (state_.text_of[d] != d)
            link(state_.document_nodes[d], EdgeKind::CopyOf, state_.document_nodes[state_.text_of[d]], std::nullopt);
    }

private:
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
        state_.evidence_days.push_back(date && date->precision == DatePrecision::Day ? time->value
                                                                              : state_.documents[d].document.published);
        return state_.graph().add_evidence({state_.document_nodes[d], sentence, std::move(highlights), confidence});
    }

    EdgeDraft& link(NodeId source, EdgeKind kind, NodeId target, std::optional<EvidenceId> evidence) {
        EdgeDraft& edge = state_.edges[{source, kind, target}];
        if (evidence) edge.evidence.push_back(*evidence);
        return edge;
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
            state_.graph().node(node).evidence.push_back(*evidence);
        }
        link(state_.document_nodes[d], EdgeKind::Mentions, node, evidence).mentions +=
            static_cast<std::int64_t>(std::max<std::size_t>(actor.mentions.size(), 1));
        for (const ActorRole& role : actor.roles) {
            state_.titles[node].insert(role.title);
            const auto of = local.find(role.of);
            if (of == local.end() || of->second == node || !is_actor(state_.graph().node(of->second).kind)) continue;
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
        state_.graph().node(node).evidence.push_back(evidence);
        link(node, EdgeKind::ReportedIn, state_.document_nodes[d], evidence);
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
        state_.graph().node(node).evidence.push_back(evidence);
        link(node, EdgeKind::ReportedIn, state_.document_nodes[d], evidence);
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

    FoldState& state_;
};

} // namespace

void gather_evidence(FoldState& state) {
    Gatherer gatherer(state);
    for (std::uint32_t d = 0; d < state.documents.size(); ++d) gatherer.add_document_evidence(d);
}

} // namespace newsgraph::graph
