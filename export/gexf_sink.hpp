// SPDX-License-Identifier: Apache-2.0
// GEXF 1.3, the format that brings time to Gephi: nodes and edges carry start and end days, so that its
// timeline plays. Colour, size and position as in GraphML.
//
// timeformat="date" with full days only, one static attribute block a class, and time by start and end alone:
// what Gephi 0.9 to 0.11, networkx 3 and graphology all read. Values are XML attributes here, and Gephi's parser takes
// none of more than 524,288 characters: longer texts are cut, and the cut characters counted as replaced.
#pragma once

#include "export/appearance.hpp"
#include "export/columns.hpp"
#include "export/graph_sink.hpp"
#include "export/text_buffer.hpp"

#include <array>
#include <optional>
#include <string>

namespace newsgraph::exporter {

class GexfSink final : public GraphSink {
public:
    explicit GexfSink(std::ostream& out) : out_(out) {}

    void begin(const graph::PropertyGraph& graph) override;
    void node(const NodeRecord& record) override;
    void edge(const EdgeRecord& record) override;
    void end() override;
    [[nodiscard]] std::size_t replaced_characters() const noexcept override { return replaced_; }

private:
    using OpenTags = std::array<std::string, kPropertyCount>;

    void declare(Owner owner, const UsedProperties& used, OpenTags& tags);
    void append_lifetime(const graph::PropertyMap& properties);
    void append_attvalues(const OpenTags& tags, const graph::PropertyMap& properties);
    void append_attribute(std::string_view text);
    void begin_edges();

    TextBuffer out_;
    std::optional<SizeScale> sizes_;
    OpenTags node_tags_;
    OpenTags edge_tags_;
    bool in_edges_ = false;
    std::size_t replaced_ = 0;
};

} // namespace newsgraph::exporter
