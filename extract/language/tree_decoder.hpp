// SPDX-License-Identifier: Apache-2.0
// The best projective dependency tree with one child of the root: Eisner's algorithm (1996), O(n^3) time,
// O(n^2) memory, with the root's span held to a single dependent; but O(n^2) time where every word's best head
// together make such a tree, as they mostly do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph::extract {

/// Scores of arcs among `size` words: score(dependent, head), both counted from 1, head 0 is the root.
class ArcScores {
public:
    explicit ArcScores(std::size_t size) : size_(size), values_((size + 1) * (size + 1), 0.0F) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] float& at(std::size_t dependent, std::size_t head) noexcept {
        return values_[dependent * (size_ + 1) + head];
    }
    [[nodiscard]] float at(std::size_t dependent, std::size_t head) const noexcept {
        return values_[dependent * (size_ + 1) + head];
    }

private:
    std::size_t size_;
    std::vector<float> values_;
};

/// The head of each word 1..size (0: the root), at index word - 1. Of equal trees the same one is always chosen.
[[nodiscard]] std::vector<std::uint32_t> best_tree(const ArcScores& scores);

} // namespace newsgraph::extract
