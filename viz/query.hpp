// SPDX-License-Identifier: Apache-2.0
// The parameters of a request, read strictly: an unknown name, a wrong value or a node that does not exist
// is answered with a status and a sentence, never guessed at.
#pragma once

#include "graph/property_graph.hpp"
#include "viz/calendar.hpp"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::viz {

/// A request that cannot be answered: the HTTP status and what to do about it.
class Problem : public std::runtime_error {
public:
    Problem(int status, const std::string& what) : std::runtime_error(what), status_(status) {}
    [[nodiscard]] int status() const noexcept { return status_; }

private:
    int status_;
};

class Query {
public:
    using Parameters = std::multimap<std::string, std::string>;

    /// Keeps a reference. Throws Problem 400 for a name outside `known` and for text that is not UTF-8.
    Query(const Parameters& parameters, std::initializer_list<std::string_view> known);

    /// The value, or "" when absent; Problem 400 when it is given twice.
    [[nodiscard]] std::string text(std::string_view name) const;
    /// A whole number from `low` to `high`, else Problem 400.
    [[nodiscard]] std::size_t number(std::string_view name, std::size_t fallback, std::size_t low,
                                     std::size_t high) const;
    /// Comma-separated words.
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    [[nodiscard]] std::optional<std::int32_t> first_day(std::string_view name) const;
    [[nodiscard]] std::optional<std::int32_t> last_day(std::string_view name) const;

    /// The node of that key: Problem 400 when the parameter is missing, 404 when there is no such node.
    [[nodiscard]] graph::NodeId node(const graph::PropertyGraph& graph, std::string_view name) const;
    [[nodiscard]] std::vector<graph::NodeId> nodes(const graph::PropertyGraph& graph,
                                                   std::string_view name) const;

private:
    [[nodiscard]] std::optional<DayRange> days(std::string_view name) const;

    const Parameters& parameters_;
};

} // namespace newsgraph::viz
