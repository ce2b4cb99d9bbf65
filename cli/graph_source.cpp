// SPDX-License-Identifier: Apache-2.0
#include "cli/graph_source.hpp"

#include "graph/store.hpp"
#include "graph/views.hpp"

#include <string>

namespace newsgraph::cli {

graph::PropertyGraph read_graph(const Arguments& arguments) {
    const std::string name = arguments.value_or("--view", "full");
    const auto view = graph::view_named(name);
    if (!view) {
        std::string names;
        for (const auto& info : graph::views()) names += (names.empty() ? "" : ", ") + std::string(info.name);
        throw UsageError("unknown --view '" + name + "'; use " + names);
    }
    const auto whole = graph::load_graph(arguments.value_or("--graph", "news.ngraph"));
    return graph::make_view(whole, *view);
}

} // namespace newsgraph::cli
