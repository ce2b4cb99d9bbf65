// SPDX-License-Identifier: Apache-2.0
// How often a fact of such a construction is right: extract/data/confidence.tsv, measured on
// development sets by scripts/calibrate, so that of the facts given 0.8 four of five are right
// (docs/confidence.md).
#pragma once

#include "extract/facts/events.hpp"
#include "extract/facts/statements.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

class ConfidenceTable {
public:
    /// Parses the table's text; throws graph::Error with the line of a bad row.
    explicit ConfidenceTable(std::string_view tsv);
    static const ConfidenceTable& bundled();

    /// By rule, kind of cue, source and form.
    [[nodiscard]] double of(const Statement& statement) const;
    /// By number of participants and status.
    [[nodiscard]] double of(const Event& event) const;

private:
    static constexpr std::size_t kKeys = 4;
    struct Row {
        std::string keys[kKeys]; ///< "*" fits all
        double confidence = 0;
    };
    using Keys = std::string_view[kKeys];

    /// Of the first row that fits.
    [[nodiscard]] static double find(const std::vector<Row>& rows, const Keys& keys);

    std::vector<Row> statements_;
    std::vector<Row> events_;
};

} // namespace newsgraph::extract
