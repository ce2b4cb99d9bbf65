// SPDX-License-Identifier: Apache-2.0
// A stack of open marks over the tokens of a paragraph. Directed marks say themselves whether they
// open or close; for straight ones the white space around them tells, and where it does not,
// whether one is open. Depth is bounded, so a page of opening marks costs no more than a page of
// text.
#include "extract/language/quotations.hpp"

#include "extract/language/characters.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kDeepest = 8;
constexpr double kContinuedTrust = 0.9;
constexpr double kUnclosedTrust = 0.3;

enum class Turn : std::uint8_t { None, Open, Close, Either };

struct Mark {
    QuotationMark kind = QuotationMark::Straight;
    Turn turn = Turn::None;
};

struct Open {
    QuotationMark kind;
    std::uint32_t begin;
    std::uint32_t content;
    std::uint32_t sentence;
    std::optional<std::uint32_t> continues;
};

/// A token with what stands around it.
struct Place {
    const Token* token;
    std::uint32_t sentence;
    bool space_before;
    bool word_after;     ///< a letter, digit or mark follows at once
    bool letter_after;   ///< a letter or digit follows at once
    bool opening_before; ///< a bracket, dash or another opening mark stands right before
    bool digit_before;
};

char32_t first_of(const Token& token) {
    return graph::decode_utf8(token.form, 0).value;
}

class Paragraph {
public:
    Paragraph(const Document& document, std::vector<Quotation>& out)
        : document_(document), out_(out) {}

    void add(const Token& token, std::uint32_t sentence) {
        Place place{&token, sentence, true, false, false, false, false};
        if (!places_.empty()) {
            const Token& before = *places_.back().token;
            const char32_t c = first_of(before);
            place.space_before = before.space_after;
            place.opening_before = !before.space_after && (c == '(' || c == '[' || is_dash(c) ||
                                                           c == '-' || c == '/' || is_mark(before));
            place.digit_before = !before.space_after && is_digit(c);
            places_.back().letter_after = !before.space_after && is_alnum(first_of(token));
            places_.back().word_after = !before.space_after && starts_content(token);
        }
        places_.push_back(place);
    }

    /// Reads the paragraph; `waiting` is the quotation left open by the one before, whose closing
    /// mark is awaited. Returns the index of the quotation left open here, if any.
    std::optional<std::uint32_t> read(std::optional<std::uint32_t> waiting) {
        const std::size_t first_out = out_.size();
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const Mark mark = classify(places_[i], i == 0);
            if (mark.turn == Turn::Open) {
                open(mark.kind, places_[i], i == 0 ? waiting : std::nullopt);
            } else if (mark.turn == Turn::Close) {
                close(mark.kind, places_[i], waiting, first_out);
            }
        }
        std::optional<std::uint32_t> left_open = end_unclosed();
        if (left_open) {
            left_open = sort_from(first_out, *left_open);
        } else {
            sort_from(first_out, 0);
        }
        return left_open;
    }

    /// Whether the paragraph begins with an opening double mark, and so may continue a quotation.
    bool begins_with_mark() const {
        if (places_.empty()) {
            return false;
        }
        const Mark mark = classify(places_.front(), true);
        return mark.turn == Turn::Open && mark.kind != QuotationMark::Single;
    }

    bool empty() const { return places_.empty(); }

private:
    static bool is_mark(const Token& token) {
        const char32_t c = first_of(token);
        return is_double_quote(c) || c == 0x2018 || c == '`' ||
               (c == '\'' && token.form.size() <= 2);
    }

    static bool starts_content(const Token& token) {
        const char32_t c = first_of(token);
        return is_alnum(c) || is_mark(token) || c == '[' || is_currency(c) || c == 0x2026 ||
               token.form == "...";
    }

    bool is_open(QuotationMark kind) const {
        return std::any_of(stack_.begin(), stack_.end(),
                           [&](const Open& o) { return o.kind == kind; });
    }

    /// What the token is, given what is open.
    Mark classify(const Place& place, bool first) const {
        const Token& token = *place.token;
        const char32_t c = first_of(token);
        const bool like_opening =
            (place.space_before || place.opening_before || first) && !token.space_after;
        const bool like_closing =
            !place.space_before && !place.opening_before && !place.word_after && !first;
        switch (c) {
        case '"':
        case 0x201F:
        case 0x275D:
        case 0x275E:
            return {QuotationMark::Straight,
                    straight(place, like_opening, like_closing, is_open(QuotationMark::Straight))};
        case '`':
            return token.form == "``" ? Mark{QuotationMark::Straight, Turn::Open}
                                      : single(place, like_opening);
        case 0x201C: // opens, but closes what „ opened, and closes by mistake where nothing else
                     // can
            if (is_open(QuotationMark::Low)) {
                return {QuotationMark::Low, Turn::Close};
            }
            return {QuotationMark::Curly,
                    like_closing && is_open(QuotationMark::Curly) ? Turn::Close : Turn::Open};
        case 0x201D:
            if (is_open(QuotationMark::Low)) {
                return {QuotationMark::Low, Turn::Close};
            }
            return {QuotationMark::Curly,
                    like_opening && place.word_after && !is_open(QuotationMark::Curly)
                        ? Turn::Open
                        : Turn::Close};
        case 0x201E:
            return {QuotationMark::Low, Turn::Open};
        case 0xAB:
            return {QuotationMark::Guillemet,
                    like_closing && is_open(QuotationMark::Guillemet) ? Turn::Close : Turn::Open};
        case 0xBB:
            return {QuotationMark::Guillemet,
                    like_opening && !is_open(QuotationMark::Guillemet) ? Turn::Open : Turn::Close};
        case 0x2018:
        case 0x2019:
        case '\'':
            if (token.form == "''") {
                return {QuotationMark::Straight, straight(place, like_opening, like_closing,
                                                          is_open(QuotationMark::Straight))};
            }
            return single(place, like_opening);
        default:
            return {};
        }
    }

    static Turn straight(const Place& place, bool like_opening, bool like_closing, bool open) {
        if (like_opening && !like_closing && (!open || place.space_before)) {
            return Turn::Open;
        }
        if (!open && place.digit_before) { // inches
            return Turn::None;
        }
        return open ? Turn::Close : (like_closing ? Turn::Close : Turn::Open);
    }

    /// Single marks are apostrophes unless they stand as marks do.
    Mark single(const Place& place, bool like_opening) const {
        const Token& token = *place.token;
        if (token.joined || token.form.size() > 3) { // "’s", "'em"
            return {};
        }
        if (is_open(QuotationMark::Single) && !place.space_before &&
            !(place.opening_before && place.word_after)) {
            return {QuotationMark::Single, place.letter_after ? Turn::None : Turn::Close};
        }
        return {QuotationMark::Single, like_opening && place.word_after ? Turn::Open : Turn::None};
    }

    void open(QuotationMark kind, const Place& place, std::optional<std::uint32_t> continues) {
        if (kind == QuotationMark::Straight && is_open(kind)) { // the one before was never closed
            finish_down_to(kind, place.token->span.begin);
        }
        if (stack_.size() < kDeepest) {
            stack_.push_back(
                {kind, place.token->span.begin, place.token->span.end, place.sentence, continues});
        }
    }

    void close(QuotationMark kind, const Place& place, std::optional<std::uint32_t> waiting,
               std::size_t first_out) {
        const auto found = std::find_if(stack_.rbegin(), stack_.rend(),
                                        [&](const Open& o) { return matches(o.kind, kind); });
        if (found == stack_.rend()) {
            const bool nothing_yet = stack_.empty() && out_.size() == first_out;
            if (nothing_yet && waiting &&
                kind != QuotationMark::Single) { // no mark was repeated at the paragraph's start
                const Place& first = places_.front();
                emit({kind, first.token->span.begin, first.token->span.begin, first.sentence,
                      waiting},
                     0, place.token->span.begin, place.token->span.end, place.sentence, true,
                     kContinuedTrust);
            }
            return;
        }
        const auto keep = static_cast<std::size_t>(stack_.rend() - found) - 1;
        while (stack_.size() > keep + 1) { // opened inside and never closed
            end_top(place.token->span.begin, place.sentence);
        }
        const Open top = stack_.back();
        stack_.pop_back();
        emit(top, stack_.size(), place.token->span.begin, place.token->span.end, place.sentence,
             true, 1.0);
    }

    /// Writers mix straight and curly marks.
    static bool matches(QuotationMark open, QuotationMark close) {
        const auto wide = [](QuotationMark k) {
            return k == QuotationMark::Straight || k == QuotationMark::Curly;
        };
        return open == close || (wide(open) && wide(close));
    }

    void finish_down_to(QuotationMark kind, std::uint32_t end) {
        while (!stack_.empty()) {
            const bool last = stack_.back().kind == kind;
            end_top(end, places_.back().sentence);
            if (last) {
                return;
            }
        }
    }

    /// The innermost open quotation ends at `end` without a mark.
    void end_top(std::uint32_t end, std::uint32_t sentence) {
        const Open top = stack_.back();
        stack_.pop_back();
        if (top.kind != QuotationMark::Single) {
            emit(top, stack_.size(), end, end, sentence, false, kUnclosedTrust);
        }
    }

    /// Ends what is still open; returns the index (unsorted) of the outermost such quotation.
    std::optional<std::uint32_t> end_unclosed() {
        std::optional<std::uint32_t> outermost;
        while (!stack_.empty()) {
            const std::size_t before = out_.size();
            end_top(places_.back().token->span.end, places_.back().sentence);
            if (out_.size() > before) {
                outermost = static_cast<std::uint32_t>(out_.size() - 1);
            }
        }
        return outermost;
    }

    void emit(const Open& open, std::size_t depth, std::uint32_t content_end, std::uint32_t end,
              std::uint32_t sentence, bool closed, double trust) {
        Quotation q;
        q.span = {open.begin, end};
        q.content = trimmed({open.content, content_end});
        if (q.content.empty()) {
            return;
        }
        if (!closed) {
            q.span.end = q.content.end;
        }
        q.mark = open.kind;
        q.depth = static_cast<std::uint32_t>(depth);
        q.first_sentence = open.sentence;
        q.last_sentence = sentence;
        q.closed = closed;
        q.continues = open.continues;
        q.trust = trust;
        out_.push_back(q);
    }

    Span trimmed(Span span) const {
        if (span.begin >= span.end) {
            return {span.begin, span.begin};
        }
        const std::string_view text = document_.text();
        while (span.begin < span.end && text[span.begin] <= ' ' && text[span.begin] >= 0) {
            ++span.begin;
        }
        while (span.end > span.begin && text[span.end - 1] <= ' ' && text[span.end - 1] >= 0) {
            --span.end;
        }
        return span;
    }

    /// Sorts this paragraph's quotations; returns where the one at `index` went.
    std::uint32_t sort_from(std::size_t first, std::uint32_t index) {
        const bool known = index >= first && index < out_.size();
        const Span wanted = known ? out_[index].span : Span{};
        const std::uint32_t depth = known ? out_[index].depth : 0;
        std::sort(out_.begin() + static_cast<std::ptrdiff_t>(first), out_.end(),
                  [](const Quotation& a, const Quotation& b) {
                      return std::tie(a.span.begin, b.span.end, a.depth) <
                             std::tie(b.span.begin, a.span.end, b.depth);
                  });
        while (known && (out_[first].span != wanted || out_[first].depth != depth)) {
            ++first;
        }
        return static_cast<std::uint32_t>(first);
    }

    const Document& document_;
    std::vector<Quotation>& out_;
    std::vector<Place> places_;
    std::vector<Open> stack_;
};

} // namespace

std::vector<Quotation> find_quotations(const Document& document,
                                       std::span<const Sentence> sentences) {
    std::vector<Quotation> out;
    std::optional<std::uint32_t> waiting; // left open by the paragraph of body text before
    for (std::size_t i = 0; i < sentences.size();) {
        Paragraph paragraph(document, out);
        const std::uint32_t number = sentences[i].paragraph;
        const BlockKind block = sentences[i].block;
        for (; i < sentences.size() && sentences[i].paragraph == number; ++i) {
            for (const Token& token : sentences[i].tokens) {
                paragraph.add(token, static_cast<std::uint32_t>(i));
            }
        }
        if (paragraph.empty() || block == BlockKind::Boilerplate) {
            continue;
        }
        if (block != BlockKind::Body) { // a headline or caption between two paragraphs of a speech
            static_cast<void>(paragraph.read(std::nullopt));
            continue;
        }
        if (waiting && paragraph.begins_with_mark()) {
            out[*waiting].trust = kContinuedTrust;
        }
        const std::size_t before = out.size();
        const std::optional<std::uint32_t> left = paragraph.read(waiting);
        if (waiting && out.size() > before && out[before].continues) {
            out[*waiting].trust = kContinuedTrust;
        }
        waiting = left;
    }
    return out;
}

} // namespace newsgraph::extract
