// SPDX-License-Identifier: Apache-2.0
// GET /api/picture.svg: the same selection as a picture, for browsers without WebGL, for print and reports.
//
// Plain shapes and text; no script, no style sheet, no link. Labels go through display_label and the XML
// escapes below, which is all that SVG text needs once controls are gone.
#include "viz/api.hpp"
#include "viz/graph_request.hpp"
#include "viz/json_writing.hpp"
#include "viz/style.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace newsgraph::viz {
namespace {

constexpr double kScale = 90; ///< pixels between neighbours
constexpr double kMargin = 90;
constexpr std::size_t kLabelled = 80; ///< heaviest nodes that get a label

std::string number(double value) {
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value, std::chars_format::fixed, 1).ptr;
    return {text, end};
}

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    // Noncharacters at the end of the basic plane are well-formed UTF-8 but not XML characters.
    for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        for (auto at = out.find(forbidden); at != std::string::npos; at = out.find(forbidden, at))
            out.replace(at, forbidden.size(), "\xEF\xBF\xBD");
    }
    return out;
}

struct Shape {
    std::string_view name;
    std::array<std::array<double, 2>, 6> corners; ///< around (0, 0), radius 1
    std::size_t count;
};

constexpr std::array kPolygons{
    Shape{"square", {{{-.85, -.85}, {.85, -.85}, {.85, .85}, {-.85, .85}}}, 4},
    Shape{"hexagon", {{{-1, 0}, {-.5, -.87}, {.5, -.87}, {1, 0}, {.5, .87}, {-.5, .87}}}, 6},
    Shape{"triangle", {{{0, -1}, {1, .8}, {-1, .8}}}, 3},
    Shape{"diamond", {{{0, -1.1}, {1.1, 0}, {0, 1.1}, {-1.1, 0}}}, 4},
    Shape{"bar", {{{-1.2, -.6}, {1.2, -.6}, {1.2, .6}, {-1.2, .6}}}, 4},
    Shape{"page", {{{-.75, -1}, {.4, -1}, {.75, -.6}, {.75, 1}, {-.75, 1}}}, 5},
};

void draw_node(std::string& svg, const KindStyle& look, exporter::Position at, double radius) {
    const std::string fill = " fill=\"" + std::string(look.colour) + "\" stroke=\"#fff\" stroke-width=\"1.5\"/>";
    const auto polygon =
        std::find_if(kPolygons.begin(), kPolygons.end(), [&](const Shape& s) { return s.name == look.shape; });
    if (polygon == kPolygons.end()) {
        svg += "<circle cx=\"" + number(at.x) + "\" cy=\"" + number(at.y) + "\" r=\"" + number(radius) + "\"" + fill;
        if (look.shape == "ring")
            svg += "<circle cx=\"" + number(at.x) + "\" cy=\"" + number(at.y) + "\" r=\"" + number(radius * 0.5) +
                   "\" fill=\"#fff\"/>";
        return;
    }
    svg += "<polygon points=\"";
    for (std::size_t i = 0; i < polygon->count; ++i) {
        const auto& [x, y] = polygon->corners.at(i);
        svg += (i > 0 ? " " : "") + number(at.x + x * radius) + "," + number(at.y + y * radius);
    }
    svg += "\"" + fill;
}

double radius_of(std::uint64_t weight) { return 5.0 + 3.0 * std::log2(1.0 + static_cast<double>(weight)) / 1.6; }

/// One arrow an ordered pair and class, as the page draws it.
struct Arrow {
    std::uint64_t count = 0;
    std::uint32_t rank = 0; ///< among the pair's arrows, for the bend
};

} // namespace

std::string picture_svg(const Model& model, const Query::Parameters& parameters) {
    const auto request = read_graph_request(model, parameters);
    const auto selection = select(model, request);
    auto at = place(selection, request.egos.size());
    exporter::Position low{0, 0};
    exporter::Position high{0, 0};
    for (auto& one : at) {
        one = {one.x * kScale, -one.y * kScale};
        low = {std::min(low.x, one.x), std::min(low.y, one.y)};
        high = {std::max(high.x, one.x), std::max(high.y, one.y)};
    }
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + number(low.x - kMargin) + " " +
                      number(low.y - kMargin) + " " + number(high.x - low.x + 2 * kMargin) + " " +
                      number(high.y - low.y + 2 * kMargin) +
                      "\" font-family=\"sans-serif\" font-size=\"13\">\n<title>" +
                      std::to_string(selection.nodes.size()) + " of " + std::to_string(selection.total_nodes) +
                      " nodes</title>\n<g fill=\"none\" stroke-opacity=\"0.6\">\n";

    const Network& network = model.network(request.filter.view);
    std::map<std::tuple<std::uint32_t, std::uint32_t, RelationClass>, Arrow> arrows;
    for (const auto& edge : selection.edges)
        arrows[{edge.source, edge.target, relation_class(network.links()[edge.link].kind)}].count += edge.count;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> ranks;
    for (auto& [ends, arrow] : arrows) arrow.rank = ranks[{std::get<0>(ends), std::get<1>(ends)}]++;
    for (const auto& [ends, arrow] : arrows) {
        const auto& [source, target, relation] = ends;
        const auto& from = at[source];
        const auto& to = at[target];
        const double bend = 0.12 * (1.0 + arrow.rank);
        svg += "<path d=\"M" + number(from.x) + " " + number(from.y) + "Q" +
               number((from.x + to.x) / 2 + (to.y - from.y) * bend) + " " +
               number((from.y + to.y) / 2 - (to.x - from.x) * bend) + " " + number(to.x) + " " + number(to.y) +
               "\" stroke=\"" + std::string(style(relation).colour) + "\" stroke-width=\"" +
               number(1.0 + std::log2(static_cast<double>(std::max<std::uint64_t>(arrow.count, 1)))) + "\"/>\n";
    }
    svg += "</g>\n<g>\n";
    for (std::size_t i = 0; i < selection.nodes.size(); ++i) {
        draw_node(svg, style(model.graph.node(selection.nodes[i]).kind), at[i], radius_of(selection.weights[i]));
        svg += '\n';
    }
    svg += "</g>\n<g fill=\"#1c2733\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\" "
           "text-anchor=\"middle\">\n";
    for (std::size_t i = 0; i < std::min(selection.nodes.size(), kLabelled); ++i) {
        svg += "<text x=\"" + number(at[i].x) + "\" y=\"" + number(at[i].y + radius_of(selection.weights[i]) + 15) +
               "\">" + escape(label_of(model.graph.node(selection.nodes[i]))) + "</text>\n";
    }
    return svg + "</g>\n</svg>\n";
}

} // namespace newsgraph::viz
