// SPDX-License-Identifier: Apache-2.0
// The reader of English as one object: sentences, words, tags, trees, names and lemmas of a document.
// Immutable after construction: any number of threads may share one.
#pragma once

#include "extract/document.hpp"
#include "extract/language/annotation.hpp"
#include "extract/language/lemmatizer.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/network.hpp"

#include <span>
#include <vector>

namespace newsgraph::extract {

class LanguageEngine {
public:
    /// Throws graph::Error when the file lacks a section or is of another version.
    explicit LanguageEngine(const ModelFile& file) : model_(file), lemmatizer_(file) {}
    /// The engine of the model built into the program; loaded on first use.
    static const LanguageEngine& bundled();

    [[nodiscard]] std::vector<Sentence> read(const Document& document) const;
    /// Tags, parses, finds names and lemmatizes the sentences of one document, whose tokens are given.
    void annotate(std::span<Sentence> sentences) const;

private:
    LanguageModel model_;
    Lemmatizer lemmatizer_;
};

} // namespace newsgraph::extract
