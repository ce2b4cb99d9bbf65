// SPDX-License-Identifier: Apache-2.0
#include "graph/event_merge.hpp"

#include "tests/graph/sample_facts.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace newsgraph::graph;
using newsgraph::graph::testing::Article;

namespace {

struct Report {
    std::string published;
    EventType type;
    std::string lemma;
    std::string agent;
    std::string recipient;
    std::string date = {};
    EventStatus status = EventStatus::Occurred;
};

/// Number of events that the reports make, each in its own document.
std::size_t events_of(const std::vector<Report>& reports) {
    std::vector<DocumentFacts> documents;
    for (const Report& report : reports) {
        Article article("Text " + std::to_string(documents.size()) + ' ' + report.lemma, "k", report.published);
        std::vector<std::pair<std::string, ParticipantRole>> participants;
        if (!report.agent.empty())
            participants.emplace_back(article.actor(report.agent, ActorKind::Country), ParticipantRole::Agent);
        if (!report.recipient.empty())
            participants.emplace_back(article.actor(report.recipient, ActorKind::Country), ParticipantRole::Recipient);
        article.event(report.type, report.lemma, report.lemma, participants, report.date).status = report.status;
        documents.push_back(article.facts());
    }
    std::vector<std::uint32_t> text_of(documents.size());
    std::iota(text_of.begin(), text_of.end(), 0U);
    return merge_events(documents, text_of, resolve_actors(documents, text_of, {})).size();
}

constexpr auto kAssault = EventType::Assault;
constexpr auto kConsult = EventType::Consult;

} // namespace

TEST_CASE("events: reports of one strike are one event", "[graph][events]") {
    CHECK(events_of({{"2025-03-24", kAssault, "strike", "Russia", "Ukraine", "2025-03-23"},
                     {"2025-03-25", kAssault, "strike", "Russia", "Ukraine", "2025-03-23"},
                     {"2025-03-24", kAssault, "strikes", "Russia", "Ukraine"},
                     {"2025-03-24", kAssault, "strike", "Russia", ""}}) == 1);
}

TEST_CASE("events: another type, day, actor, direction, telling or reality is another event", "[graph][events]") {
    const Report first{"2025-03-24", kAssault, "strike", "Russia", "Ukraine", "2025-03-23"};
    const Report others[] = {{"2025-03-24", kConsult, "strike", "Russia", "Ukraine", "2025-03-23"},
                             {"2025-03-24", kAssault, "strike", "Russia", "Ukraine", "2025-03-22"},
                             {"2025-03-24", kAssault, "strike", "Israel", "Ukraine", "2025-03-23"},
                             {"2025-03-24", kAssault, "strike", "Ukraine", "Russia", "2025-03-23"},
                             {"2025-03-24", kAssault, "invasion", "Russia", "Ukraine", "2025-03-23"},
                             {"2025-03-24", kAssault, "strike", "", "", "2025-03-23"},
                             {"2025-04-24", kAssault, "strike", "Russia", "Ukraine"},
                             {"2025-03-24", kAssault, "strike", "Russia", "Ukraine", "2025-03-23", EventStatus::Denied}};
    for (const Report& other : others) CHECK(events_of({first, other}) == 2);
}

TEST_CASE("events: a week and an undated report fit a day inside", "[graph][events]") {
    CHECK(events_of({{"2025-03-24", kConsult, "talk", "Russia", "Ukraine", "2025-W12"},
                     {"2025-03-24", kConsult, "talks", "Russia", "Ukraine", "2025-03-20"}}) == 1);
    CHECK(events_of({{"", kConsult, "talk", "Russia", "Ukraine"}, {"", kConsult, "talks", "Russia", "Ukraine"}}) == 1);
    CHECK(events_of({{"2025-03-24", kConsult, "talk", "Russia", "Ukraine", "2025-03"},
                     {"2025-03-24", kConsult, "talks", "Russia", "Ukraine", "2025-03-20"}}) == 2);
}

TEST_CASE("events: the latest figure counts and all are kept", "[graph][events]") {
    CHECK_FALSE(figure({}));
    const FigureReport same[] = {{"2025-03-24", 5}, {"2025-03-25", 5}};
    CHECK(figure(same)->all_values.empty());
    const FigureReport rising[] = {{"2025-03-25", 7}, {"2025-03-24", 5}, {"2025-03-25", 9}, {"", 12}, {"", 5}};
    CHECK(figure(rising)->value == 9);
    CHECK(figure(rising)->all_values ==
          std::vector<std::string>{"5 (2 reports)", "7 (1 report)", "9 (1 report)", "12 (1 report)"});
}

TEST_CASE("events: stems of trigger words", "[graph][events]") {
    CHECK(trigger_stem("talks") == trigger_stem("talk"));
    CHECK(trigger_stem("meeting") == trigger_stem("meet"));
    CHECK(trigger_stem("bombing") == trigger_stem("bomb"));
    CHECK(trigger_stem("strike") == trigger_stem("strikes"));
    CHECK(trigger_stem("plan") == trigger_stem("planning"));
    CHECK(trigger_stem("invasion") != trigger_stem("invite"));
}
