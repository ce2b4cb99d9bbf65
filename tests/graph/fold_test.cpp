// SPDX-License-Identifier: Apache-2.0
#include "graph/dump.hpp"
#include "graph/fold.hpp"

#include "tests/graph/sample_facts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace newsgraph::graph;
using newsgraph::graph::testing::Article;

namespace {

constexpr auto kAgent = ParticipantRole::Agent;
constexpr auto kRecipient = ParticipantRole::Recipient;

DocumentFacts first_article() {
    Article article("Steve Witkoff said \u201Cthe talks with Russia will end the war this year\u201D, The Telegraph reported.\n"
                    "Russia struck Ukraine on Sunday. Steve Witkoff, envoy of the United States, spoke in Riyadh.",
                    "first.txt", "2025-03-24");
    const auto witkoff = article.actor("Steve Witkoff");
    const auto russia = article.actor("Russia", ActorKind::Country, {}, "RUS");
    const auto ukraine = article.actor("Ukraine", ActorKind::Country, {}, "UKR");
    const auto states = article.actor("United States", ActorKind::Country, {}, "USA");
    const auto telegraph = article.actor("The Telegraph", ActorKind::Organization);
    const auto riyadh = article.actor("Riyadh", ActorKind::Place);
    article.facts().actors[0].roles = {{"envoy", states, article.find("envoy of the United States")}};
    auto& inner = article.statement(witkoff, "\u201Cthe talks with Russia will end the war this year\u201D", {russia, "e1"});
    inner.form = StatementForm::Direct;
    inner.cue = Trigger{article.find("said"), "say"};
    inner.via = "s2";
    inner.addressees = {states};
    article.statement(telegraph, "Steve Witkoff said \u201Cthe talks with Russia will end the war this year\u201D");
    auto& strike = article.event(EventType::Assault, "struck", "strike", {{russia, kAgent}, {ukraine, kRecipient}},
                                 "2025-03-23");
    strike.place = Participant{riyadh, ParticipantRole::Participant, article.find("Riyadh"), "Riyadh"};
    strike.killed = 3;
    article.facts().relations = {{{witkoff, ParticipantRole::Participant, article.find("Steve Witkoff"), "Steve Witkoff"},
                                  "envoy",
                                  {states, ParticipantRole::Participant, article.find("United States"), "United States"},
                                  "member", article.find("envoy"), 0.7}};
    return article.facts();
}

DocumentFacts second_article() {
    Article article("Mr Witkoff said the talks with Russia will end the war this year. A strike by Russia on Ukraine on "
                    "Sunday killed five.",
                    "second.txt", "2025-03-25");
    const auto witkoff = article.actor("Mr Witkoff");
    const auto russia = article.actor("Russia", ActorKind::Country, {}, "RUS");
    const auto ukraine = article.actor("Ukraine", ActorKind::Country, {}, "UKR");
    article.statement(witkoff, "the talks with Russia will end the war this year", {russia});
    article.event(EventType::Assault, "strike", "strike", {{russia, kAgent}, {ukraine, kRecipient}}, "2025-03-23").killed = 5;
    return article.facts();
}

const Node& labelled(const PropertyGraph& graph, std::string_view label) {
    for (const Node& node : graph.nodes()) {
        if (node.properties.text(Property::Label) == label) return node;
    }
    throw std::logic_error("no node labelled " + std::string(label));
}

const Edge& edge_of(const PropertyGraph& graph, std::string_view source, EdgeKind kind, std::string_view target) {
    for (const Edge& edge : graph.edges()) {
        if (edge.kind == kind && graph.node(edge.source).properties.text(Property::Label) == source &&
            graph.node(edge.target).properties.text(Property::Label) == target)
            return edge;
    }
    throw std::logic_error("no such edge");
}

} // namespace

TEST_CASE("fold: two reports make one actor, one statement and one event", "[graph][fold]") {
    const auto corpus = fold({first_article(), second_article()});
    const PropertyGraph& graph = corpus.graph;
    CHECK(corpus.counts.actors == 6);
    CHECK(corpus.counts.statements == 2);
    CHECK(corpus.counts.events == 1);
    CHECK(corpus.counts.actor_facts == 9);

    const Node& witkoff = labelled(graph, "Steve Witkoff");
    CHECK(witkoff.properties.text(Property::Role) == "envoy");
    CHECK(witkoff.properties.integer(Property::DocumentCount) == 2);
    CHECK(witkoff.properties.integer(Property::StatementCount) == 1);
    CHECK(witkoff.properties.text(Property::FirstDate) == "2025-03-24");
    CHECK(witkoff.properties.text(Property::LastDate) == "2025-03-25");

    const std::string said_label = "\u201Cthe talks with Russia will end the war this year\u201D";
    const Node& said = labelled(graph, said_label);
    CHECK(said.properties.integer(Property::Weight) == 2);
    CHECK(said.properties.text(Property::Text) == "the talks with Russia will end the war this year");
    CHECK(said.properties.text(Property::Cue) == "say");

    const std::string strike_label = "ASSAULT: struck (Russia \u2192 Ukraine)";
    const Node& strike = labelled(graph, strike_label);
    CHECK(strike.properties.integer(Property::Killed) == 5);
    CHECK(to_debug_string(*strike.properties.find(Property::KilledReports)) == R"x(["3 (1 report)","5 (1 report)"])x");
    CHECK(strike.properties.text(Property::Date) == "2025-03-23");
    CHECK(strike.properties.text(Property::FirstDate) == "2025-03-23");
    CHECK(strike.properties.text(Property::DatePrecision) == "day");

    CHECK(edge_of(graph, "Steve Witkoff", EdgeKind::Said, said_label).properties.integer(Property::Weight) == 2);
    CHECK(edge_of(graph, said_label, EdgeKind::About, "Russia").evidence.size() == 2);
    CHECK(edge_of(graph, said_label, EdgeKind::About, strike_label).evidence.size() == 1);
    CHECK(edge_of(graph, said_label, EdgeKind::AddressedTo, "United States").evidence.size() == 1);
    CHECK(edge_of(graph, "Russia", EdgeKind::ParticipatedIn, strike_label).properties.text(Property::Role) == "agent");
    CHECK(edge_of(graph, strike_label, EdgeKind::LocatedIn, "Riyadh").evidence.size() == 1);
    CHECK(edge_of(graph, "Steve Witkoff", EdgeKind::HoldsRole, "United States").properties.text(Property::Role) == "envoy");
    CHECK(edge_of(graph, "Steve Witkoff", EdgeKind::RelatedTo, "United States").properties.text(Property::Kind) == "member");
    CHECK(edge_of(graph, "first.txt", EdgeKind::Mentions, "Russia").properties.integer(Property::MentionCount) == 2);
    const Edge& reported = edge_of(graph, said_label, EdgeKind::ReportedIn, "first.txt");
    CHECK(reported.properties.integer(Property::Start) == 0);
    CHECK(graph.node(graph.edge(graph.out_edges(*graph.find_node(said.key))[0]).source).key == said.key);
}

TEST_CASE("fold: evidence highlights are the document's own words", "[graph][fold]") {
    const auto corpus = fold({first_article()});
    const PropertyGraph& graph = corpus.graph;
    for (const Evidence& evidence : graph.all_evidence()) {
        const std::string text(graph.document_text(evidence.document));
        const OffsetMap map(text);
        CHECK(evidence.sentence.start < evidence.sentence.end);
        CHECK(evidence.sentence.end <= map.code_points());
        for (const Highlight& highlight : evidence.highlights) {
            CHECK(highlight.range.start >= evidence.sentence.start);
            CHECK(highlight.range.end <= evidence.sentence.end);
        }
    }
}

TEST_CASE("fold: the order of arrival and repetition change nothing", "[graph][fold]") {
    std::vector<DocumentFacts> documents = {first_article(), second_article()};
    for (int i = 0; i < 6; ++i) {
        auto copy = second_article();
        copy.document.key = "copy" + std::to_string(i);
        documents.push_back(copy);
    }
    const auto expected = to_debug_string(fold(documents).graph);
    for (int turn = 0; turn < 5; ++turn) {
        std::rotate(documents.begin(), documents.begin() + 3, documents.end());
        std::swap(documents[0], documents[1]);
        documents.push_back(documents[static_cast<std::size_t>(turn)]);
        CHECK(to_debug_string(fold(documents).graph) == expected);
    }
}

TEST_CASE("fold: copies of one text are one source", "[graph][fold]") {
    auto copy = second_article();
    copy.document.key = "third.txt";
    copy.document.path = "third.txt";
    copy.document.published = "2025-03-26";
    const auto corpus = fold({copy, second_article()});
    CHECK(corpus.counts.copies == 1);
    CHECK(corpus.counts.events == 1);
    CHECK(corpus.counts.statements == 1);
    const auto& graph = corpus.graph;
    CHECK(edge_of(graph, "third.txt", EdgeKind::CopyOf, "second.txt").properties.integer(Property::Weight) == 1);
    for (const Node& node : graph.nodes()) {
        if (node.kind == NodeKind::Statement || node.kind == NodeKind::Event) {
            CHECK(node.properties.integer(Property::Weight) == 1);
            CHECK(node.properties.integer(Property::DocumentCount) == 2);
            CHECK(node.evidence.size() == 2);
        }
    }
    CHECK(labelled(graph, "Mr Witkoff").properties.integer(Property::Weight) == 1);
}

TEST_CASE("fold: facts without a text, a speaker or a mention still make a graph", "[graph][fold]") {
    DocumentFacts facts;
    facts.document.id = "sha256:1";
    ActorFact actor;
    actor.id = "a1";
    actor.name = "X";
    StatementFact statement;
    statement.id = "s1";
    statement.content = {{3, 9}};
    StatementFact unsaid;
    unsaid.id = "s2";
    EventFact event;
    event.id = "e1";
    facts.actors = {actor};
    facts.statements = {statement, unsaid};
    facts.events = {event};
    const auto corpus = fold({facts});
    CHECK(corpus.graph.node_count() == 5);
    for (const Node& node : corpus.graph.nodes()) CHECK_FALSE(node.properties.text(Property::Label).empty());
    CHECK(fold({}).graph.node_count() == 0);
}

TEST_CASE("fold: decisions reach the graph", "[graph][fold]") {
    const auto corpus = fold({first_article(), second_article()},
                             {{Decision::Verb::Different, {"Steve Witkoff", "Witkoff"}}});
    CHECK(corpus.counts.actors == 7);
    CHECK(corpus.counts.statements == 3);
}
