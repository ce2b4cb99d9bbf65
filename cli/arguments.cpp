// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <algorithm>
#include <charconv>

namespace newsgraph::cli {

Arguments Arguments::parse(std::span<const Option> options, std::span<const std::string> words) {
    Arguments result;
    bool options_ended = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (options_ended || word == "-" || word.empty() || word.front() != '-') {
            result.positional_.push_back(word);
            continue;
        }
        if (word == "--") {
            options_ended = true;
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto option = std::find_if(options.begin(), options.end(),
                                         [&name](const Option& o) { return o.name == name; });
        if (option == options.end()) throw UsageError("unknown option " + name);
        if (result.has(name)) throw UsageError("option " + name + " is given twice");
        const bool is_switch = option->value.empty();
        if (is_switch) {
            if (equals != std::string::npos) throw UsageError("option " + name + " takes no value");
            result.values_.emplace_back(name, "");
        } else if (equals != std::string::npos) {
            result.values_.emplace_back(name, word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            result.values_.emplace_back(name, words[++i]);
        } else {
            throw UsageError("option " + name + " needs " + std::string(option->value));
        }
    }
    return result;
}

bool Arguments::has(std::string_view name) const { return value(name).has_value(); }

std::optional<std::string> Arguments::value(std::string_view name) const {
    const auto at = std::find_if(values_.begin(), values_.end(),
                                 [name](const auto& entry) { return entry.first == name; });
    return at == values_.end() ? std::nullopt : std::optional(at->second);
}

std::string Arguments::value_or(std::string_view name, std::string_view fallback) const {
    return value(name).value_or(std::string(fallback));
}

std::optional<long long> Arguments::number(std::string_view name, long long low, long long high) const {
    const auto text = value(name);
    if (!text) return std::nullopt;
    long long number = 0;
    const auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (code != std::errc{} || end != text->data() + text->size() || number < low || number > high)
        throw UsageError("option " + std::string(name) + " wants a whole number from " +
                         std::to_string(low) + " to " + std::to_string(high) + ", not '" + *text + "'");
    return number;
}

} // namespace newsgraph::cli
