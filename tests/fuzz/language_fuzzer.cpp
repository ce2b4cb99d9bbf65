// SPDX-License-Identifier: Apache-2.0
// Any text: every byte of a token lies in one sentence, spans are in order and on code points,
// quotations nest, and what is written as CoNLL-U is read again the same.
#include "extract/language/conllu_reader.hpp"
#include "extract/language/conllu_writer.hpp"
#include "extract/language/quotations.hpp"
#include "extract/language/sentences.hpp"
#include "graph/utf8.hpp"
#include "tests/fuzz/check.hpp"

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

using namespace newsgraph;
using namespace newsgraph::extract;
using fuzz::check;

namespace {

bool on_code_point(std::string_view text, std::uint32_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

void check_sentences(const Document& document, const std::vector<Sentence>& sentences) {
    std::uint32_t at = document.body().begin;
    std::uint32_t paragraph = 0;
    for (const Sentence& sentence : sentences) {
        check(!sentence.tokens.empty() && sentence.tokens.size() <= kLongestSentence,
              "a sentence has words, not too many");
        check(sentence.paragraph >= paragraph, "paragraphs are in order");
        paragraph = sentence.paragraph;
        check(!sentence.tokens.front().joined, "a sentence begins with a written token");
        for (const Token& token : sentence.tokens) {
            check(token.span.begin >= at && token.span.end > token.span.begin,
                  "tokens are in order and not empty");
            check(on_code_point(document.text(), token.span.begin), "tokens begin at a code point");
            check(document.text(token.span) == token.form, "a form is its text");
            at = token.span.end;
        }
        check(sentence.span ==
                  Span{sentence.tokens.front().span.begin, sentence.tokens.back().span.end},
              "a sentence spans its tokens");
    }
    check(at <= document.body().end, "tokens lie in the body");
}

void check_quotations(const Document& document, const std::vector<Sentence>& sentences) {
    std::vector<Span> open;
    std::uint32_t at = 0;
    for (const Quotation& q : find_quotations(document, sentences)) {
        check(!q.content.empty() && q.span.contains(q.content), "a quotation has content");
        check(q.span.begin >= at, "quotations are in order");
        at = q.span.begin;
        while (!open.empty() && open.back().end <= q.span.begin) {
            open.pop_back();
        }
        check(open.empty() || open.back().contains(q.span), "quotations nest");
        open.push_back(q.span);
        check(on_code_point(document.text(), q.content.begin) &&
                  on_code_point(document.text(), q.content.end),
              "contents lie on code points");
        check(q.first_sentence <= q.last_sentence && q.last_sentence < sentences.size(),
              "a quotation has sentences");
    }
}

void check_round_trip(const Document& document, const std::vector<Sentence>& sentences) {
    std::ostringstream out;
    write_conllu(out, document, sentences);
    std::istringstream in(out.str());
    const auto read = ConlluReader(in, "written").next();
    check(read.has_value() == !sentences.empty(), "what is written is read");
    if (!read) {
        return;
    }
    check(read->sentences.size() == sentences.size(), "as many sentences are read as written");
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        check(read->sentences[i].tokens.size() == sentences[i].tokens.size(),
              "as many words are read as written");
        for (std::size_t k = 0; k < sentences[i].tokens.size(); ++k) {
            check(read->sentences[i].tokens[k].form == sentences[i].tokens[k].form,
                  "forms are kept");
            check(read->sentences[i].tokens[k].joined == sentences[i].tokens[k].joined,
                  "written tokens are kept");
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text(reinterpret_cast<const char*>(data), size);
    while (const auto bad = graph::find_invalid_utf8(text)) { // the loader lets none pass
        text[*bad] = '?';
    }
    const Span body{0, static_cast<std::uint32_t>(text.size())};
    DocumentMeta meta;
    meta.key = "fuzz";
    const Document document(meta, std::move(text), body);
    const std::vector<Sentence> sentences = split_sentences(document);
    check_sentences(document, sentences);
    check_quotations(document, sentences);
    check_round_trip(document, sentences);
    return 0;
}
