// SPDX-License-Identifier: Apache-2.0
// Main text by density, after the idea of Readability (Arc90, 2010): paragraphs with much text and
// few links vote for the element around them and, half, for the one above that; <article> and its
// like weigh more. The element with most votes is read out in order, without what semantic tags and
// class names mark as not article: navigation, asides, figures, forms, shares, related links. Lists
// of mostly links are dropped.
#include "extract/input/html.hpp"

#include "extract/input/html_tree.hpp"
#include "extract/language/characters.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace newsgraph::extract {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& sorted, std::string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

/// Elements whose text is never article.
constexpr std::array<std::string_view, 25> kSkipped{
    "aside",      "audio",    "button",   "canvas", "dialog", "embed",  "fieldset",
    "figcaption", "figure",   "footer",   "form",   "head",   "iframe", "input",
    "label",      "nav",      "noscript", "object", "script", "select", "style",
    "svg",        "template", "textarea", "video"};

/// Elements that begin a new paragraph.
constexpr std::array<std::string_view, 34> kBlocks{
    "address", "article", "blockquote", "body",  "br", "center", "dd",  "details", "div",
    "dl",      "dt",      "h1",         "h2",    "h3", "h4",     "h5",  "h6",      "header",
    "hr",      "html",    "li",         "main",  "ol", "p",      "pre", "section", "summary",
    "table",   "tbody",   "td",         "tfoot", "th", "tr",     "ul"};

/// Parts of class names and ids of what stands around an article. Looked up between word borders.
constexpr std::array<std::string_view, 43> kUnwanted{
    "ad",          "ads",         "advert",    "advertisement", "banner",     "breadcrumb",
    "breadcrumbs", "byline",      "caption",   "comment",       "comments",   "consent",
    "cookie",      "cookies",     "credit",    "disqus",        "footer",     "gallery",
    "menu",        "modal",       "nav",       "navbar",        "navigation", "newsletter",
    "outbrain",    "pagination",  "paywall",   "popular",       "popup",      "promo",
    "recirc",      "recommended", "related",   "share",         "sharing",    "sidebar",
    "signup",      "social",      "sponsored", "subscribe",     "taboola",    "teaser",
    "trending"};

constexpr std::size_t kVoteFrom = 40; ///< bytes of text from which a paragraph votes
constexpr std::size_t kShortestArticle = 40;
constexpr std::size_t kLongestPage = 1U << 26U;

bool has_unwanted_name(std::string_view names) {
    std::string word;
    const auto unwanted = [&] {
        const bool found = is_one_of(kUnwanted, word);
        word.clear();
        return found;
    };
    for (const char c : names.substr(0, 400)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter) {
            word += static_cast<char>(c >= 'a' ? c : c - 'A' + 'a');
        } else if (unwanted()) {
            return true;
        }
    }
    return unwanted();
}

bool is_hidden(const xmlNode* node) {
    const std::string style = ascii_lower(attribute(node, "style").substr(0, 400));
    return style.find("display:none") != std::string::npos ||
           style.find("display: none") != std::string::npos ||
           attribute(node, "aria-hidden") == "true" || attribute(node, "hidden") == "hidden";
}

bool is_article_tag(const xmlNode* node) {
    const std::string_view tag = tag_of(node);
    return tag == "article" || tag == "main" || attribute(node, "itemprop") == "articleBody" ||
           attribute(node, "role") == "main" || attribute(node, "role") == "article";
}

/// Whether nothing below the node is read.
bool is_skipped(const xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE) {
        return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE ||
               node->type == XML_DTD_NODE;
    }
    const std::string_view tag = tag_of(node);
    if (is_one_of(kSkipped, tag) || is_hidden(node)) {
        return true;
    }
    if (tag == "body" || tag == "html" || is_article_tag(node)) {
        return false;
    }
    const std::string_view role = attribute(node, "role");
    return role == "navigation" || role == "complementary" || role == "banner" ||
           role == "contentinfo" || has_unwanted_name(attribute(node, "class")) ||
           has_unwanted_name(attribute(node, "id"));
}

/// Bytes of text below each element, and how many of them are links.
struct Mass {
    std::size_t text = 0;
    std::size_t link = 0;
};
using Masses = std::unordered_map<const xmlNode*, Mass>; // only looked up, never walked

bool mostly_links(const Mass& mass) {
    return mass.text == 0 || mass.link * 2 > mass.text;
}

/// Children before parents: leaving an element adds its mass to the parent's.
Masses weigh(const xmlNode* root) {
    Masses masses;
    std::size_t links = 0;
    const xmlNode* node = root;
    while (node != nullptr) {
        const bool skip = is_skipped(node);
        if (!skip && node->type == XML_TEXT_NODE) {
            std::string text;
            append_collapsed(text, reinterpret_cast<const char*>(node->content));
            Mass& mass = masses[node->parent];
            mass.text += text.size();
            mass.link += links > 0 ? text.size() : 0;
        }
        if (!skip && node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            links += tag_of(node) == "a" ? 1U : 0U;
            node = node->children;
            continue;
        }
        while (node != root && node->next == nullptr) {
            node = node->parent;
            links -= tag_of(node) == "a" ? 1U : 0U;
            const Mass mass = masses[node];
            if (node != root) {
                masses[node->parent].text += mass.text;
                masses[node->parent].link += mass.link;
            }
        }
        node = node == root ? nullptr : node->next;
    }
    return masses;
}

/// The element that holds the article.
const xmlNode* find_main(const xmlNode* root, const Masses& masses) {
    std::unordered_map<const xmlNode*, double> votes;
    const xmlNode* best = nullptr;
    double most = 0;
    const auto vote = [&](const xmlNode* node, double weight) {
        if (node == nullptr || node->type != XML_ELEMENT_NODE) {
            return;
        }
        const double total = votes[node] += weight * (is_article_tag(node) ? 1.5 : 1.0);
        if (total > most) { // of equals, the first in the page
            most = total;
            best = node;
        }
    };
    for (const xmlNode* node = root; node != nullptr;) {
        const bool skip = is_skipped(node);
        const std::string_view tag = tag_of(node);
        if (!skip && (tag == "p" || tag == "pre" || tag == "blockquote")) {
            const auto mass = masses.find(node);
            if (mass != masses.end() && mass->second.text >= kVoteFrom &&
                !mostly_links(mass->second)) {
                const auto weight =
                    static_cast<double>(std::min<std::size_t>(mass->second.text, 600));
                vote(node->parent, weight);
                vote(node->parent == nullptr ? nullptr : node->parent->parent, weight / 2);
            }
        }
        node = next_node(node, root, !skip);
    }
    // A page cut into sections: the article element around the winner, if there is one.
    for (const xmlNode* node = best; node != nullptr && node->type == XML_ELEMENT_NODE;
         node = node->parent) {
        if (tag_of(node) == "article" || attribute(node, "itemprop") == "articleBody") {
            return node;
        }
    }
    return best != nullptr ? best : root;
}

/// Reads the paragraphs below `root` in order.
std::string read_out(const xmlNode* root, const Masses& masses) {
    std::string out;
    std::string paragraph;
    const auto flush = [&] {
        while (!paragraph.empty() && paragraph.back() == ' ') {
            paragraph.pop_back();
        }
        if (!paragraph.empty()) {
            out += out.empty() ? "" : "\n\n";
            out += paragraph;
            paragraph.clear();
        }
    };
    const auto border = [&](const xmlNode* node) {
        if (is_one_of(kBlocks, tag_of(node))) {
            flush();
        }
    };
    const xmlNode* node = root;
    while (node != nullptr && out.size() < kLongestPage) {
        const std::string_view tag = tag_of(node);
        const auto mass = masses.find(node);
        const bool links = (tag == "ul" || tag == "ol" || tag == "table" || tag == "li" ||
                            tag == "p" || tag == "div" || tag == "section") &&
                           node != root && (mass == masses.end() || mostly_links(mass->second));
        const bool skip = (is_skipped(node) && node != root) || links;
        if (!skip && node->type == XML_TEXT_NODE) {
            append_collapsed(paragraph, reinterpret_cast<const char*>(node->content));
        }
        border(node);
        if (!skip && node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == nullptr) {
            node = node->parent;
            border(node);
        }
        node = node == root ? nullptr : node->next;
    }
    flush();
    return out;
}

} // namespace

bool looks_like_html(std::string_view text) noexcept {
    constexpr std::string_view kBlank = " \t\r\n\xEF\xBB\xBF";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos || text[begin] != '<') {
        return false;
    }
    std::array<char, 9> head{};
    for (std::size_t i = 0; i < head.size() && begin + 1 + i < text.size(); ++i) {
        const char c = text[begin + 1 + i];
        head[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view lower(head.data(), head.size());
    return lower.starts_with("!doctype") || lower.starts_with("html") ||
           lower.starts_with("head") || lower.starts_with("body") || lower.starts_with("!--") ||
           lower.starts_with("article");
}

HtmlArticle read_html(std::string_view page, const std::string& path) {
    const XmlDocPointer doc = parse_html(page, path);
    const xmlNode* root = doc ? xmlDocGetRootElement(doc.get()) : nullptr;
    if (root == nullptr) {
        throw graph::Error({path, 0, 0, 0}, "holds no HTML that can be read");
    }
    HtmlArticle article;
    read_html_metadata(*doc, article);
    const Masses masses = weigh(root);
    const xmlNode* main = find_main(root, masses);
    article.text = read_out(main, masses);
    if (article.text.size() < kShortestArticle && main != root) {
        article.text = read_out(root, masses);
    }
    return article;
}

} // namespace newsgraph::extract
