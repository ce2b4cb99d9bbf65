// SPDX-License-Identifier: Apache-2.0
// Children in compressed rows; ranges by one pass over the tokens from the deepest up. Heads of foreign
// CoNLL-U files are not trusted: a cycle ends the walk instead of the program.
#include "extract/language/sentence_tree.hpp"

#include <algorithm>
#include <numeric>

namespace newsgraph::extract {

SentenceTree::SentenceTree(const Sentence& sentence) : sentence_(&sentence) {
    const Index n = size();
    child_begin_.assign(n + 1, 0);
    for (Index i = 0; i < n; ++i) {
        if (const auto h = head(i)) ++child_begin_[*h + 1];
    }
    std::partial_sum(child_begin_.begin(), child_begin_.end(), child_begin_.begin());
    child_list_.resize(child_begin_[n]);
    auto next = child_begin_;
    for (Index i = 0; i < n; ++i) {
        if (const auto h = head(i)) child_list_[next[*h]++] = i;
    }

    std::vector<Index> breadth_first;
    breadth_first.reserve(n);
    for (Index i = 0; i < n; ++i) {
        if (!head(i)) breadth_first.push_back(i);
    }
    for (std::size_t k = 0; k < breadth_first.size(); ++k) {
        const auto below = children(breadth_first[k]);
        breadth_first.insert(breadth_first.end(), below.begin(), below.end());
    }
    ranges_.resize(n);
    for (Index i = 0; i < n; ++i) ranges_[i] = {i, i + 1};
    for (auto it = breadth_first.rbegin(); it != breadth_first.rend(); ++it) {
        if (const auto h = head(*it)) {
            ranges_[*h].first = std::min(ranges_[*h].first, ranges_[*it].first);
            ranges_[*h].last = std::max(ranges_[*h].last, ranges_[*it].last);
        }
    }
}

std::optional<SentenceTree::Index> SentenceTree::head(Index i) const {
    const auto h = sentence_->tokens[i].head;
    if (h < 0 || static_cast<Index>(h) >= size() || static_cast<Index>(h) == i) return std::nullopt;
    return static_cast<Index>(h);
}

std::span<const SentenceTree::Index> SentenceTree::children(Index i) const {
    return std::span(child_list_).subspan(child_begin_[i], child_begin_[i + 1] - child_begin_[i]);
}

std::optional<SentenceTree::Index> SentenceTree::child(Index i,
                                                       std::initializer_list<Relation> relations) const {
    for (const Index c : children(i)) {
        if (is(c, relations)) return c;
    }
    return std::nullopt;
}

bool SentenceTree::is(Index i, std::initializer_list<Relation> relations) const {
    return std::find(relations.begin(), relations.end(), relation(i)) != relations.end();
}

std::string SentenceTree::preposition(Index i) const {
    const auto marker = child(i, {Relation::Case, Relation::Mark});
    if (!marker || token(*marker).xpos == Xpos::Pos) return {};
    std::string text(lemma(*marker));
    for (const Index c : children(*marker)) {
        if (relation(c) == Relation::Fixed) text += ' ' + std::string(lemma(c));
    }
    return text;
}

SentenceTree::Index SentenceTree::head_of(TokenRange tokens) const {
    for (Index i = tokens.last; i-- > tokens.first;) {
        const auto above = head(i);
        if (!above || !tokens.contains(*above)) return i;
    }
    return tokens.last - 1;
}

bool SentenceTree::is_below(Index i, Index ancestor) const {
    Index steps = 0;
    for (std::optional<Index> at = i; at && steps <= size(); at = head(*at), ++steps) {
        if (*at == ancestor) return true;
    }
    return false;
}

Span SentenceTree::span(TokenRange tokens) const {
    return {sentence_->tokens[tokens.first].span.begin, sentence_->tokens[tokens.last - 1].span.end};
}

} // namespace newsgraph::extract
