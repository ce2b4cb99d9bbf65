// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/printable.hpp"
#include "graph/graph_diff.hpp"
#include "graph/store.hpp"

#include <istream>
#include <ostream>

namespace newsgraph::cli {
namespace {

int run_diff(const Arguments& arguments, Streams streams) {
    if (arguments.positional().size() != 2) throw UsageError("name two stores");
    const auto before = graph::load_graph(arguments.positional()[0]);
    const auto after = graph::load_graph(arguments.positional()[1]);
    const auto counts =
        graph::diff_graphs(before, after, [&](const std::string& line) { streams.out << printable(line) << '\n'; });
    streams.err << "newsgraph diff: " << counts.added << " added, " << counts.removed << " removed, " << counts.changed
                << " changed\n";
    return 0;
}

} // namespace

extern const Command kDiffCommand;
const Command kDiffCommand{"diff", "BEFORE AFTER", "tell what changed between two stores' graphs", {}, run_diff};

} // namespace newsgraph::cli
