// SPDX-License-Identifier: Apache-2.0
#include "sample_graph.hpp"

#include "graph/utf8.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace newsgraph::viz::testing {
namespace {

using graph::EdgeKind;
using graph::Evidence;
using graph::Highlight;
using graph::HighlightRole;
using graph::NodeId;
using graph::NodeKind;
using graph::Property;
using graph::TextRange;

/// Builds facts from quoted parts of a text, so that no offset is written by hand.
class Builder {
public:
    NodeId document(const char* key, const char* title, const char* source, const char* date, std::string text) {
        const NodeId id = graph_.add_node(NodeKind::Document, key);
        auto& properties = graph_.node(id).properties;
        properties.set(Property::Label, title);
        properties.set(Property::Title, title);
        properties.set(Property::Source, source);
        properties.set(Property::Published, date);
        properties.set(Property::Url, graph::Value("https://news.example/" + std::string(key)));
        graph_.set_document_text(id, std::move(text));
        return id;
    }

    NodeId actor(NodeKind kind, const char* key, const char* name, std::vector<std::string> aliases = {}) {
        const NodeId id = graph_.add_node(kind, key);
        auto& properties = graph_.node(id).properties;
        properties.set(Property::Label, name);
        properties.set(Property::Name, name);
        if (!aliases.empty()) properties.set(Property::Aliases, std::move(aliases));
        return id;
    }

    using Marks = std::vector<std::pair<const char*, HighlightRole>>;

    NodeId statement(NodeId document, const char* key, NodeId speaker, const std::vector<NodeId>& about,
                     const char* sentence, const Marks& marks, const char* act = "") {
        const NodeId id = fact(NodeKind::Statement, document, key, sentence, marks);
        auto& properties = graph_.node(id).properties;
        for (const auto& [part, role] : marks) {
            if (role == HighlightRole::Content) properties.set(Property::Text, part);
            if (role == HighlightRole::Cue) properties.set(Property::Cue, part);
        }
        properties.set(Property::Label, properties.text(Property::Text));
        properties.set(Property::Form, "indirect");
        if (*act != '\0') properties.set(Property::Act, act);
        edge(speaker, id, EdgeKind::Said);
        for (const NodeId one : about) edge(id, one, EdgeKind::About);
        return id;
    }

    NodeId event(NodeId document, const char* key, const char* type, const char* label,
                 const std::vector<std::pair<NodeId, const char*>>& participants, const char* sentence,
                 const Marks& marks) {
        const NodeId id = fact(NodeKind::Event, document, key, sentence, marks);
        auto& properties = graph_.node(id).properties;
        properties.set(Property::EventType, type);
        properties.set(Property::Label, label);
        properties.set(Property::Status, "occurred");
        for (const auto& [actor, role] : participants) {
            const auto at = edge(actor, id, EdgeKind::ParticipatedIn);
            graph_.edge(at).properties.set(Property::Role, role);
        }
        return id;
    }

    void prove(NodeId node, NodeId document, const char* sentence, const Marks& marks) {
        const TextRange range = find(document, sentence, 0);
        Evidence evidence{document, range, {}, 0.9};
        for (const auto& [part, role] : marks)
            evidence.highlights.push_back({find(document, part, range.start), role});
        graph_.node(node).evidence.push_back(graph_.add_evidence(std::move(evidence)));
    }

    graph::EdgeId tie(NodeId subject, NodeId object, NodeId document, const char* sentence, const char* title) {
        const auto at = edge(subject, object, EdgeKind::HoldsRole);
        graph_.edge(at).properties.set(Property::Role, title);
        const TextRange range = find(document, sentence, 0);
        graph_.edge(at).evidence.push_back(graph_.add_evidence(
            {document, range, {{find(document, title, range.start), HighlightRole::Trigger}}, 0.8}));
        return at;
    }

    graph::PropertyGraph take() {
        for (std::size_t i = 0; i < graph_.node_count(); ++i) {
            const NodeId id{static_cast<std::uint32_t>(i)};
            if (is_actor(graph_.node(id).kind))
                graph_.node(id).properties.set(
                    Property::MentionCount, static_cast<std::int64_t>(graph_.out_edges(id).size() +
                                                                      graph_.in_edges(id).size()));
        }
        return std::move(graph_);
    }

private:
    TextRange find(NodeId document, std::string_view part, std::uint32_t after) const {
        const auto text = graph_.document_text(document);
        const graph::OffsetMap offsets(text);
        const auto at = text.find(part, offsets.code_point_to_byte(after));
        if (at == std::string_view::npos) throw std::logic_error("not in the text: " + std::string(part));
        return {offsets.byte_to_code_point(static_cast<std::uint32_t>(at)),
                offsets.byte_to_code_point(static_cast<std::uint32_t>(at + part.size()))};
    }

    graph::EdgeId edge(NodeId source, NodeId target, EdgeKind kind) {
        const auto id = graph_.add_edge(source, target, kind);
        graph_.edge(id).properties.set(Property::Weight, std::int64_t{1});
        return id;
    }

    NodeId fact(NodeKind kind, NodeId document, const char* key, const char* sentence, const Marks& marks) {
        const NodeId id = graph_.add_node(kind, key);
        const graph::Value published = std::string(graph_.node(document).properties.text(Property::Published));
        graph_.node(id).properties.set(Property::Date, published);
        edge(id, document, EdgeKind::ReportedIn);
        prove(id, document, sentence, marks);
        return id;
    }

    graph::PropertyGraph graph_;
};

constexpr auto kSpeaker = HighlightRole::Speaker;
constexpr auto kCue = HighlightRole::Cue;
constexpr auto kContent = HighlightRole::Content;
constexpr auto kTrigger = HighlightRole::Trigger;
constexpr auto kParticipant = HighlightRole::Participant;

void add_talks(Builder& b) {
    const NodeId first = b.document(
        "d_talks", "Envoys meet again over the river dam", "Northern Courier", "2025-03-24",
        "🕊 Envoys of the two republics met on Monday.\n\nAna Diaz accused Boris Khan of breaking the truce. "
        "\"We will not sign under threats,\" Diaz said, and left the hall.\n\n"
        "Boris Khan, minister of Verania, said the dam would be opened in May. "
        "The River Council welcomed the offer by Khan.\n");
    const NodeId second = b.document(
        "d_agency", "Minister offers to open dam", "Harbour Times", "2025-03-25",
        "Boris Khan, minister of Verania, said the dam would be opened in May. "
        "Soldiers of Verania shelled the village of Osk, the River Council reported.\n");
    const NodeId third = b.document(
        "d_weekly", "After the talks", "The Weekly Ledger", "2025-04-11",
        "Diaz thanked the River Council for its patience. Khan and Diaz met in Osk on Friday. "
        "Khan threatened to leave the treaty, according to Diaz.\n");
    const NodeId ana = b.actor(NodeKind::Person, "a_ana", "Ana Diaz", {"Diaz"});
    const NodeId boris = b.actor(NodeKind::Person, "a_boris", "Boris Khan", {"Khan", "Minister Khan"});
    const NodeId council = b.actor(NodeKind::Organization, "a_council", "River Council");
    const NodeId verania = b.actor(NodeKind::Country, "a_verania", "Verania");
    const NodeId osk = b.actor(NodeKind::Place, "a_osk", "Osk");
    b.statement(first, "s_truce", ana, {boris}, "Ana Diaz accused Boris Khan of breaking the truce.",
                {{"Ana Diaz", kSpeaker}, {"accused", kCue}, {"breaking the truce", kContent}}, "ACCUSE");
    b.statement(first, "s_sign", ana, {boris}, "\"We will not sign under threats,\" Diaz said, and left the hall.",
                {{"We will not sign under threats", kContent}, {"Diaz", kSpeaker}, {"said", kCue}});
    const auto* dam = "Boris Khan, minister of Verania, said the dam would be opened in May.";
    const NodeId opened = b.statement(first, "s_dam", boris, {verania}, dam,
                                      {{"Boris Khan", kSpeaker}, {"said", kCue}, {"the dam would be opened in May", kContent}});
    b.prove(opened, second, dam,
            {{"Boris Khan", kSpeaker}, {"said", kCue}, {"the dam would be opened in May", kContent}});
    b.statement(first, "s_offer", council, {boris}, "The River Council welcomed the offer by Khan.",
                {{"The River Council", kSpeaker}, {"welcomed", kCue}, {"the offer by Khan", kContent}}, "SUPPORT");
    b.statement(third, "s_thanks", ana, {council}, "Diaz thanked the River Council for its patience.",
                {{"Diaz", kSpeaker}, {"thanked", kCue}, {"its patience", kContent}}, "SUPPORT");
    b.statement(third, "s_leave", ana, {boris}, "Khan threatened to leave the treaty, according to Diaz.",
                {{"Diaz", kSpeaker}, {"according to", kCue}, {"Khan threatened to leave the treaty", kContent}});
    b.event(third, "v_meeting", "CONSULT", "Khan and Diaz met", {{ana, "participant"}, {boris, "participant"}},
            "Khan and Diaz met in Osk on Friday.",
            {{"met", kTrigger}, {"Khan", kParticipant}, {"Diaz", kParticipant}});
    b.event(second, "v_shelling", "ASSAULT", "shelling of Osk", {{verania, "agent"}, {osk, "recipient"}},
            "Soldiers of Verania shelled the village of Osk, the River Council reported.",
            {{"shelled", kTrigger}, {"Soldiers of Verania", kParticipant}, {"the village of Osk", kParticipant}});
    b.tie(boris, verania, first, dam, "minister");
}

void add_hostile_names(Builder& b) {
    const NodeId document = b.document(
        "d_hostile", "<img src=x onerror=alert(1)>", "\"><script>alert(2)</script>", "2025-04-12",
        "Mallory said {{7*7}} <script>alert(3)</script> to everyone.\n");
    const NodeId markup = b.actor(NodeKind::Person, "a_markup", "<img src=x onerror=\"document.title='owned'\">");
    const NodeId script = b.actor(NodeKind::Group, "a_script", "<script>document.title='owned'</script>");
    const NodeId bidi = b.actor(NodeKind::Organization, "a_bidi", "Bank \xE2\x80\xAEgnihsihp\xE2\x80\xAC\xE2\x80\x8B of Osk");
    b.statement(document, "s_hostile", markup, {script, bidi},
                "Mallory said {{7*7}} <script>alert(3)</script> to everyone.",
                {{"Mallory", kSpeaker}, {"said", kCue}, {"{{7*7}} <script>alert(3)</script>", kContent}});
}

} // namespace

graph::PropertyGraph sample_graph() {
    Builder builder;
    add_talks(builder);
    add_hostile_names(builder);
    return builder.take();
}

graph::PropertyGraph large_graph(std::size_t actors, std::size_t links) {
    graph::PropertyGraph graph;
    std::vector<NodeId> ids;
    for (std::size_t i = 0; i < actors; ++i) {
        ids.push_back(graph.add_node(NodeKind::Person, "a_" + std::to_string(i)));
        const graph::Value name = "Actor " + std::to_string(i);
        graph.node(ids.back()).properties.set(Property::Label, name);
        graph.node(ids.back()).properties.set(Property::Name, name);
    }
    for (std::size_t i = 0; i < actors; ++i) {
        for (std::size_t j = 1; j <= links; ++j) {
            const NodeId statement =
                graph.add_node(NodeKind::Statement, "s_" + std::to_string(i) + "_" + std::to_string(j));
            graph.add_edge(ids[i], statement, EdgeKind::Said);
            graph.add_edge(statement, ids[(i + j * j) % actors], EdgeKind::About);
        }
    }
    return graph;
}

} // namespace newsgraph::viz::testing
