// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <exception>
#include <iomanip>
#include <istream>
#include <new>
#include <ostream>

namespace newsgraph::cli {
namespace {

constexpr int kInputFailed = 1;
constexpr int kWrongUsage = 2;

void print_overview(std::ostream& out) {
    out << "newsgraph turns news articles into a graph of who said what and who did what to whom.\n\n"
           "usage: newsgraph COMMAND [OPTION...] [INPUT...]\n\ncommands:\n";
    for (const Command* command : commands())
        out << "  " << std::left << std::setw(10) << command->name << ' ' << command->summary << '\n';
    out << "\n`newsgraph COMMAND --help` tells its options. INPUT is a file, a folder or - .\n";
}

void print_help(const Command& command, std::ostream& out) {
    out << "usage: newsgraph " << command.name << (command.options.empty() ? "" : " [OPTION...]")
        << (command.operands.empty() ? "" : " ") << command.operands << "\n\n"
        << command.summary << "\n";
    if (!command.options.empty()) out << "\noptions:\n";
    for (const Option& option : command.options) {
        std::string left(option.name);
        if (!option.value.empty()) left += ' ' + std::string(option.value);
        out << "  " << std::left << std::setw(26) << left << ' ' << option.help << '\n';
    }
}

} // namespace

int run(std::span<const std::string> words, Streams streams) {
    if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        print_overview(words.empty() ? streams.err : streams.out);
        return words.empty() ? kWrongUsage : 0;
    }
    if (words[0] == "--version") {
        streams.out << "newsgraph " NEWSGRAPH_VERSION "\n";
        return 0;
    }
    const auto all = commands();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&words](const Command* c) { return c->name == words[0]; });
    if (at == all.end()) {
        streams.err << "newsgraph: unknown command '" << words[0] << "'; see newsgraph --help\n";
        return kWrongUsage;
    }
    const Command& command = **at;
    const auto rest = words.subspan(1);
    if (std::any_of(rest.begin(), rest.end(),
                    [](const std::string& w) { return w == "--help" || w == "-h"; })) {
        print_help(command, streams.out);
        return 0;
    }
    try {
        const int status = command.run(Arguments::parse(command.options, rest), streams);
        streams.out.flush();
        if (!streams.out) {
            streams.err << "newsgraph: standard output could not be written\n";
            return kInputFailed;
        }
        return status;
    } catch (const UsageError& error) {
        streams.err << "newsgraph " << command.name << ": " << error.what() << "; see newsgraph "
                    << command.name << " --help\n";
        return kWrongUsage;
    } catch (const graph::Error& error) {
        streams.err << "newsgraph " << command.name << ": " << error.what() << '\n';
    } catch (const std::bad_alloc&) {
        streams.err << "newsgraph " << command.name << ": out of memory\n";
    } catch (const std::exception& error) {
        streams.err << "newsgraph " << command.name << ": internal error: " << error.what() << '\n';
    }
    return kInputFailed;
}

} // namespace newsgraph::cli
