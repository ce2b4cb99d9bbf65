// SPDX-License-Identifier: Apache-2.0
#include "viz/query.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace newsgraph::viz {
namespace {

constexpr int kBadRequest = 400;
constexpr int kNotFound = 404;

graph::NodeId find(const graph::PropertyGraph& graph, std::string_view key) {
    const auto node = graph.find_node(key);
    if (!node) throw Problem(kNotFound, "no node has this key");
    return *node;
}

} // namespace

Query::Query(const Parameters& parameters, std::initializer_list<std::string_view> known)
    : parameters_(parameters) {
    for (const auto& [name, value] : parameters) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            std::string names;
            for (const auto one : known) names += (names.empty() ? "" : ", ") + std::string(one);
            throw Problem(kBadRequest, "unknown parameter; the parameters here are: " + names);
        }
        if (graph::find_invalid_utf8(value)) throw Problem(kBadRequest, "parameter " + name + " is not UTF-8");
    }
}

std::string Query::text(std::string_view name) const {
    const auto [first, last] = parameters_.equal_range(std::string(name));
    if (first == last) return {};
    if (std::next(first) != last) throw Problem(kBadRequest, "parameter " + std::string(name) + " given twice");
    return first->second;
}

std::size_t Query::number(std::string_view name, std::size_t fallback, std::size_t low, std::size_t high) const {
    const std::string value = text(name);
    if (value.empty()) return fallback;
    std::size_t number = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (code != std::errc{} || end != value.data() + value.size() || number < low || number > high)
        throw Problem(kBadRequest, "parameter " + std::string(name) + " must be a whole number from " +
                                       std::to_string(low) + " to " + std::to_string(high));
    return number;
}

std::vector<std::string> Query::list(std::string_view name) const {
    const std::string value = text(name);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < value.size();) {
        const auto comma = std::min(value.find(',', at), value.size());
        if (comma > at) words.push_back(value.substr(at, comma - at));
        at = comma + 1;
    }
    return words;
}

std::optional<DayRange> Query::days(std::string_view name) const {
    const std::string value = text(name);
    if (value.empty()) return std::nullopt;
    const auto days = parse_date(value);
    if (!days)
        throw Problem(kBadRequest, "parameter " + std::string(name) +
                                       " must be a date: YYYY-MM-DD, YYYY-Www, YYYY-MM or YYYY");
    return days;
}

std::optional<std::int32_t> Query::first_day(std::string_view name) const {
    const auto range = days(name);
    return range ? std::optional(range->first) : std::nullopt;
}

std::optional<std::int32_t> Query::last_day(std::string_view name) const {
    const auto range = days(name);
    return range ? std::optional(range->last) : std::nullopt;
}

graph::NodeId Query::node(const graph::PropertyGraph& graph, std::string_view name) const {
    const std::string key = text(name);
    if (key.empty()) throw Problem(kBadRequest, "parameter " + std::string(name) + " is missing");
    return find(graph, key);
}

std::vector<graph::NodeId> Query::nodes(const graph::PropertyGraph& graph, std::string_view name) const {
    std::vector<graph::NodeId> found;
    for (const auto& key : list(name)) {
        const auto node = find(graph, key);
        if (std::find(found.begin(), found.end(), node) == found.end()) found.push_back(node);
    }
    return found;
}

} // namespace newsgraph::viz
