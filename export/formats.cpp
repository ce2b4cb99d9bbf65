// SPDX-License-Identifier: Apache-2.0
#include "export/formats.hpp"

#include "export/cypher_sink.hpp"
#include "export/ftm_sink.hpp"
#include "export/gexf_sink.hpp"
#include "export/graphml_sink.hpp"
#include "export/json_sink.hpp"
#include "export/neo4j_csv_sink.hpp"
#include "export/spreadsheet_sink.hpp"

#include <array>

namespace newsgraph::exporter {
namespace {

template <typename Sink>
std::unique_ptr<GraphSink> for_stream(std::ostream& out) {
    return std::make_unique<Sink>(out);
}

std::unique_ptr<GraphSink> neo4j_csv(OutputFolder& folder, const FormatOptions& options) {
    return std::make_unique<Neo4jCsvSink>(folder, options.csv_newline);
}

std::unique_ptr<GraphSink> spreadsheet(OutputFolder& folder, const FormatOptions& /*options*/) {
    return std::make_unique<SpreadsheetSink>(folder);
}

constexpr auto kFormats = std::to_array<Format>({
    {"graphml", "Gephi, networkx, igraph, Cytoscape, yEd", ".graphml", for_stream<GraphmlSink>, nullptr},
    {"gexf", "Gephi with its timeline", ".gexf", for_stream<GexfSink>, nullptr},
    {"cypher", "script for Neo4j's cypher-shell and Browser", ".cypher", for_stream<CypherSink>, nullptr},
    {"csv", "folder for neo4j-admin database import", "", nullptr, neo4j_csv},
    {"json", "node-link JSON for D3, networkx and programs", ".json", for_stream<JsonSink>, nullptr},
    {"ftm", "FollowTheMoney entities for Aleph and OpenSanctions' tools", ".ftm.json", for_stream<FtmSink>, nullptr},
    {"spreadsheet", "folder with nodes.csv and edges.csv for spreadsheets", "", nullptr, spreadsheet},
});

} // namespace

std::span<const Format> formats() noexcept { return kFormats; }

const Format* find_format(std::string_view name) noexcept {
    for (const Format& format : kFormats)
        if (format.name == name) return &format;
    return nullptr;
}

std::string format_names() {
    std::string names;
    for (const Format& format : kFormats) {
        if (!names.empty()) names += ", ";
        names += format.name;
    }
    return names;
}

} // namespace newsgraph::exporter
