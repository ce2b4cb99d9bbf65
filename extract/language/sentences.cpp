// SPDX-License-Identifier: Apache-2.0
// Rules over tokens. A mark that may end a sentence gathers the closing quotes and brackets written
// against it; then the next word decides. The rules were tuned on the training parts of UD English
// EWT and GUM.
#include "extract/language/sentences.hpp"

#include "extract/language/abbreviations.hpp"
#include "extract/language/blocks.hpp"
#include "extract/language/characters.hpp"
#include "extract/language/tokenizer.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace newsgraph::extract {
namespace {

/// Words that follow a closing quotation mark to tell who spoke.
constexpr std::array<std::string_view, 39> kCues{
    "added",    "admitted",  "announced", "answered",  "argued",    "asked",    "asks",
    "begged",   "called",    "claimed",   "commented", "continued", "cried",    "declared",
    "demanded", "exclaimed", "explained", "insisted",  "joked",     "noted",    "pleaded",
    "posted",   "quipped",   "recalled",  "remarked",  "replied",   "reported", "responded",
    "said",     "says",      "shouted",   "stated",    "told",      "tweeted",  "warned",
    "wondered", "writes",    "wrote",     "yelled"};
static_assert(std::is_sorted(kCues.begin(), kCues.end()));

/// Abbreviations after which the time or the day goes on: "10 a.m. Monday", "5 p.m. EDT".
constexpr std::array<std::string_view, 20> kAfterTimes{
    "april", "cet",      "edt",    "est",      "et",      "friday",   "gmt",
    "july",  "june",     "local",  "march",    "may",     "monday",   "pdt",
    "pst",   "saturday", "sunday", "thursday", "tuesday", "wednesday"};
static_assert(std::is_sorted(kAfterTimes.begin(), kAfterTimes.end()));

template <typename Table>
bool contains(const Table& table, const std::string& word) {
    return std::binary_search(table.begin(), table.end(), word);
}

char32_t first_of(const Token& token) {
    return graph::decode_utf8(token.form, 0).value;
}

bool is_closer(const Token& token) {
    const char32_t c = first_of(token);
    return c == ')' || c == ']' || c == '}' || c == '\'' || c == 0x2019 || is_double_quote(c);
}
bool is_opening(char32_t c) {
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x201C || c == 0x2018 ||
           c == 0xAB || c == 0x201E || c == '`';
}

class Splitter {
public:
    explicit Splitter(const std::vector<Token>& tokens) : tokens_(tokens) {}

    /// Ends (exclusive token indexes) of the sentences.
    std::vector<std::size_t> run() {
        std::vector<std::size_t> ends;
        for (std::size_t i = 0; i < tokens_.size();) {
            const std::size_t end = after_final(i);
            if (end != 0 && (end == tokens_.size() || is_boundary(i, end))) {
                ends.push_back(end);
            }
            i = std::max(i + 1, end);
        }
        if (ends.empty() || ends.back() != tokens_.size()) {
            ends.push_back(tokens_.size());
        }
        return ends;
    }

private:
    static bool is_final_mark(const Token& token) {
        const char32_t c = first_of(token);
        return c == 0x2026 || c == 0x3002 ||
               ((c == '.' || c == '!' || c == '?') &&
                token.form.find_first_not_of(".!?") == std::string::npos);
    }

    /// When the token may end a sentence, the index after its closing marks; else 0.
    std::size_t after_final(std::size_t i) const {
        const Token& token = tokens_[i];
        if (!is_final_mark(token) && (token.form.size() < 2 || token.form.back() != '.')) {
            return 0;
        }
        std::size_t end = i + 1;
        while (end < tokens_.size() && !tokens_[end - 1].space_after &&
               (is_closer(tokens_[end]) || is_final_mark(tokens_[end]))) {
            // A straight mark with no space behind opens what follows: `it."The`.
            if (!tokens_[end].space_after && end + 1 < tokens_.size() &&
                is_alnum(first_of(tokens_[end + 1])) && first_of(tokens_[end]) != ')') {
                if (first_of(tokens_[end]) != 0x201D && first_of(tokens_[end]) != 0x2019) {
                    break;
                }
            }
            ++end;
        }
        return end;
    }

    std::string lower_at(std::size_t i) const {
        return i < tokens_.size() ? ascii_lower(tokens_[i].form) : std::string();
    }

    /// The first token from `i` that is not an opening mark.
    std::size_t skip_opening(std::size_t i) const {
        const std::size_t limit = std::min(tokens_.size(), i + 3);
        while (i < limit && is_opening(first_of(tokens_[i]))) {
            ++i;
        }
        return i;
    }

    /// "…" he said; "…" Kallas said; "…" said the minister.
    bool is_attribution(std::size_t i) const {
        const char32_t c = first_of(tokens_[i]);
        if (!is_letter(c)) {
            return false;
        }
        if (is_lower(c)) {
            return true;
        }
        for (std::size_t k = i; k < std::min(tokens_.size(), i + 4); ++k) {
            if (contains(kCues, tokens_[k].form)) {
                return k > i && !begins_sentences(lower_at(i));
            }
            if (!is_upper(first_of(tokens_[k]))) {
                return false;
            }
        }
        return false;
    }

    bool is_boundary(std::size_t mark, std::size_t end) const {
        const Token& token = tokens_[mark];
        const bool closed = end > mark + 1;
        const bool quoted = closed && first_of(tokens_[end - 1]) != ')' &&
                            first_of(tokens_[end - 1]) != ']' && !is_final_mark(tokens_[end - 1]);
        const char32_t next = first_of(tokens_[end]);
        const bool next_upper = is_upper(next);
        if (!tokens_[end - 1].space_after && !next_upper && !is_opening(next)) {
            return false;
        }
        if (is_final_mark(token)) {
            const char32_t c = first_of(token);
            if (is_dash(next) || token_is(end, "--") || token_is(end, "-")) {
                return c == '.' && token.form.size() == 1 && !quoted && token_is(end, "-");
            }
            if (next == ',' || next == ';' || next == ':') {
                return false;
            }
            if (quoted) {
                return !(c == '.' && token.form.size() == 1 ? is_lower(next) : is_attribution(end));
            }
            if (token.form == ".") {
                return true;
            }
            if (c == '.' || c == 0x2026) { // an ellipsis
                return next_upper || (is_opening(next) && next != '(' && next != '[');
            }
            if (closed && is_lower(next)) {
                return false;
            }
            return true;
        }
        return ends_with_abbreviation(token, end, closed);
    }

    bool token_is(std::size_t i, std::string_view form) const { return tokens_[i].form == form; }

    bool ends_with_abbreviation(const Token& token, std::size_t end, bool closed) const {
        const std::size_t next = skip_opening(end);
        if (next >= tokens_.size()) {
            return false;
        }
        const char32_t c = first_of(tokens_[next]);
        if (closed) {
            return is_upper(c) || next != end;
        }
        if (!is_upper(c) && !(next != end && is_digit(c))) {
            return false;
        }
        const std::string stem =
            ascii_lower(std::string_view(token.form).substr(0, token.form.size() - 1));
        if (stem.size() == 1 || find_abbreviation(stem) == Abbreviation::Title) {
            return false;
        }
        const std::string word = lower_at(next);
        if (stem == "a.m" || stem == "p.m") {
            return !contains(kAfterTimes, word);
        }
        if (stem == "etc") {
            return true;
        }
        if (stem == "i.e" || stem == "e.g" || stem == "cf") {
            return false;
        }
        return begins_sentences(word) ||
               (next != end && first_of(tokens_[end]) != '(' && first_of(tokens_[end]) != '[');
    }

    const std::vector<Token>& tokens_;
};

/// Where to cut an overlong run of tokens: after the last semicolon or comma of its second half.
std::size_t cut_point(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    const std::size_t limit = begin + kLongestSentence;
    if (end <= limit) {
        return end;
    }
    for (std::size_t i = limit; i > begin + kLongestSentence / 2; --i) {
        if (tokens[i - 1].form == ";" || tokens[i - 1].form == ",") {
            return i;
        }
    }
    std::size_t cut = limit;
    while (cut < end && tokens[cut].joined && cut > begin + 1) {
        --cut;
    }
    return cut;
}

} // namespace

std::vector<Sentence> split_sentences(const Document& document) {
    std::vector<Sentence> sentences;
    std::uint32_t paragraph = 0;
    for (const Block& block : find_blocks(document)) {
        std::vector<Token> tokens = tokenize(document, block.span);
        if (tokens.empty()) {
            continue;
        }
        std::size_t begin = 0;
        for (const std::size_t stop : Splitter(tokens).run()) {
            while (begin < stop) {
                const std::size_t end = cut_point(tokens, begin, stop);
                Sentence sentence;
                sentence.paragraph = paragraph;
                sentence.block = block.kind;
                sentence.span = {tokens[begin].span.begin, tokens[end - 1].span.end};
                const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(begin);
                const auto last = tokens.begin() + static_cast<std::ptrdiff_t>(end);
                sentence.tokens.assign(std::make_move_iterator(first),
                                       std::make_move_iterator(last));
                sentences.push_back(std::move(sentence));
                begin = end;
            }
        }
        ++paragraph;
    }
    return sentences;
}

} // namespace newsgraph::extract
