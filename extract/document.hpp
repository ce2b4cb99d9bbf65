// SPDX-License-Identifier: Apache-2.0
// One article: its text, owned once and never changed, and what is known about it.
//
// Every later stage holds Spans into this text; `document.text(span)` is the surface. The loaders
// (extract/input/) make Documents; nothing else reads files.
#pragma once

#include "extract/span.hpp"
#include "graph/diagnostics.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

struct DocumentMeta {
    std::string key;  ///< the article's own id, else the path as given
    std::string path; ///< as given by the user
    std::string title;
    std::string published;      ///< YYYY-MM-DD, or empty
    std::string published_from; ///< "option", "front-matter", "html", "jsonl", "dateline" or empty
    std::string source;         ///< outlet
    std::string url;
};

class Document {
public:
    /// `text` must be well-formed UTF-8 of less than 4 GiB; `body` is the part to read (what is
    /// before it is front matter, which belongs to the file and so to the offsets).
    Document(DocumentMeta meta, std::string text, Span body, graph::Diagnostics diagnostics = {})
        : meta_(std::move(meta)), text_(std::move(text)), body_(body),
          diagnostics_(std::move(diagnostics)) {}
    /// The same text under other metadata: a loader learns a title or a date only by reading the
    /// text.
    Document(DocumentMeta meta, Document&& other)
        : meta_(std::move(meta)), text_(std::move(other.text_)), body_(other.body_),
          diagnostics_(std::move(other.diagnostics_)) {}
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    Document(Document&&) = default;
    Document& operator=(Document&&) = default;
    ~Document() = default;

    [[nodiscard]] const DocumentMeta& meta() const noexcept { return meta_; }
    [[nodiscard]] std::string_view text() const& noexcept { return text_; }
    [[nodiscard]] std::string_view text(Span span) const& noexcept {
        return std::string_view(text_).substr(span.begin, span.size());
    }
    std::string_view text() const&& = delete;
    std::string_view text(Span span) const&& = delete;
    [[nodiscard]] Span body() const noexcept { return body_; }
    [[nodiscard]] const graph::Diagnostics& diagnostics() const noexcept { return diagnostics_; }

private:
    DocumentMeta meta_;
    std::string text_;
    Span body_;
    graph::Diagnostics diagnostics_;
};

} // namespace newsgraph::extract
