// SPDX-License-Identifier: Apache-2.0
// Tables of phrases in lower case, looked up in the lowered text of short blocks only: a long
// paragraph is body whatever it holds. A list of teasers after "Related articles" is recognised by
// its shape: a headline, perhaps a short summary, again a headline.
#include "extract/language/block_kinds.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace newsgraph::extract {
namespace {

/// The whole block, but for marks at its end.
constexpr std::array<std::string_view, 31> kWhole{"ad",
                                                  "ad feedback",
                                                  "advert",
                                                  "advertisement",
                                                  "advertising",
                                                  "comments",
                                                  "continue reading",
                                                  "copy link",
                                                  "copy to clipboard",
                                                  "editor's picks",
                                                  "email",
                                                  "facebook",
                                                  "most popular",
                                                  "most read",
                                                  "newsletter",
                                                  "print",
                                                  "promoted",
                                                  "read more",
                                                  "save",
                                                  "share",
                                                  "show more",
                                                  "sign in",
                                                  "sign up",
                                                  "skip advertisement",
                                                  "sponsored",
                                                  "subscribe",
                                                  "subscribe now",
                                                  "top stories",
                                                  "trending",
                                                  "tweet",
                                                  "twitter"};

/// How a block of at most kShort words begins.
constexpr std::array<std::string_view, 53> kBeginnings{"advertisement",
                                                       "all rights reserved",
                                                       "already a subscriber",
                                                       "article continues",
                                                       "click here",
                                                       "continue reading",
                                                       "copyright ",
                                                       "create a free account",
                                                       "create an account",
                                                       "do not sell my",
                                                       "download our app",
                                                       "download the app",
                                                       "enter your email",
                                                       "follow @",
                                                       "follow us",
                                                       "get our ",
                                                       "get the latest",
                                                       "got a tip",
                                                       "got a story",
                                                       "have you got a story",
                                                       "if you found an error",
                                                       "join our",
                                                       "join the conversation",
                                                       "leave a comment",
                                                       "like what you",
                                                       "listen to this",
                                                       "log in",
                                                       "more from ",
                                                       "read also",
                                                       "read more",
                                                       "recommended for you",
                                                       "register for free",
                                                       "save this article",
                                                       "scroll to continue",
                                                       "share on",
                                                       "share this",
                                                       "share via",
                                                       "sign up ",
                                                       "skip to ",
                                                       "story continues",
                                                       "subscribe to",
                                                       "support our",
                                                       "this article is for subscribers",
                                                       "this website uses",
                                                       "this site uses",
                                                       "to report an error",
                                                       "to suggest a correction",
                                                       "want more",
                                                       "watch:",
                                                       "we use cookies",
                                                       "you can also highlight",
                                                       "you can also select",
                                                       "your support"};

/// Anywhere in a block of at most kShort words.
constexpr std::array<std::string_view, 19> kParts{
    "accept all cookies", "accept cookies",     "all rights reserved", "cookie policy",
    "ctrl+enter",         "ctrl + enter",       "daily newsletter",    "free newsletter",
    "in your inbox",      "our newsletter",     "our newsletters",     "privacy policy",
    "reload the page",    "skip advertisement", "terms of service",    "terms of use",
    "to your inbox",      "use of cookies",     "write to us here"};

/// Headings of lists of other articles.
constexpr std::array<std::string_view, 22> kTeaserHeadings{
    "also read",       "don't miss",
    "editor's picks",  "editors' picks",
    "latest news",     "more on this",
    "more stories",    "most popular",
    "most read",       "other topics of interest",
    "read next",       "recommended",
    "related",         "related articles",
    "related content", "related stories",
    "related topics",  "see also",
    "top stories",     "trending",
    "up next",         "you may also like"};

constexpr std::array<std::string_view, 20> kCreditEndings{
    "/afp",          "/ap",           "/ap photo", "/bloomberg", "/dpa",
    "/epa",          "/getty images", "/getty",    "/pa wire",   "/reuters",
    "/shutterstock", "/sputnik",      "/tass",     "/upi",       "/zuma press",
    "ap photo",      "getty images",  "handout",   "pool photo", "shutterstock"};
constexpr std::array<std::string_view, 8> kCreditStarts{"credit:", "file photo", "image credit",
                                                        "image:",  "photo by",   "photo credit",
                                                        "photo:",  "photograph:"};
constexpr std::array<std::string_view, 12> kCreditParts{
    "(ap photo", "(file photo", "(photo by", "(photo:",       "/ap photo", "[file:",
    "[reuters",  "ap photo/",   "photo/",    "photograph by", "reuters/",  "via getty images"};

constexpr std::size_t kShort = 24; ///< words of a boilerplate line
constexpr std::size_t kCaptionWords = 70;
constexpr std::size_t kHeadlineWords = 18;
constexpr std::size_t kSubheadWords = 8;
constexpr std::size_t kSummaryWords = 50;
constexpr std::size_t kMostBytes = 2000; ///< of a block that is looked at

/// What the rules look at.
struct Shape {
    std::string lower; ///< with straight apostrophes, final marks and a closing bracket cut off
    std::size_t words = 0;
    std::size_t capitalised = 0; ///< words of four letters and more that begin with a capital
    std::size_t counted = 0;     ///< words of four letters and more
    bool final_stop = false;     ///< ends as a sentence does
    bool question = false;
    bool quoted = false; ///< holds a double quotation mark
    bool starts_upper = false;
    bool line_break = false;
};

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    std::string out;
    for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
        out.append(text.substr(0, at)).append(to);
        text.remove_prefix(at + from.size());
    }
    return out.append(text);
}

/// Counts over at most the first `kCaptionWords + 1` words: longer blocks are body.
Shape shape_of(std::string_view text) {
    Shape shape;
    if (text.size() > kMostBytes) {
        shape.words = kMostBytes;
        return shape;
    }
    std::size_t at = 0;
    while (at < text.size() && shape.words <= kCaptionWords) {
        const std::size_t stop = std::min(text.find_first_of(" \t\n", at), text.size());
        if (stop > at) {
            ++shape.words;
            const std::string_view word = text.substr(at, stop - at);
            const CodePoints points(
                word, Span{0, static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), 4))});
            if (word.size() >= 4 && is_letter(points.value[0])) {
                ++shape.counted;
                shape.capitalised += is_upper(points.value[0]) ? 1U : 0U;
            }
        }
        at = stop + 1;
    }
    if (shape.words > kCaptionWords) {
        return shape;
    }
    shape.quoted = text.find_first_of("\"") != std::string_view::npos ||
                   text.find("\xE2\x80\x9C") != std::string_view::npos;
    shape.line_break = text.find('\n') != std::string_view::npos;
    const CodePoints first(text, Span{0, static_cast<std::uint32_t>(text.size())});
    shape.starts_upper = is_upper(first.value[0]);
    shape.lower = ascii_lower(text);
    shape.lower = replace_all(shape.lower, "\xE2\x80\x99", "'");
    shape.lower = replace_all(shape.lower, "\xE2\x80\x9D", "\"");
    std::string_view tail = shape.lower;
    while (!tail.empty() && std::string_view("\"')]").find(tail.back()) != std::string_view::npos) {
        tail.remove_suffix(1);
    }
    shape.final_stop =
        !tail.empty() && std::string_view(".!:;,").find(tail.back()) != std::string_view::npos;
    shape.question = !tail.empty() && tail.back() == '?';
    while (!shape.lower.empty() &&
           std::string_view(".:!)]> ").find(shape.lower.back()) != std::string_view::npos) {
        shape.lower.pop_back();
    }
    return shape;
}

template <typename Table>
bool any_part(const Table& table, const std::string& text) {
    return std::any_of(table.begin(), table.end(),
                       [&](std::string_view part) { return text.find(part) != std::string::npos; });
}
template <typename Table>
bool any_start(const Table& table, const std::string& text) {
    return std::any_of(table.begin(), table.end(),
                       [&](std::string_view part) { return text.starts_with(part); });
}
template <typename Table>
bool any_end(const Table& table, const std::string& text) {
    return std::any_of(table.begin(), table.end(),
                       [&](std::string_view part) { return text.ends_with(part); });
}
template <typename Table>
bool is_one_of(const Table& table, const std::string& text) {
    return std::find(table.begin(), table.end(), text) != table.end();
}

/// "By Jane Doe", "By JANE DOE and JOHN ROE": a byline, told from a sentence by its capitals.
bool is_byline(const Shape& shape) {
    return shape.lower.starts_with("by ") && shape.words <= 10 && !shape.final_stop &&
           shape.capitalised + 1 >= shape.counted && shape.counted > 0;
}

bool is_boilerplate(const Shape& shape) {
    return shape.words <= kShort &&
           (is_one_of(kWhole, shape.lower) || any_part(kParts, shape.lower) ||
            any_start(kBeginnings, shape.lower) || is_byline(shape) ||
            (shape.words <= 6 && shape.lower.starts_with("\xC2\xA9")));
}

bool is_caption(const Shape& shape) {
    return shape.words <= kCaptionWords &&
           (any_end(kCreditEndings, shape.lower) || any_start(kCreditStarts, shape.lower) ||
            (any_part(kCreditParts, shape.lower) && (!shape.final_stop || shape.words <= 40)));
}

bool title_case(const Shape& shape) {
    return shape.counted >= 1 && 10 * shape.capitalised >= 7 * shape.counted;
}

bool is_headline(const Shape& shape, bool first) {
    if (shape.final_stop || shape.line_break || shape.words > kHeadlineWords ||
        !(shape.starts_upper || title_case(shape))) {
        return false;
    }
    if (first) {
        return true;
    }
    return (title_case(shape) && shape.words >= 2 && !shape.quoted) ||
           (shape.words <= kSubheadWords && !shape.question);
}

} // namespace

void classify_blocks(const Document& document, std::vector<Block>& blocks) {
    enum class Teasers { None, Headline, Summary };
    Teasers teasers = Teasers::None;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Shape shape = shape_of(document.text(blocks[i].span));
        const bool headline = is_headline(shape, i == 0);
        if (shape.words <= kSubheadWords && is_one_of(kTeaserHeadings, shape.lower)) {
            blocks[i].kind = BlockKind::Boilerplate;
            teasers = Teasers::Headline;
        } else if (is_boilerplate(shape)) {
            blocks[i].kind = BlockKind::Boilerplate;
        } else if (is_caption(shape)) {
            blocks[i].kind = BlockKind::Caption;
        } else if (teasers != Teasers::None &&
                   (headline || (title_case(shape) && shape.question))) {
            blocks[i].kind = BlockKind::Boilerplate;
            teasers = Teasers::Summary;
        } else if (teasers == Teasers::Summary && shape.words <= kSummaryWords && !shape.quoted) {
            blocks[i].kind = BlockKind::Boilerplate;
            teasers = Teasers::Headline;
        } else if (headline) {
            blocks[i].kind = BlockKind::Headline;
        } else {
            blocks[i].kind = BlockKind::Body;
            teasers = Teasers::None;
        }
    }
}

} // namespace newsgraph::extract
