// SPDX-License-Identifier: Apache-2.0
#include "extract/language/name_agreement.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kKinds = 4; ///< no name, person, organisation, location
constexpr std::size_t kTagsOfKind = 4;
constexpr std::size_t kShortest = 3; ///< bytes; shorter words (initials, "A", "I") are many things in one document
// Chosen on Universal NER's development set; from 0.5 to 1 it makes little difference.
constexpr float kStrength = 0.75F;
constexpr float kFloor = -6.0F; ///< no single occurrence may rule a kind out

using Evidence = std::array<float, kKinds>;

struct Votes {
    Evidence sum{};
    std::uint32_t count = 0;
};

/// How far the best tag of each kind lies below the best of all.
Evidence evidence_of(const NameScores& scores) noexcept {
    Evidence out{scores[0]};
    for (std::size_t kind = 1; kind < kKinds; ++kind) {
        const auto* const first = scores.data() + 1 + kTagsOfKind * (kind - 1);
        out[kind] = *std::max_element(first, first + kTagsOfKind);
    }
    const float best = *std::max_element(out.begin(), out.end());
    for (float& value : out) value = std::max(value - best, kFloor);
    return out;
}

bool capitalised(std::string_view form) {
    if (form.size() < kShortest) return false;
    const auto lead = static_cast<unsigned char>(form.front());
    if (lead < 0x80) return lead >= 'A' && lead <= 'Z';
    return is_upper(CodePoints(form, {0, static_cast<std::uint32_t>(form.size())}).value.front());
}

/// A headline's capitals say nothing: its words do not vote.
bool is_headline(const Sentence& sentence) noexcept {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (const Token& token : sentence.tokens) {
        const char c = token.form.empty() ? ' ' : token.form.front();
        const bool capital = c >= 'A' && c <= 'Z';
        words += capital || (c >= 'a' && c <= 'z') ? 1U : 0U;
        capitals += capital ? 1U : 0U;
    }
    return words >= 4 && 10 * capitals >= 7 * words;
}

} // namespace

void let_occurrences_agree(std::span<const Sentence> sentences, std::span<std::vector<NameScores>> scores) {
    struct Occurrence {
        NameScores* scores;
        Evidence evidence;
        Votes* votes;
        bool voted;
    };
    std::unordered_map<std::string_view, Votes> votes; // only looked up: its order is never seen
    std::vector<Occurrence> occurrences;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        const bool voting = !is_headline(sentences[s]);
        for (std::size_t i = 0; i < sentences[s].tokens.size(); ++i) {
            const std::string_view form = sentences[s].tokens[i].form;
            if (!capitalised(form)) continue;
            Votes& of_form = votes[form];
            const Evidence evidence = evidence_of(scores[s][i]);
            occurrences.push_back({&scores[s][i], evidence, &of_form, voting});
            if (!voting) continue;
            for (std::size_t kind = 0; kind < kKinds; ++kind) of_form.sum[kind] += evidence[kind];
            ++of_form.count;
        }
    }
    for (const Occurrence& o : occurrences) {
        const std::uint32_t others = o.votes->count - (o.voted ? 1U : 0U);
        if (others == 0) continue;
        const float factor = kStrength / static_cast<float>(others + 1);
        for (std::size_t kind = 0; kind < kKinds; ++kind) {
            const float moved = factor * (o.votes->sum[kind] - (o.voted ? o.evidence[kind] : 0.0F));
            const std::size_t first = kind == 0 ? 0 : 1 + kTagsOfKind * (kind - 1);
            const std::size_t last = kind == 0 ? 1 : first + kTagsOfKind;
            for (std::size_t tag = first; tag < last; ++tag) (*o.scores)[tag] += moved;
        }
    }
}

} // namespace newsgraph::extract
