// SPDX-License-Identifier: Apache-2.0
// The table of commands: the one place that knows them all, in the order of the help.
#include "cli/command.hpp"

#include <array>

namespace newsgraph::cli {

extern const Command kAnnotateCommand;
extern const Command kExplainCommand;
extern const Command kExtractCommand;
extern const Command kServeCommand;

std::span<const Command* const> commands() noexcept {
    static constexpr auto kCommands = std::to_array<const Command*>({
        &kExtractCommand,
        &kServeCommand,
        &kAnnotateCommand,
        &kExplainCommand,
    });
    return kCommands;
}

} // namespace newsgraph::cli
