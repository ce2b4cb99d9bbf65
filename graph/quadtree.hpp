// SPDX-License-Identifier: Apache-2.0
// A Barnes–Hut tree over weighted points in the plane: far groups of points push like one heavy point.
#pragma once

#include "graph/layout.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph::graph {

class Quadtree {
public:
    /// Rebuilds the tree for these points; the spans must stay alive until the next build. O(n log n). Points that
    /// coincide share a leaf.
    void build(std::span<const Position> points, std::span<const double> masses);

    /// The sum over all other points j of (p − p_j) · m_j / |p − p_j|², groups seen under less than 1/`opening` of their
    /// distance taken as one point. Points that coincide do not push each other.
    [[nodiscard]] Position push_on(std::uint32_t point, double opening) const;

private:
    struct Cell {
        Position centre; ///< of mass
        double mass = 0;
        double size = 0; ///< edge length of the square
        std::uint32_t begin = 0, end = 0;         ///< its points in `order_`
        std::uint32_t first_child = 0, children = 0; ///< none: a leaf
    };
    struct Task {
        std::uint32_t cell;
        Position corner;
        std::uint32_t depth;
    };
    void split(const Task& task, std::vector<Task>& tasks);

    std::span<const Position> points_;
    std::span<const double> masses_;
    std::vector<std::uint32_t> order_;
    std::vector<Cell> cells_;
};

} // namespace newsgraph::graph
