// SPDX-License-Identifier: Apache-2.0
// merge, unmerge and retract: the user's changes to a store. Each is recorded, none is final.
#include "cli/command.hpp"
#include "cli/printable.hpp"
#include "graph/store.hpp"

#include <array>
#include <istream>
#include <ostream>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({{"--graph", "FILE", "the store (default news.ngraph)"}});
constexpr auto kRetractOptions = std::to_array<Option>({
    {"--graph", "FILE", "the store (default news.ngraph)"},
    {"--undo", "", "take the documents in again"},
});

std::string graph_path(const Arguments& arguments) { return arguments.value_or("--graph", "news.ngraph"); }

/// The graph after a change, for the ledger and the notes; then the store is done.
graph::FoldCounts finish(graph::Store& store, std::ostream& err) {
    const auto corpus = graph::load_corpus(store);
    store.set_ledger(corpus.ledger);
    store.finish();
    for (const auto& note : corpus.notes) err << "decision not followed: " << printable(note) << '\n';
    return corpus.counts;
}

int decide(const Arguments& arguments, Streams streams, graph::Decision::Verb verb, const char* command) {
    auto store = graph::Store::open_for_change(graph_path(arguments));
    const auto before = graph::load_corpus(store).counts.actors;
    const auto added = store.add_decisions({{verb, arguments.positional()}});
    const auto after = finish(store, streams.err).actors;
    streams.err << "newsgraph " << command << ": " << (added == 0 ? "nothing new; " : "") << before << " actors before, "
                << after << " after\n";
    return 0;
}

int run_merge(const Arguments& arguments, Streams streams) {
    if (arguments.positional().size() < 2) throw UsageError("name two or more actors; the first one's name is kept");
    return decide(arguments, streams, graph::Decision::Verb::Same, "merge");
}

int run_unmerge(const Arguments& arguments, Streams streams) {
    if (arguments.positional().size() != 2) throw UsageError("name two actors");
    return decide(arguments, streams, graph::Decision::Verb::Different, "unmerge");
}

int run_retract(const Arguments& arguments, Streams streams) {
    if (arguments.positional().empty()) throw UsageError("name documents by key, path or id");
    auto store = graph::Store::open_for_change(graph_path(arguments));
    const bool undo = arguments.has("--undo");
    int status = 0;
    for (const auto& name : arguments.positional()) {
        const auto keys = store.retract(name, undo);
        for (const auto& key : keys) streams.out << (undo ? "restored " : "retracted ") << printable(key) << '\n';
        if (!keys.empty()) continue;
        streams.err << "newsgraph retract: no " << (undo ? "retracted " : "") << "document '" << name << "'\n";
        status = 1;
    }
    finish(store, streams.err);
    return status;
}

} // namespace

extern const Command kMergeCommand;
extern const Command kUnmergeCommand;
extern const Command kRetractCommand;
const Command kMergeCommand{"merge", "NAME NAME...", "take names for one actor", kOptions, run_merge};
const Command kUnmergeCommand{"unmerge", "NAME NAME", "never take two names for one actor", kOptions, run_unmerge};
const Command kRetractCommand{"retract", "DOCUMENT...", "take documents out of the graph", kRetractOptions, run_retract};

} // namespace newsgraph::cli
