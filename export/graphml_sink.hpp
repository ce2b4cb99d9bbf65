// SPDX-License-Identifier: Apache-2.0
// GraphML as Gephi, networkx, igraph, Cytoscape and others all read it; docs/formats.md lists its keys.
//
// The choices come from the readers' habits: keys before the graph (igraph and Gephi lose values of later
// ones), only boolean, int, long, double and string (others make networkx fail), the edge's type in its `label`
// attribute (Gephi merges parallel edges of the same type), absent values left out, no nested anything.
#pragma once

#include "export/appearance.hpp"
#include "export/columns.hpp"
#include "export/graph_sink.hpp"
#include "export/text_buffer.hpp"

#include <array>
#include <optional>
#include <string>

namespace newsgraph::exporter {

class GraphmlSink final : public GraphSink {
public:
    explicit GraphmlSink(std::ostream& out);

    void begin(const graph::PropertyGraph& graph) override;
    void node(const NodeRecord& record) override;
    void edge(const EdgeRecord& record) override;
    void end() override;
    [[nodiscard]] std::size_t replaced_characters() const noexcept override { return replaced_; }

private:
    using OpenTags = std::array<std::string, kPropertyCount>;

    void declare(Owner owner, const UsedProperties& used, OpenTags& tags);
    void append_data(const OpenTags& tags, const graph::PropertyMap& properties);

    TextBuffer out_;
    std::optional<SizeScale> sizes_;
    OpenTags node_tags_; ///< `</data><data key="n_name">`; empty for what is written apart
    OpenTags edge_tags_;
    // The same for all of a kind: what follows a node's key, what ends it, what stands between an edge's target and its weight.
    std::array<std::string, kNodeKinds> node_heads_;
    std::array<std::string, kNodeKinds> node_tails_;
    std::array<std::string, kEdgeKinds> edge_heads_;
    std::size_t replaced_ = 0;
};

} // namespace newsgraph::exporter
