// SPDX-License-Identifier: Apache-2.0
// One article to one Document: bytes, encoding, metadata, publication date.
#include "extract/input/articles.hpp"
#include "extract/input/dates.hpp"
#include "extract/input/encoding.hpp"
#include "extract/input/front_matter.hpp"
#include "extract/input/html.hpp"
#include "extract/language/blocks.hpp"
#include "graph/json.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kTitleBytes = 300;
constexpr std::size_t kDatelineBytes = 120;
constexpr std::size_t kDatelineBlocks = 6;
constexpr std::size_t kDateLineBytes = 60;

/// The whole file, bounded. Binary data is refused by its head, before its size is.
std::string read_file(const std::string& path) {
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw graph::Error({path, 0, 0, 0},
                           std::string("cannot be opened: ") + std::strerror(errno));
    }
    std::string bytes;
    constexpr std::size_t kStep = 1U << 18U;
    while (in && bytes.size() <= kMaxFileBytes) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kStep);
        in.read(bytes.data() + before, static_cast<std::streamsize>(kStep));
        bytes.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad() || (bytes.empty() && errno != 0)) {
        throw graph::Error({path, 0, 0, 0}, std::string("cannot be read: ") + std::strerror(errno));
    }
    return bytes;
}

[[noreturn]] void refuse_size(const std::string& path, const std::string& what, std::uint64_t limit) {
    constexpr std::uint64_t kMiB = 1024U * 1024U;
    throw graph::Error({path, 0, 0, 0}, what + " than " + std::to_string(limit / kMiB) +
                                            " MiB; give one article a file, or many as JSON lines (.jsonl)");
}

/// Refuses what is too large, but says so of text only: binary data is named as such by its head.
void check_size(const std::string& bytes, const std::string& path) {
    if (bytes.size() <= kMaxFileBytes) {
        return;
    }
    std::string head = bytes.substr(0, 1U << 16U);
    while (!head.empty() && static_cast<unsigned char>(head.back()) >= 0x80) { // a cut character
        head.pop_back();
    }
    graph::Diagnostics unused;
    static_cast<void>(decode_text(std::move(head), path, unused));
    refuse_size(path, "is larger", kMaxFileBytes);
}

/// Sets the date given by `text`, unless one stands already.
void offer_date(DocumentMeta& meta, std::string_view text, std::string_view from,
                graph::Diagnostics& diagnostics) {
    if (text.empty()) {
        return;
    }
    const auto date = parse_date(text);
    if (!date) {
        diagnostics.push_back({"date-not-understood",
                               "the " + std::string(from) + " date '" +
                                   std::string(text.substr(0, 60)) +
                                   "' is not understood; write YYYY-MM-DD",
                               {meta.path, 0, 0, 0}});
    } else if (meta.published.empty()) {
        meta.published = *date;
        meta.published_from = from;
    }
}

/// Whether the paragraph begins as datelines do, and where the dateline ends: "KYIV, March 24, 2025
/// (Reuters) -".
std::string_view dateline_of(std::string_view paragraph) {
    const std::string_view head = paragraph.substr(0, kDatelineBytes);
    std::size_t stop = std::string_view::npos;
    for (const std::string_view mark :
         {" - ", " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\xE2\x80\x94"}) {
        stop = std::min(stop, head.find(mark));
    }
    const bool capital =
        head.size() > 2 && head[0] >= 'A' && head[0] <= 'Z' && head[1] >= 'A' && head[1] <= 'Z';
    return capital && stop != std::string_view::npos ? head.substr(0, stop) : std::string_view();
}

/// The date of a short line of its own, or of a dateline, in the first paragraphs.
std::string find_dateline(const Document& document, const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < std::min(blocks.size(), kDatelineBlocks); ++i) {
        const std::string_view text = document.text(blocks[i].span);
        const bool short_line = text.size() <= kDateLineBytes;
        if (auto date = find_date(short_line ? text : dateline_of(text))) {
            return *date;
        }
    }
    return {};
}

/// The first line, where it looks like a headline.
std::string find_title(const Document& document, const std::vector<Block>& blocks) {
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& b) {
        return b.kind != BlockKind::Boilerplate;
    });
    if (first == blocks.end() || first->kind != BlockKind::Headline ||
        first->span.size() > kTitleBytes) {
        return {};
    }
    return std::string(document.text(first->span));
}

/// The document if it is not too long, with title and date from the text itself where nothing better is known.
Document complete(DocumentMeta meta, std::string text, Span body, graph::Diagnostics diagnostics) {
    if (text.size() > kMaxTextBytes) refuse_size(meta.path, "is a text longer", kMaxTextBytes);
    Document document(std::move(meta), std::move(text), body, std::move(diagnostics));
    const std::vector<Block> blocks = find_blocks(document);
    DocumentMeta full = document.meta();
    if (full.title.empty()) {
        full.title = find_title(document, blocks);
    }
    if (full.published.empty()) {
        full.published = find_dateline(document, blocks);
        full.published_from = full.published.empty() ? "" : "dateline";
    }
    return {std::move(full), std::move(document)};
}

Span whole(const std::string& text) {
    return {0, static_cast<std::uint32_t>(text.size())};
}

Document load_text(DocumentMeta meta, std::string text, graph::Diagnostics diagnostics) {
    Span body = whole(text);
    if (const auto front = read_front_matter(text)) {
        body.begin = front->end;
        meta.title = front->find("title");
        meta.source = front->find("source");
        meta.url = front->find("url");
        offer_date(meta, front->find("date"), "front-matter", diagnostics);
        if (text.find_first_not_of(" \t\r\n", body.begin) == std::string::npos) {
            throw graph::Error({meta.path, 0, 0, body.begin}, "holds front matter but no text");
        }
    }
    return complete(std::move(meta), std::move(text), body, std::move(diagnostics));
}

Document load_html(DocumentMeta meta, const std::string& page, graph::Diagnostics diagnostics) {
    HtmlArticle article = read_html(page, meta.path);
    if (article.text.empty()) {
        throw graph::Error({meta.path, 0, 0, 0}, "holds no article text");
    }
    meta.title = std::move(article.title);
    meta.source = std::move(article.source);
    meta.url = std::move(article.url);
    offer_date(meta, article.published, "html", diagnostics);
    const Span body = whole(article.text);
    return complete(std::move(meta), std::move(article.text), body, std::move(diagnostics));
}

/// An id may be written as a number: parse() keeps numbers as they were written.
std::string id_of(const rapidjson::Value& object) {
    const rapidjson::Value* id = graph::json::find(object, "id");
    return id != nullptr && id->IsString() ? std::string(id->GetString(), id->GetStringLength())
                                           : std::string();
}

Document load_json_line(DocumentMeta meta, const Article& article, graph::Diagnostics diagnostics) {
    const graph::Place place{article.path, article.line, 1, article.offset};
    std::string_view line = *article.bytes;
    if (line.starts_with("\xEF\xBB\xBF")) {
        line.remove_prefix(3);
    }
    const rapidjson::Document json = graph::json::parse(line, place, kMaxLineBytes);
    try {
        std::string text = graph::json::get_string(json, "text");
        if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
            throw graph::Error("the article has no 'text'");
        }
        const std::string id = id_of(json);
        meta.key = id.empty() ? meta.key : id;
        meta.title = graph::json::get_string(json, "title");
        meta.source = graph::json::get_string(json, "source");
        meta.url = graph::json::get_string(json, "url");
        offer_date(meta, graph::json::get_string(json, "date"), "jsonl", diagnostics);
        const Span body = whole(text);
        return complete(std::move(meta), std::move(text), body, std::move(diagnostics));
    } catch (const graph::Error& error) {
        if (error.place() != graph::Place{}) {
            throw;
        }
        throw graph::Error(place, error.what());
    }
}

Document load(const Article& article, const LoadOptions& options, DocumentMeta meta) {
    graph::Diagnostics diagnostics;
    offer_date(meta, options.date, "option", diagnostics);
    if (article.kind == Article::Kind::JsonLine) {
        return load_json_line(std::move(meta), article, std::move(diagnostics));
    }
    std::string bytes = article.bytes ? *article.bytes : read_file(article.path);
    check_size(bytes, article.path);
    std::string text = decode_text(std::move(bytes), article.path, diagnostics);
    const bool html = article.kind == Article::Kind::Html;
    return html ? load_html(std::move(meta), text, std::move(diagnostics))
                : load_text(std::move(meta), std::move(text), std::move(diagnostics));
}

} // namespace

LoadResult load_article(const Article& article, const LoadOptions& options) {
    if (article.failure) {
        return *article.failure;
    }
    DocumentMeta meta;
    meta.path = article.path;
    meta.key = article.kind == Article::Kind::JsonLine
                   ? article.path + ":" + std::to_string(article.line)
                   : article.path;
    try {
        return load(article, options, meta);
    } catch (const graph::Error& error) {
        return LoadFailure{meta.key, error.what(), error.place()};
    }
}

void for_each_document(std::span<const std::string> inputs, const LoadOptions& options,
                       std::istream& standard_input,
                       const std::function<void(const Document&)>& on_document,
                       const std::function<void(const LoadFailure&)>& on_failure) {
    ArticleReader reader(std::vector<std::string>(inputs.begin(), inputs.end()), standard_input);
    while (auto article = reader.next()) {
        const LoadResult result = load_article(*article, options);
        if (const auto* document = std::get_if<Document>(&result)) {
            on_document(*document);
        } else {
            on_failure(std::get<LoadFailure>(result));
        }
    }
}

} // namespace newsgraph::extract
