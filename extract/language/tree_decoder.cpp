// SPDX-License-Identifier: Apache-2.0
#include "extract/language/tree_decoder.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

constexpr float kImpossible = -1e30F;

/// The chart. A complete span has its head at one end and is finished on both sides; an incomplete one is an
/// arc between its ends. Tables have a row for each width of a span, in it a cell for each left end: all spans of a
/// width are parted at one distance from their left ends at once, so that the inner loop walks along rows. Where
/// the best parting of a span is, is not kept but looked for again in the few spans of the tree.
class Chart {
public:
    explicit Chart(std::size_t words) : n_(words + 1) {
        for (auto* table : {&complete_right_, &complete_left_, &under_arc_, &arc_right_, &arc_left_})
            table->assign(n_ * n_, kImpossible);
        std::fill_n(complete_right_.begin(), n_, 0.0F);
        std::fill_n(complete_left_.begin(), n_, 0.0F);
    }

    void fill(const ArcScores& scores) {
        for (std::size_t width = 1; width < n_; ++width) fill_width(scores, width);
    }

    [[nodiscard]] std::vector<std::uint32_t> heads() const {
        enum class Kind { CompleteRight, CompleteLeft, ArcRight, ArcLeft };
        struct Item {
            std::size_t s, width;
            Kind kind;
        };
        std::vector<std::uint32_t> out(n_ - 1, 0);
        std::vector<Item> stack{{0, n_ - 1, Kind::CompleteRight}};
        while (!stack.empty()) {
            const auto [s, width, kind] = stack.back();
            stack.pop_back();
            if (width == 0) continue;
            const std::size_t t = s + width;
            // The first parting of the span that gives its score.
            std::size_t k = 0;
            if (kind == Kind::CompleteRight) {
                const float score = at(complete_right_, width, s);
                for (k = 1; k < width && at(arc_right_, k, s) + at(complete_right_, width - k, s + k) != score;) ++k;
                stack.push_back({s, k, Kind::ArcRight});
                stack.push_back({s + k, width - k, Kind::CompleteRight});
            } else if (kind == Kind::CompleteLeft) {
                const float score = at(complete_left_, width, s);
                while (k + 1 < width && at(complete_left_, k, s) + at(arc_left_, width - k, s + k) != score) ++k;
                stack.push_back({s, k, Kind::CompleteLeft});
                stack.push_back({s + k, width - k, Kind::ArcLeft});
            } else {
                const float score = at(under_arc_, width, s);
                const auto parted = [&] { return at(complete_right_, k, s) + at(complete_left_, width - 1 - k, s + k + 1); };
                while (s > 0 && k + 1 < width && parted() != score) ++k;
                if (kind == Kind::ArcRight) out[t - 1] = static_cast<std::uint32_t>(s);
                else out[s - 1] = static_cast<std::uint32_t>(t);
                stack.push_back({s, k, Kind::CompleteRight});
                stack.push_back({s + k + 1, width - 1 - k, Kind::CompleteLeft});
            }
        }
        return out;
    }

private:
    using Table = std::vector<float>;

    [[nodiscard]] float at(const Table& table, std::size_t width, std::size_t s) const noexcept { return table[width * n_ + s]; }

    /// The scores of `count` spans from cell (width, s) on, given those of their parts.
    void improve(Table& table, std::size_t width, std::size_t s, std::size_t count, const float* __restrict left,
                 const float* __restrict right) const noexcept {
        float* __restrict const best = table.data() + width * n_ + s;
        for (std::size_t i = 0; i < count; ++i) {
            const float v = left[i] + right[i];
            best[i] = v > best[i] ? v : best[i];
        }
    }

    void fill_width(const ArcScores& scores, std::size_t width) {
        const auto cell = [this](const Table& table, std::size_t w, std::size_t s) { return table.data() + w * n_ + s; };
        const std::size_t spans = n_ - width;
        // The span of the root, s = 0, is special: the root hangs on nothing and has nothing to its right but its one child.
        improve(under_arc_, width, 0, 1, cell(complete_right_, 0, 0), cell(complete_left_, width - 1, 1));
        for (std::size_t k = 0; k < width; ++k)
            improve(under_arc_, width, 1, spans - 1, cell(complete_right_, k, 1), cell(complete_left_, width - 1 - k, k + 2));
        for (std::size_t s = 0; s < spans; ++s) {
            const float parts = at(under_arc_, width, s);
            arc_right_[width * n_ + s] = parts + scores.at(s + width, s);
            if (s > 0) arc_left_[width * n_ + s] = parts + scores.at(s, s + width);
        }
        for (std::size_t k = 0; k < width; ++k)
            improve(complete_left_, width, 1, spans - 1, cell(complete_left_, k, 1), cell(arc_left_, width - k, k + 1));
        for (std::size_t k = 1; k <= width; ++k)
            improve(complete_right_, width, 0, spans, cell(arc_right_, k, 0), cell(complete_right_, width - k, k));
    }

    std::size_t n_;
    Table complete_right_, complete_left_; ///< the head is the left end, the right end
    Table under_arc_;                      ///< the two complete spans under an arc between the ends
    Table arc_right_, arc_left_;           ///< with the arc from left to right, from right to left
};

/// The best head of every word for itself, cycles and crossings be what they may.
std::vector<std::uint32_t> best_heads(const ArcScores& scores) {
    std::vector<std::uint32_t> out(scores.size());
    for (std::size_t d = 1; d <= scores.size(); ++d) {
        std::uint32_t best = 0;
        for (std::uint32_t h = 1; h <= scores.size(); ++h) {
            if (h != d && scores.at(d, h) > scores.at(d, best)) best = h;
        }
        out[d - 1] = best;
    }
    return out;
}

/// Whether the heads make one tree under one child of the root, without crossing arcs: every word's descendants
/// are then as many as the places from the first to the last of them.
bool is_projective_tree(const std::vector<std::uint32_t>& heads) {
    struct Yield {
        std::size_t first, last, size, waiting; ///< children not seen yet
    };
    const std::size_t n = heads.size();
    if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
    std::vector<Yield> yields(n + 1);
    for (std::size_t d = 0; d <= n; ++d) yields[d] = {d, d, 1, 0};
    for (const std::uint32_t h : heads) ++yields[h].waiting;
    std::size_t seen = 0;
    for (std::size_t leaf = 1; leaf <= n; ++leaf) {
        // From each word whose children are all seen upwards, as far as it was the last child.
        for (std::size_t d = leaf; d != 0 && yields[d].waiting == 0;) {
            const Yield own = yields[d];
            if (own.last - own.first + 1 != own.size) return false;
            ++seen;
            yields[d].waiting = n + 1; // not again
            const std::size_t h = heads[d - 1];
            Yield& up = yields[h];
            up = {std::min(up.first, own.first), std::max(up.last, own.last), up.size + own.size, up.waiting - 1};
            d = h;
        }
    }
    return seen == n; // else some words go round in a cycle
}

} // namespace

std::vector<std::uint32_t> best_tree(const ArcScores& scores) {
    if (scores.size() == 0) return {};
    // Most sentences need no chart: no tree is better than the best heads when these are one.
    if (auto heads = best_heads(scores); is_projective_tree(heads)) return heads;
    Chart chart(scores.size());
    chart.fill(scores);
    return chart.heads();
}

} // namespace newsgraph::extract
