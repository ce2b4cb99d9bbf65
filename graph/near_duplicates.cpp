// SPDX-License-Identifier: Apache-2.0
// Words are runs of letters and digits, lower-cased in ASCII; other bytes of UTF-8 count as letters. That is enough to see
// through changed quotation marks, line breaks and dashes, and costs one pass.
#include "graph/near_duplicates.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace newsgraph::graph {
namespace {

constexpr std::size_t kShingleWords = 5;
constexpr std::size_t kBands = 32;
constexpr std::size_t kRows = 3;
constexpr std::size_t kMinWords = 20;
constexpr double kCopyShare = 0.7;
constexpr double kContainedShare = 0.9;
constexpr std::size_t kContainedShingles = 50;
/// Texts of one bucket that are no copies of each other: a later text is compared with this many of them.
constexpr std::size_t kMaxLeaders = 32;

/// SplitMix64's finisher (Steele, Lea, Flood 2014): a fixed bijection that mixes all bits.
std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 30U;
    x *= 0xBF58476D1CE4E5B9U;
    x ^= x >> 27U;
    x *= 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

bool is_quote_byte(std::string_view text, std::size_t i) {
    // U+2010 … U+203E: typographic dashes, quotes and dots, which copies change freely.
    return text.substr(i, 2) == "\xE2\x80";
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
    std::vector<std::uint64_t> words;
    std::uint64_t hash = 0;
    const auto finish = [&] {
        if (hash != 0) words.push_back(mix(hash));
        hash = 0;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        if (is_quote_byte(text, i)) {
            finish();
            i += 2;
            continue;
        }
        if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + ('a' - 'A'));
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
        if (is_letter) {
            hash = (hash == 0 ? 0xCBF29CE484222325U : hash);
            hash = (hash ^ c) * 0x100000001B3U; // FNV-1a
        } else {
            finish();
        }
    }
    finish();
    return words;
}

using Shingles = std::vector<std::uint64_t>; ///< sorted, distinct

Shingles shingles_of(std::string_view text) {
    const auto words = word_hashes(text);
    Shingles shingles;
    if (words.empty()) return {};
    if (words.size() < kMinWords) {
        std::uint64_t whole = words.size();
        for (const auto word : words) whole = mix(whole ^ word) + 1;
        return {whole};
    }
    shingles.reserve(words.size());
    for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
        std::uint64_t shingle = 0;
        for (std::size_t k = 0; k < kShingleWords; ++k) shingle = mix(shingle ^ words[i + k]) + k;
        shingles.push_back(shingle);
    }
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

using Signature = std::array<std::uint64_t, kBands * kRows>;

Signature signature_of(const Shingles& shingles) {
    Signature signature;
    for (std::size_t i = 0; i < signature.size(); ++i) {
        // Multiply-shift hashing: one odd multiplier a row, taken from the mixer.
        const std::uint64_t multiplier = mix(i + 1) | 1U;
        std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
        for (const auto shingle : shingles) {
            const std::uint64_t value = shingle * multiplier;
            least = std::min(least, value ^ (value >> 32U));
        }
        signature[i] = least;
    }
    return signature;
}

bool are_copies(const Shingles& a, const Shingles& b) {
    std::size_t shared = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) {
            ++shared;
            ++x;
            ++y;
        } else if (*x < *y) {
            ++x;
        } else {
            ++y;
        }
    }
    const auto smaller = std::min(a.size(), b.size());
    const auto joint = a.size() + b.size() - shared;
    return static_cast<double>(shared) >= kCopyShare * static_cast<double>(joint) ||
           (smaller >= kContainedShingles &&
            static_cast<double>(shared) >= kContainedShare * static_cast<double>(smaller));
}

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t i) {
    while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    return i;
}

} // namespace

std::vector<std::uint32_t> find_copies(std::span<const std::string_view> texts) {
    std::vector<Shingles> shingles;
    shingles.reserve(texts.size());
    std::vector<std::pair<std::uint64_t, std::uint32_t>> buckets; // (band and its values, text)
    buckets.reserve(texts.size() * kBands);
    for (std::uint32_t t = 0; t < texts.size(); ++t) {
        shingles.push_back(texts[t].empty() ? Shingles{} : shingles_of(texts[t]));
        if (shingles.back().empty()) continue;
        const auto signature = signature_of(shingles.back());
        for (std::size_t band = 0; band < kBands; ++band) {
            std::uint64_t bucket = mix(band + 1);
            for (std::size_t row = 0; row < kRows; ++row) bucket = mix(bucket ^ signature[band * kRows + row]);
            buckets.emplace_back(bucket, t);
        }
    }
    std::sort(buckets.begin(), buckets.end());

    std::vector<std::uint32_t> parent(texts.size());
    std::iota(parent.begin(), parent.end(), 0U);
    for (std::size_t begin = 0; begin < buckets.size();) {
        std::size_t end = begin;
        std::vector<std::uint32_t> leaders;
        for (; end < buckets.size() && buckets[end].first == buckets[begin].first; ++end) {
            const auto text = buckets[end].second;
            const bool joined = std::any_of(leaders.begin(), leaders.end(), [&](std::uint32_t leader) {
                const auto a = root_of(parent, leader);
                const auto b = root_of(parent, text);
                if (a == b) return true;
                if (!are_copies(shingles[leader], shingles[text])) return false;
                parent[std::max(a, b)] = std::min(a, b); // the first text leads its group
                return true;
            });
            if (!joined && leaders.size() < kMaxLeaders) leaders.push_back(text);
        }
        begin = end;
    }
    for (std::uint32_t t = 0; t < texts.size(); ++t) parent[t] = root_of(parent, t);
    return parent;
}

} // namespace newsgraph::graph
