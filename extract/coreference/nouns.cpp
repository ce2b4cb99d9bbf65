// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/nouns.hpp"

#include "extract/knowledge/tsv.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::embedded {
std::string_view noun_classes() noexcept;
}

namespace newsgraph::extract::coreference {
namespace {

struct ClassName {
    std::string_view name;
    Kind kind;
};

// WordNet's lexicographer files, those that behave alike under one kind.
constexpr auto kClasses = std::to_array<ClassName>({
    {"act", Kind::Act},           {"animal", Kind::Natural},      {"artifact", Kind::Artifact},
    {"attribute", Kind::Abstract}, {"body", Kind::Natural},       {"cognition", Kind::Abstract},
    {"communication", Kind::Communication}, {"event", Kind::Act}, {"feeling", Kind::Abstract},
    {"food", Kind::Artifact},     {"group", Kind::Group},         {"location", Kind::Place},
    {"motive", Kind::Abstract},   {"object", Kind::Natural},      {"person", Kind::Person},
    {"phenomenon", Kind::Natural}, {"plant", Kind::Natural},      {"possession", Kind::Quantity},
    {"process", Kind::Act},       {"quantity", Kind::Quantity},   {"relation", Kind::Abstract},
    {"shape", Kind::Abstract},    {"state", Kind::Abstract},      {"substance", Kind::Natural},
    {"time", Kind::Time},         {"tops", Kind::Abstract},
});

} // namespace

NounClasses::NounClasses(std::string_view tsv) {
    for_each_row(tsv, "noun_classes.tsv", 2, [this](const auto& cells, const graph::Place& place) {
        const auto at = std::find_if(kClasses.begin(), kClasses.end(),
                                     [&](const ClassName& c) { return c.name == cells[1]; });
        if (at == kClasses.end()) throw graph::Error(place, "unknown class '" + std::string(cells[1]) + "'");
        kinds_.emplace_back(word_id(cells[0]), at->kind);
    });
    std::sort(kinds_.begin(), kinds_.end());
}

const NounClasses& NounClasses::bundled() {
    static const NounClasses classes(embedded::noun_classes());
    return classes;
}

Kind NounClasses::kind_of(std::string_view lemma) const {
    const WordId id = word_id(lemma);
    const auto at = std::lower_bound(kinds_.begin(), kinds_.end(), id,
                                     [](const auto& entry, WordId key) { return entry.first < key; });
    return at != kinds_.end() && at->first == id ? at->second : Kind::Unknown;
}

} // namespace newsgraph::extract::coreference
