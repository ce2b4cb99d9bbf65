// SPDX-License-Identifier: Apache-2.0
// A hand-written scanner over code points. At each place the first rule that matches takes the
// token: web address, mail address, number, word (then its clitics are cut off), run of equal
// marks, single mark. The conventions were read off the training parts of UD English EWT and GUM.
#include "extract/language/tokenizer.hpp"

#include "extract/language/characters.hpp"
#include "extract/language/scanned_text.hpp"
#include "extract/language/tokenizer_tables.hpp"
#include "extract/language/word_stops.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kLongestAddress = 256;

class Scanner {
public:
    Scanner(const Document& document, Span range) : text_(document, range) {}

    std::vector<Token> run() {
        while (at_ < text_.size()) {
            if (is_space(text_[at_])) {
                ++at_;
                continue;
            }
            if (!web_address() && !mail_address() && !number() && !word()) {
                mark();
            }
        }
        return std::move(tokens_);
    }

private:
    bool at_start_of_chunk() const { return at_ == 0 || !is_alnum(text_[at_ - 1]); }

    void emit(std::size_t to, bool joined = false) {
        Token token;
        token.span = text_.span(at_, to);
        token.form = std::string(text_.bytes(at_, to));
        token.space_after = is_space(text_[to]);
        token.joined = joined;
        tokens_.push_back(std::move(token));
        at_ = to;
    }

    // "https://…", "www.…" up to white space or a mark that surely ends it.
    bool web_address() {
        const char32_t c = text_[at_];
        if ((c != 'h' && c != 'H' && c != 'w' && c != 'W') || !at_start_of_chunk()) {
            return false;
        }
        const std::string head = text_.lower(at_, std::min(at_ + 8, text_.size()));
        if (!head.starts_with("http://") && !head.starts_with("https://") &&
            !head.starts_with("www.")) {
            return false;
        }
        emit(end_of_address(at_));
        return true;
    }

    std::size_t end_of_address(std::size_t i) const {
        while (i < text_.size() && !is_space(text_[i]) && !is_double_quote(text_[i]) &&
               text_[i] != '<' && text_[i] != '>') {
            ++i;
        }
        constexpr std::u32string_view kTrailing = U".,;:!?)]}'’";
        while (i > at_ + 1 && kTrailing.find(text_[i - 1]) != std::u32string_view::npos) {
            --i;
        }
        return i;
    }

    static bool is_address_char(char32_t c) {
        return c < 0x80 &&
               (is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%');
    }

    // "name@host.org"; also the "@name" of social media, which begins with its mark.
    bool mail_address() {
        if (!at_start_of_chunk() ||
            !(is_address_char(text_[at_]) || text_[at_] == '@' || text_[at_] == '#')) {
            return false;
        }
        std::size_t i = at_;
        const bool handle = text_[at_] == '@' || text_[at_] == '#';
        if (handle) {
            ++i;
            if (!is_alnum(text_[i])) {
                return false;
            }
            while (i < text_.size() && (is_alnum(text_[i]) || text_[i] == '_')) {
                ++i;
            }
            emit(i);
            return true;
        }
        while (i < text_.size() && i - at_ < kLongestAddress && is_address_char(text_[i])) {
            ++i;
        }
        if (text_[i] != '@' || !is_alnum(text_[i + 1])) {
            return false;
        }
        const std::size_t limit = std::min(text_.size(), i + kLongestAddress);
        for (++i; i < limit && is_address_char(text_[i]);) {
            ++i;
        }
        while (text_[i - 1] == '.' || text_[i - 1] == '-') {
            --i;
        }
        emit(i);
        return true;
    }

    std::size_t digits(std::size_t i) const {
        while (i < text_.size() && is_digit(text_[i])) {
            ++i;
        }
        return i;
    }

    // "1,200.5", "7:30", "11/28/2000", "713-853-3989", "1980s", "21st", then a unit apart: "5|pm".
    bool number() {
        const char32_t c = text_[at_];
        const bool sign = (c == '.' || c == '+') && is_digit(text_[at_ + 1]) &&
                          at_start_of_chunk() &&
                          (at_ == 0 || is_space(text_[at_ - 1]) || text_[at_ - 1] == '(' ||
                           is_currency(text_[at_ - 1]));
        if (!is_digit(c) && !sign) {
            return false;
        }
        std::size_t i = digits(at_ + 1);
        std::size_t hyphens = 0;
        std::size_t first_hyphen = 0;
        while (is_digit(text_[i + 1])) {
            const char32_t inner = text_[i];
            if (inner == '-') {
                first_hyphen = hyphens++ == 0 ? i : first_hyphen;
            } else if (inner != ',' && inner != '.' && inner != ':' && inner != '/') {
                break;
            }
            i = digits(i + 1);
        }
        const bool telephone = first_hyphen == at_ + 3 && i == first_hyphen + 5; // "853-3242"
        if (hyphens == 1 && !telephone) { // a range or a score
            i = first_hyphen;
        }
        if (is_letter(text_[i])) {
            std::size_t stop = i;
            while (is_alnum(text_[stop]) || (text_[stop] == '.' && is_letter(text_[stop + 1]))) {
                ++stop;
            }
            const std::size_t with_stop = text_[stop] == '.' ? stop + 1 : stop;
            const std::string unit = text_.lower(i, stop);
            if (contains_word(kUnits, unit)) {
                emit(i);
                emit(contains_word(kUnits, text_.lower(i, with_stop)) ? with_stop : stop);
                return true;
            }
            i = stop;
        }
        if (is_apostrophe(text_[i]) && text_[i + 1] == 's' && !is_alnum(text_[i + 2]) &&
            i - at_ >= 2 && text_[i - 1] == '0') { // "the 1960's" is a plural
            i += 2;
        }
        emit(i);
        return true;
    }

    static bool in_word(char32_t c) { return is_alnum(c) || c == '_'; }

    bool keeps_hyphen(std::size_t from, std::size_t i) const {
        return i - from <= 7 && is_letter(text_[i + 1]) &&
               contains_word(kPrefixes, text_.lower(from, i));
    }

    bool word() {
        const std::size_t from = at_;
        if (is_apostrophe(text_[at_]) && elided()) {
            return true;
        }
        if (!in_word(text_[at_])) {
            return false;
        }
        std::size_t i = at_;
        bool dotted = false;
        for (; i < text_.size(); ++i) {
            const char32_t c = text_[i];
            if (in_word(c)) {
                continue;
            }
            const bool inside = i > from && is_alnum(text_[i + 1]);
            if (c == '.' && inside && is_stop_inside_word(text_, from, i)) {
                dotted = true;
            } else if (is_apostrophe(c) && inside && is_alnum(text_[i - 1]) && c != '`') {
            } else if (c == '-' && inside && keeps_hyphen(from, i)) {
            } else if (c == '&' && inside && is_upper(text_[i - 1]) && is_upper(text_[i + 1]) &&
                       i - from <= 3) {
            } else if (c == '$' && is_upper(text_[i - 1]) && i - from <= 3) { // "US$"
                ++i;
                break;
            } else {
                break;
            }
        }
        if (dotted && text_[i] == '/' && is_web_host(from, i)) {
            emit(end_of_address(i));
            return true;
        }
        if (text_[i] == '.' && is_stop_of_word(text_, from, i)) {
            emit(i + 1);
            return true;
        }
        cut_clitics(from, i);
        return true;
    }

    bool is_web_host(std::size_t from, std::size_t i) const {
        const std::string_view host = text_.bytes(from, i);
        return contains_word(kDomains, ascii_lower(host.substr(host.rfind('.') + 1)));
    }

    // "’em", "'80s": the mark belongs to the word.
    bool elided() {
        if (at_ > 0 && is_alnum(text_[at_ - 1])) {
            return false;
        }
        std::size_t i = at_ + 1;
        while (i < text_.size() && i - at_ < 7 && in_word(text_[i])) {
            ++i;
        }
        const std::size_t length = i - at_ - 1;
        const bool decade = (length == 2 || (length == 3 && text_[i - 1] == 's')) &&
                            is_digit(text_[at_ + 1]) && is_digit(text_[at_ + 2]);
        if (!decade && !contains_word(kElided, text_.lower(at_ + 1, i))) {
            return false;
        }
        emit(i);
        return true;
    }

    void cut_clitics(std::size_t from, std::size_t to) {
        const std::string word_lower = to - from <= 8 ? text_.lower(from, to) : std::string();
        const auto* fusion = std::find_if(kFusions.begin(), kFusions.end(),
                                          [&](const Fusion& f) { return f.word == word_lower; });
        if (fusion != kFusions.end()) {
            emit(from + fusion->first);
            emit(to, true);
            return;
        }
        std::array<std::size_t, 4> cuts{};
        std::size_t count = 0;
        std::size_t end = to;
        while (count < cuts.size()) {
            const std::size_t cut = clitic_before(from, end);
            if (cut == end) {
                break;
            }
            cuts[count++] = end = cut;
        }
        for (bool joined = false; count > 0; joined = true) {
            emit(cuts[--count], joined);
        }
        const bool joined = end != to;
        emit(to, joined);
        // "workers'": a possessive, unless a quotation is open and this closes it.
        if (is_apostrophe(text_[to]) && text_[to] != '`' && text_[to] != 0x2018 &&
            !is_alnum(text_[to + 1]) && (text_[to - 1] == 's' || text_[to - 1] == 'S') &&
            !single_open_ && is_space(text_[to + 1])) {
            emit(to + 1, true);
        }
    }

    /// Where the last clitic of [from, end) begins, or `end`.
    std::size_t clitic_before(std::size_t from, std::size_t end) const {
        std::size_t i = end;
        while (i > from && end - i < 3 && is_letter(text_[i - 1])) {
            --i;
        }
        if (i <= from + 1 || !is_apostrophe(text_[i - 1])) {
            return end;
        }
        const std::string tail = text_.lower(i, end);
        if (tail == "t" && (text_[i - 2] == 'n' || text_[i - 2] == 'N') && i - 2 > from) {
            return i - 2;
        }
        if (tail == "s" || contains_word(kClitics, tail)) {
            return i - 1;
        }
        return end;
    }

    void mark() {
        const char32_t c = text_[at_];
        std::size_t i = at_ + 1;
        if (c == '.' || c == '!' || c == '?') {
            while (i < text_.size() &&
                   (text_[i] == c || (c != '.' && (text_[i] == '!' || text_[i] == '?')))) {
                ++i;
            }
        } else if (c == '-' || c == '=' || c == '*' || c == '_' || c == '+' || c == '~' ||
                   c == '#' || c == '<' || c == '>' || c == '\'' || c == '`') {
            while (i < text_.size() && text_[i] == c) {
                ++i;
            }
        } else if ((c == ':' || c == ';') && is_smiley(at_)) {
            i += text_[i] == '-' ? 2U : 1U;
        } else if (is_currency(c) || c < 0x80) {
        } else { // combining marks and variation selectors stay with their symbol
            while (text_[i] == 0xFE0F || (text_[i] >= 0x1F3FB && text_[i] <= 0x1F3FF) ||
                   text_[i] == 0x200D) {
                ++i;
            }
        }
        if (c == '\'' || c == 0x2018 || c == 0x2019) {
            single_open_ = c == 0x2018 || (!single_open_ && i == at_ + 1 && is_alnum(text_[i]));
        }
        emit(i);
    }

    bool is_smiley(std::size_t i) const {
        const std::size_t mouth = text_[i + 1] == '-' ? i + 2 : i + 1;
        constexpr std::u32string_view kMouths = U")(DPp";
        return (i == 0 || is_space(text_[i - 1])) &&
               kMouths.find(text_[mouth]) != std::u32string_view::npos &&
               !is_alnum(text_[mouth + 1]);
    }

    ScannedText text_;
    std::size_t at_ = 0;
    bool single_open_ = false; ///< a single quotation mark waits to be closed
    std::vector<Token> tokens_;
};

} // namespace

std::vector<Token> tokenize(const Document& document, Span range) {
    return Scanner(document, range).run();
}

} // namespace newsgraph::extract
