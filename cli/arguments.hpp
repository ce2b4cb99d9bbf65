// SPDX-License-Identifier: Apache-2.0
// The command line as a table: each command declares its options once, and the parser, the help text and
// the tests read that one declaration.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::cli {

/// `--name VALUE` (or a switch, when `value` is empty).
struct Option {
    std::string_view name;  ///< with the dashes: "--graph"
    std::string_view value; ///< what the help calls the value: "FILE"; empty for a switch
    std::string_view help;
};

/// Wrong usage: exit status 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What was typed after the command's name, checked against its options.
class Arguments {
public:
    /// Throws UsageError for an unknown option, a missing or a repeated value. `--` ends the options; `-` is
    /// a positional argument; `--name=value` is accepted.
    static Arguments parse(std::span<const Option> options, std::span<const std::string> words);

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
    [[nodiscard]] std::string value_or(std::string_view name, std::string_view fallback) const;
    /// Throws UsageError unless the value is a whole number from `low` to `high`.
    [[nodiscard]] std::optional<long long> number(std::string_view name, long long low,
                                                  long long high) const;
    [[nodiscard]] const std::vector<std::string>& positional() const noexcept { return positional_; }

private:
    std::vector<std::pair<std::string, std::string>> values_;
    std::vector<std::string> positional_;
};

} // namespace newsgraph::cli
