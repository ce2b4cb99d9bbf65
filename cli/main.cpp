// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include <csignal>
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    // A closed pipe (`newsgraph extract … | head`) ends the program quietly, as other filters do.
    std::signal(SIGPIPE, SIG_DFL);
    const std::vector<std::string> words(argv + 1, argv + argc);
    return newsgraph::cli::run(words, {std::cin, std::cout, std::cerr});
}
