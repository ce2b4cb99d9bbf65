// SPDX-License-Identifier: Apache-2.0
// Sentences parsed by another tool (Stanza, spaCy, UDPipe, CoreNLP) in place of our own reading,
// from a CoNLL-U file.
//
// A document of the file belongs to the article whose key is its `# newdoc id` (the whole key, or
// the path's last part, with or without extension); a file of one document without an id belongs to
// every article it fits. What the tool did not give (trees, lemmas, names) is filled by our engine
// over the tool's own words.
#pragma once

#include "extract/language/conllu_reader.hpp"
#include "extract/language/engine.hpp"

#include <istream>
#include <map>
#include <string>
#include <vector>

namespace newsgraph::extract {

class ForeignAnnotations {
public:
    /// Reads the whole file. Throws graph::Error as ConlluReader does, and where two documents have
    /// one id.
    ForeignAnnotations(std::istream& in, const std::string& path);

    /// The sentences of the document. Throws graph::Error when the file has none for it or they do
    /// not fit its text. Safe to call from several threads.
    [[nodiscard]] std::vector<Sentence> read(const Document& document,
                                             const LanguageEngine& engine) const;

private:
    [[nodiscard]] const AnnotatedDocument* find(const Document& document) const;

    std::string path_;
    std::vector<AnnotatedDocument> documents_;
    std::map<std::string, std::size_t> by_id_;
};

} // namespace newsgraph::extract
