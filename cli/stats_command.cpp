// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/printable.hpp"
#include "graph/store.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <istream>
#include <map>
#include <ostream>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"--graph", "FILE", "the store (default news.ngraph)"},
    {"--top", "N", "how many of the most frequent actors to list (default 10)"},
    {"--ledger", "", "list every join of names instead, with its reason and score"},
});

template <typename Kind>
void print_counts(const char* title, const std::map<Kind, std::size_t>& counts, std::ostream& out) {
    out << title << '\n';
    for (const auto& [kind, count] : counts)
        out << "  " << std::left << std::setw(18) << to_string(kind) << ' ' << count << '\n';
}

void print_ledger(const graph::Store& store, std::ostream& out) {
    out << "kept\tmerged\tkind\treason\tscore\tdocuments\n";
    for (const graph::MergeDecision& one : store.ledger())
        out << printable(one.kept) << '\t' << printable(one.merged) << '\t' << to_string(one.kind) << '\t' << one.reason << '\t' << one.score
            << '\t' << one.documents << '\n';
}

void print_top_actors(const graph::PropertyGraph& graph, std::size_t top, std::ostream& out) {
    std::vector<const graph::Node*> actors;
    for (const graph::Node& node : graph.nodes()) {
        if (is_actor(node.kind)) actors.push_back(&node);
    }
    const auto weight = [](const graph::Node* node) {
        return node->properties.integer(graph::Property::Weight).value_or(0);
    };
    std::stable_sort(actors.begin(), actors.end(),
                     [&](const auto* a, const auto* b) { return weight(a) > weight(b); });
    if (actors.size() > top) actors.resize(top);
    out << "most mentioned\n";
    for (const graph::Node* actor : actors)
        out << "  " << std::left << std::setw(40) << printable(actor->properties.text(graph::Property::Label)) << ' '
            << std::setw(13) << to_string(actor->kind) << ' ' << weight(actor) << " mentions, "
            << actor->properties.integer(graph::Property::StatementCount).value_or(0) << " statements, "
            << actor->properties.integer(graph::Property::EventCount).value_or(0) << " events\n";
}

int run_stats(const Arguments& arguments, Streams streams) {
    if (!arguments.positional().empty()) throw UsageError("stats takes no inputs; name the store with --graph");
    const auto top = static_cast<std::size_t>(arguments.number("--top", 0, 1000000).value_or(10));
    const auto store = graph::Store::open(arguments.value_or("--graph", "news.ngraph"));
    if (arguments.has("--ledger")) {
        print_ledger(store, streams.out);
        return 0;
    }
    const auto corpus = graph::load_corpus(store);
    const auto& counts = corpus.counts;
    streams.out << "documents " << counts.documents << " (" << counts.copies << " copies of another, "
                << store.counts().retracted << " retracted), sentences " << counts.sentences << "\nfacts     "
                << counts.actor_facts << " actors, " << counts.statement_facts << " statements, " << counts.event_facts
                << " events, " << counts.relation_facts << " relations\n";
    std::map<graph::NodeKind, std::size_t> nodes;
    std::map<graph::EdgeKind, std::size_t> edges;
    std::string first;
    std::string last;
    for (const graph::Node& node : corpus.graph.nodes()) {
        ++nodes[node.kind];
        const std::string published(node.properties.text(graph::Property::Published));
        if (published.empty()) continue;
        first = first.empty() ? published : std::min(first, published);
        last = std::max(last, published);
    }
    for (const graph::Edge& edge : corpus.graph.edges()) ++edges[edge.kind];
    if (!first.empty()) streams.out << "published " << first << " to " << last << '\n';
    print_counts("nodes", nodes, streams.out);
    print_counts("edges", edges, streams.out);
    print_top_actors(corpus.graph, top, streams.out);
    return 0;
}

} // namespace

extern const Command kStatsCommand;
const Command kStatsCommand{"stats", "", "count what is in the graph", kOptions, run_stats};

} // namespace newsgraph::cli
