// SPDX-License-Identifier: Apache-2.0
#include "extract/language/tree_decoder.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

constexpr float kImpossible = -1e30F;

/// The chart. A complete span has its head at one end and is finished on both sides; an incomplete one is an
/// arc between its ends. Right-headed tables are stored by their right end, so that the inner loops
/// below walk two rows forwards.
class Chart {
public:
    explicit Chart(std::size_t words) : n_(words + 1), cells_(n_ * n_) {
        for (auto* table : {&complete_right_, &complete_left_, &arc_right_, &arc_left_}) table->assign(cells_, kImpossible);
        for (auto* table : {&split_right_, &split_left_, &split_arc_}) table->assign(cells_, 0);
        for (std::size_t i = 0; i < n_; ++i) complete_right_[i * n_ + i] = complete_left_[i * n_ + i] = 0;
    }

    void fill(const ArcScores& scores) {
        for (std::size_t width = 1; width < n_; ++width) {
            for (std::size_t s = 0; s + width < n_; ++s) fill_span(scores, s, s + width);
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> heads() const {
        enum class Kind { CompleteRight, CompleteLeft, ArcRight, ArcLeft };
        struct Item {
            std::size_t s, t;
            Kind kind;
        };
        std::vector<std::uint32_t> out(n_ - 1, 0);
        std::vector<Item> stack{{0, n_ - 1, Kind::CompleteRight}};
        while (!stack.empty()) {
            const auto [s, t, kind] = stack.back();
            stack.pop_back();
            if (s == t) continue;
            if (kind == Kind::CompleteRight) {
                const std::size_t r = split_right_[s * n_ + t];
                stack.push_back({s, r, Kind::ArcRight});
                stack.push_back({r, t, Kind::CompleteRight});
            } else if (kind == Kind::CompleteLeft) {
                const std::size_t r = split_left_[s * n_ + t];
                stack.push_back({s, r, Kind::CompleteLeft});
                stack.push_back({r, t, Kind::ArcLeft});
            } else {
                const std::size_t r = split_arc_[s * n_ + t];
                if (kind == Kind::ArcRight) out[t - 1] = static_cast<std::uint32_t>(s);
                else out[s - 1] = static_cast<std::uint32_t>(t);
                stack.push_back({s, r, Kind::CompleteRight});
                stack.push_back({r + 1, t, Kind::CompleteLeft});
            }
        }
        return out;
    }

private:
    // complete_right_[s,t]: head s. complete_left_[t,s]: head t. arc_right_[t,s]: s -> t. arc_left_[t,s]: t -> s.
    void fill_span(const ArcScores& scores, std::size_t s, std::size_t t) {
        float best = kImpossible;
        std::size_t at = s;
        const float* left = complete_right_.data() + s * n_;
        const float* right = complete_left_.data() + t * n_ + 1;
        const std::size_t last = s == 0 ? 1 : t; // the root has nothing to its right but its one child
        for (std::size_t r = s; r < last; ++r) {
            if (const float v = left[r] + right[r]; v > best) {
                best = v;
                at = r;
            }
        }
        split_arc_[s * n_ + t] = static_cast<std::uint16_t>(at);
        arc_right_[t * n_ + s] = best + scores.at(t, s);
        if (s > 0) {
            arc_left_[t * n_ + s] = best + scores.at(s, t);
            best = kImpossible;
            at = s;
            for (std::size_t r = s; r < t; ++r) {
                if (const float v = complete_left_[r * n_ + s] + arc_left_[t * n_ + r]; v > best) {
                    best = v;
                    at = r;
                }
            }
            complete_left_[t * n_ + s] = best;
            split_left_[s * n_ + t] = static_cast<std::uint16_t>(at);
        }
        best = kImpossible;
        at = t;
        for (std::size_t r = s + 1; r <= t; ++r) {
            if (const float v = arc_right_[r * n_ + s] + complete_right_[r * n_ + t]; v > best) {
                best = v;
                at = r;
            }
        }
        complete_right_[s * n_ + t] = best;
        split_right_[s * n_ + t] = static_cast<std::uint16_t>(at);
    }

    std::size_t n_;
    std::size_t cells_;
    std::vector<float> complete_right_, complete_left_, arc_right_, arc_left_;
    std::vector<std::uint16_t> split_right_, split_left_, split_arc_;
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
