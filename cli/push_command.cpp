// SPDX-License-Identifier: Apache-2.0
// newsgraph push: the graph into a running Neo4j.
#include "cli/command.hpp"
#include "cli/graph_source.hpp"
#include "export/export_graph.hpp"
#include "export/neo4j_push_sink.hpp"
#include "graph/error.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <string>
#include <unistd.h>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"--neo4j", "URL", "the server's HTTP address, e.g. http://localhost:7474 (needed)"},
    {"--user", "USER", "who to be (default: neo4j)"},
    {"--password-file", "FILE", "file whose first line is the password (default: $NEO4J_PASSWORD)"},
    {"--database", "NAME", "the database (default: neo4j)"},
    kViewOption,
    kGraphOption,
    {"--timeout", "SECONDS", "longest wait for one answer (default: 300)"},
    {"--wait", "SECONDS", "longest wait for a server that is not there yet (default: 120)"},
});

std::string read_password(const Arguments& arguments) {
    const auto path = arguments.value("--password-file");
    if (!path) {
        const char* password = std::getenv("NEO4J_PASSWORD");
        if (password == nullptr) throw UsageError("no password: set NEO4J_PASSWORD or use --password-file");
        return password;
    }
    std::ifstream file(*path, std::ios::binary);
    std::string line;
    if (!std::getline(file, line)) throw graph::Error({*path, 0, 0, 0}, "no password can be read from it");
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

int run_push(const Arguments& arguments, Streams streams) {
    if (!arguments.positional().empty()) throw UsageError("'" + arguments.positional().front() + "' is not understood");
    const auto url = arguments.value("--neo4j");
    if (!url) throw UsageError("--neo4j is missing; give the server's HTTP address, e.g. http://localhost:7474");
    exporter::neo4j::Target target;
    target.url = exporter::neo4j::checked_url(*url);
    target.user = arguments.value_or("--user", "neo4j");
    target.password = read_password(arguments);
    target.database = arguments.value_or("--database", "neo4j");
    target.answer_timeout = std::chrono::seconds(arguments.number("--timeout", 1, 86'400).value_or(300));
    target.start_patience = std::chrono::seconds(arguments.number("--wait", 0, 86'400).value_or(120));
    if (exporter::neo4j::sends_password_in_clear(target.url))
        streams.err << "note: http:// sends the password unencrypted; use https:// outside this machine\n";

    const auto graph = read_graph(arguments);
    exporter::neo4j::Session session(target);
    session.connect();
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    exporter::neo4j::PushSink sink(session, [&](std::size_t nodes, std::size_t edges) {
        if (terminal)
            streams.err << "\r" << nodes << " of " << graph.node_count() << " nodes, " << edges << " of "
                        << graph.edge_count() << " relationships" << std::flush;
    });
    exporter::export_graph(graph, sink);
    if (terminal) streams.err << '\n';
    const auto& done = sink.counters();
    streams.out << "pushed " << graph.node_count() << " nodes and " << graph.edge_count() << " relationships to "
                << target.url << ", database " << target.database << ": ";
    if (done == exporter::neo4j::Counters{}) {
        streams.out << "nothing had changed\n";
    } else {
        streams.out << done.nodes_created << " nodes and " << done.relationships_created << " relationships created, "
                    << done.properties_set << " properties set\n";
    }
    return 0;
}

} // namespace

extern const Command kPushCommand;
const Command kPushCommand{"push", "", "merge the graph into a running Neo4j", kOptions, run_push};

} // namespace newsgraph::cli
