// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/review/review_run.hpp"
#include "extract/input/articles.hpp"
#include "extract/pipeline.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"--stage", "STAGE", "one stage only (the default is all, in order)"},
    {"--date", "YYYY-MM-DD", "day of publication"},
    {"--reviewer", "URL", "let a chat server judge the facts, e.g. http://127.0.0.1:8080/v1"},
    {"--reviewer-model", "NAME", "the server's model (the first it lists)"},
    {"--reviewer-timeout", "SECONDS", "longest wait for an answer (120)"},
});

/// Each fact with what made it, after the second reader's verdict.
void show_review(graph::DocumentFacts facts, ReviewRun& reviewer, std::ostream& out) {
    reviewer.review(facts);
    out << "== review\n";
    for (const auto& statement : facts.statements)
        out << statement.id << ' ' << statement.cue_class << " rule " << statement.rule << '\n';
    for (const auto& event : facts.events)
        out << event.id << ' ' << to_string(event.type) << ' ' << to_string(event.status) << " rule " << event.rule << '\n';
}

int run_explain(const Arguments& arguments, Streams streams) {
    if (arguments.positional().size() != 1) throw UsageError("name one file, or -");
    const auto all = extract::stages();
    std::vector<std::string_view> wanted(all.begin(), all.end());
    if (const auto stage = arguments.value("--stage")) {
        if (std::find(all.begin(), all.end(), *stage) == all.end()) {
            std::string names;
            for (const auto name : all) names += (names.empty() ? "" : ", ") + std::string(name);
            throw UsageError("unknown --stage '" + *stage + "'; use " + names);
        }
        wanted = {*std::find(all.begin(), all.end(), *stage)};
    }
    const auto reviewer = ReviewRun::open(arguments, streams.err, "explain");
    const auto& engine = extract::LanguageEngine::bundled();
    int status = 0;
    extract::for_each_document(
        arguments.positional(), {arguments.value_or("--date", "")}, streams.in,
        [&](const extract::Document& document) {
            const auto sentences = engine.read(document);
            for (const auto stage : wanted) {
                if (wanted.size() > 1) streams.out << "== " << stage << '\n';
                streams.out << extract::explain(document, sentences, stage);
            }
            if (reviewer) show_review(extract::extract_facts(document, sentences), *reviewer, streams.out);
        },
        [&](const extract::LoadFailure& failure) {
            streams.err << "newsgraph explain: " << failure.message << '\n';
            status = 1;
        });
    const bool reviewed = !reviewer || reviewer->finish();
    return reviewed ? status : 1;
}

} // namespace

extern const Command kExplainCommand;
const Command kExplainCommand{"explain", "FILE", "show what each stage of extraction saw in one article",
                              kOptions, run_explain};

} // namespace newsgraph::cli
