// SPDX-License-Identifier: Apache-2.0
// Blocking, then comparison: only names whose surname (or whole name) has the same consonants meet, the more
// frequent name first. Each rule is one function over the groups; a lone surname is settled actor by actor, because two
// documents may mean two people by it.
#include "graph/actor_resolution.hpp"

#include "graph/actor_clusters.hpp"
#include "graph/name_groups.hpp"
#include "graph/name_likeness.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace newsgraph::graph {
namespace {

/// In a block of names that could be one, each is compared with at most this many more frequent ones.
constexpr std::size_t kMaxLeaders = 200;

class Resolver {
public:
    Resolver(std::span<const DocumentFacts> documents, std::vector<NameGroup> groups)
        : documents_(documents), groups_(std::move(groups)), joiner_(groups_) {
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            if (!groups_[g].anonymous) by_words_[groups_[g].words].push_back(g);
        }
    }

    void apply(const Decisions& decisions);
    void join_compatible_kinds();
    void join_full_names();
    void join_second_surnames();
    void join_lone_names();
    void join_organizations();
    void join_aliases();
    ActorResolution finish(std::span<const std::uint32_t> text_of) {
        return settle(documents_, text_of, groups_, joiner_, settlement_);
    }

private:
    using Block = std::vector<std::size_t>;

    /// Groups in the order in which they are kept: more mentions, more given names, then the key.
    void by_frequency(Block& block) const {
        std::sort(block.begin(), block.end(), [this](std::size_t a, std::size_t b) {
            if (groups_[a].mentions != groups_[b].mentions) return groups_[a].mentions > groups_[b].mentions;
            return groups_[a].key < groups_[b].key;
        });
    }

    template <typename Compare>
    void join_in_block(Block block, Compare compare) {
        by_frequency(block);
        for (std::size_t i = 1; i < block.size(); ++i) {
            for (std::size_t j = 0; j < std::min(i, kMaxLeaders); ++j) {
                if (joiner_.find(block[i]) == joiner_.find(block[j])) break;
                const auto likeness = compare(groups_[block[j]], groups_[block[i]]);
                if (!likeness || sets_conflict(block[j], block[i])) continue;
                if (joiner_.join(block[j], block[i], likeness->reason, likeness->score)) break;
            }
        }
    }

    /// No member of one set may exclude a member of the other: George W. and George H. W. never meet by "George".
    [[nodiscard]] bool sets_conflict(std::size_t a, std::size_t b) const {
        if (groups_[a].kind != ActorKind::Person) return false;
        const auto first_few = [this](std::size_t group) {
            const auto& all = joiner_.members(group);
            return std::span(all).first(std::min(all.size(), kMaxLeaders));
        };
        for (const auto x : first_few(a)) {
            for (const auto y : first_few(b)) {
                if (names_conflict(groups_[x], groups_[y])) return true;
            }
        }
        return false;
    }

    [[nodiscard]] Block matching(const std::string& name) const {
        Block found;
        for (const auto& words : {folded_name(name), person_words(name)}) {
            const auto at = by_words_.find(words);
            if (at != by_words_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    [[nodiscard]] static std::string person_words(const std::string& name) {
        const auto person = parse_person_name(name);
        std::string words;
        for (const auto& given : person.given) words += given + ' ';
        return words + person.surname;
    }

    void settle_lone(std::size_t lone, const Block& candidates);
    [[nodiscard]] std::vector<std::size_t> distinct_sets(const Block& block) const;
    [[nodiscard]] std::int64_t mentions_in(std::size_t group, std::uint32_t document) const;
    [[nodiscard]] std::int64_t set_mentions_in(std::size_t set, std::uint32_t document) const;

    std::span<const DocumentFacts> documents_;
    std::vector<NameGroup> groups_;
    GroupJoiner joiner_;
    std::map<std::string, Block> by_words_;
    Settlement settlement_;
};

void Resolver::apply(const Decisions& decisions) {
    // The last word on a pair counts.
    std::map<std::pair<std::string, std::string>, Decision::Verb> last_word;
    const auto pair_of = [](const std::string& a, const std::string& b) {
        return std::minmax({person_words(a), person_words(b)});
    };
    for (const Decision& decision : decisions) {
        if (decision.verb == Decision::Verb::Rename) continue;
        for (std::size_t i = 1; i < decision.names.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                last_word[pair_of(decision.names[j], decision.names[i])] = decision.verb;
        }
    }
    const auto each_pair = [&](Decision::Verb verb, const auto& act) {
        for (const Decision& decision : decisions) {
            if (decision.verb != verb) continue;
            for (std::size_t i = 1; i < decision.names.size(); ++i) {
                const auto& first = decision.names[0];
                const auto& other = decision.names[i];
                if (last_word[pair_of(first, other)] == verb) act(first, other);
            }
        }
    };
    each_pair(Decision::Verb::Different, [&](const std::string& a, const std::string& b) {
        for (const auto x : matching(a)) {
            for (const auto y : matching(b)) {
                if (x == y) {
                    settlement_.notes.push_back("different \"" + a + "\" \"" + b + "\": these are one name once folded");
                } else {
                    joiner_.forbid(x, y);
                }
            }
        }
    });
    each_pair(Decision::Verb::Same, [&](const std::string& a, const std::string& b) {
        const auto kept = matching(a);
        const auto merged = matching(b);
        if (kept.empty() || merged.empty()) {
            settlement_.notes.push_back("same \"" + a + "\" \"" + b + "\": no actor is named \"" + (kept.empty() ? a : b) + '"');
            return;
        }
        settlement_.chosen_kind.emplace(kept.front(), groups_[kept.front()].kind);
        for (const auto y : merged) {
            if (!joiner_.allowed(kept.front(), y))
                settlement_.notes.push_back("same \"" + a + "\" \"" + b + "\": another decision keeps them apart");
            joiner_.join(kept.front(), y, "decision", 1.0);
        }
    });
    for (const Decision& decision : decisions) {
        if (decision.verb != Decision::Verb::Rename) continue;
        const auto found = matching(decision.names[0]);
        if (found.empty()) settlement_.notes.push_back(to_line(decision) + ": no actor has that name");
        for (const auto group : found) settlement_.renamed[group] = decision.names[1];
    }
}

void Resolver::join_compatible_kinds() {
    // The same name as country and place, or as organisation and group.
    for (const auto& [words, all] : by_words_) {
        const std::span block = std::span(all).first(std::min(all.size(), kMaxLeaders));
        for (const auto a : block) {
            for (const auto b : block) {
                const auto x = groups_[a].kind;
                const auto y = groups_[b].kind;
                const bool compatible = (x == ActorKind::Country && y == ActorKind::Place) ||
                                        (x == ActorKind::Organization && y == ActorKind::Group);
                if (compatible && !countries_conflict(groups_[a], groups_[b])) joiner_.join(a, b, "same name", 0.95);
            }
        }
        // One name with and without its country.
        for (const auto a : block) {
            for (const auto b : block) {
                if (a == b || groups_[a].kind != groups_[b].kind || groups_[a].kind == ActorKind::Person) continue;
                if (!groups_[a].countries.empty() && groups_[b].countries.empty())
                    joiner_.join(a, b, "same name", 0.9);
            }
        }
    }
}

void Resolver::join_full_names() {
    // Blocks: first consonants of the surname's key and the given name's representative or initial.
    std::map<std::string, Block> full;
    std::map<std::string, Block> same_initial;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const NameGroup& group = groups_[g];
        if (group.kind != ActorKind::Person || group.anonymous || group.is_lone()) continue;
        const auto surname = consonants_of(spelling_key(group.person.surname));
        const auto given = given_name_key(group.person.given.front());
        if (!group.has_initial()) full[given + '|' + surname.substr(0, 2)].push_back(g);
        same_initial[group.person.given.front().substr(0, 1) + '|' + spelling_key(group.person.surname)].push_back(g);
    }
    for (const auto& [key, block] : full) join_in_block(block, compare_full_names);
    for (const auto& [key, block] : same_initial) {
        Block names;
        Block initials;
        for (const auto g : block) (groups_[g].has_initial() ? initials : names).push_back(g);
        const auto sets = distinct_sets(names);
        for (const auto g : initials) {
            if (sets.size() == 1 && !sets_conflict(names.front(), g)) joiner_.join(names.front(), g, "initials", 0.8);
        }
    }
}

void Resolver::join_second_surnames() {
    // Rosaura Quispe / Rosaura Quispe Mamani: Spanish and Portuguese names are used with and without the second surname.
    std::map<std::string, Block> longer; // by given names and first surname
    const auto key_of = [](const PersonName& name, std::size_t given, const std::string& surname) {
        return given_name_key(name.given.front()) + '|' + std::to_string(given) + '|' + spelling_key(surname) + '|' + name.suffix;
    };
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const PersonName& name = groups_[g].person;
        if (groups_[g].kind == ActorKind::Person && !groups_[g].anonymous && name.given.size() >= 2 &&
            name.given.back().size() > 2)
            longer[key_of(name, name.given.size() - 1, name.given.back())].push_back(g);
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const NameGroup& group = groups_[g];
        if (group.kind != ActorKind::Person || group.anonymous || group.is_lone()) continue;
        const auto at = longer.find(key_of(group.person, group.person.given.size(), group.person.surname));
        if (at == longer.end()) continue;
        const auto sets = distinct_sets(at->second);
        if (sets.size() == 1 && !sets_conflict(g, at->second.front()))
            joiner_.join(g, at->second.front(), "second surname", 0.85);
    }
}

std::vector<std::size_t> Resolver::distinct_sets(const Block& block) const {
    std::set<std::size_t> sets;
    for (const auto g : block) sets.insert(joiner_.find(g));
    return {sets.begin(), sets.end()};
}

std::int64_t Resolver::mentions_in(std::size_t group, std::uint32_t document) const {
    const auto& members = groups_[group].members;
    std::int64_t mentions = 0;
    for (auto at = std::lower_bound(members.begin(), members.end(), LocalActor{document, 0});
         at != members.end() && at->document == document; ++at)
        mentions += 1 + static_cast<std::int64_t>(documents_[document].actors[at->actor].mentions.size());
    return mentions;
}

std::int64_t Resolver::set_mentions_in(std::size_t set, std::uint32_t document) const {
    std::int64_t mentions = 0;
    for (const auto g : joiner_.members(set)) mentions += mentions_in(g, document);
    return mentions;
}

void Resolver::join_lone_names() {
    std::map<std::string, Block> full_by_surname;
    std::map<std::string, Block> lone_by_surname;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const NameGroup& group = groups_[g];
        if (group.kind != ActorKind::Person || group.anonymous) continue;
        const auto surname = spelling_key(group.person.surname);
        if (group.is_lone()) {
            lone_by_surname[surname].push_back(g);
            continue;
        }
        full_by_surname[surname].push_back(g);
        if (group.person.family_first) full_by_surname[spelling_key(group.person.given.front())].push_back(g);
    }
    for (auto& [surname, lone] : lone_by_surname) {
        by_frequency(lone);
        const auto full = full_by_surname.find(surname);
        if (full == full_by_surname.end()) {
            for (std::size_t i = 1; i < lone.size(); ++i) {
                if (groups_[lone[i]].person.suffix == groups_[lone[0]].person.suffix)
                    joiner_.join(lone[0], lone[i], "spelling variant", 0.9);
            }
            continue;
        }
        Block candidates = full->second;
        by_frequency(candidates);
        for (const auto g : lone) settle_lone(g, candidates);
    }
}

void Resolver::settle_lone(std::size_t lone, const Block& all_candidates) {
    Block candidates;
    for (const auto g : all_candidates) {
        if (joiner_.find(g) == joiner_.find(lone)) return; // the user's decision settled it
        if (joiner_.allowed(g, lone)) candidates.push_back(g);
    }
    const auto sets = distinct_sets(candidates);
    if (sets.empty()) return;
    if (sets.size() == 1) {
        joiner_.join(candidates.front(), lone, "surname", 0.8);
        return;
    }
    settlement_.apart.insert(lone);
    for (const LocalActor& member : groups_[lone].members) {
        std::int64_t best = 0;
        std::size_t chosen = lone;
        for (const auto g : candidates) {
            const auto mentions = set_mentions_in(joiner_.find(g), member.document);
            if (mentions > best) {
                best = mentions;
                chosen = g;
            }
        }
        if (best > 0) settlement_.moved[member] = chosen;
    }
}

void Resolver::join_organizations() {
    std::map<std::string, Block> blocks;    // by consonants of the whole name
    std::map<std::string, Block> expansions; // by initials
    Block acronyms;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const NameGroup& group = groups_[g];
        if (group.kind != ActorKind::Organization || group.anonymous) continue;
        if (is_acronym(group)) {
            acronyms.push_back(g);
            continue;
        }
        const auto words = organization_words(group.commonest_spelling());
        if (words.size() > 1) expansions[acronym_of(words)].push_back(g);
        blocks[consonants_of(spelling_key(group.words))].push_back(g);
    }
    for (const auto& [key, block] : blocks) {
        if (key.size() < 4) continue;
        join_in_block(block, compare_organizations);
    }
    for (const auto g : acronyms) {
        const auto at = expansions.find(groups_[g].words);
        if (at == expansions.end()) continue;
        Block fitting = at->second;
        std::erase_if(fitting, [&](std::size_t other) { return countries_conflict(groups_[g], groups_[other]); });
        if (distinct_sets(fitting).size() != 1) continue;
        by_frequency(fitting);
        joiner_.join(fitting.front(), g, "acronym", 0.85);
    }
}

void Resolver::join_aliases() {
    // A whole name in one document that is an alias of exactly one actor elsewhere. For people an alias must be a
    // fuller name than a surname; surnames have their own rule.
    std::map<std::pair<ActorKind, std::string>, std::set<std::size_t>> owners;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const NameGroup& group = groups_[g];
        if (group.anonymous || group.kind == ActorKind::Group) continue;
        for (const auto& alias : group.aliases) {
            if (group.kind == ActorKind::Person) {
                const auto person = parse_person_name(alias);
                if (person.given.empty() ||
                    spelling_key(person.surname) != spelling_key(group.person.surname))
                    continue;
                owners[{group.kind, person_words(alias)}].insert(g);
            } else {
                std::string words;
                for (const auto& word : organization_words(alias)) words += (words.empty() ? "" : " ") + word;
                owners[{group.kind, words}].insert(g);
            }
        }
    }
    for (const auto& [name, groups] : owners) {
        const auto target = by_words_.find(name.second);
        if (target == by_words_.end()) continue;
        for (const auto g : target->second) {
            if (groups_[g].kind != name.first) continue;
            Block others(groups.begin(), groups.end());
            std::erase(others, g);
            if (distinct_sets(others).size() != 1 || sets_conflict(others.front(), g)) continue;
            by_frequency(others);
            joiner_.join(others.front(), g, "alias", 0.85);
        }
    }
}

} // namespace

ActorResolution resolve_actors(std::span<const DocumentFacts> documents, std::span<const std::uint32_t> text_of,
                               const Decisions& decisions) {
    Resolver resolver(documents, group_names(documents, text_of));
    resolver.apply(decisions);
    resolver.join_compatible_kinds();
    resolver.join_full_names();
    resolver.join_second_surnames();
    resolver.join_aliases();
    resolver.join_lone_names();
    resolver.join_organizations();
    return resolver.finish(text_of);
}

} // namespace newsgraph::graph
