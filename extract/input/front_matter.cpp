// SPDX-License-Identifier: Apache-2.0
// Deliberately not YAML: flat keys and plain or quoted values are what article files hold. Whatever
// does not fit (a dashed line that opens the text itself) is body.
#include "extract/input/front_matter.hpp"

#include "extract/language/characters.hpp"

namespace newsgraph::extract {
namespace {

constexpr std::size_t kMostLines = 64;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string_view unquoted(std::string_view value) {
    const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                        value.front() == value.back();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// The line at `at` without its end; moves `at` behind it.
std::string_view next_line(std::string_view text, std::size_t& at) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, stop - at);
    at = std::min(stop + 1, text.size());
    return line;
}

} // namespace

std::string_view FrontMatter::find(std::string_view key) const noexcept {
    for (const auto& [name, value] : fields) {
        if (name == key) {
            return value;
        }
    }
    return {};
}

std::optional<FrontMatter> read_front_matter(std::string_view text) {
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (trimmed(next_line(text, at)) != "---") {
        return std::nullopt;
    }
    FrontMatter found;
    for (std::size_t lines = 0; lines < kMostLines && at < text.size(); ++lines) {
        const std::string_view line = trimmed(next_line(text, at));
        if (line == "---") {
            found.end = static_cast<std::uint32_t>(at);
            return found;
        }
        const std::size_t colon = line.find(':');
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (colon == std::string_view::npos || colon == 0 ||
            line.substr(0, colon).find(' ') != std::string_view::npos) {
            return std::nullopt;
        }
        found.fields.emplace_back(ascii_lower(line.substr(0, colon)),
                                  unquoted(trimmed(line.substr(colon + 1))));
    }
    return std::nullopt;
}

} // namespace newsgraph::extract
