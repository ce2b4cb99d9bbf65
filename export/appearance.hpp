// SPDX-License-Identifier: Apache-2.0
// How a drawing program shows the graph at first sight: colour by kind, size by weight, names for edges.
#pragma once

#include "graph/property_graph.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace newsgraph::exporter {

struct Color {
    std::uint8_t red;
    std::uint8_t green;
    std::uint8_t blue;
};

/// Colours that stay apart for colour-blind readers (after Okabe and Ito, 2008).
[[nodiscard]] Color color_of(graph::NodeKind kind) noexcept;

/// "said", "participated in": the relationship type in words.
[[nodiscard]] std::string_view words_of(graph::EdgeKind kind) noexcept;

/// How much stands behind a node: its weight, else its mentions, else its pieces of evidence; at least 1.
[[nodiscard]] std::int64_t weight_of(const graph::Node& node) noexcept;
/// The edge's weight, else its pieces of evidence; at least 1, for Gephi deletes an edge of weight 0.
[[nodiscard]] std::int64_t weight_of(const graph::Edge& edge) noexcept;

/// Sizes from 4 to 100, the area growing with the weight. Gephi's import rescales sizes to exactly this
/// range; a file that fills it is drawn as written. When all nodes weigh the same there is no such scale
/// and no node gets a size, which Gephi leaves alone too.
class SizeScale {
public:
    explicit SizeScale(const graph::PropertyGraph& graph) noexcept;
    [[nodiscard]] std::optional<double> size_of(const graph::Node& node) const noexcept;

private:
    std::int64_t least_ = 0;
    std::int64_t most_ = 0;
};

} // namespace newsgraph::exporter
