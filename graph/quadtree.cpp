// SPDX-License-Identifier: Apache-2.0
// Built top-down by partitioning one index array, so that a cell's points are contiguous and the order of every sum is fixed.
#include "graph/quadtree.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace newsgraph::graph {
namespace {

constexpr std::uint32_t kLeafPoints = 8;
constexpr std::uint32_t kMaxDepth = 40;

} // namespace

void Quadtree::build(std::span<const Position> points, std::span<const double> masses) {
    points_ = points;
    masses_ = masses;
    cells_.clear();
    order_.resize(points.size());
    std::iota(order_.begin(), order_.end(), 0U);
    if (points.empty()) return;
    Position low = points.front();
    Position high = points.front();
    for (const Position& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    Cell root;
    root.size = std::max(high.x - low.x, high.y - low.y);
    root.end = static_cast<std::uint32_t>(points.size());
    cells_.push_back(root);
    std::vector<Task> tasks{{0, low, 0}};
    while (!tasks.empty()) {
        const Task task = tasks.back();
        tasks.pop_back();
        split(task, tasks);
    }
}

void Quadtree::split(const Task& task, std::vector<Task>& tasks) {
    Cell& cell = cells_[task.cell];
    Position weighted;
    for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
        const auto point = order_[i];
        cell.mass += masses_[point];
        weighted.x += points_[point].x * masses_[point];
        weighted.y += points_[point].y * masses_[point];
    }
    cell.centre = {weighted.x / cell.mass, weighted.y / cell.mass};
    if (cell.end - cell.begin <= kLeafPoints || task.depth == kMaxDepth || !(cell.size > 0)) return;

    const double half = cell.size / 2;
    const Position middle{task.corner.x + half, task.corner.y + half};
    const auto begin = order_.begin();
    const auto at = [&](std::uint32_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
    const auto is_low = [&](std::uint32_t p) { return points_[p].y < middle.y; };
    const auto is_left = [&](std::uint32_t p) { return points_[p].x < middle.x; };
    const auto row = std::stable_partition(at(cell.begin), at(cell.end), is_low);
    const std::array bounds{at(cell.begin), std::stable_partition(at(cell.begin), row, is_left), row,
                            std::stable_partition(row, at(cell.end), is_left), at(cell.end)};
    const auto first_child = static_cast<std::uint32_t>(cells_.size());
    std::uint32_t children = 0;
    for (std::size_t quarter = 0; quarter < 4; ++quarter) {
        if (bounds[quarter] == bounds[quarter + 1]) continue;
        Cell child;
        child.size = half;
        child.begin = static_cast<std::uint32_t>(bounds[quarter] - begin);
        child.end = static_cast<std::uint32_t>(bounds[quarter + 1] - begin);
        tasks.push_back({static_cast<std::uint32_t>(cells_.size()),
                         {quarter % 2 == 0 ? task.corner.x : middle.x, quarter < 2 ? task.corner.y : middle.y},
                         task.depth + 1});
        cells_.push_back(child); // `cell` is no longer valid
        ++children;
    }
    cells_[task.cell].first_child = first_child;
    cells_[task.cell].children = children;
}

Position Quadtree::push_on(std::uint32_t point, double opening) const {
    const Position p = points_[point];
    Position sum;
    // Each level leaves at most three siblings waiting.
    std::array<std::uint32_t, 4 * (kMaxDepth + 2)> waiting{};
    std::size_t count = cells_.empty() ? 0U : 1U;
    while (count > 0) {
        const Cell& cell = cells_[waiting[--count]];
        const double dx = p.x - cell.centre.x;
        const double dy = p.y - cell.centre.y;
        const double distance2 = dx * dx + dy * dy;
        if (cell.size * cell.size * opening * opening < distance2) {
            sum.x += dx * cell.mass / distance2;
            sum.y += dy * cell.mass / distance2;
            continue;
        }
        for (std::uint32_t i = 0; i < cell.children; ++i) waiting[count++] = cell.first_child + i;
        if (cell.children > 0) continue;
        for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
            const auto other = order_[i];
            const double ox = p.x - points_[other].x;
            const double oy = p.y - points_[other].y;
            const double d2 = ox * ox + oy * oy;
            if (!(d2 > 0)) continue; // itself, or one that coincides
            sum.x += ox * masses_[other] / d2;
            sum.y += oy * masses_[other] / d2;
        }
    }
    return sum;
}

} // namespace newsgraph::graph
