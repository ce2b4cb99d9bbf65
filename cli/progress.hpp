// SPDX-License-Identifier: Apache-2.0
// A line on the terminal that tells how far a run is, how fast, and how long it will still take. It draws nothing
// unless standard error is a terminal, so that logs and pipes stay clean.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace newsgraph::cli {

class Progress {
public:
    /// `total` in the unit of `done` below (bytes, say), or 0 when unknown: then only count and rate are shown.
    Progress(std::ostream& err, std::uint64_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `documents` finished, `done` of the total. Draws at most ten times a second.
    void show(std::uint64_t documents, std::uint64_t done);
    /// Wipes the line, before a message is written and at the end.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    std::ostream& err_;
    std::uint64_t total_;
    bool on_terminal_;
    bool is_drawn_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point drawn_at_ = start_;
};

/// Bytes of the files that the inputs name; 0 when one of them cannot be counted (standard input, packed files).
[[nodiscard]] std::uint64_t input_bytes(const std::vector<std::string>& inputs);

} // namespace newsgraph::cli
