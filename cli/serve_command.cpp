// SPDX-License-Identifier: Apache-2.0
// newsgraph serve: the graph in a browser, until interrupted.
#include "cli/command.hpp"
#include "graph/error.hpp"
#include "graph/store.hpp"
#include "viz/guard.hpp"
#include "viz/server.hpp"

#include <array>
#include <csignal>
#include <ostream>
#include <string>
#include <thread>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"--graph", "FILE", "the graph to show (default: news.ngraph)"},
    {"--port", "N", "port on 127.0.0.1 (default: any free one)"},
    {"--no-token", "", "let every program and user of this machine read the graph"},
});

/// Blocks the signals that end the server in this thread and all it starts, so that sigwait() gets them.
sigset_t block_ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

int run_serve(const Arguments& arguments, Streams streams) {
    if (!arguments.positional().empty())
        throw UsageError("takes no operand; name the graph with --graph FILE");
    const auto port = arguments.number("--port", 0, 65535).value_or(0);
    const graph::PropertyGraph graph = graph::load_graph(arguments.value_or("--graph", "news.ngraph"));
    const viz::Model model(graph);
    const sigset_t signals = block_ending_signals();
    viz::Server server(model, {static_cast<int>(port), arguments.has("--no-token") ? "" : viz::make_token()});
    streams.out << server.address() << '\n' << std::flush;
    streams.err << "newsgraph serve: " << graph.node_count() << " nodes, " << graph.edge_count()
                << " edges; open the address in a browser, end with Ctrl C\n";
    std::thread thread([&server] { server.run(); });
    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
    thread.join();
    return 0;
}

} // namespace

extern const Command kServeCommand;
const Command kServeCommand{"serve", "", "show the graph in a browser, on this machine only", kOptions, run_serve};

} // namespace newsgraph::cli
