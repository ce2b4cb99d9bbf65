// SPDX-License-Identifier: Apache-2.0
#include "graph/actor_resolution.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace newsgraph::graph;

namespace {

struct Named {
    std::string name;
    ActorKind kind = ActorKind::Person;
    std::string country = {};
    std::vector<std::string> aliases = {};
    bool anonymous = false;
    int mentions = 1;
};

DocumentFacts document(const std::vector<Named>& actors, int number) {
    DocumentFacts facts;
    facts.document.id = "sha256:" + std::to_string(number);
    for (const Named& named : actors) {
        ActorFact actor;
        actor.id = "a" + std::to_string(facts.actors.size());
        actor.name = named.name;
        actor.kind = named.kind;
        actor.country = named.country;
        actor.aliases = named.aliases;
        actor.anonymous = named.anonymous;
        actor.mentions.resize(static_cast<std::size_t>(named.mentions));
        facts.actors.push_back(actor);
    }
    return facts;
}

ActorResolution resolve(const std::vector<std::vector<Named>>& documents, const Decisions& decisions = {}) {
    std::vector<DocumentFacts> facts;
    for (const auto& actors : documents) facts.push_back(document(actors, static_cast<int>(facts.size())));
    std::vector<std::uint32_t> text_of(facts.size());
    std::iota(text_of.begin(), text_of.end(), 0U);
    return resolve_actors(facts, text_of, decisions);
}

/// Names of the resolved actors, sorted.
std::vector<std::string> names(const ActorResolution& resolution) {
    std::vector<std::string> result;
    for (const auto& actor : resolution.actors) result.push_back(actor.name);
    std::sort(result.begin(), result.end());
    return result;
}

std::string reason_of(const ActorResolution& resolution, const std::string& merged) {
    for (const auto& decision : resolution.ledger) {
        if (decision.merged == merged && decision.reason != "same name") return decision.reason;
    }
    return "";
}

using Names = std::vector<std::string>;
constexpr auto kOrganization = ActorKind::Organization;

} // namespace

TEST_CASE("resolution: transliterations, titles and surnames are one person", "[graph][resolution]") {
    const auto resolution = resolve({{{"Volodymyr Zelensky"}},
                                     {{"Volodymyr Zelenskyy"}},
                                     {{"Vladimir Zelenskiy"}},
                                     {{"President Zelenskyy"}},
                                     {{"Mr Zelensky"}},
                                     {{"Volodymyr Zelensky"}}});
    CHECK(names(resolution) == Names{"Volodymyr Zelensky"});
    CHECK(resolution.actors[0].aliases == Names{"Mr Zelensky", "President Zelenskyy", "Vladimir Zelenskiy",
                                                "Volodymyr Zelenskyy"});
    CHECK(reason_of(resolution, "Volodymyr Zelenskyy") == "spelling variant");
    CHECK(reason_of(resolution, "Mr Zelensky") == "surname");
}

TEST_CASE("resolution: different people stay apart", "[graph][resolution]") {
    CHECK(names(resolve({{{"Donald Trump"}}, {{"Melania Trump"}}})).size() == 2);
    CHECK(names(resolve({{{"Donald Trump"}}, {{"Donald Trump Jr."}}})).size() == 2);
    CHECK(names(resolve({{{"Maria Santos"}}, {{"Mario Santos"}}})).size() == 2);
    CHECK(names(resolve({{{"George W. Bush"}}, {{"George H.W. Bush"}}, {{"George Bush"}}})).size() == 2);
    CHECK(names(resolve({{{"Jordan"}}, {{"Jordan", ActorKind::Country, "JOR"}}})).size() == 2);
    CHECK(names(resolve({{{"Volodymyr Zelensky"}}, {{"Olena Zelenska"}}})).size() == 2);
    CHECK(names(resolve({{{"Kim Jong Un"}}, {{"Kim Jong Il"}}})).size() == 2);
}

TEST_CASE("resolution: middle names and initials", "[graph][resolution]") {
    const auto resolution = resolve({{{"Donald Trump"}}, {{"Donald Trump"}}, {{"Donald J. Trump"}}, {{"D. Trump"}}});
    CHECK(names(resolution) == Names{"Donald Trump"});
    CHECK(reason_of(resolution, "Donald J. Trump") == "middle name");
    CHECK(reason_of(resolution, "D. Trump") == "initials");
    CHECK(names(resolve({{{"Joe Biden"}}, {{"Jill Biden"}}, {{"J. Biden"}}})).size() == 3);
}

TEST_CASE("resolution: an ambiguous surname goes to the one its document names most, else stays apart",
          "[graph][resolution]") {
    const auto resolution = resolve({{{"Donald Trump"}},
                                     {{"Melania Trump"}},
                                     {{"Mrs Trump"}, {"Melania Trump", ActorKind::Person, "", {}, false, 3}},
                                     {{"Mr Trump"}},
                                     {{"Trump"}}});
    CHECK(names(resolution) == Names{"Donald Trump", "Melania Trump", "Mr Trump", "Trump"});
    CHECK(resolution.actor_of[2][0] == resolution.actor_of[2][1]);
    CHECK(resolution.actor_of[3][0] != resolution.actor_of[4][0]);
}

TEST_CASE("resolution: a second surname may be left out", "[graph][resolution]") {
    const auto resolution = resolve({{{"Rosaura Quispe"}}, {{"Rosaura Quispe"}}, {{"Rosaura Quispe Mamani"}}, {{"Quispe"}}});
    CHECK(resolution.actors.size() == 1);
    CHECK(reason_of(resolution, "Rosaura Quispe Mamani") == "second surname");
    // Two longer names: it could be either.
    CHECK(resolve({{{"Ana Ruiz"}}, {{"Ana Ruiz Gil"}}, {{"Ana Ruiz Sanz"}}}).actors.size() == 3);
}

TEST_CASE("resolution: family-first names", "[graph][resolution]") {
    CHECK(names(resolve({{{"Xi Jinping"}}, {{"Mr Xi"}}})) == Names{"Xi Jinping"});
    CHECK(names(resolve({{{"Kim Jong Un"}}, {{"Kim Jong-un"}}, {{"Kim"}}})).size() == 1);
}

TEST_CASE("resolution: organisations by acronym, article and spelling", "[graph][resolution]") {
    const auto resolution = resolve({{{"International Atomic Energy Agency", kOrganization}},
                                     {{"the IAEA", kOrganization}},
                                     {{"IAEA", kOrganization}},
                                     {{"Hezbollah", kOrganization}},
                                     {{"Hizbullah", kOrganization}},
                                     {{"The New York Times", kOrganization}},
                                     {{"New York Times", kOrganization}}});
    CHECK(resolution.actors.size() == 3);
    CHECK(reason_of(resolution, "the IAEA") == "acronym");
    // Two expansions: the acronym stays apart.
    CHECK(names(resolve({{{"African Union", kOrganization}}, {{"Athletes United", kOrganization}}, {{"AU", kOrganization}}}))
              .size() == 3);
}

TEST_CASE("resolution: a name that is one actor's alias joins it", "[graph][resolution]") {
    const auto resolution = resolve({{{"Russian government", kOrganization, "RUS", {"the Kremlin"}}},
                                     {{"Kremlin", kOrganization}}});
    CHECK(names(resolution) == Names{"Russian government"});
    CHECK(reason_of(resolution, "Kremlin") == "alias");
}

TEST_CASE("resolution: countries by code, and as places", "[graph][resolution]") {
    const auto resolution = resolve({{{"United States", ActorKind::Country, "USA"}},
                                     {{"America", ActorKind::Country}},
                                     {{"Ukraine", ActorKind::Country, "UKR"}},
                                     {{"Ukraine", ActorKind::Place}}});
    CHECK(resolution.actors.size() == 2);
    CHECK(std::all_of(resolution.actors.begin(), resolution.actors.end(),
                      [](const auto& actor) { return actor.kind == ActorKind::Country; }));
}

TEST_CASE("resolution: anonymous sources are never joined across texts", "[graph][resolution]") {
    const Named officials{"senior officials", ActorKind::Group, "", {}, true};
    CHECK(resolve({{officials}, {officials}}).actors.size() == 2);
    const std::vector<DocumentFacts> facts = {document({officials}, 1), document({officials}, 2)};
    CHECK(resolve_actors(facts, std::vector<std::uint32_t>{0, 0}, {}).actors.size() == 1); // two printings of one text
}

TEST_CASE("resolution: the user's word wins", "[graph][resolution]") {
    using Verb = Decision::Verb;
    const std::vector<std::vector<Named>> documents = {{{"Volodymyr Zelensky"}}, {{"Mr Zelensky"}}, {{"Ze"}}};
    CHECK(resolve(documents).actors.size() == 2);
    CHECK(names(resolve(documents, {{Verb::Same, {"Volodymyr Zelensky", "Ze"}}})) == Names{"Volodymyr Zelensky"});
    CHECK(resolve(documents, {{Verb::Different, {"Volodymyr Zelensky", "Zelensky"}}}).actors.size() == 3);
    CHECK(resolve(documents, {{Verb::Same, {"Volodymyr Zelensky", "Ze"}}, {Verb::Different, {"Ze", "Volodymyr Zelensky"}}})
              .actors.size() == 2);
    const auto renamed = resolve(documents, {{Verb::Rename, {"Volodymyr Zelensky", "V. Zelensky"}}});
    CHECK(names(renamed) == Names{"V. Zelensky", "Ze"});
    CHECK(resolve(documents, {{Verb::Same, {"Nobody", "Ze"}}}).notes.size() == 1);
    // Even against kinds.
    const auto joined = resolve({{{"Wagner", kOrganization}}, {{"Wagner Group", ActorKind::Group}}},
                                {{Verb::Same, {"Wagner", "Wagner Group"}}});
    REQUIRE(joined.actors.size() == 1);
    CHECK(joined.actors[0].kind == kOrganization);
}

TEST_CASE("resolution: keys do not change when a spelling or a middle name comes in", "[graph][resolution]") {
    const auto before = resolve({{{"Volodymyr Zelensky"}}});
    const auto after = resolve({{{"Volodymyr Zelensky"}}, {{"Volodymyr O. Zelenskyy"}}, {{"Volodymyr Zelenskyy"}},
                                {{"Volodymyr Zelenskyy"}}});
    REQUIRE(after.actors.size() == 1);
    CHECK(after.actors[0].key == before.actors[0].key);
}

TEST_CASE("resolution: every join is in the ledger with reason and score", "[graph][resolution]") {
    const auto resolution = resolve({{{"Donald Trump"}}, {{"Mr Trump"}}, {{"Trump"}}, {{"Donald Trump"}}});
    REQUIRE(resolution.actors.size() == 1);
    std::vector<std::string> merged;
    for (const auto& decision : resolution.ledger) {
        CHECK(decision.kept == "Donald Trump");
        CHECK(decision.score > 0);
        merged.push_back(decision.merged + ' ' + decision.reason);
    }
    CHECK(merged == Names{"Donald Trump same name", "Mr Trump same name", "Mr Trump surname", "Trump same name"});
}
