// SPDX-License-Identifier: Apache-2.0
// A sub-command: its name, its help and its function. commands() in cli/commands.cpp lists them all.
//
// A command writes its results to `out` and everything else to `err`. It returns the exit status
// (0 fine, 1 some input failed) and throws UsageError for status 2 and graph::Error for status 1.
#pragma once

#include "cli/arguments.hpp"

#include <iosfwd>
#include <span>
#include <string_view>

namespace newsgraph::cli {

struct Streams {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
};

struct Command {
    std::string_view name;
    std::string_view operands; ///< "INPUT..." or ""
    std::string_view summary;  ///< one line
    std::span<const Option> options;
    int (*run)(const Arguments& arguments, Streams streams);
};

[[nodiscard]] std::span<const Command* const> commands() noexcept;

/// The whole program: finds the command, runs it, turns exceptions into messages and exit statuses.
int run(std::span<const std::string> words, Streams streams);

} // namespace newsgraph::cli
