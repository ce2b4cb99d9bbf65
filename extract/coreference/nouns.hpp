// SPDX-License-Identifier: Apache-2.0
// What common nouns denote: a person, a group, a time … (extract/data/noun_classes.tsv, from WordNet).
#pragma once

#include "extract/coreference/mention.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::extract::coreference {

class NounClasses {
public:
    /// Throws graph::Error naming the line of a row with an unknown class.
    explicit NounClasses(std::string_view tsv);
    static const NounClasses& bundled();

    /// By lower-case lemma; Unknown for a noun that is not in the table.
    [[nodiscard]] Kind kind_of(std::string_view lemma) const;

private:
    std::vector<std::pair<WordId, Kind>> kinds_; ///< sorted
};

} // namespace newsgraph::extract::coreference
