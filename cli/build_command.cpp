// SPDX-License-Identifier: Apache-2.0
// Articles, or facts that were extracted elsewhere, into the store; then the graph once, for the ledger and the report.
#include "cli/command.hpp"
#include "cli/extraction.hpp"
#include "cli/printable.hpp"
#include "cli/progress.hpp"
#include "cli/review/review_run.hpp"
#include "graph/facts_json.hpp"
#include "graph/store.hpp"

#include <array>
#include <fstream>
#include <istream>
#include <ostream>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"--graph", "FILE", "the store to make or add to (default news.ngraph)"},
    {"--facts", "FILE", "read facts as `newsgraph extract` writes them; - is standard input"},
    {"--date", "YYYY-MM-DD", "day of publication of all inputs; stands above what they say"},
    {"--reviewer", "URL", "let a chat server judge the facts, e.g. http://127.0.0.1:8080/v1"},
    {"--reviewer-model", "NAME", "the server's model (the first it lists)"},
    {"--reviewer-timeout", "SECONDS", "longest wait for an answer (120)"},
    {"--review-log", "FILE", "append the reviewer's disagreements there, not to standard error"},
    {"--jobs", "N", "threads; the result is the same for any number"},
    {"--decisions", "FILE", "your word on who is who: same, different, rename"},
});

using OnFacts = std::function<void(graph::DocumentFacts&&)>;

/// What became of the documents of a run.
struct Tally {
    std::uint64_t added = 0, present = 0, different = 0, retracted = 0, failed = 0, skipped = 0;

    [[nodiscard]] std::uint64_t read() const { return added + present + different + retracted; }
    void count(graph::Store::Added outcome) {
        switch (outcome) {
        case graph::Store::Added::New: ++added; break;
        case graph::Store::Added::Present: ++present; break;
        case graph::Store::Added::Different: ++different; break;
        case graph::Store::Added::Retracted: ++retracted; break;
        }
    }
};

/// Reads records from a file or standard input; returns how many lines failed.
std::uint64_t read_facts_input(const std::string& path, Streams streams, Progress& progress, const OnFacts& on_facts) {
    std::uint64_t failed = 0;
    const auto on_error = [&](const graph::Error& error) {
        progress.clear();
        streams.err << "newsgraph build: " << error.what() << '\n';
        ++failed;
    };
    if (path == "-") {
        graph::read_facts(streams.in, "<stdin>", on_facts, on_error);
        return failed;
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) throw graph::Error(graph::Place{path}, "cannot be opened");
    graph::read_facts(in, path, on_facts, on_error);
    return failed;
}

graph::Decisions read_decisions_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw graph::Error(graph::Place{path}, "cannot be opened");
    return graph::read_decisions(in, path);
}

void report(const Tally& tally, const graph::Corpus& corpus, const std::string& path, std::ostream& err) {
    const auto& counts = corpus.counts;
    err << "newsgraph build: " << tally.read() << " documents read: " << tally.added << " new";
    if (tally.present > 0) err << ", " << tally.present << " already there";
    if (tally.different > 0)
        err << ", " << tally.different << " already there with other facts, which were kept (build a new store to replace them)";
    if (tally.retracted > 0) err << ", " << tally.retracted << " retracted earlier and left out";
    if (tally.skipped > 0) err << ", " << tally.skipped << " other files passed over";
    if (tally.failed > 0) err << "; " << tally.failed << " failed";
    err << "\n  in the store: " << counts.documents << " documents (" << counts.copies << " copies), " << counts.sentences
        << " sentences; facts: " << counts.actor_facts << " actors, " << counts.statement_facts << " statements, "
        << counts.event_facts << " events, " << counts.relation_facts << " relations\n"
        << "  " << path << ": " << corpus.graph.node_count() << " nodes (" << counts.actors << " actors, "
        << counts.statements << " statements, " << counts.events << " events), " << corpus.graph.edge_count() << " edges\n";
    for (const auto& note : corpus.notes) err << "  decision not followed: " << printable(note) << '\n';
}

int run_build(const Arguments& arguments, Streams streams) {
    const auto facts_path = arguments.value("--facts");
    if (facts_path && !arguments.positional().empty())
        throw UsageError("either --facts or inputs, not both");
    const auto request = facts_path ? ExtractionRequest{} : extraction_request(arguments);
    const auto path = arguments.value_or("--graph", "news.ngraph");
    const auto decisions_path = arguments.value("--decisions");
    const auto decisions = decisions_path ? read_decisions_file(*decisions_path) : graph::Decisions{};

    const auto reviewer = ReviewRun::open(arguments, streams.err, "build");
    auto store = graph::Store::open_or_create(path);
    store.add_decisions(decisions);
    Tally tally;
    Progress progress(streams.err, input_bytes(facts_path ? std::vector{*facts_path} : arguments.positional()));
    std::uint64_t bytes = 0;
    const OnFacts add = [&](graph::DocumentFacts&& facts) {
        if (reviewer) reviewer->review(facts);
        tally.count(store.add(facts));
        bytes += facts.document.text.size();
        progress.show(tally.read(), bytes);
    };
    if (facts_path) {
        tally.failed = read_facts_input(*facts_path, streams, progress, add);
    } else {
        const auto extraction = run_extraction(request, streams.in, add, [&](const std::string& message) {
            progress.clear();
            streams.err << "newsgraph build: " << message << '\n';
        });
        tally.failed = extraction.failed;
        tally.skipped = extraction.skipped;
    }
    progress.clear();

    const auto corpus = graph::load_corpus(store);
    store.set_ledger(corpus.ledger);
    store.finish();
    report(tally, corpus, path, streams.err);
    const bool reviewed = !reviewer || reviewer->finish();
    return tally.failed == 0 && reviewed ? 0 : 1;
}

} // namespace

extern const Command kBuildCommand;
const Command kBuildCommand{"build", "INPUT...", "read articles into the graph's store", kOptions, run_build};

} // namespace newsgraph::cli
