// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/resolver.hpp"

#include "graph/error.hpp"

#include <array>
#include <bit>
#include <string_view>

namespace newsgraph::embedded {
std::string_view coreference_weights() noexcept;
}

namespace newsgraph::extract::coreference {
namespace {

constexpr auto kKindNames = std::to_array<std::string_view>(
    {"other", "person", "organization", "organization", "place", "place", "time", "object", "event", "abstract", "abstract",
     "object", "quantity"});
static_assert(kKindNames.size() == static_cast<std::size_t>(Kind::Quantity) + 1);

/// Whether two speak; with more of them it is uncertain whom one addresses.
bool is_dialogue(std::span<const std::string> speakers) {
    const std::string* first = nullptr;
    const std::string* second = nullptr;
    for (const std::string& label : speakers) {
        if (label.empty() || (first != nullptr && label == *first) || (second != nullptr && label == *second)) continue;
        if (second != nullptr) return false;
        (first == nullptr ? first : second) = &label;
    }
    return second != nullptr;
}

/// Whether the first "I" of a turn takes up the "you" of the turn before.
bool answers(const Mention& a, const Mention& m) {
    constexpr std::uint32_t kTurn = 3; // sentences
    return m.person == Person::I && a.person == Person::You && m.voice != 0 && a.voice != m.voice &&
           a.listener == m.voice && m.sentence - a.sentence <= kTurn;
}

bool is_person_pronoun(Person person) {
    return person == Person::I || person == Person::We || person == Person::You || person == Person::He ||
           person == Person::She;
}

static_assert(std::endian::native == std::endian::little, "the hidden layer is read in place");

std::span<const std::byte> checked(std::span<const std::byte> bytes) {
    constexpr std::size_t kSize = kFeatureRows + HiddenLayout::numbers * sizeof(std::int16_t);
    if (bytes.size() != kSize)
        throw graph::Error("the coreference model has " + std::to_string(bytes.size()) + " bytes where " +
                           std::to_string(kSize) + " are wanted");
    return bytes;
}

} // namespace

Ranker::Ranker(std::span<const std::byte> bytes)
    : weights_(reinterpret_cast<const std::int8_t*>(checked(bytes).data())),
      hidden_(reinterpret_cast<const std::int16_t*>(bytes.data() + kFeatureRows)) {}

const Ranker& Ranker::bundled() {
    static const Ranker ranker(std::as_bytes(std::span(embedded::coreference_weights())));
    return ranker;
}

Chains resolve(const Reading& reading, std::span<const std::string> speakers, const Ranker& ranker) {
    Chains chains;
    chains.mentions = find_mentions(reading);
    find_voices(reading, speakers, chains.mentions);
    Partition partition(reading, chains.mentions);
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> profile;
    std::vector<Half> antecedents(chains.mentions.size());
    std::vector<bool> made(chains.mentions.size(), false); // most clauses are no one's candidate
    const HiddenLayer& hidden = ranker.hidden();
    const bool dialogue = is_dialogue(speakers);
    std::array<FeatureRows, 2> features;
    for (std::uint32_t j = 0; j < chains.mentions.size(); ++j) {
        const Mention& m = chains.mentions[j];
        if (partition.begins_cluster(j)) {
            partition.join(j, std::nullopt);
            continue;
        }
        partition.profile(j, profile);
        const Half anaphor = hidden.half(Role::Anaphor, m, profile);
        partition.alone(j, features[0]);
        std::int32_t best_score = ranker.table(features[0]) + hidden.alone(hidden.half(Role::First, m, profile), features[0].dense());
        std::optional<std::uint32_t> best;
        std::optional<std::uint32_t> answered;
        partition.candidates(j, candidates);
        // Candidates are scored one step after their features are found, while the weights come from memory.
        const auto score = [&](std::size_t c) {
            const FeatureRows& rows = features[c % 2];
            const std::uint32_t i = candidates[c].mention;
            const std::int32_t found = ranker.table(rows) + hidden.pair(antecedents[i], anaphor, rows.dense());
            if (found <= best_score) return;
            best_score = found;
            best = i;
        };
        for (std::size_t c = 0; c < candidates.size(); ++c) {
            const std::uint32_t i = candidates[c].mention;
            partition.pair(candidates[c], j, features[c % 2]);
            ranker.prefetch(features[c % 2]);
            if (dialogue && !answered && answers(chains.mentions[i], m)) answered = i;
            if (!made[i]) {
                partition.profile(i, profile);
                antecedents[i] = hidden.half(Role::Antecedent, chains.mentions[i], profile);
                made[i] = true;
            }
            if (c > 0) score(c - 1);
        }
        if (!candidates.empty()) score(candidates.size() - 1);
        partition.join(j, best ? best : answered);
    }
    chains.cluster_of.reserve(chains.mentions.size());
    for (std::uint32_t j = 0; j < chains.mentions.size(); ++j) chains.cluster_of.push_back(partition.cluster_of(j));
    return chains;
}

std::vector<EntityMark> entity_marks(const Chains& chains) {
    std::vector<Kind> kinds(chains.mentions.size(), Kind::Unknown); // by cluster
    std::vector<std::uint32_t> sizes(chains.mentions.size(), 0);
    for (std::size_t m = 0; m < chains.mentions.size(); ++m) {
        Kind& kind = kinds[chains.cluster_of[m]];
        const Mention& mention = chains.mentions[m];
        ++sizes[chains.cluster_of[m]];
        if (kind == Kind::Unknown) kind = is_person_pronoun(mention.person) ? Kind::Person : mention.kind;
    }
    std::vector<EntityMark> marks;
    marks.reserve(chains.mentions.size());
    for (std::size_t m = 0; m < chains.mentions.size(); ++m) {
        const Mention& mention = chains.mentions[m];
        const std::uint32_t cluster = chains.cluster_of[m];
        if (mention.cut != Cut::Whole && sizes[cluster] == 1) continue;
        marks.push_back({mention.sentence, mention.tokens.first, mention.tokens.last, mention.head,
                         "e" + std::to_string(cluster + 1),
                         std::string(kKindNames[static_cast<std::size_t>(kinds[cluster])])});
    }
    return marks;
}

} // namespace newsgraph::extract::coreference
