// SPDX-License-Identifier: Apache-2.0
// libxml2's tree with the few questions html.cpp and html_metadata.cpp ask of it. Walks are loops,
// not recursion: a page may nest deep.
#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <memory>
#include <string>
#include <string_view>

namespace newsgraph::extract {

struct XmlDocFree {
    void operator()(xmlDoc* doc) const noexcept { xmlFreeDoc(doc); }
};
using XmlDocPointer = std::unique_ptr<xmlDoc, XmlDocFree>;

/// Name of an element in lower case; empty for text and others.
[[nodiscard]] std::string_view tag_of(const xmlNode* node) noexcept;
/// The attribute's value, or empty. The tree keeps it.
[[nodiscard]] std::string_view attribute(const xmlNode* node, const char* name) noexcept;
/// The text below the node with white space runs made one blank, ends trimmed; at most `limit`
/// bytes or so.
[[nodiscard]] std::string text_of(const xmlNode* node, std::size_t limit);
/// The next node in document order inside `root`; `into` false skips what is below `node`.
[[nodiscard]] const xmlNode* next_node(const xmlNode* node, const xmlNode* root,
                                       bool into) noexcept;
/// Appends with white space runs made one blank.
void append_collapsed(std::string& out, std::string_view text);

/// A tree of the page, or null. Throws graph::Error where elements are nested deeper than 4096.
[[nodiscard]] XmlDocPointer parse_html(std::string_view page, const std::string& path);

struct HtmlArticle;
/// Fills title, published, source and url.
void read_html_metadata(const xmlDoc& doc, HtmlArticle& article);

} // namespace newsgraph::extract
