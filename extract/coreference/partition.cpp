// SPDX-License-Identifier: Apache-2.0
// Features after Durrett and Klein ("Easy Victories and Uphill Battles in Coreference Resolution", EMNLP 2013):
// many shallow properties, each in conjunction with the types of the two mentions, hashed into one table; and
// some of the whole cluster, so that "he" does not join one in which there is a "she".
#include "extract/coreference/partition.hpp"

#include "extract/coreference/word_vectors.hpp"

#include <algorithm>

namespace newsgraph::extract::coreference {
namespace {

constexpr std::uint32_t kNearPronoun = 35; ///< mentions back
constexpr std::uint32_t kNear = 15;
constexpr std::uint32_t kClauseReach = 2; ///< sentences

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
    std::uint32_t x = (a ^ (b * 0x9E3779B1U)) * 0x85EBCA6BU;
    x ^= x >> 15U;
    return x * 0xC2B2AE35U;
}

/// The row of a property seen together with the types of the mentions; both are well mixed already.
std::uint32_t row(std::uint32_t property, std::uint32_t type) {
    return ((property ^ type) * 0x9E3779B1U) >> (32U - kFeatureBits);
}

std::uint32_t bucket(std::uint32_t n) {
    if (n < 5) return n;
    if (n < 8) return 5;
    if (n < 12) return 6;
    if (n < 20) return 7;
    if (n < 40) return 8;
    return 9;
}

template <typename Enum> std::uint32_t number(Enum e) { return static_cast<std::uint32_t>(e); }
template <typename Enum> std::uint32_t bit(Enum e) { return 1U << static_cast<std::uint32_t>(e); }

/// Grammatical role, coarsely.
std::uint32_t role(const Mention& m) {
    switch (m.relation) {
    case Relation::Nsubj:
    case Relation::NsubjOuter: return 1;
    case Relation::NsubjPass: return 2;
    case Relation::Obj:
    case Relation::Iobj: return 3;
    case Relation::Obl:
    case Relation::OblUnmarked:
    case Relation::OblAgent: return 4;
    case Relation::Nmod:
    case Relation::NmodUnmarked: return 5;
    case Relation::NmodPoss: return 6;
    case Relation::Compound:
    case Relation::NmodDesc:
    case Relation::Amod: return 7;
    case Relation::Appos: return 8;
    case Relation::Conj: return 9;
    case Relation::Root:
    case Relation::Parataxis: return 10;
    case Relation::Vocative: return 11;
    default: return 12;
    }
}

/// Pronouns by what they mean, other mentions by form and determiner.
std::uint32_t type_of(const Mention& m) {
    if (m.form == Form::Pronoun) return 100 + number(m.person) * 2 + (m.possessive ? 1 : 0);
    return number(m.form) * 8 + number(m.determiner);
}

bool intersects(const std::vector<WordId>& a, const std::vector<WordId>& b) {
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) return true;
        if (*x < *y) {
            ++x;
        } else {
            ++y;
        }
    }
    return false;
}

bool has(const std::vector<WordId>& words, WordId word) {
    return std::binary_search(words.begin(), words.end(), word);
}

/// How the words of a phrase with the same head compare: 0 equal, 1 the later says less, 2 more, 3 other things.
std::uint32_t compare_words(const Mention& i, const Mention& j) {
    const bool less = std::includes(i.words.begin(), i.words.end(), j.words.begin(), j.words.end());
    const bool more = std::includes(j.words.begin(), j.words.end(), i.words.begin(), i.words.end());
    return less ? (more ? 0U : 1U) : (more ? 2U : 3U);
}

template <std::size_t N> bool contains(const std::array<WordId, N>& words, WordId word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

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

/// Similarity of two words in steps, 0 where one is unknown.
std::uint32_t likeness(const std::int8_t* a, const std::int8_t* b) {
    if (a == nullptr || b == nullptr) return 0;
    return static_cast<std::uint32_t>(std::clamp(similarity(a, b), -10, 79) + 10) / 10 + 1;
}

WordId voice_key(std::uint32_t voice, Person person) { return mix(mix(voice, 77), number(person)); }
WordId names_key(std::uint32_t voice) { return mix(voice, 78); }

} // namespace

Partition::Partition(const Reading& reading, std::span<const Mention> mentions)
    : reading_(reading), mentions_(mentions) {
    types_.reserve(mentions.size());
    for (const Mention& m : mentions) types_.push_back(mix(type_of(m), 3));
    cluster_of_.reserve(mentions.size());
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

void Partition::candidates(std::uint32_t j, std::vector<std::uint32_t>& found) const {
    const Mention& m = mentions_[j];
    std::uint32_t near = m.form == Form::Pronoun ? kNearPronoun : kNear;
    const bool takes_up_clauses = m.person == Person::Demonstrative || m.person == Person::It ||
                                  m.determiner == Determiner::Demonstrative;
    found.clear();
    std::uint32_t from = j;
    while (from > 0 && near > 0) {
        const Mention& a = mentions_[--from];
        if (a.form == Form::Clause) {
            if (takes_up_clauses && m.sentence - a.sentence <= kClauseReach) found.push_back(from);
        } else {
            --near;
            if (a.head != m.head || a.sentence != m.sentence) found.push_back(from);
        }
    }
    const auto add_recent = [&](WordId key) {
        if (const Recent* r = recent(key)) {
            for (std::uint32_t k = 0; k < std::min<std::uint32_t>(r->count, kRecent); ++k) {
                if (r->at[k] < from) found.push_back(r->at[k]);
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
        if (m.entry != 0) add_recent(m.entry);
        if (m.lemma != m.word) add_recent(m.lemma);
        if (m.form == Form::Name) {
            add_recent(m.acronym);
            for (const WordId word : m.words) add_recent(word);
            if (m.names != 0) add_recent(voice_key(m.names, Person::I));
        }
    }
    const auto far = std::find_if(found.begin(), found.end(), [from](std::uint32_t i) { return i < from; });
    std::sort(far, found.end(), std::greater<>());
    found.erase(std::unique(far, found.end()), found.end());
}

void Partition::alone(std::uint32_t j, FeatureRows& rows) const {
    const Mention& m = mentions_[j];
    const std::uint32_t type = types_[j];
    rows.clear();
    std::uint32_t slot = 0;
    const auto add = [&](std::uint32_t value) {
        const std::uint32_t base = mix(0xA000 + slot++, value);
        rows.add(row(base, 0));
        rows.add(row(base, type));
        return base;
    };
    const auto both = [&](std::uint32_t value) { rows.add_dense(add(value) >> (32U - kDenseBits)); };
    const Recent* same_word = m.form == Form::Pronoun ? nullptr : recent(m.word);
    const Recent* same_phrase = m.form == Form::Pronoun ? nullptr : recent(m.phrase);
    const std::uint32_t seen = same_word == nullptr ? 0 : std::min(same_word->count, 3U);
    const std::uint32_t repeated = same_phrase == nullptr ? 0 : std::min(same_phrase->count, 3U);
    both(0);
    add(m.lemma);
    add(m.word);
    add(m.first);
    add(m.before);
    add(m.after);
    add(mix(role(m), number(m.number)));
    add(mix(number(m.kind), number(m.determiner)));
    add(bucket(m.tokens.last - m.tokens.first));
    both(mix(seen, repeated));
    add(mix(mix(seen, repeated), mix(number(m.kind), number(m.determiner))));
    add(m.governor);
    both(mix(bucket(m.sentence), seen));
    add(mix(m.quoted ? 1 : 0, m.voice != 0 ? 1 : 0));
    add(number(m.cut));
    add(bucket(static_cast<std::uint32_t>(m.words.size())));
    both(number(reading_.sentences[m.sentence].block));
    for (const WordId word : m.words) add(word), --slot;
}

void Partition::profile(std::uint32_t j, std::vector<std::uint32_t>& rows) const {
    const Mention& m = mentions_[j];
    rows.clear();
    std::uint32_t slot = 0;
    const auto add = [&](std::uint32_t value) { rows.push_back(mix(0xC000 + slot++, value) >> (32U - kProfileBits)); };
    add(types_[j]);
    add(number(m.form));
    add(number(m.kind));
    add(mix(number(m.kind), number(m.determiner)));
    add(number(m.number));
    add(number(m.gender));
    add(role(m));
    add(number(m.cut));
    add(bucket(m.tokens.last - m.tokens.first));
    add(bucket(static_cast<std::uint32_t>(m.words.size())));
    add(mix(m.quoted ? 1 : 0, m.voice != 0 ? 1 : 0));
    add(mix(m.reflexive ? 1 : 0, m.possessive ? 1 : 0));
    add(m.sense != nullptr ? 1 : 0);
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

void Partition::pair(std::uint32_t i, std::uint32_t j, std::uint32_t rank, FeatureRows& rows) const {
    const Mention& a = mentions_[i];
    const Mention& m = mentions_[j];
    const Cluster& c = clusters_[cluster_of_[i]];
    const std::uint32_t type = types_[j];
    const std::uint32_t types = mix(types_[i], type);
    const bool pronoun = m.form == Form::Pronoun;
    const bool both_full = !pronoun && a.form != Form::Pronoun;
    rows.clear();
    std::uint32_t slot = 0;
    const auto add = [&](std::uint32_t value) {
        const std::uint32_t base = mix(0xB000 + slot++, value);
        rows.add(row(base, type));
        rows.add(row(base, types));
        return base;
    };
    const auto both = [&](std::uint32_t value) { rows.add_dense(add(value) >> (32U - kDenseBits)); };
    const auto skip = [&] { ++slot; };

    const std::uint32_t sentences = m.sentence - a.sentence;
    both(0);
    both(bucket(sentences));
    both(mix(number(a.cut), number(m.cut)));
    both(mix(bucket(j - i), sentences == 0 ? 1 : 0));
    both(mix(rank, sentences == 0 ? 1 : 0));

    // Words.
    std::uint32_t match = 0;
    if (both_full) {
        const bool initials = (m.acronym != 0 && m.acronym == a.word) || (a.acronym != 0 && a.acronym == m.word);
        match = a.phrase == m.phrase || initials ? 4U : a.word == m.word ? 3U : a.lemma == m.lemma ? 2U : 0U;
        if (match != 0 && match != 4) match = match * 8 + compare_words(a, m);
        if (match == 0) {
            if (has(a.words, m.word)) match |= 64;
            if (has(m.words, a.word)) match |= 128;
            if (intersects(a.words, m.words)) match |= 256;
        }
        both(match);
        both(mix(match, mix(number(a.kind), number(m.kind))));
        both(mix(match, bucket(sentences)));
        both(mix(match, mix(number(a.determiner), number(m.determiner))));
        both((contains(c.phrases, m.phrase) ? 2U : 0U) + (contains(c.heads, m.word) ? 1U : 0U) + (match != 0 ? 4U : 0U));
        add(match == 0 ? mix(a.lemma, m.lemma) : mix(match, m.lemma));
        add(match == 0 ? mix(number(a.kind), m.lemma) : mix(number(m.determiner), m.lemma));
        const std::uint32_t like = likeness(a.sense, m.sense);
        const std::uint32_t nouns = mix(like, match == 0 ? 0 : 1);
        both(nouns);
        both(mix(nouns, mix(number(a.determiner), number(m.determiner))));
        both(mix(nouns, bucket(sentences)));
        both(mix(nouns, mix(number(a.kind), number(m.kind))));
        std::uint32_t best = 0;
        for (const auto* sense : c.senses) {
            if (sense == nullptr) break;
            best = std::max(best, sense == a.sense ? like : likeness(sense, m.sense));
        }
        both(mix(best, match == 0 ? 0 : 1));
    } else {
        slot += 12;
    }
    if (pronoun) {
        both(likeness(a.sense, m.governor_sense));
        both(likeness(a.governor_sense, m.governor_sense));
        add(a.form == Form::Pronoun ? a.word : a.lemma);
        add(mix(number(a.kind), m.governor));
        add(a.first);
    } else {
        slot += 5;
    }

    // Agreement.
    both(mix(number(a.number), number(m.number)));
    both(mix(number(a.gender), number(m.gender)));
    both(mix(number(a.kind), number(m.kind)));
    both(mix(mix(c.numbers, number(m.number)), mix(c.genders, number(m.gender))));
    both(mix(c.kinds, number(m.kind)));
    both(mix(c.persons, number(m.person)));
    both(is_compatible(i, j) ? 1 : 0);

    // Place and salience.
    both(mix(number(a.determiner), number(m.determiner)));
    both(mix(role(a), role(m)));
    both(mix(mix(role(a), role(m)), std::min(sentences, 2U)));
    both(mix(bucket(c.size), c.named ? 1 : 0));
    both(mix(c.last == i ? 1 : 0, bucket(sentences)));
    if (a.tokens.contains(m.tokens.first) && a.sentence == m.sentence) {
        both(mix(1, role(m)));
    } else {
        skip();
    }
    if (sentences == 0) {
        const SentenceTree& tree = reading_.trees[m.sentence];
        const auto head = tree.head(m.head);
        const auto other = tree.head(a.head);
        std::uint32_t link = 0;
        if (head && *head == a.head) link = 1;
        if (other && *other == m.head) link = 2;
        if (head && other && *head == *other) link = 3;
        both(mix(link, mix(role(a), role(m))));
        both(mix(m.reflexive ? 1 : 0, link));
    } else {
        slot += 2;
    }
    if (a.governor != 0 && a.governor == m.governor) {
        both(mix(1, role(a) == role(m) ? 1 : 0));
    } else {
        skip();
    }
    both(reading_.sentences[a.sentence].paragraph == reading_.sentences[m.sentence].paragraph ? 1 : 0);

    // Speech.
    const std::uint32_t same_voice = a.voice == m.voice ? (m.voice == 0 ? 1U : 2U) : (a.voice == 0 ? 3U : m.voice == 0 ? 4U : 5U);
    std::uint32_t talk = same_voice;
    if (m.listener != 0 && a.voice == m.listener) talk += 8;
    if (a.listener != 0 && a.listener == m.voice) talk += 16;
    both(talk);
    std::uint32_t naming = 0;
    if (m.names != 0 && m.names == a.voice) naming |= 1;
    if (a.names != 0 && a.names == m.voice) naming |= 2;
    if (a.names != 0 && a.names == m.listener) naming |= 4;
    if (c.voice != 0 && c.voice == m.voice) naming |= 8;
    if (c.voice != 0 && c.voice != m.voice) naming |= 16;
    if (c.voice != 0 && m.listener != 0 && c.voice == m.listener) naming |= 32;
    if (c.voice != 0 && m.names != 0) naming |= c.voice == m.names ? 64U : 128U;
    both(naming);
    both(mix(a.quoted ? 1 : 0, m.quoted ? 1 : 0));
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
    c.named = c.named || m.form == Form::Name;
    if (m.person == Person::I && c.voice == 0) c.voice = m.voice;
    if (m.names != 0 && c.voice == 0) c.voice = m.names;
    if (m.form == Form::Clause) return;
    if (m.form != Form::Pronoun) {
        insert(c.phrases, m.phrase);
        insert(c.heads, m.word);
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
