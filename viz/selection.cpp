// SPDX-License-Identifier: Apache-2.0
#include "viz/selection.hpp"

#include "viz/style.hpp"

#include <algorithm>
#include <limits>

namespace newsgraph::viz {
namespace {

using graph::NodeId;
using graph::NodeKind;

constexpr auto kNowhere = std::numeric_limits<std::uint32_t>::max();

View read_view(const Query& query) {
    const auto name = query.text("view");
    if (name.empty() || name == "actors") return View::Actors;
    if (name == "full") return View::Full;
    throw Problem(400, "parameter view must be actors or full");
}

template <typename Bits, typename Kinds>
Bits read_kinds(const Query& query, const char* name, Kinds kinds) {
    Bits bits;
    for (const auto& word : query.list(name)) {
        const auto at = std::find_if(kinds.begin(), kinds.end(), [&](auto kind) { return to_string(kind) == word; });
        if (at == kinds.end()) throw Problem(400, std::string("parameter ") + name + " holds an unknown type");
        bits.set(static_cast<std::size_t>(*at));
    }
    return bits;
}

/// Sums the weight of every node reached over `links`, in `weights` (by NodeId); returns the nodes reached.
class Ranking {
public:
    explicit Ranking(std::size_t nodes) : weight_(nodes, 0) {}

    void add(NodeId node, std::uint64_t weight) {
        if (weight_[index(node)] == 0) reached_.push_back(node);
        weight_[index(node)] += weight;
    }
    [[nodiscard]] std::uint64_t weight(NodeId node) const { return weight_[index(node)]; }

    /// Heaviest first; ties in the order of the graph.
    std::vector<NodeId> take() {
        std::sort(reached_.begin(), reached_.end(), [this](NodeId a, NodeId b) {
            return weight(a) != weight(b) ? weight(a) > weight(b) : a < b;
        });
        return std::move(reached_);
    }

private:
    std::vector<std::uint64_t> weight_;
    std::vector<NodeId> reached_;
};

bool shows(const Model& model, NodeId node, const Filter& filter) {
    return filter.node_kinds.test(static_cast<std::size_t>(model.graph.node(node).kind));
}

struct Chosen {
    std::vector<NodeId> nodes;
    std::vector<NodeId> all; ///< without the limit
    std::vector<std::uint64_t> weights;
};

/// In the full view, an ego's neighbours are mostly facts: with each fact come the others who have part in it.
void add_second_ring(const Model& model, const Filter& filter, std::vector<NodeId>& nodes) {
    std::vector<bool> present(model.graph.node_count(), false);
    for (const NodeId node : nodes) present[index(node)] = true;
    const std::size_t first_ring = nodes.size();
    for (std::size_t i = 0; i < first_ring; ++i) {
        const auto kind = model.graph.node(nodes[i]).kind;
        if (kind != NodeKind::Statement && kind != NodeKind::Event) continue;
        for (const auto at : model.full.incident(nodes[i])) {
            const Link& link = model.full.links()[at];
            const NodeId other = other_end(link, nodes[i]);
            if (present[index(other)] || !shows(model, other, filter) || count_link(link, filter).count == 0) continue;
            present[index(other)] = true;
            nodes.push_back(other);
        }
    }
}

Chosen choose_neighbours(const Model& model, const SelectionRequest& request) {
    const Network& network = model.network(request.filter.view);
    Ranking overall(model.graph.node_count());
    std::vector<bool> wanted(model.graph.node_count(), false);
    for (const NodeId ego : request.egos) {
        Ranking own(model.graph.node_count());
        for (const auto at : network.incident(ego)) {
            const Link& link = network.links()[at];
            const NodeId other = other_end(link, ego);
            if (!shows(model, other, request.filter)) continue;
            const auto count = count_link(link, request.filter).count;
            if (count == 0) continue;
            own.add(other, count);
            overall.add(other, count);
        }
        auto ranked = own.take();
        if (ranked.size() > request.limit) ranked.resize(request.limit);
        for (const NodeId node : ranked) wanted[index(node)] = true;
    }
    Chosen chosen;
    chosen.nodes = request.egos;
    chosen.all = request.egos;
    const auto is_ego = [&](NodeId node) {
        return std::find(request.egos.begin(), request.egos.end(), node) != request.egos.end();
    };
    for (const NodeId node : overall.take()) {
        if (is_ego(node)) continue;
        chosen.all.push_back(node);
        if (wanted[index(node)]) chosen.nodes.push_back(node);
    }
    if (request.filter.view == View::Full) {
        add_second_ring(model, request.filter, chosen.nodes);
        add_second_ring(model, request.filter, chosen.all);
    }
    for (const NodeId node : chosen.nodes) chosen.weights.push_back(overall.weight(node));
    return chosen;
}

Chosen choose_top(const Model& model, const SelectionRequest& request) {
    Ranking ranking(model.graph.node_count());
    for (const Link& link : model.network(request.filter.view).links()) {
        if (!shows(model, link.source, request.filter) || !shows(model, link.target, request.filter)) continue;
        const auto count = count_link(link, request.filter).count;
        if (count == 0) continue;
        for (const NodeId end : {link.source, link.target}) ranking.add(end, count);
    }
    Chosen chosen;
    chosen.all = ranking.take();
    chosen.nodes = chosen.all;
    if (chosen.nodes.size() > request.limit) chosen.nodes.resize(request.limit);
    for (const NodeId node : chosen.nodes) chosen.weights.push_back(ranking.weight(node));
    return chosen;
}

std::string explain(const SelectionRequest& request, std::size_t shown, std::size_t total) {
    if (shown == total) return {};
    if (shown == kMaxNodes) return "the picture holds at most " + std::to_string(kMaxNodes) + " nodes";
    const auto limit = std::to_string(request.limit);
    return request.egos.empty() ? "the " + limit + " best linked are shown"
                                : "the " + limit + " strongest neighbours of each chosen node are shown";
}

} // namespace

Filter read_filter(const Query& query) {
    Filter filter;
    filter.view = read_view(query);
    filter.node_kinds = read_kinds<std::bitset<16>>(query, "types", node_kinds());
    if (filter.node_kinds.none()) {
        filter.node_kinds.set();
        filter.node_kinds.reset(static_cast<std::size_t>(NodeKind::Document));
    }
    filter.edge_kinds = read_kinds<std::bitset<64>>(query, "rel", edge_kinds());
    if (filter.edge_kinds.none()) filter.edge_kinds.set();
    const auto from = query.first_day("from");
    const auto to = query.last_day("to");
    if (from || to)
        filter.days = DayRange{from.value_or(std::numeric_limits<std::int32_t>::min()),
                               to.value_or(std::numeric_limits<std::int32_t>::max())};
    return filter;
}

bool passes(const Occurrence& occurrence, const Filter& filter) noexcept {
    return !filter.days || (occurrence.days && overlap(*occurrence.days, *filter.days));
}

LinkCount count_link(const Link& link, const Filter& filter) {
    LinkCount result;
    if (!filter.edge_kinds.test(static_cast<std::size_t>(link.kind))) return result;
    for (const Occurrence& occurrence : link.occurrences) {
        if (!passes(occurrence, filter)) continue;
        result.count += occurrence.count;
        if (!occurrence.days) continue;
        if (!result.days) result.days = occurrence.days;
        result.days->first = std::min(result.days->first, occurrence.days->first);
        result.days->last = std::max(result.days->last, occurrence.days->last);
    }
    return result;
}

Selection select(const Model& model, const SelectionRequest& request) {
    auto chosen = request.egos.empty() ? choose_top(model, request) : choose_neighbours(model, request);
    if (chosen.nodes.size() > kMaxNodes) {
        chosen.nodes.resize(kMaxNodes);
        chosen.weights.resize(kMaxNodes);
    }
    Selection result;
    std::vector<std::uint32_t> position(model.graph.node_count(), kNowhere);
    std::vector<bool> in_total(model.graph.node_count(), false);
    for (const NodeId node : chosen.all) in_total[index(node)] = true;
    for (std::uint32_t i = 0; i < chosen.nodes.size(); ++i) position[index(chosen.nodes[i])] = i;

    const Network& network = model.network(request.filter.view);
    std::vector<std::uint32_t> candidates;
    for (const NodeId node : chosen.all) {
        for (const auto at : network.incident(node)) {
            if (network.links()[at].source == node) candidates.push_back(at);
        }
    }
    std::sort(candidates.begin(), candidates.end());
    for (const auto at : candidates) {
        const Link& link = network.links()[at];
        if (!in_total[index(link.target)]) continue;
        const auto counted = count_link(link, request.filter);
        if (counted.count == 0) continue;
        ++result.total_edges;
        const auto source = position[index(link.source)];
        const auto target = position[index(link.target)];
        if (source != kNowhere && target != kNowhere)
            result.edges.push_back({at, source, target, counted.count, counted.days});
    }
    result.total_nodes = chosen.all.size();
    result.reason = explain(request, chosen.nodes.size(), chosen.all.size());
    result.nodes = std::move(chosen.nodes);
    result.weights = std::move(chosen.weights);
    return result;
}

} // namespace newsgraph::viz
