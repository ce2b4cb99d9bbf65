// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/full_names.hpp"

#include <algorithm>
#include <string_view>

namespace newsgraph::extract {
namespace {

std::string key(std::string_view first, const std::string& last) { return std::string(first) + '\n' + last; }

bool is_initial(const std::string& word) { return word.size() == 1 || (word.size() == 2 && word[1] == '.'); }

std::string_view letter(const std::string& word) { return std::string_view(word).substr(0, 1); }

} // namespace

void FullNames::add(std::vector<std::string> words, ActorIndex actor, TokenRef at) {
    const std::size_t bearer = bearers_.size();
    const std::string& first = words.front();
    const std::string& last = words.back();
    by_ends_.try_emplace(key(first, last), bearer);
    by_letter_.try_emplace(key(letter(first), last), bearer);
    if (is_initial(first)) by_initial_.try_emplace(key(letter(first), last), bearer);
    bearers_.push_back({std::move(words), actor, at});
    insert_namesake(bearers_.back().words.back(), bearer);
    if (bearers_.back().words.front() != bearers_.back().words.back()) insert_namesake(bearers_.back().words.front(), bearer);
}

void FullNames::insert_namesake(const std::string& word, std::size_t bearer) {
    auto& list = by_part_[word];
    const auto at = std::upper_bound(list.begin(), list.end(), bearer, [this](std::size_t a, std::size_t b) {
        return bearers_[a].at < bearers_[b].at;
    });
    list.insert(at, bearer);
}

const FullNames::Bearer* FullNames::same_person(const std::vector<std::string>& words) const {
    const std::string initial = key(letter(words.front()), words.back());
    std::size_t best = bearers_.size();
    const auto take = [&best](const Index& index, const std::string& name) {
        if (const auto at = index.find(name); at != index.end()) best = std::min(best, at->second);
    };
    if (is_initial(words.front())) {
        take(by_letter_, initial);
    } else {
        take(by_ends_, key(words.front(), words.back()));
        take(by_initial_, initial);
    }
    return best < bearers_.size() ? &bearers_[best] : nullptr;
}

std::span<const std::size_t> FullNames::namesakes(const std::string& word, TokenRef at) const {
    const auto found = by_part_.find(word);
    if (found == by_part_.end()) return {};
    const auto& list = found->second;
    const auto after = std::upper_bound(list.begin(), list.end(), at,
                                        [this](TokenRef here, std::size_t b) { return here < bearers_[b].at; });
    const auto before = static_cast<std::size_t>(after - list.begin());
    const std::size_t from = before > kMostNamesakes ? before - kMostNamesakes : 0;
    return std::span(list).subspan(from, std::min(before + kMostNamesakes, list.size()) - from);
}

} // namespace newsgraph::extract
