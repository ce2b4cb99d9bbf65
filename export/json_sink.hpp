// SPDX-License-Identifier: Apache-2.0
// JSON in node-link form, one record a line: what D3 calls nodes and links and networkx reads with
// node_link_graph(data, edges="links"). The lossless format: every value as the graph holds it.
#pragma once

#include "export/graph_sink.hpp"
#include "export/text_buffer.hpp"
#include "graph/json.hpp"

namespace newsgraph::exporter {

class JsonSink final : public GraphSink {
public:
    explicit JsonSink(std::ostream& out) : out_(out) {}

    void begin(const graph::PropertyGraph& graph) override;
    void node(const NodeRecord& record) override;
    void edge(const EdgeRecord& record) override;
    void end() override;
    [[nodiscard]] std::size_t replaced_characters() const noexcept override { return replaced_; }

private:
    void begin_record(bool in_edges);
    void end_record();

    TextBuffer out_;
    rapidjson::StringBuffer buffer_;
    graph::json::Writer writer_{buffer_};
    bool first_ = true;
    bool in_edges_ = false;
    std::size_t replaced_ = 0;
};

} // namespace newsgraph::exporter
