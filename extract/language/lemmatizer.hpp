// SPDX-License-Identifier: Apache-2.0
// Words to their lemmas, given the part of speech: "talks" NNS is talk, "met" VBD is meet.
//
// A table of words and of suffix rules learnt from treebanks (extract/training/lemmas.py). Names
// keep their form, but for plurals ("Americans" is American) and months ("Sept." is September); in
// a sentence all in capitals they are written as names again. Adjectives of nations keep their
// capital.
#pragma once

#include "extract/language/annotation.hpp"
#include "extract/language/model_file.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace newsgraph::extract {

class Lemmatizer {
public:
    /// Reads section "lemmas". Throws graph::Error when it is missing or malformed.
    explicit Lemmatizer(const ModelFile& file);

    /// Fills the lemma of every token from its form and xpos.
    void lemmatize(std::span<Sentence> sentences) const;

private:
    struct Edit {
        std::size_t cut = 0; ///< bytes
        std::string_view added;
    };
    /// How the sentence is written, which says what a capital means.
    struct Case {
        bool title = false;   ///< most long words begin with a capital
        bool shouted = false; ///< all in capitals
    };

    [[nodiscard]] static Case case_of(const Sentence& sentence);
    [[nodiscard]] std::string lemma_of(const Token& token, bool first, Case written) const;
    /// `key` is a word, its tag behind a tabulator.
    [[nodiscard]] Edit rule_for(std::string_view key) const;

    /// Lets tables be asked for views.
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    template <typename Value> using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    ModelFile file_; ///< keeps the bytes that the tables point into
    Table<std::string_view> words_; ///< "form\tXPOS"; only looked up
    Table<Edit> rules_;             ///< "suffix\tXPOS"; only looked up
};

} // namespace newsgraph::extract
