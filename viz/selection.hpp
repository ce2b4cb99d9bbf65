// SPDX-License-Identifier: Apache-2.0
// Which part of a network is shown: the neighbourhoods of chosen nodes, or the best-connected actors, under
// filters and limits. What is left out is always counted and told.
#pragma once

#include "viz/model.hpp"
#include "viz/query.hpp"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace newsgraph::viz {

struct Filter {
    View view = View::Actors;
    std::bitset<16> node_kinds; ///< by NodeKind
    std::bitset<64> edge_kinds; ///< by EdgeKind
    std::optional<DayRange> days; ///< undated facts are left out when it is set
};

/// Reads `view types rel from to`. Without `types`, every kind of node but documents; without `rel`, every kind.
[[nodiscard]] Filter read_filter(const Query& query);

struct SelectionRequest {
    Filter filter;
    std::vector<graph::NodeId> egos; ///< empty: the actors with most links
    std::size_t limit = 0;           ///< neighbours shown for each ego, or actors where there is none
};

struct SelectedEdge {
    std::uint32_t link = 0;   ///< index in Network::links()
    std::uint32_t source = 0; ///< index in Selection::nodes
    std::uint32_t target = 0;
    std::uint32_t count = 0;  ///< facts that pass the filter
    std::optional<DayRange> days;
};

struct Selection {
    std::vector<graph::NodeId> nodes;      ///< egos first, then by weight
    std::vector<std::uint64_t> weights;    ///< of each node: facts that link it to the egos (or to all)
    std::vector<SelectedEdge> edges;
    std::size_t total_nodes = 0;           ///< what would be shown without the limit
    std::size_t total_edges = 0;
    std::string reason;                    ///< why something is missing, or ""
};

/// Never more nodes than this, whatever the request.
inline constexpr std::size_t kMaxNodes = 600;
inline constexpr std::size_t kMaxLimit = 400;

[[nodiscard]] Selection select(const Model& model, const SelectionRequest& request);

/// Facts of the link that pass the filter, and from when to when.
struct LinkCount {
    std::uint32_t count = 0;
    std::optional<DayRange> days;
};
[[nodiscard]] LinkCount count_link(const Link& link, const Filter& filter);
[[nodiscard]] bool passes(const Occurrence& occurrence, const Filter& filter) noexcept;

} // namespace newsgraph::viz
