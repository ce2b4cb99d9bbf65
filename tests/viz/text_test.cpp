// SPDX-License-Identifier: Apache-2.0
#include "viz/calendar.hpp"
#include "viz/display_text.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph::viz;

TEST_CASE("calendar: a date is a range of days", "[viz][calendar]") {
    CHECK(parse_date("1970-01-02") == DayRange{1, 1});
    CHECK(format_day(parse_date("2025-W12")->first) == "2025-03-17");
    CHECK(format_day(parse_date("2024-02")->last) == "2024-02-29");
    CHECK_FALSE(parse_date("yesterday").has_value());
}

TEST_CASE("calendar: buckets", "[viz][calendar]") {
    const auto sunday = parse_date("2025-03-23")->first;
    CHECK(format_day(bucket_of(sunday, Bucket::Week).first) == "2025-03-17");
    CHECK(format_day(bucket_of(sunday, Bucket::Month).last) == "2025-03-31");
    CHECK(bucket_of(sunday, Bucket::Day) == DayRange{sunday, sunday});
}

TEST_CASE("display_label: one clean line", "[viz][text]") {
    CHECK(display_label("  a\n\tb\xC2\xA0 c ") == "a b c");
    CHECK(display_label("x\xE2\x80\xAEy\xE2\x80\x8Bz\x07") == "xyz");
    CHECK(display_label("abcdef", 3) == "abc…");
    CHECK(display_label("\xE2\x80\xAE").empty());
    CHECK(display_label("नमस्\xE2\x80\x8Dते") == "नमस्\xE2\x80\x8Dते"); // a joiner is spelling
}

TEST_CASE("display_text: replaces one for one", "[viz][text]") {
    CHECK(display_text("a\xE2\x80\xAE" "b\nc") == "a\xEF\xBF\xBD" "b\nc");
    CHECK(display_text("\xF3\xA0\x80\x81") == "\xEF\xBF\xBD\xEF\xBF\xBD"); // a tag character: two UTF-16 units
}

TEST_CASE("fold_for_search: case and diacritics", "[viz][text]") {
    CHECK(fold_for_search("ŞAHİN Čapek Łódź") == U"sahin capek lodz");
    CHECK(fold_for_search("Путин") == U"путин");
    CHECK(fold_for_search("O’Neill") == U"o'neill");
}
