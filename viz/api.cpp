// SPDX-License-Identifier: Apache-2.0
// The table of endpoints.
#include "viz/api.hpp"

#include "viz/json_writing.hpp"

#include <array>

namespace newsgraph::viz {
namespace {

constexpr std::string_view kJson = "application/json; charset=utf-8";

constexpr std::array kEndpoints{
    Endpoint{"/api/article", kJson, article_json},       Endpoint{"/api/evidence", kJson, evidence_json},
    Endpoint{"/api/graph", kJson, graph_json},           Endpoint{"/api/meta", kJson, meta_json},
    Endpoint{"/api/neighbours", kJson, neighbours_json}, Endpoint{"/api/node", kJson, node_json},
    Endpoint{"/api/picture.svg", "image/svg+xml; charset=utf-8", picture_svg},
    Endpoint{"/api/search", kJson, search_json},         Endpoint{"/api/timeline", kJson, timeline_json},
};

} // namespace

std::span<const Endpoint> endpoints() noexcept { return kEndpoints; }

std::string problem_json(std::string_view message) {
    return to_json([&](Writer& writer) { member(writer, "error", message); });
}

} // namespace newsgraph::viz
