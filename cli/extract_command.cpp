// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/extraction.hpp"
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
    {"--jobs", "N", "threads; the output is the same for any number"},
});

int run_extract(const Arguments& arguments, Streams streams) {
    auto request = extraction_request(arguments);
    request.open_relations = arguments.has("--open-relations");
    const auto report =
        run_extraction(
            request, streams.in,
            [&](graph::DocumentFacts&& facts) { streams.out << graph::to_json(facts) << '\n'; },
            [&](const std::string& message) { streams.err << "newsgraph extract: " << message << '\n'; });
    streams.err << "newsgraph extract: " << to_string(report) << '\n';
    return report.failed == 0 ? 0 : 1;
}

} // namespace

extern const Command kExtractCommand;
const Command kExtractCommand{"extract", "INPUT...", "write the facts of each article as one line of JSON",
                              kOptions, run_extract};

} // namespace newsgraph::cli
