// SPDX-License-Identifier: Apache-2.0
#include "extract/language/engine.hpp"

#include "extract/language/sentences.hpp"

namespace newsgraph::extract {

const LanguageEngine& LanguageEngine::bundled() {
    static const LanguageEngine kEngine(ModelFile::embedded());
    return kEngine;
}

std::vector<Sentence> LanguageEngine::read(const Document& document) const {
    std::vector<Sentence> sentences = split_sentences(document);
    annotate(sentences);
    return sentences;
}

void LanguageEngine::annotate(std::span<Sentence> sentences) const {
    extract::annotate(model_, sentences);
    lemmatizer_.lemmatize(sentences);
}

} // namespace newsgraph::extract
