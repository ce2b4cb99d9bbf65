// SPDX-License-Identifier: Apache-2.0
#include "graph/actor_clusters.hpp"

#include "graph/hash.hpp"
#include "graph/name_likeness.hpp"

#include <algorithm>

namespace newsgraph::graph {
namespace {

/// What becomes one node: a set of groups, or the lone names of one document.
struct Cluster {
    std::vector<std::size_t> groups; ///< for the name, most telling first
    std::vector<LocalActor> members;
    std::string document;            ///< set when the name alone does not identify it
};

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

} // namespace

ActorResolution settle(std::span<const DocumentFacts> documents, std::span<const std::uint32_t> text_of,
                       const std::vector<NameGroup>& all_groups, const GroupJoiner& joiner, const Settlement& settlement) {
    // Clusters in a fixed order: by the smallest group, lone names kept apart by document after it.
    std::map<std::pair<std::size_t, std::string>, Cluster> clusters;
    const auto key_of_text = [&](std::uint32_t d) {
        return documents[text_of[d]].document.id + ' ' + documents[text_of[d]].document.key;
    };
    for (std::size_t g = 0; g < all_groups.size(); ++g) {
        for (const LocalActor& member : all_groups[g].members) {
            const auto moved = settlement.moved.find(member);
            const std::size_t set = joiner.find(moved == settlement.moved.end() ? g : moved->second);
            const bool per_document = all_groups[g].anonymous || (moved == settlement.moved.end() && settlement.apart.contains(g));
            Cluster& cluster = clusters[{joiner.members(set).front(),
                                         per_document ? key_of_text(member.document) : std::string()}];
            if (cluster.groups.empty()) cluster.groups = joiner.members(set);
            if (per_document) cluster.document = key_of_text(member.document);
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
            const auto yields = [&](std::size_t g) { return all_groups[g].kind >= ActorKind::Place; };
            if (yields(a) != yields(b)) return yields(b);
            if (fullness(all_groups[a]) != fullness(all_groups[b])) return fullness(all_groups[a]) > fullness(all_groups[b]);
            if (all_groups[a].mentions != all_groups[b].mentions) return all_groups[a].mentions > all_groups[b].mentions;
            if (all_groups[a].words.size() != all_groups[b].words.size())
                return all_groups[a].words.size() > all_groups[b].words.size();
            return all_groups[a].key < all_groups[b].key;
        });
        const NameGroup& main = all_groups[groups.front()];
        Made one{{}, {}, {}, &cluster, groups.front()};
        ResolvedActor& actor = one.actor;
        const LocalActor first = cluster.members.front();
        actor.name = cluster.document.empty() ? main.commonest_spelling()
                                              : documents[first.document].actors[first.actor].name;
        actor.kind = main.kind;
        actor.anonymous = main.anonymous;
        std::map<std::string, std::int64_t> countries;
        std::map<std::string, std::int64_t> sectors;
        std::set<std::string> aliases;
        for (const LocalActor& member : cluster.members) {
            const ActorFact& fact = documents[member.document].actors[member.actor];
            if (!fact.country.empty()) ++countries[fact.country];
            if (!fact.sector.empty()) ++sectors[fact.sector];
            aliases.insert(fact.name);
            aliases.insert(fact.aliases.begin(), fact.aliases.end());
        }
        for (const auto g : groups) {
            if (const auto at = settlement.chosen_kind.find(g); at != settlement.chosen_kind.end()) actor.kind = at->second;
        }
        for (const auto g : groups) {
            if (const auto at = settlement.renamed.find(g); at != settlement.renamed.end()) {
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
    result.actor_of.resize(documents.size());
    for (std::size_t d = 0; d < documents.size(); ++d) result.actor_of[d].resize(documents[d].actors.size());
    std::map<std::size_t, std::string> name_of_set;
    for (std::size_t i = 0; i < made.size(); ++i) {
        for (const LocalActor& member : made[i].cluster->members)
            result.actor_of[member.document][member.actor] = static_cast<std::uint32_t>(i);
        if (made[i].cluster->document.empty()) name_of_set[joiner.find(made[i].group)] = made[i].actor.name;
        result.actors.push_back(std::move(made[i].actor));
    }

    for (std::size_t g = 0; g < all_groups.size(); ++g) {
        const NameGroup& group = all_groups[g];
        if (group.anonymous || settlement.apart.contains(g)) continue;
        for (const auto& [spelling, count] : group.spellings) {
            const auto& kept = name_of_set[joiner.find(g)];
            if (spelling != kept || count > 1) result.ledger.push_back({kept, spelling, group.kind, "same name", 1.0, count});
        }
    }
    for (const auto& join : joiner.joins()) {
        const NameGroup& merged = all_groups[join.merged];
        result.ledger.push_back({name_of_set[joiner.find(join.kept)], merged.commonest_spelling(), merged.kind,
                                 join.reason, join.score, static_cast<std::int64_t>(merged.members.size())});
    }
    for (const auto& [member, target] : settlement.moved) {
        const ActorFact& fact = documents[member.document].actors[member.actor];
        result.ledger.push_back({name_of_set[joiner.find(target)], fact.name, fact.kind, "surname", 0.7, 1});
    }
    std::sort(result.ledger.begin(), result.ledger.end());
    result.notes = settlement.notes;
    return result;
}

} // namespace newsgraph::graph
