// SPDX-License-Identifier: Apache-2.0
// A folder for `neo4j-admin database import full`, the fastest way into an empty Neo4j database:
// a header and a data file for each kind of node and type of relationship, import.args to call it with, and
// schema.cypher to run afterwards.
//
// Line breaks inside texts become blanks unless asked otherwise: keeping them needs the importer's slower mode.
#pragma once

#include "export/columns.hpp"
#include "export/escape.hpp"
#include "export/graph_sink.hpp"
#include "export/neo4j_model.hpp"
#include "export/output_folder.hpp"
#include "export/text_buffer.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace newsgraph::exporter {

class Neo4jCsvSink final : public GraphSink {
public:
    Neo4jCsvSink(OutputFolder& folder, CsvNewline newline) : folder_(folder), newline_(newline) {}

    [[nodiscard]] EdgeOrder edge_order() const noexcept override { return EdgeOrder::ByKind; }
    void begin(const graph::PropertyGraph& graph) override;
    void node(const NodeRecord& record) override;
    void edge(const EdgeRecord& record) override;
    void end() override;
    [[nodiscard]] std::size_t replaced_characters() const noexcept override { return replaced_; }

private:
    /// Closes the open file and begins the one of `type`, with its header file and its line of import.args.
    void begin_file(std::string_view option, std::string_view group, std::string_view type,
                    std::string_view fixed_columns, const UsedProperties& used);
    void append_fields(std::string_view type, const graph::PropertyMap& properties);
    void write_file(const std::string& name, std::string_view content);

    OutputFolder& folder_;
    CsvNewline newline_;
    std::array<UsedProperties, kNodeKinds> node_properties_;
    std::array<UsedProperties, kEdgeKinds> edge_properties_;
    std::optional<TextBuffer> out_;
    std::string_view type_;
    std::vector<graph::Property> columns_;
    neo4j::Properties properties_;
    std::string arguments_;
    std::size_t replaced_ = 0;
};

} // namespace newsgraph::exporter
