// SPDX-License-Identifier: Apache-2.0
// The table of commands: the one place that knows them all.
#include "cli/command.hpp"

#include <vector>

namespace newsgraph::cli {

std::span<const Command* const> commands() noexcept {
    static const std::vector<const Command*> kCommands{};
    return kCommands;
}

} // namespace newsgraph::cli
