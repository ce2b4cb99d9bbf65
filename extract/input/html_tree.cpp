// SPDX-License-Identifier: Apache-2.0
#include "extract/input/html_tree.hpp"

#include "graph/error.hpp"

#include <climits>
#include <libxml/SAX2.h>

namespace newsgraph::extract {
namespace {

std::string_view view(const xmlChar* text) noexcept {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// Of elements. The parser looks through all that are open for each end tag that closes none of them.
constexpr int kDeepest = 4096;

struct ParserFree {
    void operator()(htmlParserCtxt* parser) const noexcept { htmlFreeParserCtxt(parser); }
};

/// Stops at an element that lies too deep, and leaves its place where the parser's owner looks for it.
void start_element(void* context, const xmlChar* name, const xmlChar** attributes) {
    auto* parser = static_cast<htmlParserCtxt*>(context);
    if (parser->nodeNr < kDeepest) return xmlSAX2StartElement(context, name, attributes);
    const xmlParserInput& input = *parser->input;
    *static_cast<graph::Place*>(parser->_private) = {{}, static_cast<std::uint64_t>(input.line), static_cast<std::uint64_t>(input.col),
                                                     static_cast<std::uint64_t>(xmlByteConsumed(parser))};
    xmlStopParser(parser);
}

} // namespace

std::string_view tag_of(const xmlNode* node) noexcept {
    return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

std::string_view attribute(const xmlNode* node, const char* name) noexcept {
    if (node->type != XML_ELEMENT_NODE) {
        return {};
    }
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
        if (view(a->name) == name && a->children != nullptr) {
            return view(a->children->content);
        }
    }
    return {};
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* root, bool into) noexcept {
    if (into && node->children != nullptr && node->type == XML_ELEMENT_NODE) {
        return node->children;
    }
    while (node != root && node->next == nullptr) {
        node = node->parent;
    }
    return node == root ? nullptr : node->next;
}

void append_collapsed(std::string& out, std::string_view text) {
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
            out += ' ';
        }
    }
}

std::string text_of(const xmlNode* node, std::size_t limit) {
    std::string out;
    for (const xmlNode* at = node; at != nullptr && out.size() < limit;
         at = next_node(at, node, true)) {
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
            append_collapsed(out, view(at->content));
        }
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

XmlDocPointer parse_html(std::string_view page, const std::string& path) {
    if (page.empty() || page.size() > static_cast<std::size_t>(INT_MAX)) return nullptr;
    const std::unique_ptr<htmlParserCtxt, ParserFree> parser(htmlNewParserCtxt());
    if (parser == nullptr) return nullptr;
    graph::Place too_deep;
    parser->_private = &too_deep;
    parser->sax->startElement = start_element;
    // HUGE: libxml2's own limit of 256 is reached by pages that leave a tag in each paragraph open, and it stops without a word.
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                             HTML_PARSE_COMPACT | XML_PARSE_HUGE;
    XmlDocPointer doc(htmlCtxtReadMemory(parser.get(), page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", kOptions));
    if (too_deep.line != 0) {
        too_deep.path = path;
        throw graph::Error(too_deep, "elements are nested deeper than " + std::to_string(kDeepest));
    }
    return doc;
}

} // namespace newsgraph::extract
