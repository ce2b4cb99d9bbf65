// SPDX-License-Identifier: Apache-2.0
// Things worth telling the user that do not stop the work: a converted encoding, a clamped sentence.
//
// A diagnostic has a stable code (kebab-case) so that it can be counted and filtered, and a place.
#pragma once

#include "graph/error.hpp"

#include <string>
#include <vector>

namespace newsgraph::graph {

struct Diagnostic {
    std::string code;    ///< e.g. "encoding-converted"
    std::string message; ///< one sentence for a person
    Place place;

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

} // namespace newsgraph::graph
