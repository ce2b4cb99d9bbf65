// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/confidence.hpp"

#include "extract/knowledge/tsv.hpp"

#include <charconv>

namespace newsgraph::embedded {
std::string_view confidence() noexcept; // extract/data/confidence.tsv, by newsgraph_embed()
}

namespace newsgraph::extract {

ConfidenceTable::ConfidenceTable(std::string_view tsv) {
    for_each_row(
        tsv, "confidence.tsv", kKeys + 2, [this](const auto& cells, const graph::Place& place) {
            Row row;
            for (std::size_t k = 0; k < kKeys; ++k)
                row.keys[k] = cells[k + 1];
            const auto number = cells[kKeys + 1];
            const auto read =
                std::from_chars(number.data(), number.data() + number.size(), row.confidence);
            if (read.ec != std::errc() || read.ptr != number.data() + number.size() ||
                !(row.confidence > 0) || !(row.confidence < 1))
                throw graph::Error(place, "'" + std::string(number) + "' is not between 0 and 1");
            if (cells[0] != "statement" && cells[0] != "event")
                throw graph::Error(place, "kind of fact '" + std::string(cells[0]) +
                                              "'; use statement or event");
            (cells[0] == "event" ? events_ : statements_).push_back(std::move(row));
        });
}

const ConfidenceTable& ConfidenceTable::bundled() {
    static const ConfidenceTable kTable(embedded::confidence());
    return kTable;
}

double ConfidenceTable::find(const std::vector<Row>& rows, const Keys& keys) {
    for (const Row& row : rows) {
        bool fits = true;
        for (std::size_t k = 0; k < kKeys; ++k)
            fits = fits && (row.keys[k] == "*" || row.keys[k] == keys[k]);
        if (fits) return row.confidence;
    }
    return 0.5;
}

double ConfidenceTable::of(const Statement& statement) const {
    const bool mental = statement.entry != nullptr && statement.entry->mental;
    const Keys keys = {statement.rule, mental ? "mind" : "saying",
                       !statement.source   ? "none"
                       : statement.speaker ? "actor"
                                           : "phrase",
                       to_string(statement.form)};
    return find(statements_, keys);
}

double ConfidenceTable::of(const Event& event) const {
    const auto participants = event.participants.size();
    const Keys keys = {participants > 1    ? "both"
                       : participants == 1 ? "one"
                                           : "none",
                       to_string(event.status), "", ""};
    return find(events_, keys);
}

} // namespace newsgraph::extract
