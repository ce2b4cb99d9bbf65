// SPDX-License-Identifier: Apache-2.0
// ForceAtlas2 with strong gravity: gravity grows with distance, so that parts without a connection stay near instead of
// shrinking the rest. Square roots are the only function used: they are exact everywhere, logarithms are not.
#include "graph/layout.hpp"

#include "graph/quadtree.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph::graph {
namespace {

constexpr double kRepulsion = 10.0;
constexpr double kGravity = 0.01;
constexpr double kOpening = 1.2;
constexpr double kJitterTolerance = 1.0;
constexpr double kMaxExtent = 5000;
constexpr double kSpacing = 100; ///< extent of a small graph: this times the root of its size

/// Enough for a picture that no longer changes at a glance; fewer where each costs more.
std::size_t iterations_for(std::size_t nodes) {
    if (nodes <= 2000) return 500;
    if (nodes <= 20000) return 250;
    return nodes <= 100000 ? 80 : 30;
}

/// A point of the square −1 … 1 from a key: FNV-1a and SplitMix64's finisher.
Position place_of(std::string_view key) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
    hash ^= hash >> 31U;
    constexpr double kHalf = 2147483648.0;
    return {static_cast<double>(hash >> 32U) / kHalf - 1, static_cast<double>(hash & 0xFFFFFFFFU) / kHalf - 1};
}

struct Spring {
    std::uint32_t source;
    std::uint32_t target;
    double strength;
};

struct State {
    std::vector<Position> at;
    std::vector<Position> force;
    std::vector<Position> last_force;
    std::vector<double> mass; ///< degree + 1
    std::vector<Spring> springs;
    double speed = 1;
    double speed_efficiency = 1;
};

State start(const PropertyGraph& graph) {
    State state;
    const auto count = graph.node_count();
    state.at.reserve(count);
    const double side = 10 * std::sqrt(static_cast<double>(count));
    for (const Node& node : graph.nodes()) {
        const Position unit = place_of(node.key);
        state.at.push_back({unit.x * side, unit.y * side});
    }
    state.mass.assign(count, 1.0);
    for (const Edge& edge : graph.edges()) {
        if (edge.source == edge.target) continue;
        const auto weight = std::clamp<std::int64_t>(edge.properties.integer(Property::Weight).value_or(1), 1, 10000);
        state.springs.push_back({static_cast<std::uint32_t>(edge.source), static_cast<std::uint32_t>(edge.target),
                                 std::sqrt(static_cast<double>(weight))});
        state.mass[index(edge.source)] += 1;
        state.mass[index(edge.target)] += 1;
    }
    state.force.resize(count);
    state.last_force.resize(count);
    return state;
}

void add_forces(State& state, Quadtree& tree) {
    tree.build(state.at, state.mass);
    for (std::uint32_t i = 0; i < state.at.size(); ++i) {
        const Position push = tree.push_on(i, kOpening);
        const double mass = state.mass[i];
        state.force[i] = {mass * (kRepulsion * push.x - kGravity * state.at[i].x),
                          mass * (kRepulsion * push.y - kGravity * state.at[i].y)};
    }
    for (const Spring& spring : state.springs) {
        const double dx = (state.at[spring.source].x - state.at[spring.target].x) * spring.strength;
        const double dy = (state.at[spring.source].y - state.at[spring.target].y) * spring.strength;
        state.force[spring.source].x -= dx;
        state.force[spring.source].y -= dy;
        state.force[spring.target].x += dx;
        state.force[spring.target].y += dy;
    }
}

double length(double x, double y) { return std::sqrt(x * x + y * y); }

/// The paper's adaptive speed: slow where nodes swing to and fro, fast where they travel.
void move(State& state) {
    const auto count = static_cast<double>(state.at.size());
    double swinging = 0;
    double traction = 0;
    for (std::size_t i = 0; i < state.at.size(); ++i) {
        const Position& now = state.force[i];
        const Position& last = state.last_force[i];
        swinging += state.mass[i] * length(last.x - now.x, last.y - now.y);
        traction += state.mass[i] * 0.5 * length(last.x + now.x, last.y + now.y);
    }
    const double estimated = 0.05 * std::sqrt(count);
    const double low = std::sqrt(estimated);
    double jitter = kJitterTolerance * std::max(low, std::min(10.0, estimated * traction / (count * count)));
    if (traction > 0 && swinging / traction > 2) {
        if (state.speed_efficiency > 0.05) state.speed_efficiency *= 0.5;
        jitter = std::max(jitter, kJitterTolerance);
    }
    const double target = swinging > 0 ? jitter * state.speed_efficiency * traction / swinging : state.speed * 2;
    if (swinging > jitter * traction) {
        if (state.speed_efficiency > 0.05) state.speed_efficiency *= 0.7;
    } else if (state.speed < 1000) {
        state.speed_efficiency *= 1.3;
    }
    state.speed += std::min(target - state.speed, 0.5 * state.speed);
    for (std::size_t i = 0; i < state.at.size(); ++i) {
        const Position& now = state.force[i];
        const Position& last = state.last_force[i];
        const double swing = state.mass[i] * length(last.x - now.x, last.y - now.y);
        const double factor = state.speed / (1 + std::sqrt(state.speed * swing));
        state.at[i].x += now.x * factor;
        state.at[i].y += now.y * factor;
    }
    std::swap(state.force, state.last_force);
}

void normalize(std::vector<Position>& at) {
    Position sum;
    for (const Position& p : at) sum = {sum.x + p.x, sum.y + p.y};
    const auto count = static_cast<double>(at.size());
    double extent = 0;
    for (Position& p : at) {
        p = {p.x - sum.x / count, p.y - sum.y / count};
        extent = std::max({extent, std::abs(p.x), std::abs(p.y)});
    }
    if (!(extent > 0)) return;
    const double scale = std::min(kMaxExtent, kSpacing * std::sqrt(count)) / extent;
    for (Position& p : at) {
        // Three decimals are plenty and keep files small.
        p = {std::clamp(std::round(p.x * scale * 1000) / 1000, -kMaxExtent, kMaxExtent),
             std::clamp(std::round(p.y * scale * 1000) / 1000, -kMaxExtent, kMaxExtent)};
    }
}

} // namespace

std::vector<Position> layout(const PropertyGraph& graph) {
    if (graph.node_count() == 0) return {};
    State state = start(graph);
    Quadtree tree;
    for (std::size_t i = iterations_for(graph.node_count()); i > 0; --i) {
        add_forces(state, tree);
        move(state);
    }
    normalize(state.at);
    return state.at;
}

} // namespace newsgraph::graph
