// SPDX-License-Identifier: Apache-2.0
#include "graph/decisions.hpp"

#include "graph/json.hpp"

#include <algorithm>
#include <array>
#include <istream>

namespace newsgraph::graph {
namespace {

constexpr auto kVerbs = std::to_array<std::string_view>({"same", "different", "rename"});
constexpr std::string_view kBlanks = " \t\r";

/// Offset just past the quoted string that begins at `at`.
std::size_t end_of_string(std::string_view line, std::size_t at, const Place& place) {
    for (std::size_t i = at + 1; i < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == '"') {
            return i + 1;
        }
    }
    throw Error(place, "a name without its closing quotation mark");
}

} // namespace

Decision decision_from_line(std::string_view line, const Place& place) {
    Decision decision;
    const auto verb = line.substr(0, line.find_first_of(kBlanks));
    const auto known = std::find(kVerbs.begin(), kVerbs.end(), verb);
    if (known == kVerbs.end())
        throw Error(place, "unknown decision '" + std::string(verb.substr(0, 40)) +
                               "'; use same, different or rename");
    decision.verb = static_cast<Decision::Verb>(known - kVerbs.begin());
    for (auto at = line.find_first_not_of(kBlanks, verb.size()); at != std::string_view::npos;
         at = line.find_first_not_of(kBlanks, at)) {
        if (line[at] != '"') throw Error(place, "names stand in double quotes");
        const auto end = end_of_string(line, at, place);
        const auto name = json::parse(line.substr(at, end - at), place);
        decision.names.emplace_back(name.GetString(), name.GetStringLength());
        if (decision.names.back().empty()) throw Error(place, "an empty name");
        at = end;
    }
    const bool enough = decision.verb == Decision::Verb::Same ? decision.names.size() >= 2 : decision.names.size() == 2;
    if (!enough)
        throw Error(place, decision.verb == Decision::Verb::Same ? "same needs two or more names"
                                                                 : std::string(verb) + " needs two names");
    return decision;
}

Decisions read_decisions(std::istream& in, const std::string& path) {
    Decisions decisions;
    std::string line;
    for (Place place{path, 1}; std::getline(in, line); ++place.line) {
        const auto begin = line.find_first_not_of(kBlanks);
        if (begin == std::string::npos || line[begin] == '#') continue;
        decisions.push_back(decision_from_line(std::string_view(line).substr(begin), place));
    }
    if (in.bad()) throw Error(Place{path}, "cannot be read");
    return decisions;
}

std::string to_line(const Decision& decision) {
    std::string line(kVerbs[static_cast<std::size_t>(decision.verb)]);
    for (const auto& name : decision.names) {
        rapidjson::StringBuffer buffer;
        json::Writer writer(buffer);
        json::write_string(writer, name);
        line += ' ' + std::string(buffer.GetString(), buffer.GetSize());
    }
    return line;
}

} // namespace newsgraph::graph
