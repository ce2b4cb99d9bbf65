// SPDX-License-Identifier: Apache-2.0
// Blocking, then comparison: only names whose surname (or whole name) has the same consonants meet, the more
// frequent name first. Each rule is one function over the groups; a lone surname is settled actor by actor, because two
// documents may mean two people by it.
#include "graph/actor_resolution.hpp"

#include "graph/hash.hpp"
#include "graph/name_groups.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace newsgraph::graph {
namespace {

/// In a block of names that could be one, each is compared with at most this many more frequent ones.
constexpr std::size_t kMaxLeaders = 200;

struct Likeness {
    std::string reason;
    double score;
};

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

/// Whether two people's names exclude each other, whatever else is known.
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

/// A long word one or two letters away, with the same first letter and consonants that agree or nearly so.
bool nearly_same(std::string_view a, std::string_view b) {
    const auto shorter = std::min(a.size(), b.size());
    if (shorter < 6 || a.front() != b.front()) return false;
    if (consonants_of(a) == consonants_of(b)) return edit_distance(a, b, 2) <= 2;
    return shorter >= 7 && edit_distance(a, b, 1) <= 1;
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

/// Whether some document writes the name as an acronym ("the IAEA").
bool is_acronym(const NameGroup& group) {
    return std::any_of(group.spellings.begin(), group.spellings.end(), [](const auto& entry) {
        std::string_view name = entry.first;
        if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
        return looks_like_acronym(name);
    });
}

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
    void join_lone_names();
    void join_organizations();
    void join_aliases();
    ActorResolution finish(std::span<const std::uint32_t> text_of);

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
    std::map<LocalActor, std::size_t> moved_;   ///< lone names of one document → group they belong to
    std::set<std::size_t> apart_;               ///< lone groups that stay per document where not moved
    std::map<std::size_t, std::string> renamed_; ///< group → name the user gave
    std::map<std::size_t, ActorKind> chosen_kind_; ///< group → kind the user's first name has
    std::vector<std::string> notes_;
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
                    notes_.push_back("different \"" + a + "\" \"" + b + "\": these are one name once folded");
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
            notes_.push_back("same \"" + a + "\" \"" + b + "\": no actor is named \"" + (kept.empty() ? a : b) + '"');
            return;
        }
        chosen_kind_.emplace(kept.front(), groups_[kept.front()].kind);
        for (const auto y : merged) {
            if (!joiner_.allowed(kept.front(), y))
                notes_.push_back("same \"" + a + "\" \"" + b + "\": another decision keeps them apart");
            joiner_.join(kept.front(), y, "decision", 1.0);
        }
    });
    for (const Decision& decision : decisions) {
        if (decision.verb != Decision::Verb::Rename) continue;
        const auto found = matching(decision.names[0]);
        if (found.empty()) notes_.push_back(to_line(decision) + ": no actor has that name");
        for (const auto group : found) renamed_[group] = decision.names[1];
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
    apart_.insert(lone);
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
        if (best > 0) moved_[member] = chosen;
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
        join_in_block(block, [](const NameGroup& a, const NameGroup& b) -> std::optional<Likeness> {
            const auto x = spelling_key(a.words);
            const auto y = spelling_key(b.words);
            if (countries_conflict(a, b) || edit_distance(x, y, 2) > 2) return std::nullopt;
            return Likeness{"spelling variant", x == y ? 0.95 : 0.85};
        });
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

/// What becomes one node: a set of groups, or the lone names of one document.
struct Cluster {
    std::vector<std::size_t> groups; ///< for the name, most telling first
    std::vector<LocalActor> members;
    std::string document;            ///< set when the name alone does not identify it
};

/// How much a name says: full names before initials before lone names; expanded names before acronyms.
int fullness(const NameGroup& group) {
    if (group.kind == ActorKind::Person) return group.is_lone() ? 0 : group.has_initial() ? 1 : 2;
    return is_acronym(group) ? 0 : 1;
}

/// What the actor's key is made of: stable when a document adds a middle name or another transliteration.
std::string identity(const NameGroup& group, const std::string& code) {
    switch (group.kind) {
    case ActorKind::Person: {
        const auto& name = group.person;
        return (name.given.empty() ? "" : given_name_key(name.given.front())) + '|' + spelling_key(name.surname) +
               '|' + name.suffix;
    }
    case ActorKind::Country: return code.empty() ? group.words : code;
    case ActorKind::Organization:
    case ActorKind::Place:
    case ActorKind::Group: return group.words;
    }
    return group.words;
}

std::string commonest(const std::map<std::string, std::int64_t>& counts) {
    std::string best;
    std::int64_t most = 0;
    for (const auto& [value, count] : counts) {
        if (count > most) {
            best = value;
            most = count;
        }
    }
    return best;
}

ActorResolution Resolver::finish(std::span<const std::uint32_t> text_of) {
    // Clusters in a fixed order: by the smallest group, lone names kept apart by document after it.
    std::map<std::pair<std::size_t, std::string>, Cluster> clusters;
    const auto document_key = [&](std::uint32_t d) {
        return documents_[text_of[d]].document.id + ' ' + documents_[text_of[d]].document.key;
    };
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        for (const LocalActor& member : groups_[g].members) {
            const auto moved = moved_.find(member);
            const std::size_t set = joiner_.find(moved == moved_.end() ? g : moved->second);
            const bool per_document = groups_[g].anonymous || (moved == moved_.end() && apart_.contains(g));
            Cluster& cluster = clusters[{joiner_.members(set).front(),
                                         per_document ? document_key(member.document) : std::string()}];
            if (cluster.groups.empty()) cluster.groups = joiner_.members(set);
            if (per_document) cluster.document = document_key(member.document);
            cluster.members.push_back(member);
        }
    }

    struct Made {
        ResolvedActor actor;
        std::string identity;
        std::string full_identity;
        Cluster* cluster;
        std::size_t group; ///< the one that gives the name
    };
    std::vector<Made> made;
    std::map<std::string, int> uses;
    for (auto& [order, cluster] : clusters) {
        auto& groups = cluster.groups;
        std::stable_sort(groups.begin(), groups.end(), [&](std::size_t a, std::size_t b) {
            const auto yields = [&](std::size_t g) { return groups_[g].kind >= ActorKind::Place; };
            if (yields(a) != yields(b)) return yields(b);
            if (fullness(groups_[a]) != fullness(groups_[b])) return fullness(groups_[a]) > fullness(groups_[b]);
            if (groups_[a].mentions != groups_[b].mentions) return groups_[a].mentions > groups_[b].mentions;
            if (groups_[a].words.size() != groups_[b].words.size())
                return groups_[a].words.size() > groups_[b].words.size();
            return groups_[a].key < groups_[b].key;
        });
        const NameGroup& main = groups_[groups.front()];
        Made one{{}, {}, {}, &cluster, groups.front()};
        ResolvedActor& actor = one.actor;
        const LocalActor first = cluster.members.front();
        actor.name = cluster.document.empty() ? main.commonest_spelling()
                                              : documents_[first.document].actors[first.actor].name;
        actor.kind = main.kind;
        actor.anonymous = main.anonymous;
        std::map<std::string, std::int64_t> countries;
        std::map<std::string, std::int64_t> sectors;
        std::set<std::string> aliases;
        for (const LocalActor& member : cluster.members) {
            const ActorFact& fact = documents_[member.document].actors[member.actor];
            if (!fact.country.empty()) ++countries[fact.country];
            if (!fact.sector.empty()) ++sectors[fact.sector];
            aliases.insert(fact.name);
            aliases.insert(fact.aliases.begin(), fact.aliases.end());
        }
        for (const auto g : groups) {
            if (const auto at = chosen_kind_.find(g); at != chosen_kind_.end()) actor.kind = at->second;
        }
        for (const auto g : groups) {
            if (const auto at = renamed_.find(g); at != renamed_.end()) {
                actor.name = at->second;
                break;
            }
        }
        aliases.erase(actor.name);
        aliases.erase("");
        actor.aliases.assign(aliases.begin(), aliases.end());
        actor.country = commonest(countries);
        actor.sector = commonest(sectors);
        one.identity = std::string(to_string(actor.kind)) + '|' + identity(main, actor.country) + '|' + cluster.document;
        one.full_identity = one.identity + '|' + main.key;
        ++uses[one.identity];
        made.push_back(std::move(one));
    }

    ActorResolution result;
    for (Made& one : made)
        one.actor.key = "a_" + short_hash(uses[one.identity] == 1 ? one.identity : one.full_identity);
    std::sort(made.begin(), made.end(), [](const Made& a, const Made& b) { return a.actor.key < b.actor.key; });
    result.actor_of.resize(documents_.size());
    for (std::size_t d = 0; d < documents_.size(); ++d) result.actor_of[d].resize(documents_[d].actors.size());
    std::map<std::size_t, std::string> name_of_set;
    for (std::size_t i = 0; i < made.size(); ++i) {
        for (const LocalActor& member : made[i].cluster->members)
            result.actor_of[member.document][member.actor] = static_cast<std::uint32_t>(i);
        if (made[i].cluster->document.empty()) name_of_set[joiner_.find(made[i].group)] = made[i].actor.name;
        result.actors.push_back(std::move(made[i].actor));
    }

    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const NameGroup& group = groups_[g];
        if (group.anonymous || apart_.contains(g)) continue;
        for (const auto& [spelling, count] : group.spellings) {
            const auto& kept = name_of_set[joiner_.find(g)];
            if (spelling != kept || count > 1) result.ledger.push_back({kept, spelling, group.kind, "same name", 1.0, count});
        }
    }
    for (const auto& join : joiner_.joins()) {
        const NameGroup& merged = groups_[join.merged];
        result.ledger.push_back({name_of_set[joiner_.find(join.kept)], merged.commonest_spelling(), merged.kind,
                                 join.reason, join.score, static_cast<std::int64_t>(merged.members.size())});
    }
    for (const auto& [member, target] : moved_) {
        const ActorFact& fact = documents_[member.document].actors[member.actor];
        result.ledger.push_back({name_of_set[joiner_.find(target)], fact.name, fact.kind, "surname", 0.7, 1});
    }
    std::sort(result.ledger.begin(), result.ledger.end());
    result.notes = std::move(notes_);
    return result;
}

} // namespace

ActorResolution resolve_actors(std::span<const DocumentFacts> documents, std::span<const std::uint32_t> text_of,
                               const Decisions& decisions) {
    Resolver resolver(documents, group_names(documents, text_of));
    resolver.apply(decisions);
    resolver.join_compatible_kinds();
    resolver.join_full_names();
    resolver.join_aliases();
    resolver.join_lone_names();
    resolver.join_organizations();
    return resolver.finish(text_of);
}

} // namespace newsgraph::graph
