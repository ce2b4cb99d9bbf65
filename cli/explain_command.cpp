// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
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
});

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
        },
        [&](const extract::LoadFailure& failure) {
            streams.err << "newsgraph explain: " << failure.message << '\n';
            status = 1;
        });
    return status;
}

} // namespace

extern const Command kExplainCommand;
const Command kExplainCommand{"explain", "FILE", "show what each stage of extraction saw in one article",
                              kOptions, run_explain};

} // namespace newsgraph::cli
