// SPDX-License-Identifier: Apache-2.0
#include "extract/knowledge/tsv.hpp"

#include <algorithm>

namespace newsgraph::extract {

void for_each_row(std::string_view tsv, std::string_view name, std::size_t columns,
                  const std::function<void(const std::vector<std::string_view>& cells,
                                           const graph::Place& place)>& row) {
    graph::Place place{std::string(name), 0, 0, 0};
    std::vector<std::string_view> cells;
    for (std::size_t begin = 0; begin < tsv.size();) {
        const auto end = std::min(tsv.find('\n', begin), tsv.size());
        const auto line = tsv.substr(begin, end - begin);
        ++place.line;
        place.offset = begin;
        begin = end + 1;
        if (line.empty() || line.front() == '#') continue;
        cells.clear();
        for (std::size_t at = 0; at <= line.size();) {
            const auto tab = std::min(line.find('\t', at), line.size());
            cells.push_back(line.substr(at, tab - at));
            at = tab + 1;
        }
        if (cells.size() != columns)
            throw graph::Error(place, std::to_string(cells.size()) + " columns where " +
                                          std::to_string(columns) + " are wanted");
        row(cells, place);
    }
}

} // namespace newsgraph::extract
