// SPDX-License-Identifier: Apache-2.0
// newsgraph export: the graph as a file (or folder) for another program.
#include "cli/command.hpp"
#include "cli/graph_source.hpp"
#include "cli/output_file.hpp"
#include "export/export_graph.hpp"
#include "export/formats.hpp"

#include <array>
#include <ostream>
#include <string>
#include <vector>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"--format", "FORMAT", "graphml, gexf, cypher, csv, json, ftm or spreadsheet (needed)"},
    kViewOption,
    {"-o", "FILE", "where to write; a folder for csv and spreadsheet (default: standard output)"},
    kGraphOption,
    {"--overwrite", "", "replace what is there"},
    {"--no-layout", "", "leave out positions in graphml and gexf"},
    {"--csv-newline", "HOW", "csv: line breaks in texts: space (default) or keep"},
});

/// Above this a layout takes minutes; Gephi lays such graphs out better itself.
constexpr std::size_t kMostNodesToLayOut = 50'000;

const exporter::Format& wanted_format(const Arguments& arguments) {
    const auto name = arguments.value("--format");
    if (!name) throw UsageError("--format is missing; use one of " + exporter::format_names());
    const auto* format = exporter::find_format(*name);
    if (format == nullptr) throw UsageError("unknown --format '" + *name + "'; use " + exporter::format_names());
    return *format;
}

exporter::FormatOptions format_options(const Arguments& arguments) {
    const std::string newline = arguments.value_or("--csv-newline", "space");
    if (newline == "keep") return {exporter::CsvNewline::Keep};
    if (newline == "space") return {exporter::CsvNewline::Space};
    throw UsageError("unknown --csv-newline '" + newline + "'; use space or keep");
}

std::vector<graph::Position> positions(const graph::PropertyGraph& graph, const exporter::Format& format,
                                       const Arguments& arguments, std::ostream& err) {
    const bool drawn = format.name == "graphml" || format.name == "gexf";
    if (!drawn || arguments.has("--no-layout")) return {};
    if (graph.node_count() > kMostNodesToLayOut) {
        err << "note: no positions for more than " << kMostNodesToLayOut << " nodes; run a layout in Gephi\n";
        return {};
    }
    return graph::layout(graph);
}

int run_export(const Arguments& arguments, Streams streams) {
    if (!arguments.positional().empty()) throw UsageError("'" + arguments.positional().front() + "' is not understood; name the output with -o");
    const auto& format = wanted_format(arguments);
    const auto options = format_options(arguments);
    const auto path = arguments.value("-o");
    const bool to_standard_output = !path || *path == "-";
    const bool overwrite = arguments.has("--overwrite");
    if (format.is_folder() && to_standard_output)
        throw UsageError("--format " + std::string(format.name) + " writes several files; name a folder with -o");

    const auto graph = read_graph(arguments);
    const auto places = positions(graph, format, arguments, streams.err);
    std::size_t replaced = 0;
    const auto write = [&](exporter::GraphSink& sink) {
        exporter::export_graph(graph, sink, places);
        replaced = sink.replaced_characters();
    };
    if (format.is_folder()) {
        OutputFolderOnDisk folder(*path, overwrite);
        write(*format.make_for_folder(folder, options));
        folder.commit();
    } else if (to_standard_output) {
        write(*format.make_for_stream(streams.out));
    } else {
        OutputFile file(*path, overwrite);
        write(*format.make_for_stream(file.stream()));
        file.commit();
    }
    if (replaced > 0)
        streams.err << "note: " << replaced << " characters that " << format.name
                    << " cannot hold were dropped or replaced\n";
    if (!to_standard_output)
        streams.err << "wrote " << graph.node_count() << " nodes and " << graph.edge_count() << " edges to " << *path << '\n';
    return 0;
}

} // namespace

extern const Command kExportCommand;
const Command kExportCommand{"export", "", "write the graph for Gephi, Neo4j and other programs", kOptions, run_export};

} // namespace newsgraph::cli
