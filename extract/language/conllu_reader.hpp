// SPDX-License-Identifier: Apache-2.0
// Documents and their sentences from CoNLL-U, by whatever tool wrote it: our own writer, Stanza,
// spaCy, UDPipe, CoreNLP or a treebank.
//
// The text is rebuilt from the words and SpaceAfter; sentences of a paragraph are parted by a
// blank, paragraphs by an empty line. Multiword tokens give words that are `joined`; where the
// words do not spell the token they all carry its span. Empty nodes are passed over. Columns that
// are filled fill the words; names come from MISC (NER=B-PER, and the schemes BIO and BIOES with
// common type names).
#pragma once

#include "extract/document.hpp"
#include "extract/language/annotation.hpp"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace newsgraph::extract {

struct AnnotatedDocument {
    Document document;
    std::vector<Sentence> sentences;
    std::vector<std::vector<std::string>>
        comments; ///< of each sentence, as they stood, with the '#'
};

/// Who speaks, by sentence: the comment `# speaker = NAME` of transcripts, "" where there is none.
[[nodiscard]] std::vector<std::string> speaker_labels(const std::vector<std::vector<std::string>>& comments);

/// Reads one document after the other.
class ConlluReader {
public:
    /// `in` must outlive the reader; `path` is for messages and for the keys of documents without
    /// an id.
    ConlluReader(std::istream& in, std::string path);
    ~ConlluReader();
    ConlluReader(ConlluReader&&) noexcept;
    ConlluReader& operator=(ConlluReader&&) noexcept;

    /// Throws graph::Error with path and line where the file is not CoNLL-U: missing columns, ids
    /// out of order, heads out of range, bytes that are not UTF-8. A document longer than 64 MiB is
    /// refused.
    [[nodiscard]] std::optional<AnnotatedDocument> next();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The sentences of `annotated` with spans into `document`, which must hold the same text, white
/// space aside; paragraphs and blocks are those of `document`. Text of `document` before or after
/// the annotated part, or between its sentences, is allowed (boilerplate that was not given to the
/// tool). Throws graph::Error where the words do not follow.
[[nodiscard]] std::vector<Sentence> align_sentences(const Document& document,
                                                    const AnnotatedDocument& annotated);

} // namespace newsgraph::extract
