// SPDX-License-Identifier: Apache-2.0
// Any bytes as an article of each kind: a document with a sound body, or a failure with a message.
// Never a throw.
#include "extract/input/articles.hpp"
#include "graph/utf8.hpp"
#include "tests/fuzz/check.hpp"

#include <array>
#include <cstdint>
#include <sstream>
#include <string>

using namespace newsgraph;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const auto kind : {extract::Article::Kind::Text, extract::Article::Kind::Html,
                            extract::Article::Kind::JsonLine}) {
        extract::Article article;
        article.kind = kind;
        article.path = "input";
        article.bytes = bytes;
        const extract::LoadResult result = extract::load_article(article, {});
        if (const auto* document = std::get_if<extract::Document>(&result)) {
            check(!graph::find_invalid_utf8(document->text()), "the text is UTF-8");
            check(document->body().begin <= document->body().end, "the body is a span");
            check(document->body().end <= document->text().size(), "the body lies in the text");
            const std::string& date = document->meta().published;
            check(date.empty() || date.size() == 10, "the date is a date");
            check(date.empty() == document->meta().published_from.empty(), "a date has a source");
        } else {
            check(!std::get<extract::LoadFailure>(result).message.empty(), "a failure tells why");
        }
    }
    std::istringstream in(bytes);
    extract::ArticleReader reader({"-"}, in);
    std::uint64_t number = 0;
    while (const auto article = reader.next()) {
        check(article->number == number++, "articles are counted without gaps");
        check(number <= size + 1, "there are no more articles than bytes");
    }
    return 0;
}
