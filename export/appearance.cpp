// SPDX-License-Identifier: Apache-2.0
#include "export/appearance.hpp"

#include "export/columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace newsgraph::exporter {
namespace {

constexpr auto kColors = std::to_array<Color>({
    {0, 114, 178},   // Person: blue
    {0, 158, 115},   // Organization: green
    {204, 121, 167}, // Country: purple
    {86, 180, 233},  // Place: sky blue
    {136, 204, 238}, // Group: pale blue
    {230, 159, 0},   // Statement: orange
    {213, 94, 0},    // Event: vermilion
    {153, 153, 153}, // Document: grey
});
static_assert(kColors.size() == static_cast<std::size_t>(graph::NodeKind::Document) + 1);

std::array<std::string, kEdgeKinds> make_words() {
    std::array<std::string, kEdgeKinds> words;
    for (std::size_t i = 0; i < kEdgeKinds; ++i) {
        for (const char c : graph::to_string(static_cast<graph::EdgeKind>(i)))
            words[i] += c == '_' ? ' ' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

constexpr double kLeastSize = 4;
constexpr double kMostSize = 100;

} // namespace

Color color_of(graph::NodeKind kind) noexcept { return kColors[static_cast<std::size_t>(kind)]; }

std::string_view words_of(graph::EdgeKind kind) noexcept {
    static const auto kWords = make_words();
    return kWords[static_cast<std::size_t>(kind)];
}

std::int64_t weight_of(const graph::Node& node) noexcept {
    const auto& properties = node.properties;
    auto weight = properties.integer(graph::Property::Weight);
    if (!weight) weight = properties.integer(graph::Property::MentionCount);
    return std::max<std::int64_t>(1, weight.value_or(static_cast<std::int64_t>(node.evidence.size())));
}

std::int64_t weight_of(const graph::Edge& edge) noexcept {
    const auto weight = edge.properties.integer(graph::Property::Weight);
    return std::max<std::int64_t>(1, weight.value_or(static_cast<std::int64_t>(edge.evidence.size())));
}

SizeScale::SizeScale(const graph::PropertyGraph& graph) noexcept {
    if (graph.node_count() == 0) return;
    least_ = std::numeric_limits<std::int64_t>::max();
    for (const auto& node : graph.nodes()) {
        const auto weight = weight_of(node);
        least_ = std::min(least_, weight);
        most_ = std::max(most_, weight);
    }
}

std::optional<double> SizeScale::size_of(const graph::Node& node) const noexcept {
    if (most_ <= least_) return std::nullopt;
    const double range = static_cast<double>(most_) - static_cast<double>(least_);
    const double part = (static_cast<double>(weight_of(node)) - static_cast<double>(least_)) / range;
    // Whole thousandths: the same digits on every machine.
    return std::round((kLeastSize + (kMostSize - kLeastSize) * std::sqrt(part)) * 1000) / 1000;
}

} // namespace newsgraph::exporter
