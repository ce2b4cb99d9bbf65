// SPDX-License-Identifier: Apache-2.0
// The one exception type of the program: an input that cannot be processed, and where.
//
// Throw it when this input is lost; use std::optional for "not found" and Diagnostics for
// "suspicious, but we go on". The message reads `path:line:column: what happened, and what to do`.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace newsgraph::graph {

/// A place in an input. Zero in `line` or `column` means unknown (both count from one); `offset` counts bytes.
struct Place {
    std::string path;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
    std::uint64_t offset = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// `path:line:column`, without the parts that are unknown.
[[nodiscard]] std::string to_string(const Place& place);

class Error : public std::runtime_error {
public:
    explicit Error(const std::string& what) : std::runtime_error(what) {}
    Error(Place place, const std::string& what)
        : std::runtime_error(to_string(place) + ": " + what), place_(std::move(place)) {}

    [[nodiscard]] const Place& place() const noexcept { return place_; }

private:
    Place place_;
};

} // namespace newsgraph::graph
