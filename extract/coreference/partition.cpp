// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/partition.hpp"

#include "extract/coreference/comparison.hpp"
#include "extract/coreference/feature_hash.hpp"

#include <algorithm>

namespace newsgraph::extract::coreference {
namespace {

constexpr std::uint32_t kNearPronoun = 35; ///< mentions back
constexpr std::uint32_t kNear = 30;
constexpr std::uint32_t kClauseReach = 2; ///< sentences

/// Adds what is not there yet while there is room.
template <typename T, std::size_t N> void insert(std::array<T, N>& set, T value) {
    for (T& slot : set) {
        if (slot == value) return;
        if (slot == T{}) {
            slot = value;
            return;
        }
    }
}

WordId voice_key(std::uint32_t voice, Person person) { return mix(mix(voice, 77), number(person)); }
WordId names_key(std::uint32_t voice) { return mix(voice, 78); }

} // namespace

Partition::Partition(const Reading& reading, std::span<const Mention> mentions)
    : reading_(reading), mentions_(mentions) {
    types_.reserve(mentions.size());
    signatures_.reserve(mentions.size());
    for (const Mention& m : mentions) {
        types_.push_back(type(m));
        signatures_.push_back(signature(m));
    }
    cluster_of_.reserve(mentions.size());
}

std::uint64_t Partition::signature(const Mention& m) {
    std::uint64_t bits = 0;
    const auto add = [&bits](WordId word) {
        constexpr std::uint32_t kBits = 6;
        if (word != 0) bits |= std::uint64_t{1} << ((word * 0x9E3779B1U) >> (32U - kBits));
    };
    for (const WordId word : {m.word, m.lemma, m.phrase, m.acronym, m.apposition.word, m.apposition.lemma, m.apposition.phrase}) add(word);
    for (const WordId word : m.words) add(word);
    return bits;
}

void Partition::remember(WordId key, std::uint32_t mention) {
    if (key == 0) return;
    Recent& r = recent_[key];
    r.at[r.count++ % kRecent] = mention;
}

const Partition::Recent* Partition::recent(WordId key) const {
    const auto at = recent_.find(key);
    return at == recent_.end() ? nullptr : &at->second;
}

void Partition::candidates(std::uint32_t j, std::vector<Candidate>& found) const {
    const Mention& m = mentions_[j];
    std::uint32_t near = m.form == Form::Pronoun ? kNearPronoun : kNear;
    const bool takes_up_clauses = m.person == Person::Demonstrative || m.person == Person::It ||
                                  m.determiner == Determiner::Demonstrative;
    offered_.clear();
    std::uint32_t from = j;
    while (from > 0 && near > 0) {
        const Mention& a = mentions_[--from];
        if (a.form == Form::Clause) {
            if (takes_up_clauses && m.sentence - a.sentence <= kClauseReach) offered_.push_back(from);
        } else {
            --near;
            if (a.head != m.head || a.sentence != m.sentence) offered_.push_back(from);
        }
    }
    const auto add_recent = [&](WordId key) {
        if (const Recent* r = recent(key)) {
            for (std::uint32_t k = 0; k < std::min<std::uint32_t>(r->count, kRecent); ++k) {
                if (r->at[k] < from) offered_.push_back(r->at[k]);
            }
        }
    };
    if (m.form == Form::Pronoun) {
        if (m.person == Person::I || m.person == Person::We || m.person == Person::You) {
            add_recent(voice_key(m.voice, m.person));
            if (m.person == Person::I) add_recent(names_key(m.voice));
            if (m.person == Person::You && m.listener != 0) {
                add_recent(voice_key(m.listener, Person::I));
                add_recent(voice_key(m.listener, Person::We));
                add_recent(names_key(m.listener));
            }
        }
    } else {
        add_recent(m.word);
        if (m.apposition.word != 0) add_recent(m.apposition.word);
        if (m.entry != 0) add_recent(m.entry);
        if (m.lemma != m.word) add_recent(m.lemma);
        if (m.form == Form::Name) {
            add_recent(m.acronym);
            for (const WordId word : m.words) add_recent(word);
            if (m.names != 0) add_recent(voice_key(m.names, Person::I));
        }
    }
    const auto far = std::find_if(offered_.begin(), offered_.end(), [from](std::uint32_t i) { return i < from; });
    std::sort(far, offered_.end(), std::greater<>());
    offered_.erase(std::unique(far, offered_.end()), offered_.end());
    found.clear();
    std::uint32_t rank = 0;
    for (const std::uint32_t i : offered_) {
        if (m.form == Form::Name && excludes(i, j)) continue;
        const bool compatible = is_compatible(i, j);
        if (is_plausible(i, j, compatible)) found.push_back({i, rank, compatible});
        if (compatible && rank < kLastRank) ++rank;
    }
}

bool Partition::excludes(std::uint32_t i, std::uint32_t j) const {
    const auto& names = clusters_[cluster_of_[i]].names;
    return std::any_of(names.begin(), names.end(),
                       [&](const Mention* name) { return name != nullptr && are_different(*name, mentions_[j]); });
}

bool Partition::is_compatible(std::uint32_t i, std::uint32_t j) const {
    const Cluster& c = clusters_[cluster_of_[i]];
    const Mention& m = mentions_[j];
    const auto conflict = [](std::uint32_t set, auto value) {
        const std::uint32_t known = set & ~1U;
        return number(value) != 0 && known != 0 && (known & bit(value)) == 0;
    };
    if (conflict(c.numbers, m.number) || conflict(c.genders, m.gender)) return false;
    const std::uint32_t people = bit(Kind::Person) | bit(Kind::Unknown);
    const bool wants_person = m.person == Person::He || m.person == Person::She || m.person == Person::I;
    if (wants_person && (c.kinds & people) == 0) return false;
    if (m.person == Person::It && (c.kinds & ~bit(Kind::Unknown)) == bit(Kind::Person)) return false;
    return true;
}

bool Partition::is_plausible(std::uint32_t i, std::uint32_t j, bool compatible) const {
    const Mention& a = mentions_[i];
    const Mention& m = mentions_[j];
    if (a.form == Form::Clause) return true;
    if (m.form == Form::Pronoun) {
        const bool takes_up_nouns = m.person != Person::I && m.person != Person::We && m.person != Person::You &&
                                    m.person != Person::Indefinite;
        return a.form == Form::Name || (compatible && (a.form == Form::Pronoun || takes_up_nouns));
    }
    if (a.form == Form::Pronoun) return m.form == Form::Name && compatible;
    const bool can_mean_names = m.form == Form::Nominal && (m.determiner == Determiner::Definite || m.determiner == Determiner::Demonstrative);
    if (can_mean_names && a.form == Form::Name && compatible) return true;
    if ((signatures_[i] & signatures_[j]) == 0) return false;
    return compare_heads(a, m) != 0 || has(a.words, m.word) || has(m.words, a.word) || intersects(a.words, m.words);
}

void Partition::join(std::uint32_t j, std::optional<std::uint32_t> antecedent) {
    const Mention& m = mentions_[j];
    if (antecedent) {
        cluster_of_.push_back(cluster_of_[*antecedent]);
    } else {
        cluster_of_.push_back(clusters());
        clusters_.emplace_back();
    }
    Cluster& c = clusters_[cluster_of_.back()];
    ++c.size;
    c.last = j;
    c.genders |= bit(m.gender);
    c.numbers |= bit(m.number);
    c.kinds |= bit(m.kind);
    c.persons |= bit(m.person);
    if (m.form == Form::Name) insert(c.names, &m);
    if (m.person == Person::I && c.voice == 0) c.voice = m.voice;
    if (m.names != 0 && c.voice == 0) c.voice = m.names;
    if (m.form == Form::Clause) return;
    if (m.form != Form::Pronoun) {
        insert(c.phrases, m.phrase);
        insert(c.heads, m.word);
        if (m.apposition.word != 0) {
            insert(c.phrases, m.apposition.phrase);
            insert(c.heads, m.apposition.word);
            if (m.apposition.word != m.word) remember(m.apposition.word, j);
        }
        if (m.sense != nullptr) insert(c.senses, m.sense);
        remember(m.word, j);
        if (m.phrase != m.word) remember(m.phrase, j);
        if (m.lemma != m.word) remember(m.lemma, j);
        if (m.form == Form::Name) remember(m.acronym, j);
        if (m.names != 0) remember(names_key(m.names), j);
    } else if (m.person == Person::I || m.person == Person::We || m.person == Person::You) {
        remember(voice_key(m.voice, m.person), j);
    }
}

} // namespace newsgraph::extract::coreference
