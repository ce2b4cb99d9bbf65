// SPDX-License-Identifier: Apache-2.0
// Annotated sentences as CoNLL-U, well-formed in the sense of UD's validator: ids in order, one
// root a sentence, `# text` equal to the forms with their spaces.
//
// MISC holds SpaceAfter=No, NER=B-PER … (I-PER, O) and, when coreference is given, CorefUD's Entity
// brackets.
#pragma once

#include "extract/document.hpp"
#include "extract/language/annotation.hpp"

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace newsgraph::extract {

/// A mention of a cluster: tokens [first, last) of one sentence.
struct EntityMark {
    std::uint32_t sentence = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t head = 0; ///< token index in the sentence
    std::string cluster;    ///< "e1"
    std::string type;       ///< "person"

    friend bool operator==(const EntityMark&, const EntityMark&) = default;
};

/// `marks` may nest and cross; any order. A sentence without a tree gets a flat one (relation
/// "dep"). `comments`, when given, are those of the file the sentences came from, one list a
/// sentence: they are kept, but for `# text`, which is written anew, and what names the document
/// and its entities.
void write_conllu(std::ostream& out, const Document& document, std::span<const Sentence> sentences,
                  std::span<const EntityMark> marks = {},
                  std::span<const std::vector<std::string>> comments = {});

} // namespace newsgraph::extract
