// SPDX-License-Identifier: Apache-2.0
#include "graph/error.hpp"

namespace newsgraph::graph {

std::string to_string(const Place& place) {
    std::string text = place.path.empty() ? "<input>" : place.path;
    if (place.line != 0) {
        text += ':' + std::to_string(place.line);
        if (place.column != 0) text += ':' + std::to_string(place.column);
    }
    return text;
}

} // namespace newsgraph::graph
