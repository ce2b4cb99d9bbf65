// SPDX-License-Identifier: Apache-2.0
#include "graph/dump.hpp"
#include "graph/fold.hpp"
#include "graph/fact_ties.hpp"
#include "graph/views.hpp"

#include "tests/graph/sample_facts.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::graph;
using newsgraph::graph::testing::Article;

namespace {

PropertyGraph sample() {
    Article article("Amy said Bob lied to Cy. Bob hit Cy and Dan. Amy, Bob and Cy met. Amy accused Dan.");
    const auto amy = article.actor("Amy");
    const auto bob = article.actor("Bob");
    const auto cy = article.actor("Cy");
    const auto dan = article.actor("Dan");
    article.actor("Eve");
    article.statement(amy, "Bob lied to Cy", {bob, cy, amy});
    auto& accusation = article.statement(amy, "accused Dan", {dan});
    accusation.act = EventType::Accuse;
    using enum ParticipantRole;
    article.event(EventType::Assault, "hit", "hit", {{bob, Agent}, {cy, Recipient}, {dan, Recipient}});
    article.event(EventType::Consult, "met", "meet", {{amy, Participant}, {bob, Participant}, {cy, Participant}});
    return fold({article.facts()}).graph;
}

/// "Amy -ACCUSE-> Dan 0+1": events and statements.
std::vector<std::string> edges(const PropertyGraph& graph) {
    std::vector<std::string> result;
    for (const Edge& edge : graph.edges())
        result.push_back(std::string(graph.node(edge.source).properties.text(Property::Label)) + " -" +
                         std::string(to_string(edge.kind)) + "-> " +
                         std::string(graph.node(edge.target).properties.text(Property::Label)) + ' ' +
                         std::to_string(edge.properties.integer(Property::EventCount).value_or(0)) + '+' +
                         std::to_string(edge.properties.integer(Property::StatementCount).value_or(0)));
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace

TEST_CASE("views: actors are tied by what they did and said", "[graph][views]") {
    const auto full = sample();
    const auto view = make_view(full, View::Actors);
    auto found = edges(view);
    std::size_t consults = 0;
    std::erase_if(found, [&](const std::string& edge) {
        const bool is_consult = edge.find("-CONSULT->") != std::string::npos && edge.ends_with(" 1+0");
        consults += is_consult ? 1U : 0U;
        return is_consult;
    });
    CHECK(consults == 3);
    CHECK(found == std::vector<std::string>{"Amy -ACCUSE-> Dan 0+1", "Amy -SPOKE_ABOUT-> Bob 0+1", "Amy -SPOKE_ABOUT-> Cy 0+1",
                                            "Amy -SPOKE_ABOUT-> Dan 0+1", "Bob -ASSAULT-> Cy 1+0", "Bob -ASSAULT-> Dan 1+0"});
    CHECK(view.node_count() == 4); // Eve did nothing
    for (const Edge& edge : view.edges()) {
        CHECK(edge.properties.integer(Property::Weight) == 1);
        REQUIRE(edge.evidence.size() == 1);
        CHECK(full.evidence_names(edge.evidence).size() == 1);
        CHECK(edge.properties.find(Property::EvidenceIds) != nullptr);
    }
}

TEST_CASE("views: each keeps its kinds of edges and their end points", "[graph][views]") {
    const auto full = sample();
    CHECK(to_debug_string(make_view(full, View::Full)) == to_debug_string(full));
    const auto statements = make_view(full, View::Statements);
    CHECK(statements.edge_count() == 6);
    for (const Edge& edge : statements.edges())
        CHECK((edge.kind == EdgeKind::Said || edge.kind == EdgeKind::About));
    const auto events = make_view(full, View::Events);
    CHECK(events.edge_count() == 6);
    CHECK(events.node_count() == 6);
    CHECK(make_view(PropertyGraph(), View::Actors).node_count() == 0);
}

TEST_CASE("views: names and types", "[graph][views]") {
    for (const ViewInfo& info : views()) CHECK(view_named(info.name) == info.view);
    CHECK_FALSE(view_named("all"));
    for (auto type = EventType::Agree; type <= EventType::Assault; type = static_cast<EventType>(static_cast<int>(type) + 1))
        CHECK(to_string(edge_kind(type)) == to_string(type));
}
