// SPDX-License-Identifier: Apache-2.0
#include "graph/name_groups.hpp"

#include <algorithm>
#include <numeric>

namespace newsgraph::graph {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

struct GroupName {
    std::string key;
    std::string words;
    PersonName person;
};

GroupName name_of(const ActorFact& actor, std::uint32_t text) {
    GroupName name;
    const auto folded = folded_name(actor.name);
    name.words = folded;
    if (actor.anonymous) {
        name.key = "?|" + folded + '|' + std::to_string(text);
        return name;
    }
    switch (actor.kind) {
    case ActorKind::Person: {
        name.person = parse_person_name(actor.name);
        const auto given = joined(name.person.given);
        name.words = given.empty() ? name.person.surname : given + ' ' + name.person.surname;
        name.key = "P|" + given + '|' + name.person.surname + '|' + name.person.suffix;
        break;
    }
    case ActorKind::Organization:
        name.words = joined(organization_words(actor.name));
        name.key = "O|" + name.words;
        break;
    case ActorKind::Country: {
        const auto code = actor.country.empty() ? std::string(country_code_of(folded)) : actor.country;
        name.key = "C|" + (code.empty() ? folded : code);
        break;
    }
    case ActorKind::Place: name.key = "L|" + folded + '|' + actor.country; break;
    case ActorKind::Group: name.key = "G|" + folded + '|' + actor.country; break;
    }
    return name;
}

} // namespace

const std::string& NameGroup::commonest_spelling() const {
    // Most documents, then the longer, then the first in order.
    const auto best = std::max_element(spellings.begin(), spellings.end(), [](const auto& a, const auto& b) {
        if (a.second != b.second) return a.second < b.second;
        if (a.first.size() != b.first.size()) return a.first.size() < b.first.size();
        return a.first > b.first;
    });
    return best->first;
}

std::vector<NameGroup> group_names(std::span<const DocumentFacts> documents,
                                   std::span<const std::uint32_t> text_of) {
    std::map<std::string, NameGroup> groups;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        for (std::uint32_t a = 0; a < documents[d].actors.size(); ++a) {
            const ActorFact& actor = documents[d].actors[a];
            auto name = name_of(actor, text_of[d]);
            NameGroup& group = groups[name.key];
            if (group.members.empty()) {
                group.key = std::move(name.key);
                group.words = std::move(name.words);
                group.person = std::move(name.person);
                group.kind = actor.anonymous ? ActorKind::Group : actor.kind;
                group.anonymous = actor.anonymous;
            }
            group.members.push_back({d, a});
            ++group.spellings[actor.name];
            if (!actor.country.empty()) ++group.countries[actor.country];
            group.aliases.insert(actor.aliases.begin(), actor.aliases.end());
            group.mentions += static_cast<std::int64_t>(std::max<std::size_t>(actor.mentions.size(), 1));
        }
    }
    std::vector<NameGroup> result;
    result.reserve(groups.size());
    for (auto& [key, group] : groups) result.push_back(std::move(group));
    return result;
}

GroupJoiner::GroupJoiner(const std::vector<NameGroup>& groups)
    : set_of_(groups.size()), sets_(groups.size()), forbidden_(groups.size()) {
    std::iota(set_of_.begin(), set_of_.end(), std::size_t{0});
    for (std::size_t i = 0; i < groups.size(); ++i) sets_[i] = {i};
}

std::size_t GroupJoiner::find(std::size_t group) const { return set_of_[group]; }

void GroupJoiner::forbid(std::size_t a, std::size_t b) {
    forbidden_[find(a)].insert(find(b));
    forbidden_[find(b)].insert(find(a));
}

bool GroupJoiner::allowed(std::size_t a, std::size_t b) const { return !forbidden_[find(a)].contains(find(b)); }

bool GroupJoiner::join(std::size_t kept, std::size_t merged, std::string reason, double score) {
    std::size_t into = find(kept);
    std::size_t from = find(merged);
    if (into == from || !allowed(into, from)) return false;
    joins_.push_back({kept, merged, std::move(reason), score});
    if (sets_[into].size() < sets_[from].size()) std::swap(into, from);
    for (const auto group : sets_[from]) set_of_[group] = into;
    sets_[into].insert(sets_[into].end(), sets_[from].begin(), sets_[from].end());
    sets_[from].clear();
    for (const auto other : forbidden_[from]) {
        forbidden_[other].erase(from);
        forbidden_[other].insert(into);
        forbidden_[into].insert(other);
    }
    forbidden_[from].clear();
    return true;
}

} // namespace newsgraph::graph
