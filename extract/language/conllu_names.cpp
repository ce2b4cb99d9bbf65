// SPDX-License-Identifier: Apache-2.0
#include "extract/language/conllu_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace newsgraph::extract {
namespace {

constexpr std::array<std::pair<std::string_view, NameKind>, 13> kTypes{
    {{"PER", NameKind::Person},
     {"PERSON", NameKind::Person},
     {"ORG", NameKind::Organization},
     {"ORGANIZATION", NameKind::Organization},
     {"LOC", NameKind::Location},
     {"LOCATION", NameKind::Location},
     {"GPE", NameKind::Location},
     {"FAC", NameKind::Location},
     {"CITY", NameKind::Location},
     {"COUNTRY", NameKind::Location},
     {"PLACE", NameKind::Location},
     {"STATE_OR_PROVINCE", NameKind::Location},
     {"FACILITY", NameKind::Location}}};

std::optional<NameKind> kind_of(std::string_view type) {
    const auto* found =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return t.first == type; });
    return found == kTypes.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

std::vector<Name> names_of_tags(std::span<const std::string> tags) {
    std::vector<Name> names;
    bool open = false; // the last name may still grow
    for (std::uint32_t i = 0; i < tags.size(); ++i) {
        const std::string_view tag = tags[i];
        const bool prefixed = tag.size() > 2 && tag[1] == '-';
        const auto kind = kind_of(prefixed ? tag.substr(2) : tag);
        if (!kind) {
            open = false;
            continue;
        }
        const char prefix = prefixed ? tag[0] : 'I'; // CoreNLP writes bare types
        const bool goes_on =
            open && (prefix == 'I' || prefix == 'E' || prefix == 'L') && names.back().kind == *kind;
        if (goes_on) {
            names.back().last = i + 1;
        } else {
            names.push_back({i, i + 1, *kind, 1.0});
        }
        open = prefix != 'S' && prefix != 'E' && prefix != 'U' && prefix != 'L';
    }
    return names;
}

} // namespace newsgraph::extract
