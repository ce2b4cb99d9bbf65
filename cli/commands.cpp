// SPDX-License-Identifier: Apache-2.0
// The table of commands: the one place that knows them all.
#include "cli/command.hpp"

#include <array>

namespace newsgraph::cli {

extern const Command kAnnotateCommand;

std::span<const Command* const> commands() noexcept {
    static constexpr std::array<const Command*, 1> kCommands{
        &kAnnotateCommand,
    };
    return kCommands;
}

} // namespace newsgraph::cli
