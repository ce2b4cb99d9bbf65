// SPDX-License-Identifier: Apache-2.0
// A news page as its article: main text in paragraphs, and what the page says about itself.
//
// The text is new (paragraphs parted by an empty line); offsets index it, not the page. Nothing is
// fetched.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::extract {

struct HtmlArticle {
    std::string text; ///< empty when the page holds no article
    std::string title;
    std::string published; ///< YYYY-MM-DD or empty
    std::string source;    ///< the site's name
    std::string url;       ///< the canonical address
};

/// Reads well-formed UTF-8; malformed mark-up is repaired as browsers do, as far as libxml2 goes.
/// Throws graph::Error when no tree can be built at all, or elements are nested deeper than 4096.
[[nodiscard]] HtmlArticle read_html(std::string_view page, const std::string& path);

/// Whether the text begins as a web page does.
[[nodiscard]] bool looks_like_html(std::string_view text) noexcept;

} // namespace newsgraph::extract
