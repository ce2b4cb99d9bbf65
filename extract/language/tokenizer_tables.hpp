// SPDX-License-Identifier: Apache-2.0
// Word lists of the tokenizer; each is sorted.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace newsgraph::extract {

/// First parts that keep their hyphen ("anti-war", "e-mail").
inline constexpr std::array<std::string_view, 34> kPrefixes{
    "anti",  "arch",  "bi",    "co",    "counter", "cross", "de",   "e",     "ex",
    "extra", "hyper", "infra", "inter", "intra",   "macro", "meta", "micro", "mid",
    "mini",  "multi", "neo",   "non",   "over",    "post",  "pre",  "pro",   "pseudo",
    "re",    "semi",  "socio", "sub",   "super",   "ultra", "un"};

/// Units written against their number that are words of their own: "5pm", "$3bn", "10km".
inline constexpr std::array<std::string_view, 33> kUnits{
    "a.m",  "a.m.", "am",  "b",  "billion", "bn",   "c",  "cm",  "f",  "ft",  "gb",
    "hrs",  "hz",   "k",   "kb", "kg",      "km",   "lb", "lbs", "m",  "mb",  "million",
    "mins", "mm",   "mph", "mw", "p.m",     "p.m.", "pm", "t",   "tn", "trn", "x"};

/// Words written together without a mark, by the length of the first part.
struct Fusion {
    std::string_view word;
    std::size_t first;
};
inline constexpr std::array<Fusion, 17> kFusions{{{"arent", 3},
                                                  {"cannot", 3},
                                                  {"couldnt", 5},
                                                  {"didnt", 3},
                                                  {"doesnt", 4},
                                                  {"dont", 2},
                                                  {"gonna", 3},
                                                  {"gotta", 3},
                                                  {"hadnt", 3},
                                                  {"hasnt", 3},
                                                  {"havent", 4},
                                                  {"isnt", 2},
                                                  {"shouldnt", 6},
                                                  {"wanna", 3},
                                                  {"wasnt", 3},
                                                  {"werent", 4},
                                                  {"wouldnt", 5}}};

inline constexpr std::array<std::string_view, 5> kClitics{"d", "ll", "m", "re", "ve"};

/// Words that begin with an apostrophe.
inline constexpr std::array<std::string_view, 9> kElided{"bout", "cause", "em",  "n",   "round",
                                                         "til",  "till",  "tis", "twas"};

inline constexpr std::array<std::string_view, 14> kDomains{
    "au", "biz", "ca", "com", "edu", "eu", "fr", "gov", "info", "net", "org", "ru", "ua", "uk"};

template <typename Table>
[[nodiscard]] bool contains_word(const Table& table, std::string_view word) {
    return std::binary_search(table.begin(), table.end(), word);
}

} // namespace newsgraph::extract
