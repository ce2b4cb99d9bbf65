// SPDX-License-Identifier: Apache-2.0
// The text is cut into numbers and words; a window of three slides over them.
#include "extract/input/dates.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

namespace newsgraph::extract {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};

struct Piece {
    int number = -1; ///< or -1 for a word
    int month = 0;   ///< 1 to 12 for the name of a month
    std::size_t digits = 0;
    char after = ' '; ///< the character behind
};

/// "mar", "sept", "march": at least three letters of the name.
int month_of(std::string_view word) {
    const std::string lower = ascii_lower(word);
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        const bool short_form = lower.size() == 3 || lower == "sept";
        if (lower == kMonths[i] || (short_form && kMonths[i].starts_with(lower))) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<Piece> cut(std::string_view text) {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        Piece piece;
        if (is_ascii_digit(text[i])) {
            while (end < text.size() && is_ascii_digit(text[end])) {
                ++end;
            }
            piece.digits = end - i;
            if (piece.digits <= 8) {
                std::from_chars(text.data() + i, text.data() + end, piece.number);
            }
            std::size_t suffix = end; // "24th"
            while (suffix < text.size() && is_ascii_letter(text[suffix])) {
                ++suffix;
            }
            end = suffix - end == 2 ? suffix : end;
        } else if (is_ascii_letter(text[i])) {
            while (end < text.size() && is_ascii_letter(text[end])) {
                ++end;
            }
            piece.month = month_of(text.substr(i, end - i));
        } else {
            ++i;
            continue;
        }
        piece.after = end < text.size() ? text[end] : ' ';
        pieces.push_back(piece);
        i = end;
    }
    return pieces;
}

std::optional<std::string> make_date(int year, int month, int day) {
    constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1500 || year > 2999 || month < 1 || month > 12 || day < 1) {
        return std::nullopt;
    }
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0)) {
        return std::nullopt;
    }
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
    return std::string(text.data());
}

std::optional<std::string> at(const std::vector<Piece>& pieces, std::size_t i) {
    const Piece& a = pieces[i];
    if (a.digits == 8 && a.after != '-') {
        return make_date(a.number / 10000, a.number / 100 % 100, a.number % 100);
    }
    if (i + 2 >= pieces.size()) {
        return std::nullopt;
    }
    const Piece& b = pieces[i + 1];
    const Piece& c = pieces[i + 2];
    if (a.digits == 4 && (a.after == '-' || a.after == '/' || a.after == '.') &&
        b.after == a.after) {
        return make_date(a.number, b.number, c.number);
    }
    if (a.month != 0 && b.number > 0 && b.digits <= 2 && c.digits == 4) {
        return make_date(c.number, a.month, b.number);
    }
    if (a.number > 0 && a.digits <= 2 && b.month != 0 && c.digits == 4) {
        return make_date(c.number, b.month, a.number);
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> find_date(std::string_view text) {
    const std::vector<Piece> pieces = cut(text);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (auto found = at(pieces, i)) {
            return found;
        }
    }
    return std::nullopt;
}

std::optional<std::string> parse_date(std::string_view text) {
    constexpr std::size_t kLongest = 64;
    return text.size() <= kLongest ? find_date(text) : std::nullopt;
}

} // namespace newsgraph::extract
