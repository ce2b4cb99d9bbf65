// SPDX-License-Identifier: Apache-2.0
// Any bytes as CoNLL-U: documents whose spans and heads are sound, or graph::Error.
#include "extract/language/conllu_reader.hpp"
#include "graph/error.hpp"
#include "tests/fuzz/check.hpp"

#include <cstdint>
#include <sstream>
#include <string>

using namespace newsgraph;
using namespace newsgraph::extract;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    ConlluReader reader(in, "input");
    try {
        while (const auto read = reader.next()) {
            check(!read->sentences.empty(), "a document has sentences");
            check(read->comments.size() == read->sentences.size(),
                  "each sentence has its comments");
            for (const Sentence& sentence : read->sentences) {
                const auto words = static_cast<std::int32_t>(sentence.tokens.size());
                for (const Token& token : sentence.tokens) {
                    check(token.span.end <= read->document.text().size(), "words lie in the text");
                    check(token.head >= kRootHead && token.head < words, "heads are words");
                }
                for (const Name& name : sentence.names) {
                    check(name.first < name.last && name.last <= sentence.tokens.size(),
                          "names are words");
                }
            }
            static_cast<void>(align_sentences(read->document, *read));
        }
    } catch (const graph::Error&) {
        return 0;
    }
    return 0;
}
