// SPDX-License-Identifier: Apache-2.0
// The table of commands: the one place that knows them all, in the order of the help.
#include "cli/command.hpp"

#include <array>

namespace newsgraph::cli {

extern const Command kAnnotateCommand;
extern const Command kBuildCommand;
extern const Command kDiffCommand;
extern const Command kExplainCommand;
extern const Command kExportCommand;
extern const Command kExtractCommand;
extern const Command kMergeCommand;
extern const Command kPushCommand;
extern const Command kRetractCommand;
extern const Command kServeCommand;
extern const Command kStatsCommand;
extern const Command kUnmergeCommand;
extern const Command kVerifyCommand;

std::span<const Command* const> commands() noexcept {
    static constexpr auto kCommands = std::to_array<const Command*>({
        &kBuildCommand,
        &kExtractCommand,
        &kExportCommand,
        &kPushCommand,
        &kServeCommand,
        &kAnnotateCommand,
        &kExplainCommand,
        &kVerifyCommand,
        &kStatsCommand,
        &kDiffCommand,
        &kMergeCommand,
        &kUnmergeCommand,
        &kRetractCommand,
    });
    return kCommands;
}

} // namespace newsgraph::cli
