// SPDX-License-Identifier: Apache-2.0
#include "extract/language/foreign_annotations.hpp"

#include "graph/error.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

std::string last_part(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}
std::string stem(const std::string& name) {
    return name.substr(0, name.find_last_of('.'));
}

bool has_tree(const Sentence& sentence) {
    return std::count_if(sentence.tokens.begin(), sentence.tokens.end(),
                         [](const Token& t) { return t.head == kRootHead; }) == 1;
}

bool has_names(const std::vector<Sentence>& sentences) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [](const Sentence& s) { return !s.names.empty(); });
}

/// Takes from `ours` what `theirs` lacks.
void fill(Sentence& theirs, const Sentence& ours, bool names) {
    const bool tree = has_tree(theirs);
    for (std::size_t i = 0; i < theirs.tokens.size(); ++i) {
        Token& token = theirs.tokens[i];
        const Token& own = ours.tokens[i];
        if (!tree) {
            token.head = own.head;
            token.relation = own.relation;
        }
        if (token.upos == Upos::X) {
            token.upos = own.upos;
        }
        if (token.xpos == Xpos::None) {
            token.xpos = own.xpos;
        }
        if (token.lemma.empty()) {
            token.lemma = own.lemma;
        }
    }
    if (!names) {
        theirs.names = ours.names;
    }
}

} // namespace

ForeignAnnotations::ForeignAnnotations(std::istream& in, const std::string& path) : path_(path) {
    ConlluReader reader(in, path);
    while (auto document = reader.next()) {
        const std::string id = document->document.meta().key;
        if (!by_id_.emplace(id, documents_.size()).second) {
            throw graph::Error({path, 0, 0, 0}, "two documents have the id '" + id + "'");
        }
        documents_.push_back(std::move(*document));
    }
}

const AnnotatedDocument* ForeignAnnotations::find(const Document& document) const {
    const std::string& key = document.meta().key;
    for (const std::string& id : {key, last_part(key), stem(last_part(key))}) {
        if (const auto found = by_id_.find(id); found != by_id_.end()) {
            return &documents_[found->second];
        }
    }
    const bool nameless = documents_.size() == 1 && documents_[0].document.meta().key == path_;
    return nameless ? &documents_[0] : nullptr;
}

std::vector<Sentence> ForeignAnnotations::read(const Document& document,
                                               const LanguageEngine& engine) const {
    const AnnotatedDocument* found = find(document);
    if (found == nullptr) {
        throw graph::Error({document.meta().path, 0, 0, 0},
                           "has no annotations in " + path_ +
                               "; a document there needs '# newdoc id = " + document.meta().key +
                               "'");
    }
    std::vector<Sentence> theirs = align_sentences(document, *found);
    std::vector<Sentence> ours = theirs;
    engine.annotate(ours);
    const bool names = has_names(theirs);
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        fill(theirs[i], ours[i], names);
    }
    return theirs;
}

} // namespace newsgraph::extract
