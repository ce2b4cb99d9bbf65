// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/events.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace newsgraph::extract {
namespace {

constexpr auto kCountWords = std::to_array<std::string_view>(
    {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
     "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"});

std::optional<std::int64_t> number_of(std::string_view form) {
    std::string digits;
    for (const char c : form) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != ',') {
            digits.clear();
            break;
        }
    }
    if (!digits.empty() && digits.size() < 9) {
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    const auto at = std::find(kCountWords.begin(), kCountWords.end(), ascii_lower(form));
    return at == kCountWords.end() ? std::nullopt : std::optional<std::int64_t>(at - kCountWords.begin());
}

} // namespace

std::optional<std::int64_t> count_of(const SentenceTree& tree, SentenceTree::Index phrase) {
    if (const auto number = tree.child(phrase, {Relation::Nummod})) return number_of(tree.token(*number).form);
    return tree.token(phrase).upos == Upos::Num ? number_of(tree.token(phrase).form) : std::nullopt;
}

} // namespace newsgraph::extract
