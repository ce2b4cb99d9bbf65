// SPDX-License-Identifier: Apache-2.0
// Time expressions, resolved against the day of publication. The value says its precision by its form, as in
// TIMEX3: "2025-03-23" a day, "2025-W12" an ISO week, "2025-03" a month, "2025" a year.
//
// A bare weekday in news is the last one up to the day of publication, or the next one when the sentence
// speaks of the future; without a known day of publication only absolute dates are resolved.
#pragma once

#include "extract/language/reading.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

struct TimeExpression {
    std::uint32_t sentence = 0;
    TokenRange tokens;
    std::string value;
};

/// `published` is YYYY-MM-DD or empty.
[[nodiscard]] std::vector<TimeExpression> find_times(const Reading& reading, std::string_view published);

/// The expression that dates a verb or noun: one below it, else one below the predicate it belongs to.
[[nodiscard]] const TimeExpression* time_of(const Reading& reading,
                                            const std::vector<TimeExpression>& times, TokenRef word);

/// "2025-03-23" → that day; nullopt when it is not a calendar day.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_day(std::string_view text);

} // namespace newsgraph::extract
