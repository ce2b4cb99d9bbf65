// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/extraction.hpp"
#include "cli/review/review_run.hpp"
#include "graph/facts_json.hpp"

#include <array>
#include <istream>
#include <ostream>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"--date", "YYYY-MM-DD", "day of publication of all inputs; stands above what they say"},
    {"--annotations", "FILE.conllu", "take sentences, words and trees from another tool's output"},
    {"--open-relations", "", "add every proposition of every sentence: subject, relation, arguments"},
    {"--reviewer", "URL", "let a chat server judge the facts, e.g. http://127.0.0.1:8080/v1"},
    {"--reviewer-model", "NAME", "the server's model (the first it lists)"},
    {"--reviewer-timeout", "SECONDS", "longest wait for an answer (120)"},
    {"--review-log", "FILE", "append the reviewer's disagreements there, not to standard error"},
    {"--jobs", "N", "threads; the output is the same for any number"},
});

int run_extract(const Arguments& arguments, Streams streams) {
    auto request = extraction_request(arguments);
    request.open_relations = arguments.has("--open-relations");
    const auto reviewer = ReviewRun::open(arguments, streams.err, "extract");
    const auto report =
        run_extraction(
            request, streams.in,
            [&](graph::DocumentFacts&& facts) {
                if (reviewer) reviewer->review(facts);
                streams.out << graph::to_json(facts) << '\n';
            },
            [&](const std::string& message) { streams.err << "newsgraph extract: " << message << '\n'; });
    streams.err << "newsgraph extract: " << to_string(report) << '\n';
    const bool reviewed = !reviewer || reviewer->finish();
    return report.failed == 0 && reviewed ? 0 : 1;
}

} // namespace

extern const Command kExtractCommand;
const Command kExtractCommand{"extract", "INPUT...", "write the facts of each article as one line of JSON",
                              kOptions, run_extract};

} // namespace newsgraph::cli
