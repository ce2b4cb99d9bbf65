// SPDX-License-Identifier: Apache-2.0
#include "graph/name_likeness.hpp"

#include <algorithm>

namespace newsgraph::graph {
namespace {

bool initial_fits(std::string_view a, std::string_view b) { return a.front() == b.front(); }

/// Middle names conflict when both have some and the shorter list is no ordered part of the longer one.
bool middles_conflict(const PersonName& a, const PersonName& b) {
    const auto& few = a.given.size() <= b.given.size() ? a.given : b.given;
    const auto& many = a.given.size() <= b.given.size() ? b.given : a.given;
    std::size_t at = 1;
    for (std::size_t i = 1; i < few.size(); ++i, ++at) {
        const auto fits = [&](const std::string& other) {
            return few[i].size() <= 2 || other.size() <= 2 ? initial_fits(few[i], other)
                                                           : same_given_name(few[i], other);
        };
        while (at < many.size() && !fits(many[at])) ++at;
        if (at == many.size()) return true;
    }
    return false;
}

/// A long word one or two letters away, with the same first letter and consonants that agree or nearly so.
bool nearly_same(std::string_view a, std::string_view b) {
    const auto shorter = std::min(a.size(), b.size());
    if (shorter < 6 || a.front() != b.front()) return false;
    if (consonants_of(a) == consonants_of(b)) return edit_distance(a, b, 2) <= 2;
    return shorter >= 7 && edit_distance(a, b, 1) <= 1;
}

} // namespace

bool names_conflict(const NameGroup& a, const NameGroup& b) {
    const PersonName& x = a.person;
    const PersonName& y = b.person;
    if (x.suffix != y.suffix) return true;
    if (x.given.empty() || y.given.empty()) return false;
    const bool initials = x.given.front().size() == 1 || y.given.front().size() == 1;
    if (initials ? !initial_fits(x.given.front(), y.given.front())
                 : !same_given_name(x.given.front(), y.given.front()))
        return true;
    return middles_conflict(x, y);
}

bool countries_conflict(const NameGroup& a, const NameGroup& b) {
    if (a.countries.empty() || b.countries.empty()) return false;
    return std::none_of(a.countries.begin(), a.countries.end(),
                        [&](const auto& entry) { return b.countries.contains(entry.first); });
}

std::optional<Likeness> compare_full_names(const NameGroup& a, const NameGroup& b) {
    if (names_conflict(a, b)) return std::nullopt;
    const auto x = spelling_key(a.person.surname);
    const auto y = spelling_key(b.person.surname);
    if (x == y) {
        if (a.person.given.size() != b.person.given.size()) return Likeness{"middle name", 0.95};
        return Likeness{"spelling variant", 0.95};
    }
    if (nearly_same(x, y) && !countries_conflict(a, b)) return Likeness{"spelling variant", 0.85};
    return std::nullopt;
}

std::optional<Likeness> compare_organizations(const NameGroup& a, const NameGroup& b) {
    const auto x = spelling_key(a.words);
    const auto y = spelling_key(b.words);
    if (countries_conflict(a, b) || edit_distance(x, y, 2) > 2) return std::nullopt;
    return Likeness{"spelling variant", x == y ? 0.95 : 0.85};
}

bool is_acronym(const NameGroup& group) {
    return std::any_of(group.spellings.begin(), group.spellings.end(), [](const auto& entry) {
        std::string_view name = entry.first;
        if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
        return looks_like_acronym(name);
    });
}

int fullness(const NameGroup& group) {
    if (group.kind == ActorKind::Person) return group.is_lone() ? 0 : group.has_initial() ? 1 : 2;
    return is_acronym(group) ? 0 : 1;
}

} // namespace newsgraph::graph
