// SPDX-License-Identifier: Apache-2.0
// What a mention is: number, gender, kind and the words that later mentions are compared with.
#pragma once

#include "extract/coreference/mention.hpp"

#include <vector>

namespace newsgraph::extract::coreference {

class NounClasses;
class WordVectors;

/// Describes the mentions of one sentence. What it is made from must outlive it.
class Describer {
public:
    Describer(const Reading& reading, std::uint32_t sentence, const Gazetteer& gazetteer, const NounClasses& nouns);

    /// Fills all but place, form and cut, which are given; a form other than Clause and Coordination is refined.
    void describe(Mention& m) const;

private:
    void describe_head(Mention& m, const Token& token, const Name* name) const;
    void describe_noun(Mention& m, const Token& token) const;
    [[nodiscard]] const Name* name_at(std::uint32_t token) const;
    void look_up(Mention& m) const;
    [[nodiscard]] Gender gender_of_name(TokenRange tokens, std::uint32_t head) const;
    [[nodiscard]] const std::int8_t* sense_of(const Mention& m) const;
    void describe_words(Mention& m) const;
    void describe_apposition(Mention& m) const;
    void describe_name(Mention& m, const Name& name) const;
    void describe_edge(Mention& m) const;
    [[nodiscard]] std::uint32_t edge(std::uint32_t child) const;
    [[nodiscard]] WordId phrase_id(TokenRange tokens) const;

    const Reading& reading_;
    const SentenceTree& tree_;
    const Sentence& sentence_;
    const Gazetteer& gazetteer_;
    const NounClasses& nouns_;
    const WordVectors& vectors_;
    std::vector<WordId> lower_; ///< by token
};

} // namespace newsgraph::extract::coreference
