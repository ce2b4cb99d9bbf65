// SPDX-License-Identifier: Apache-2.0
// A Cypher script for cypher-shell and Neo4j Browser: plain statements ended by `;`, literals inline, no
// client commands. Each statement merges up to 500 rows or 256 KiB in one transaction and may run again.
#pragma once

#include "export/graph_sink.hpp"
#include "export/neo4j_model.hpp"
#include "export/text_buffer.hpp"

#include <string>

namespace newsgraph::exporter {

class CypherSink final : public GraphSink {
public:
    explicit CypherSink(std::ostream& out) : out_(out) {}

    [[nodiscard]] EdgeOrder edge_order() const noexcept override { return EdgeOrder::ByKind; }
    void begin(const graph::PropertyGraph& graph) override;
    void node(const NodeRecord& record) override;
    void edge(const EdgeRecord& record) override;
    void end() override;
    [[nodiscard]] std::size_t replaced_characters() const noexcept override { return replaced_; }

private:
    /// True when a row of this type needs a new statement.
    [[nodiscard]] bool is_full_for(std::string_view type) const noexcept;
    void begin_statement(std::string_view type, std::string merge);
    void end_statement();
    void begin_row();
    void end_row(const graph::PropertyMap& properties);
    void append_properties(const graph::PropertyMap& properties);

    TextBuffer out_;
    std::string row_;
    neo4j::Properties properties_;
    std::string merge_;     ///< ends the open statement
    std::string_view type_; ///< what the open statement holds; empty when none is open
    std::size_t rows_ = 0;
    std::size_t bytes_ = 0;
    std::size_t replaced_ = 0;
};

} // namespace newsgraph::exporter
