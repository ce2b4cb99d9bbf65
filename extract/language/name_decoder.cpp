// SPDX-License-Identifier: Apache-2.0
#include "extract/language/name_decoder.hpp"

#include "extract/language/kernels.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

constexpr float kImpossible = -1e30F;
constexpr std::size_t kOutside = 0;
enum class Position : std::uint8_t { Begin, Inside, Last, Unit };

constexpr std::size_t kind_of(std::size_t tag) noexcept { return (tag - 1) / 4; }
constexpr Position position_of(std::size_t tag) noexcept { return static_cast<Position>((tag - 1) % 4); }
constexpr bool leaves_open(std::size_t tag) noexcept {
    return tag != kOutside && (position_of(tag) == Position::Begin || position_of(tag) == Position::Inside);
}
constexpr bool continues(std::size_t tag) noexcept {
    return tag != kOutside && (position_of(tag) == Position::Inside || position_of(tag) == Position::Last);
}
/// Which name is open between two words: none, or one of a kind. A tag may follow another if the one's name is the other's.
constexpr std::size_t kOpenNames = 1 + (kNameTags - 1) / 4;
constexpr std::size_t open_before(std::size_t tag) noexcept { return continues(tag) ? 1 + kind_of(tag) : 0; }
constexpr std::size_t open_after(std::size_t tag) noexcept { return leaves_open(tag) ? 1 + kind_of(tag) : 0; }

double probability_of_kind(std::span<const NameScores> scores, std::size_t kind) noexcept {
    double sum = 0;
    for (const NameScores& token : scores) {
        const float largest = *std::max_element(token.begin(), token.end());
        double all = 0;
        double of_kind = 0;
        for (std::size_t tag = 0; tag < kNameTags; ++tag) {
            const double e = static_cast<double>(fast_exp(token[tag] - largest));
            all += e;
            if (tag != kOutside && kind_of(tag) == kind) of_kind += e;
        }
        sum += of_kind / all;
    }
    return sum / static_cast<double>(scores.size());
}

} // namespace

std::vector<Name> best_names(std::span<const NameScores> scores) {
    std::vector<Name> names;
    const std::size_t n = scores.size();
    if (n == 0) return names;
    std::vector<std::array<std::uint8_t, kNameTags>> back(n);
    NameScores best{};
    for (std::size_t tag = 0; tag < kNameTags; ++tag) best[tag] = continues(tag) ? kImpossible : scores[0][tag];
    for (std::size_t i = 1; i < n; ++i) {
        std::array<float, kOpenNames> top;
        top.fill(2 * kImpossible);
        std::array<std::uint8_t, kOpenNames> from{};
        for (std::size_t before = 0; before < kNameTags; ++before) {
            const std::size_t open = open_after(before);
            if (best[before] > top[open]) {
                top[open] = best[before];
                from[open] = static_cast<std::uint8_t>(before);
            }
        }
        NameScores next{};
        for (std::size_t tag = 0; tag < kNameTags; ++tag) {
            next[tag] = top[open_before(tag)] + scores[i][tag];
            back[i][tag] = from[open_before(tag)];
        }
        best = next;
    }
    std::size_t tag = kOutside;
    for (std::size_t t = 1; t < kNameTags; ++t) {
        if (!leaves_open(t) && best[t] > best[tag]) tag = t;
    }
    std::size_t last = n;
    for (std::size_t i = n; i-- > 0; tag = back[i][tag]) {
        if (tag == kOutside) continue;
        if (position_of(tag) == Position::Last || position_of(tag) == Position::Unit) last = i + 1;
        if (position_of(tag) == Position::Begin || position_of(tag) == Position::Unit) {
            const std::size_t kind = kind_of(tag);
            names.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last),
                             static_cast<NameKind>(kind),
                             probability_of_kind(scores.subspan(i, last - i), kind)});
        }
    }
    std::reverse(names.begin(), names.end());
    return names;
}

} // namespace newsgraph::extract
