// SPDX-License-Identifier: Apache-2.0
// Two CSV files, nodes.csv and edges.csv, for spreadsheets and data frames: one row a node or edge, one column
// a property. Text that a spreadsheet would run as a formula gets a ' in front.
#pragma once

#include "export/columns.hpp"
#include "export/graph_sink.hpp"
#include "export/output_folder.hpp"
#include "export/text_buffer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace newsgraph::exporter {

class SpreadsheetSink final : public GraphSink {
public:
    explicit SpreadsheetSink(OutputFolder& folder) : folder_(folder) {}

    void begin(const graph::PropertyGraph& graph) override;
    void node(const NodeRecord& record) override;
    void edge(const EdgeRecord& record) override;
    void end() override;
    [[nodiscard]] std::size_t replaced_characters() const noexcept override { return replaced_; }

private:
    void begin_file(Owner owner, std::string_view fixed_columns, const UsedProperties& used);
    void begin_edges();
    void append_text(std::string_view text);
    void append_fields(const graph::PropertyMap& properties);

    OutputFolder& folder_;
    std::optional<TextBuffer> out_;
    UsedProperties edge_properties_;
    std::vector<graph::Property> columns_;
    bool in_edges_ = false;
    std::size_t replaced_ = 0;
};

} // namespace newsgraph::exporter
