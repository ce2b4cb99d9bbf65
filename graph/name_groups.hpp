// SPDX-License-Identifier: Apache-2.0
// The first step of actor resolution: actors of all documents grouped by folded name and kind, and the joins of such
// groups under the user's constraints.
#pragma once

#include "graph/actor_resolution.hpp"
#include "graph/name_key.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace newsgraph::graph {

/// One actor of one document.
struct LocalActor {
    std::uint32_t document = 0;
    std::uint32_t actor = 0;

    friend auto operator<=>(const LocalActor&, const LocalActor&) = default;
};

/// All actors that share a folded name and a kind.
struct NameGroup {
    std::string key;   ///< unique; sorts groups
    std::string words; ///< folded name without titles
    ActorKind kind = ActorKind::Person;
    bool anonymous = false;
    PersonName person; ///< for persons
    std::vector<LocalActor> members;
    std::map<std::string, std::int64_t> spellings; ///< name as written → documents
    std::map<std::string, std::int64_t> countries; ///< ISO code → documents
    std::set<std::string> aliases;                 ///< as written, from all members
    std::int64_t mentions = 0;

    [[nodiscard]] const std::string& commonest_spelling() const;
    [[nodiscard]] bool is_lone() const { return kind == ActorKind::Person && person.given.empty(); }
    [[nodiscard]] bool has_initial() const {
        return kind == ActorKind::Person && !person.given.empty() && person.given.front().size() == 1;
    }
};

[[nodiscard]] std::vector<NameGroup> group_names(std::span<const DocumentFacts> documents,
                                                 std::span<const std::uint32_t> text_of);

/// Disjoint sets of groups with forbidden pairs, and the record of each join.
class GroupJoiner {
public:
    explicit GroupJoiner(const std::vector<NameGroup>& groups);

    /// These two are never to be in one set.
    void forbid(std::size_t a, std::size_t b);
    [[nodiscard]] std::size_t find(std::size_t group) const;
    [[nodiscard]] const std::vector<std::size_t>& members(std::size_t group) const { return sets_[find(group)]; }
    [[nodiscard]] bool allowed(std::size_t a, std::size_t b) const;
    /// Joins the sets of `kept` and `merged`, unless they are one or that is forbidden; tells whether it did.
    bool join(std::size_t kept, std::size_t merged, std::string reason, double score);

    struct Join {
        std::size_t kept;
        std::size_t merged;
        std::string reason;
        double score;
    };
    [[nodiscard]] const std::vector<Join>& joins() const { return joins_; }

private:
    std::vector<std::size_t> set_of_;
    std::vector<std::vector<std::size_t>> sets_;
    std::vector<std::set<std::size_t>> forbidden_; ///< by set: sets it must not meet
    std::vector<Join> joins_;
};

} // namespace newsgraph::graph
