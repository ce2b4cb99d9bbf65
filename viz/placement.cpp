// SPDX-License-Identifier: Apache-2.0
// Fruchterman and Reingold's forces ("Graph drawing by force-directed placement", 1991) with attraction
// damped by degree as in ForceAtlas2 (Jacomy et al., 2014) so that hubs do not swallow their neighbours,
// gravity to keep parts together, and a last pass that pushes overlapping nodes apart. The start is a
// sunflower spiral in the order of the nodes: no randomness.
#include "viz/placement.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace newsgraph::viz {
namespace {

using exporter::Position;

constexpr int kIterations = 240;
constexpr int kSeparations = 40;
constexpr double kMinimumDistance = 0.55;
constexpr double kGravity = 0.13;
constexpr double kEgoGravity = 0.4;

std::vector<Position> spiral(std::size_t nodes) {
    const double turn = std::numbers::pi * (3.0 - std::sqrt(5.0));
    std::vector<Position> at(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        const double radius = 0.8 * std::sqrt(static_cast<double>(i));
        const double angle = turn * static_cast<double>(i);
        at[i] = {radius * std::cos(angle), radius * std::sin(angle)};
    }
    return at;
}

void repel(const std::vector<Position>& at, std::vector<Position>& force) {
    for (std::size_t i = 0; i < at.size(); ++i) {
        for (std::size_t j = i + 1; j < at.size(); ++j) {
            const double dx = at[i].x - at[j].x;
            const double dy = at[i].y - at[j].y;
            const double strength = 1.0 / std::max(dx * dx + dy * dy, 0.01);
            force[i].x += dx * strength;
            force[i].y += dy * strength;
            force[j].x -= dx * strength;
            force[j].y -= dy * strength;
        }
    }
}

void separate(std::vector<Position>& at) {
    for (int pass = 0; pass < kSeparations; ++pass) {
        bool moved = false;
        for (std::size_t i = 0; i < at.size(); ++i) {
            for (std::size_t j = i + 1; j < at.size(); ++j) {
                const double dx = at[j].x - at[i].x;
                const double dy = at[j].y - at[i].y;
                const double distance = std::sqrt(dx * dx + dy * dy);
                if (distance >= kMinimumDistance) continue;
                const double push = (kMinimumDistance - distance) / 2;
                const double ux = distance > 1e-9 ? dx / distance : 1.0;
                const double uy = distance > 1e-9 ? dy / distance : 0.0;
                at[i].x -= ux * push;
                at[i].y -= uy * push;
                at[j].x += ux * push;
                at[j].y += uy * push;
                moved = true;
            }
        }
        if (!moved) return;
    }
}

} // namespace

std::vector<Position> place(std::size_t nodes, std::size_t egos, std::span<const PlacedEdge> edges) {
    auto at = spiral(nodes);
    std::vector<double> degree(nodes, 0);
    for (const auto& edge : edges) {
        degree[edge.source] += 1;
        degree[edge.target] += 1;
    }
    for (int iteration = 0; iteration < kIterations; ++iteration) {
        std::vector<Position> force(nodes);
        repel(at, force);
        for (const auto& edge : edges) {
            const double dx = at[edge.target].x - at[edge.source].x;
            const double dy = at[edge.target].y - at[edge.source].y;
            const double spread = std::sqrt(std::min(degree[edge.source], degree[edge.target]));
            const double pull = (1.0 + 0.3 * std::log(edge.weight)) * std::sqrt(dx * dx + dy * dy) / (2.0 * spread);
            force[edge.source].x += dx * pull;
            force[edge.source].y += dy * pull;
            force[edge.target].x -= dx * pull;
            force[edge.target].y -= dy * pull;
        }
        const double heat = 0.6 * (1.0 - static_cast<double>(iteration) / kIterations) + 0.01;
        for (std::size_t i = 0; i < nodes; ++i) {
            const double gravity = i < egos ? kEgoGravity : kGravity;
            const double fx = force[i].x - gravity * at[i].x * std::sqrt(static_cast<double>(nodes));
            const double fy = force[i].y - gravity * at[i].y * std::sqrt(static_cast<double>(nodes));
            const double length = std::sqrt(fx * fx + fy * fy);
            const double step = std::min(length * 0.1, heat);
            if (length < 1e-12) continue;
            at[i].x += fx / length * step;
            at[i].y += fy / length * step;
        }
    }
    separate(at);
    return at;
}

} // namespace newsgraph::viz
