// SPDX-License-Identifier: Apache-2.0
// Nodes are sorted once, by numbers made of their keys; edges are then sorted by the ranks of their ends.
#include "export/export_graph.hpp"

#include "export/escape.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace newsgraph::exporter {
namespace {

constexpr double kFarthest = 5000; // what Gephi's import leaves as it is
constexpr double kRoom = 400;      // nodes are up to 100 in radius: so much room a node keeps most of them apart

void require_plain(std::string_view key, std::string_view what) {
    if (!is_plain_key(key))
        throw graph::Error("the graph holds a " + std::string(what) +
                           " whose key is not made of letters, digits, '_', '-' and '.'; rebuild the graph");
}

/// Where a node or edge stands in the file: compared by kind, then by number, and only for equal numbers by key.
struct Place {
    std::uint64_t number;
    std::uint32_t index;
    std::uint8_t kind;
};

/// The first eight bytes of a key as a number that compares as they do.
std::uint64_t first_bytes(std::string_view key) noexcept {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    return number;
}

/// The fold adds nodes and edges in the order most formats have: then there is nothing to do.
template <typename Less>
void sort_unless_sorted(std::vector<Place>& order, Less less) {
    if (!std::is_sorted(order.begin(), order.end(), less)) std::sort(order.begin(), order.end(), less);
}

std::vector<Place> order_nodes(const graph::PropertyGraph& graph) {
    const auto& nodes = graph.nodes();
    std::vector<Place> order;
    order.reserve(nodes.size());
    for (const auto& node : nodes)
        order.push_back({first_bytes(node.key), static_cast<std::uint32_t>(order.size()), static_cast<std::uint8_t>(node.kind)});
    sort_unless_sorted(order, [&nodes](const Place& a, const Place& b) {
        if (a.kind != b.kind) return a.kind < b.kind;
        return a.number != b.number ? a.number < b.number : nodes[a.index].key < nodes[b.index].key;
    });
    return order;
}

/// The keys of all nodes in their order, side by side: edges name two each, and they lie anywhere in the graph.
class Keys {
public:
    void add(std::string_view key) {
        text_ += key;
        begins_.push_back(text_.size());
    }
    [[nodiscard]] std::string_view operator[](std::size_t rank) const {
        return std::string_view(text_).substr(begins_[rank], begins_[rank + 1] - begins_[rank]);
    }
    [[gnu::always_inline]] void prefetch_place(std::size_t rank) const noexcept { __builtin_prefetch(&begins_[rank]); }
    [[gnu::always_inline]] void prefetch_text(std::size_t rank) const noexcept { __builtin_prefetch(text_.data() + begins_[rank]); }

private:
    std::string text_;
    std::vector<std::size_t> begins_{0};
};

/// The number of an edge is the rank of its source, then that of its target.
constexpr unsigned kSourceBits = 32;
constexpr std::uint64_t kTargetMask = 0xFFFFFFFFU;

std::vector<Place> order_edges(const graph::PropertyGraph& graph, const std::vector<Place>& node_order, EdgeOrder wanted) {
    std::vector<std::uint32_t> rank(node_order.size());
    for (std::size_t i = 0; i < node_order.size(); ++i) rank[node_order[i].index] = static_cast<std::uint32_t>(i);
    std::vector<Place> order;
    order.reserve(graph.edge_count());
    for (const auto& edge : graph.edges()) {
        const std::uint64_t source = rank[graph::index(edge.source)];
        order.push_back({source << kSourceBits | rank[graph::index(edge.target)], static_cast<std::uint32_t>(order.size()),
                         static_cast<std::uint8_t>(edge.kind)});
    }
    sort_unless_sorted(order, [wanted](const Place& a, const Place& b) {
        const bool same_source = (a.number ^ b.number) >> kSourceBits == 0;
        if (a.kind != b.kind && (same_source || wanted == EdgeOrder::ByKind)) return a.kind < b.kind;
        return a.number < b.number;
    });
    return order;
}

// A sorted walk jumps through memory, and waiting for it costs more than writing. So the record of some steps
// ahead is asked for before it is needed: first itself, later what it points to. Always inlined: GCC 12 takes a function
// that does nothing but prefetch for one without effect and drops its calls.
constexpr std::size_t kFar = 16;
constexpr std::size_t kNear = 10;
constexpr std::size_t kNext = 5;
constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kMostLines = 8;

template <typename Item>
[[gnu::always_inline]] inline void prefetch_item(const Item& item) noexcept {
    const char* at = reinterpret_cast<const char*>(&item); // NOLINT: an address only
    for (std::size_t offset = 0; offset < sizeof item; offset += kCacheLine) __builtin_prefetch(at + offset);
}

template <typename Item>
[[gnu::always_inline]] inline void prefetch_content(const Item& item) noexcept {
    __builtin_prefetch(item.key.data());
    const auto& entries = item.properties.entries();
    const auto lines = std::min(kMostLines, (entries.size() * sizeof(graph::PropertyMap::Entry) + kCacheLine - 1) / kCacheLine);
    const char* at = reinterpret_cast<const char*>(entries.data()); // NOLINT: an address only
    for (std::size_t i = 0; i < lines; ++i) __builtin_prefetch(at + i * kCacheLine);
}

template <typename Item>
[[gnu::always_inline]] inline void prefetch_texts(const Item& item) noexcept {
    for (const auto& [property, value] : item.properties.entries())
        if (const auto* text = std::get_if<std::string>(&value)) __builtin_prefetch(text->data());
}

template <typename Item>
[[gnu::always_inline]] inline void look_ahead(const std::vector<Item>& items, const std::vector<Place>& order, std::size_t i) noexcept {
    if (i + kFar < order.size()) prefetch_item(items[order[i + kFar].index]);
    if (i + kNear < order.size()) prefetch_content(items[order[i + kNear].index]);
    if (i + kNext < order.size()) prefetch_texts(items[order[i + kNext].index]);
}

/// Thousandths are finer than any screen and keep the file short.
double rounded(double value) noexcept { return std::round(value * 1000) / 1000; }

std::vector<Position> centred(std::span<const Position> positions) {
    Position sum;
    for (const Position& p : positions) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) throw std::logic_error("a position is not finite");
        sum.x += p.x / static_cast<double>(positions.size());
        sum.y += p.y / static_cast<double>(positions.size());
    }
    double farthest = 0;
    for (const Position& p : positions)
        farthest = std::max({farthest, std::abs(p.x - sum.x), std::abs(p.y - sum.y)});
    const double wanted = std::min(kFarthest, kRoom * std::sqrt(static_cast<double>(positions.size())));
    const double scale = farthest > 0 ? wanted / farthest : 1;
    std::vector<Position> result;
    result.reserve(positions.size());
    for (const Position& p : positions)
        result.push_back({rounded((p.x - sum.x) * scale), rounded((p.y - sum.y) * scale)});
    return result;
}

} // namespace

void export_graph(const graph::PropertyGraph& graph, GraphSink& sink, std::span<const Position> positions) {
    if (!positions.empty() && positions.size() != graph.node_count())
        throw std::logic_error("export_graph wants one position a node or none");
    const auto drawn = centred(positions);
    const auto node_order = order_nodes(graph);
    const auto edge_order = order_edges(graph, node_order, sink.edge_order());
    Keys keys;
    const auto& nodes = graph.nodes();
    const auto& edges = graph.edges();
    sink.begin(graph);
    for (std::size_t i = 0; i < node_order.size(); ++i) {
        look_ahead(nodes, node_order, i);
        const auto at = node_order[i].index;
        require_plain(nodes[at].key, "node");
        sink.node({nodes[at], drawn.empty() ? nullptr : &drawn[at]});
        keys.add(nodes[at].key);
    }
    for (std::size_t i = 0; i < edge_order.size(); ++i) {
        look_ahead(edges, edge_order, i);
        if (i + kNear < edge_order.size()) keys.prefetch_place(edge_order[i + kNear].number & kTargetMask);
        if (i + kNext < edge_order.size()) keys.prefetch_text(edge_order[i + kNext].number & kTargetMask);
        const Place& place = edge_order[i];
        require_plain(edges[place.index].key, "edge");
        sink.edge({edges[place.index], keys[place.number >> kSourceBits], keys[place.number & kTargetMask]});
    }
    sink.end();
}

} // namespace newsgraph::exporter
