// SPDX-License-Identifier: Apache-2.0
#include "extract/input/html_tree.hpp"

#include <climits>

namespace newsgraph::extract {
namespace {

std::string_view view(const xmlChar* text) noexcept {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
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

XmlDocPointer parse_html(std::string_view page) {
    if (page.empty() || page.size() > static_cast<std::size_t>(INT_MAX)) {
        return nullptr;
    }
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_NONET | HTML_PARSE_COMPACT;
    return XmlDocPointer(
        htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", kOptions));
}

} // namespace newsgraph::extract
