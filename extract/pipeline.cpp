// SPDX-License-Identifier: Apache-2.0
#include "extract/pipeline.hpp"

#include "extract/coreference/resolver.hpp"
#include "extract/facts/assemble.hpp"
#include "extract/facts/debug_text.hpp"
#include "extract/facts/reattachment.hpp"
#include "extract/propositions/render.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract {
namespace {

/// All that extraction knows of one document, stage by stage.
struct Stages {
    Stages(const Document& document, std::span<const Sentence> parsed)
        : sentences(reattach_content(parsed, CueLexicon::bundled())), reading(document, sentences), actors(reading, find_mentions(reading, gazetteer)) {
        join_names(reading, gazetteer, actors);
        read_roles(reading, gazetteer, actors);
        resolve_references(reading, coreference::resolve(reading), actors);
        times = find_times(reading, document.meta().published);
        statements = find_statements(reading, CueLexicon::bundled(), gazetteer, actors);
        resolve_speech_pronouns(reading, statements, actors);
        read_reported_clauses(reading, gazetteer, statements, actors);
        events = find_events(reading, EventLexicon::bundled(), gazetteer, statements, actors);
    }

    const Gazetteer& gazetteer = Gazetteer::bundled();
    std::vector<Sentence> sentences;
    Reading reading;
    ActorTable actors;
    std::vector<TimeExpression> times;
    std::vector<Statement> statements;
    std::vector<Event> events;
};

struct StageText {
    std::string_view name;
    std::string (*text)(const Stages&);
};

constexpr auto kStages = std::to_array<StageText>({
    {"sentences", [](const Stages& s) { return sentences_text(s.reading); }},
    {"tokens", [](const Stages& s) { return tokens_text(s.reading); }},
    {"syntax", [](const Stages& s) { return syntax_text(s.reading); }},
    {"names", [](const Stages& s) { return names_text(s.reading); }},
    {"quotations", [](const Stages& s) { return quotations_text(s.reading); }},
    {"mentions", [](const Stages& s) { return mentions_text(s.reading, s.actors); }},
    {"actors", [](const Stages& s) { return actors_text(s.actors); }},
    {"times", [](const Stages& s) { return times_text(s.reading, s.times); }},
    {"statements", [](const Stages& s) { return statements_text(s.reading, s.actors, s.statements); }},
    {"events", [](const Stages& s) { return events_text(s.reading, s.actors, s.events); }},
});

constexpr auto kStageNames = [] {
    std::array<std::string_view, kStages.size()> names{};
    std::transform(kStages.begin(), kStages.end(), names.begin(), [](const StageText& s) { return s.name; });
    return names;
}();

} // namespace

graph::DocumentFacts extract_facts(const Document& document, const LanguageEngine& engine, ExtractOptions options) {
    return extract_facts(document, engine.read(document), options);
}

graph::DocumentFacts extract_facts(const Document& document, std::span<const Sentence> sentences,
                                   ExtractOptions options) {
    Stages stages(document, sentences);
    auto facts = assemble(stages.reading, stages.gazetteer, stages.actors, stages.statements, stages.events,
                          stages.times);
    if (options.open_relations) facts.propositions = proposition_facts(stages.reading);
    return facts;
}

std::vector<EntityMark> find_entities(const Document& document, std::span<const Sentence> sentences,
                                      std::span<const std::string> speakers) {
    return coreference::entity_marks(coreference::resolve(Reading(document, sentences), speakers));
}

std::span<const std::string_view> stages() noexcept { return kStageNames; }

std::string explain(const Document& document, std::span<const Sentence> sentences, std::string_view stage) {
    const auto at = std::find_if(kStages.begin(), kStages.end(),
                                 [stage](const StageText& s) { return s.name == stage; });
    if (at == kStages.end()) throw graph::Error("unknown stage '" + std::string(stage) + "'");
    return at->text(Stages(document, sentences));
}

} // namespace newsgraph::extract
