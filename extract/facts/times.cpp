// SPDX-License-Identifier: Apache-2.0
// Each pattern is a function that tries to read an expression at a token and says how many tokens it took;
// the first that succeeds wins, so longer patterns stand first.
#include "extract/facts/times.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace newsgraph::extract {
namespace {

using namespace std::chrono;

constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"});
constexpr auto kMonths = std::to_array<std::string_view>(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december"});
constexpr auto kNumbers = std::to_array<std::string_view>(
    {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
     "twelve"});

template <std::size_t N>
std::optional<unsigned> index_in(const std::array<std::string_view, N>& table, std::string_view word) {
    const auto at = std::find(table.begin(), table.end(), word);
    return at == table.end() ? std::nullopt : std::optional(static_cast<unsigned>(at - table.begin()));
}

std::optional<unsigned> month_of(std::string_view form) {
    const auto word = ascii_lower(form);
    if (const auto whole = index_in(kMonths, word)) return *whole + 1;
    // "Sept.", "Jan": three letters or more of the name, with or without its stop.
    const auto stem = word.substr(0, word.find('.'));
    if (stem.size() < 3 || stem.size() > 4 || form[0] < 'A' || form[0] > 'Z') return std::nullopt;
    for (unsigned m = 0; m < kMonths.size(); ++m) {
        if (kMonths[m].starts_with(stem)) return m + 1;
    }
    return std::nullopt;
}

std::optional<int> number_of(std::string_view form) {
    int value = 0;
    const auto [end, code] = std::from_chars(form.data(), form.data() + form.size(), value);
    const auto rest = std::string_view(end, static_cast<std::size_t>(form.data() + form.size() - end));
    if (code == std::errc{} && (rest.empty() || rest == "th" || rest == "st" || rest == "nd" || rest == "rd"))
        return value;
    if (const auto word = index_in(kNumbers, ascii_lower(form))) return static_cast<int>(*word);
    return std::nullopt;
}

std::string format(const char* pattern, int a, int b = 0, int c = 0) {
    char buffer[32];
    const int length = std::snprintf(buffer, sizeof buffer, pattern, a, b, c);
    return {buffer, static_cast<std::size_t>(std::max(length, 0))};
}

std::string day_value(sys_days day) {
    const year_month_day date(day);
    return format("%04d-%02d-%02d", static_cast<int>(date.year()),
                  static_cast<int>(static_cast<unsigned>(date.month())),
                  static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string month_value(year_month month) {
    return format("%04d-%02d", static_cast<int>(month.year()),
                  static_cast<int>(static_cast<unsigned>(month.month())));
}

/// ISO 8601 week: weeks begin on Monday, and week 1 holds the year's first Thursday.
std::string week_value(sys_days day) {
    const weekday wd(day);
    const auto thursday = day + days{4 - static_cast<int>(wd.iso_encoding())};
    const year_month_day date(thursday);
    const auto first = sys_days(date.year() / January / 1);
    const int week = static_cast<int>((thursday - first).count() / 7) + 1;
    return format("%04d-W%02d", static_cast<int>(date.year()), week);
}

struct Found {
    std::uint32_t tokens;
    std::string value;
};

class TimeReader {
public:
    TimeReader(const Reading& reading, std::optional<year_month_day> published)
        : reading_(reading), published_(published) {}

    std::vector<TimeExpression> run() {
        std::vector<TimeExpression> found;
        for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
            if (reading_.sentences[s].block == BlockKind::Boilerplate) continue;
            sentence_ = s;
            const auto count = static_cast<std::uint32_t>(reading_.sentences[s].tokens.size());
            for (std::uint32_t i = 0; i < count;) {
                const auto match = read_at(i);
                if (match) found.push_back({s, {i, i + match->tokens}, match->value});
                i += match ? match->tokens : 1;
            }
        }
        return found;
    }

private:
    [[nodiscard]] std::string_view form(std::uint32_t i) const {
        const auto& tokens = reading_.sentences[sentence_].tokens;
        return i < tokens.size() ? std::string_view(tokens[i].form) : std::string_view{};
    }
    [[nodiscard]] std::string word(std::uint32_t i) const { return ascii_lower(form(i)); }
    [[nodiscard]] sys_days today() const { return sys_days(*published_); }

    [[nodiscard]] std::optional<Found> read_at(std::uint32_t i) const {
        if (auto found = iso_date(i)) return found;
        if (auto found = month_date(i)) return found;
        if (auto found = plain_year(i)) return found;
        if (!published_) return std::nullopt;
        if (auto found = weekday_name(i)) return found;
        if (auto found = near_day(i)) return found;
        if (auto found = relative_unit(i)) return found;
        if (auto found = ago(i)) return found;
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Found> iso_date(std::uint32_t i) const {
        if (const auto day = parse_day(form(i))) return Found{1, std::string(form(i))};
        return std::nullopt;
    }

    /// "July 13", "July 13, 2024", "13 July 2024", "February 2022", "in March".
    [[nodiscard]] std::optional<Found> month_date(std::uint32_t i) const {
        auto month_at = i;
        std::optional<int> day_number;
        if (const auto n = number_of(form(i)); n && *n >= 1 && *n <= 31 && month_of(form(i + 1))) {
            day_number = n;
            month_at = i + 1;
        }
        const auto named = form(month_at).empty() ? std::nullopt : month_of(form(month_at));
        if (!named) return std::nullopt;
        auto next = month_at + 1;
        if (!day_number) {
            const auto n = form(next).empty() ? std::nullopt : number_of(form(next));
            if (n && *n >= 1 && *n <= 31) {
                day_number = n;
                ++next;
            }
        }
        std::optional<year> in_year;
        const auto year_at = form(next) == "," ? next + 1 : next;
        if (const auto y = year_of(form(year_at)); y && (day_number || year_at == next)) {
            in_year = year{*y};
            next = year_at + 1;
        }
        // "may" is mostly a verb, "march" too: a bare month needs a preposition or a capital inside a sentence.
        const bool bare = !day_number && !in_year;
        if (bare) {
            const auto before = i > 0 ? word(i - 1) : std::string{};
            const bool introduced = before == "in" || before == "since" || before == "until" ||
                                    before == "last" || before == "by" || before == "this" || before == "next";
            if (!introduced || form(month_at)[0] < 'A' || form(month_at)[0] > 'Z') return std::nullopt;
        }
        const month m{*named};
        if (!in_year) {
            if (!published_) return std::nullopt;
            in_year = nearest_year(m, day_number.value_or(1));
        }
        if (!day_number) return Found{next - i, month_value(*in_year / m)};
        const year_month_day date = *in_year / m / day{static_cast<unsigned>(*day_number)};
        if (!date.ok()) return std::nullopt;
        return Found{next - i, day_value(sys_days(date))};
    }

    /// A date without a year lies in the past when the sentence does, and else at most half a year ahead.
    [[nodiscard]] year nearest_year(month m, int d) const {
        const year_month_day last_of_month(published_->year() / m / std::chrono::last);
        const auto day_in_month = std::min(static_cast<unsigned>(d), static_cast<unsigned>(last_of_month.day()));
        const sys_days this_year(published_->year() / m / day{day_in_month});
        const bool past = this_year > today() + days{7} && speaks_of_past();
        return past || this_year > today() + days{183} ? published_->year() - years{1} : published_->year();
    }

    static std::optional<int> year_of(std::string_view form) {
        if (form.size() != 4 || !std::all_of(form.begin(), form.end(),
                                             [](char c) { return c >= '0' && c <= '9'; }))
            return std::nullopt;
        const auto value = number_of(form);
        return value && *value >= 1500 && *value <= 2200 ? value : std::nullopt;
    }

    [[nodiscard]] std::optional<Found> plain_year(std::uint32_t i) const {
        if (i == 0) return std::nullopt;
        const auto before = word(i - 1);
        const bool introduced = before == "in" || before == "since" || before == "until" || before == "by" ||
                                before == "during" || before == "of";
        const auto y = introduced ? year_of(form(i)) : std::nullopt;
        return y ? std::optional(Found{1, format("%04d", *y)}) : std::nullopt;
    }

    [[nodiscard]] bool speaks_of_past() const {
        const auto& tokens = reading_.sentences[sentence_].tokens;
        return !speaks_of_future() && std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return token.xpos == Xpos::Vbd;
        });
    }

    [[nodiscard]] bool speaks_of_future() const {
        const auto& tokens = reading_.sentences[sentence_].tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const auto& lemma = tokens[i].lemma;
            if (lemma == "will" || lemma == "shall") return true;
            const bool to_follows = i + 1 < tokens.size() && tokens[i + 1].xpos == Xpos::To;
            if (to_follows && (lemma == "expect" || lemma == "set" || lemma == "due" || lemma == "schedule"))
                return true;
        }
        return false;
    }

    [[nodiscard]] std::optional<Found> weekday_name(std::uint32_t i) const {
        const auto named = index_in(kWeekdays, word(i));
        if (!named || form(i)[0] < 'A' || form(i)[0] > 'Z') return std::nullopt;
        const weekday wanted{*named};
        const auto before = i > 0 ? word(i - 1) : std::string{};
        const auto back = (weekday(today()) - wanted).count();
        const auto ahead = (wanted - weekday(today())).count(); // 0 to 6
        sys_days day = today() - days{back};
        if (before == "last" && back == 0) day -= days{7};
        if (before == "next") {
            day = today() + days{ahead == 0 ? 7 : ahead};
        } else if (back != 0 && before != "last" && speaks_of_future()) {
            day = today() + days{ahead};
        }
        return Found{1, day_value(day)};
    }

    [[nodiscard]] std::optional<Found> near_day(std::uint32_t i) const {
        const auto w = word(i);
        if (w == "today" || w == "tonight") return Found{1, day_value(today())};
        if (w == "yesterday") return Found{1, day_value(today() - days{1})};
        if (w == "tomorrow") return Found{1, day_value(today() + days{1})};
        if (w == "weekend") return Found{1, week_value(today() - days{weekday(today()).iso_encoding() <= 5 ? 7 : 0})};
        return std::nullopt;
    }

    /// "last week", "earlier this month", "next year", "last night".
    [[nodiscard]] std::optional<Found> relative_unit(std::uint32_t i) const {
        const auto w = word(i);
        const int step = w == "last" ? -1 : w == "this" ? 0 : w == "next" ? 1 : 2;
        if (step == 2) return std::nullopt;
        const auto unit = word(i + 1);
        const auto value = unit_value(unit, step);
        if (value) return Found{2, *value};
        if (unit == "night" && step == -1) return Found{2, day_value(today() - days{1})};
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> unit_value(std::string_view unit, int step) const {
        const year_month this_month = published_->year() / published_->month();
        if (unit == "week") return week_value(today() + days{7 * step});
        if (unit == "month") return month_value(this_month + months{step});
        if (unit == "year") return format("%04d", static_cast<int>(published_->year()) + step);
        return std::nullopt;
    }

    /// "three days ago", "a week ago".
    [[nodiscard]] std::optional<Found> ago(std::uint32_t i) const {
        if (word(i + 2) != "ago") return std::nullopt;
        const auto count = word(i) == "a" || word(i) == "an" ? std::optional(1) : number_of(form(i));
        if (!count || *count > 5000) return std::nullopt;
        auto unit = word(i + 1);
        if (unit.ends_with('s')) unit.pop_back();
        if (unit == "day") return Found{3, day_value(today() - days{*count})};
        if (const auto value = unit_value(unit, -*count)) return Found{3, *value};
        return std::nullopt;
    }

    const Reading& reading_;
    std::optional<year_month_day> published_;
    std::uint32_t sentence_ = 0;
};

} // namespace

std::optional<std::chrono::year_month_day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto part = [text](std::size_t at, std::size_t size) -> int {
        int value = -1;
        const auto piece = text.substr(at, size);
        const auto [end, code] = std::from_chars(piece.data(), piece.data() + piece.size(), value);
        return code == std::errc{} && end == piece.data() + piece.size() ? value : -1;
    };
    const int y = part(0, 4);
    const int m = part(5, 2);
    const int d = part(8, 2);
    if (y < 0 || m < 0 || d < 0) return std::nullopt;
    const year_month_day date = year{y} / month{static_cast<unsigned>(m)} / day{static_cast<unsigned>(d)};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::vector<TimeExpression> find_times(const Reading& reading, std::string_view published) {
    return TimeReader(reading, parse_day(published)).run();
}

const TimeExpression* time_of(const Reading& reading, const std::vector<TimeExpression>& times,
                              TokenRef word) {
    const SentenceTree& tree = reading.trees[word.sentence];
    const auto below = [&](std::uint32_t ancestor) -> const TimeExpression* {
        const auto first = std::lower_bound(
            times.begin(), times.end(), word.sentence,
            [](const TimeExpression& time, std::uint32_t s) { return time.sentence < s; });
        for (auto at_time = first; at_time != times.end() && at_time->sentence == word.sentence; ++at_time) {
            const TimeExpression& time = *at_time;
            // Not through a clause of its own: "said the strike on Monday killed" dates the strike only.
            for (auto at = std::optional(time.tokens.last - 1); at;) {
                if (*at == ancestor) return &time;
                if (tree.is(*at, {Relation::Ccomp, Relation::Advcl, Relation::AclRelcl, Relation::Parataxis}))
                    break;
                at = tree.head(*at);
            }
        }
        return nullptr;
    };
    if (const auto* time = below(word.token)) return time;
    const auto head = tree.head(word.token);
    const bool argument = head && tree.is(word.token, {Relation::Obj, Relation::Nsubj, Relation::NsubjPass,
                                                       Relation::Obl, Relation::Nmod, Relation::Xcomp});
    return argument ? below(*head) : nullptr;
}

} // namespace newsgraph::extract
