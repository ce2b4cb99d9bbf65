// SPDX-License-Identifier: Apache-2.0
// The persons whom one document calls by a full name, found by what a later mention gives of it without a look at
// all the others: a list of ten thousand delegates takes no longer a name than a short article.
#pragma once

#include "extract/facts/actors.hpp"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace newsgraph::extract {

class FullNames {
public:
    struct Bearer {
        std::vector<std::string> words; ///< lower-cased
        ActorIndex actor = 0;
        TokenRef at; ///< of the first mention with this name
    };

    void add(std::vector<std::string> words, ActorIndex actor, TokenRef at);

    /// The first person whose name can be `words` too: the last words agree, and the first words agree or one is the
    /// initial of the other. Null where there is none.
    [[nodiscard]] const Bearer* same_person(const std::vector<std::string>& words) const;

    /// Those whose name begins or ends with `word`, in the order of their first mentions: at most kMostNamesakes that are first
    /// mentioned before `at`, the last ones, and as many of the next.
    [[nodiscard]] std::span<const std::size_t> namesakes(const std::string& word, TokenRef at) const;
    [[nodiscard]] const Bearer& operator[](std::size_t i) const { return bearers_[i]; }

    /// More persons of one surname than an article tells apart.
    static constexpr std::size_t kMostNamesakes = 50;

private:
    using Index = std::unordered_map<std::string, std::size_t>; ///< only looked up

    void insert_namesake(const std::string& word, std::size_t bearer);

    std::vector<Bearer> bearers_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_part_; ///< only looked up
    Index by_ends_;    ///< first and last word
    Index by_initial_; ///< the letter of those that have an initial for their first word, and the last word
    Index by_letter_;  ///< the first letter and the last word
};

} // namespace newsgraph::extract
