// SPDX-License-Identifier: Apache-2.0
#include "extract/language/engine.hpp"

#include "extract/language/name_agreement.hpp"
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
    auto name_scores = annotate_but_names(model_, sentences);
    let_occurrences_agree(sentences, name_scores);
    for (std::size_t i = 0; i < sentences.size(); ++i) sentences[i].names = best_names(name_scores[i]);
    lemmatizer_.lemmatize(sentences);
}

} // namespace newsgraph::extract
