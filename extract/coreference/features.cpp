// SPDX-License-Identifier: Apache-2.0
// Features after Durrett and Klein ("Easy Victories and Uphill Battles in Coreference Resolution", EMNLP 2013):
// many shallow properties, each in conjunction with the types of the two mentions, hashed into one table; and
// some of the whole cluster, so that "he" does not join one in which there is a "she".
#include "extract/coreference/comparison.hpp"
#include "extract/coreference/feature_hash.hpp"
#include "extract/coreference/partition.hpp"

#include <algorithm>

namespace newsgraph::extract::coreference {
namespace {

/// The row of a property seen together with the types of the mentions; both are well mixed already.
std::uint32_t row(std::uint32_t property, std::uint32_t type) {
    return ((property ^ type) * 0x9E3779B1U) >> (32U - kFeatureBits);
}

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

template <std::size_t N> bool contains(const std::array<WordId, N>& words, WordId word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::uint32_t Partition::type(const Mention& m) { return mix(type_of(m), 3); }

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
    both(mix(number(m.within), role(m)));
    both(mix(number(m.cut), m.last_inside));
    both(mix(number(m.cut), m.first_outside));
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

void Partition::pair(const Candidate& candidate, std::uint32_t j, FeatureRows& rows) const {
    const std::uint32_t i = candidate.mention;
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
    const std::uint32_t cuts = mix(number(a.cut), number(m.cut));
    const std::uint32_t kinds = mix(number(a.kind), number(m.kind));
    const std::uint32_t determiners = mix(number(a.determiner), number(m.determiner));
    const std::uint32_t roles = mix(role(a), role(m));
    both(0);
    both(bucket(sentences));
    both(cuts);
    both(mix(bucket(j - i), sentences == 0 ? 1 : 0));
    both(mix(candidate.rank, sentences == 0 ? 1 : 0));

    // Words.
    std::uint32_t match = 0;
    if (both_full) {
        match = compare_heads(a, m);
        if (match != 0 && match < 4) match = match * 8 + compare_words(a, m);
        if (match == 0) {
            if (has(a.words, m.word)) match |= 64;
            if (has(m.words, a.word)) match |= 128;
            if (intersects(a.words, m.words)) match |= 256;
        }
        both(match);
        both(mix(match, kinds));
        both(mix(match, bucket(sentences)));
        both(mix(match, determiners));
        both(mix(match, compare_names(a, m)));
        both((contains(c.phrases, m.phrase) ? 2U : 0U) + (contains(c.heads, m.word) ? 1U : 0U) + (match != 0 ? 4U : 0U));
        add(match == 0 ? mix(a.lemma, m.lemma) : mix(match, m.lemma));
        add(match == 0 ? mix(number(a.kind), m.lemma) : mix(number(m.determiner), m.lemma));
        const std::uint32_t like = likeness(a.sense, m.sense);
        const std::uint32_t nouns = mix(like, match == 0 ? 0 : 1);
        both(nouns);
        both(mix(nouns, determiners));
        both(mix(nouns, bucket(sentences)));
        both(mix(nouns, kinds));
        std::uint32_t best = 0;
        for (const auto* sense : c.senses) {
            if (sense == nullptr) break;
            best = std::max(best, sense == a.sense ? like : likeness(sense, m.sense));
        }
        both(mix(best, match == 0 ? 0 : 1));
    } else {
        slot += 13;
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
    both(kinds);
    both(mix(mix(c.numbers, number(m.number)), mix(c.genders, number(m.gender))));
    both(mix(c.kinds, number(m.kind)));
    both(mix(c.persons, number(m.person)));
    both(candidate.compatible ? 1 : 0);

    // Place and salience.
    both(determiners);
    both(roles);
    both(mix(number(a.within), number(m.within)));
    both(mix(cuts, mix(a.last_inside, a.first_outside)));
    add(mix(cuts, mix(m.last_inside, m.first_outside)));
    add(mix(number(a.cut), a.first_outside));
    add(mix(number(m.cut), m.first_outside));
    both(mix(roles, std::min(sentences, 2U)));
    both(mix(bucket(c.size), c.names.front() != nullptr ? 1 : 0));
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
        both(mix(link, roles));
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

} // namespace newsgraph::extract::coreference
