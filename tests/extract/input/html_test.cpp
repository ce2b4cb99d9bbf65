// SPDX-License-Identifier: Apache-2.0
#include "extract/input/html.hpp"
#include "graph/error.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

using namespace newsgraph::extract;

namespace {

const std::string kPage = R"(<!DOCTYPE html><html><head><title>Envoys meet | The Daily</title>
<meta property="og:title" content="Envoys meet in Riga"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2025-03-24T08:00:00Z"><link rel="canonical" href="https://example.org/riga">
<script>var x = "<p>not text</p>";</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this site work as well as it possibly can for you.</p></div>
<main><article><h1>Envoys meet in Riga</h1><p class="byline">By Jane Doe</p>
<figure><img src="a.jpg"><figcaption>The hall. Jane Doe/AP Photo</figcaption></figure>
<p>The envoys of two countries met in <a href="/riga">Riga</a> on Monday&nbsp;&mdash; their first talks in a&#32;year.</p>
<p>&ldquo;We will go on,&rdquo; one of them
said after the talks.</p>
<div class="ad">Advertisement</div>
<aside><p>Sign up for our newsletter and get all the news in your inbox every morning.</p></aside>
<ul><li><a href="/1">Five things to know about the border</a></li><li><a href="/2">Who pays?</a></li></ul>
<p>No date was given for a further round of talks, officials said.<br>They will call each other.</p>
<div class="related-links"><p>A long teaser of another article that has nothing to do with this one at all.</p></div>
</article></main>
<footer><p>Copyright The Daily, all rights reserved, and a long line of terms and conditions.</p></footer></body></html>)";

} // namespace

TEST_CASE("read_html: the article without what stands around it", "[extract][html]") {
    const HtmlArticle article = read_html(kPage, "a.html");
    CHECK(article.text == "Envoys meet in Riga\n\n"
                          "The envoys of two countries met in Riga on Monday\xC2\xA0— their first "
                          "talks in a year.\n\n"
                          "“We will go on,” one of them said after the talks.\n\n"
                          "No date was given for a further round of talks, officials said.\n\n"
                          "They will call each other.");
    CHECK(article.title == "Envoys meet in Riga");
    CHECK(article.published == "2025-03-24");
    CHECK(article.source == "The Daily");
    CHECK(article.url == "https://example.org/riga");
}

TEST_CASE("read_html: JSON-LD stands above other metadata", "[extract][html]") {
    const HtmlArticle article = read_html(
        R"(<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"From schema",
"datePublished":"2024-01-02T00:00:00+01:00","publisher":{"name":"Wire"}}]}</script><meta name="date" content="2023-01-01">
<title>Other</title><p>Some words stand here.</p>)",
        "a.html");
    CHECK(article.title == "From schema");
    CHECK(article.published == "2024-01-02");
    CHECK(article.source == "Wire");
    CHECK(article.text == "Some words stand here.");
}

TEST_CASE("read_html: malformed pages", "[extract][html]") {
    CHECK(read_html("<p>One<p>Two <b>bold <i>both</b> end", "a").text ==
          "One\n\nTwo bold both end");
    CHECK(read_html("just words", "a").text == "just words");
    CHECK(read_html("<html><body><div><div><span>Hidden in spans, yet a text.", "a").text ==
          "Hidden in spans, yet a text.");
    CHECK(read_html("<script>alert(1)</script>", "a").text.empty());
    std::string wide;
    for (int i = 0; i < 20'000; ++i) {
        wide += "<a href=x>link</a><p>";
    }
    CHECK_NOTHROW(read_html(wide, "a"));
}

TEST_CASE("read_html: a page that leaves a tag open in each paragraph is read to its end", "[extract][html]") {
    std::string page = "<html><body>";
    for (int i = 0; i < 1000; ++i) page += "<p><font>The talks went on all day.</b>\n";
    const auto text = read_html(page + "<p>They failed.", "page.html").text;
    CHECK(text.size() > 1000 * std::string_view("The talks went on all day.").size());
    CHECK(text.ends_with("They failed."));
}

TEST_CASE("read_html: what is nested too deep to be read is an error with its place", "[extract][html]") {
    std::string page = "<html><body>\n";
    for (int i = 0; i < 5000; ++i) page += "<div>a";
    try {
        (void)read_html(page, "page.html");
        FAIL("no error");
    } catch (const newsgraph::graph::Error& error) {
        CHECK(error.place().path == "page.html");
        CHECK(error.place().line == 2);
        CHECK(error.place().offset > 4000 * std::string_view("<div>a").size());
        CHECK(error.place().offset < page.size());
    }
}

TEST_CASE("looks_like_html: by its beginning", "[extract][html]") {
    CHECK(looks_like_html(" \n<!DOCTYPE html>"));
    CHECK(looks_like_html("<HTML lang=en>"));
    CHECK_FALSE(looks_like_html("<3 is a heart"));
    CHECK_FALSE(looks_like_html(""));
}
