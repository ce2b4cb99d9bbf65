// SPDX-License-Identifier: Apache-2.0
// Both texts are walked without their white space. A sentence is looked for from where the last one
// ended: usually it is right there; else its letters are searched for further on, so that a
// paragraph the other tool never saw may lie between.
#include "extract/language/blocks.hpp"
#include "extract/language/characters.hpp"
#include "extract/language/conllu_reader.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

/// Text without white space, with the offset of every byte in the original.
struct Squeezed {
    std::string text;
    std::vector<std::uint32_t> offset; ///< one more at the end

    Squeezed(std::string_view source, Span span) {
        for (std::uint32_t at = span.begin; at < span.end;) {
            const auto [code_point, length] = graph::decode_utf8(source, at);
            if (!is_space(code_point)) {
                for (std::uint32_t k = 0; k < length; ++k) {
                    text += source[at + k];
                    offset.push_back(at + k);
                }
            }
            at += length;
        }
        offset.push_back(span.end);
    }

    /// The original span of squeezed bytes [begin, end), which are not empty.
    Span span_of(std::size_t begin, std::size_t end) const {
        return {offset[begin], offset[end - 1] + 1};
    }
};

constexpr std::size_t kFarthest =
    1U << 16U; ///< bytes searched for a sentence that is not where it should be

} // namespace

std::vector<Sentence> align_sentences(const Document& document,
                                      const AnnotatedDocument& annotated) {
    const Squeezed target(document.text(), document.body());
    const std::vector<Block> blocks = find_blocks(document);
    std::vector<Sentence> out = annotated.sentences;
    std::size_t at = 0;
    std::size_t block = 0;
    for (Sentence& sentence : out) {
        const Squeezed source(annotated.document.text(), sentence.span);
        const std::string_view window =
            std::string_view(target.text).substr(at, source.text.size() + kFarthest);
        const std::size_t found = window.find(source.text);
        if (found == std::string_view::npos || source.text.empty()) {
            const auto offset = target.offset[std::min(at, target.offset.size() - 1)];
            throw graph::Error({document.meta().path, 0, 0, offset},
                               "the annotations do not follow the text from byte offset " +
                                   std::to_string(offset) + ": '" + source.text.substr(0, 60) +
                                   "' was not found");
        }
        at += found;
        for (Token& token : sentence.tokens) {
            const auto position = [&](std::uint32_t original) {
                return static_cast<std::size_t>(
                    std::lower_bound(source.offset.begin(), source.offset.end() - 1, original) -
                    source.offset.begin());
            };
            const std::size_t begin = position(token.span.begin);
            const std::size_t end = std::max(position(token.span.end), begin + 1);
            token.span = target.span_of(at + begin, at + std::min(end, source.text.size()));
        }
        at += source.text.size();
        sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
        while (block + 1 < blocks.size() && blocks[block].span.end <= sentence.span.begin) {
            ++block;
        }
        sentence.paragraph = static_cast<std::uint32_t>(block);
        sentence.block = blocks[block].kind;
    }
    return out;
}

} // namespace newsgraph::extract
