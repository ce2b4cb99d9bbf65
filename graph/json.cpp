// SPDX-License-Identifier: Apache-2.0
#include "graph/json.hpp"

#include "graph/utf8.hpp"

#include <rapidjson/error/en.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <system_error>

namespace newsgraph::graph::json {
namespace {

Place at_offset(Place place, std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, std::min(offset, text.size()));
    const auto newlines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const std::uint64_t base_column = newlines == 0 && place.column > 0 ? place.column : 1;
    place.line = (place.line == 0 ? 1 : place.line) + newlines;
    place.column = base_column + (before.size() - line_start);
    place.offset += before.size();
    return place;
}

/// Offset of the bracket that opens level kMaxDepth + 1, if any. Strings are skipped.
std::optional<std::size_t> find_too_deep(std::string_view text) {
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                in_string = false;
            }
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kMaxDepth) return i;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return std::nullopt;
}

bool has_hex_at(std::string_view text, std::size_t at, char low, char high) {
    const char c = at < text.size() ? static_cast<char>(text[at] | 0x20) : ' ';
    return c >= low && c <= high;
}

/// Offset of an escaped low surrogate without its high one, if any: RapidJSON 1.1.0 would make ill-formed UTF-8 of
/// it. (A lone high surrogate it refuses itself.)
std::optional<std::size_t> find_lone_low_surrogate(std::string_view text) {
    const auto is_surrogate = [text](std::size_t at, char low, char high) {
        return text.substr(at, 2) == "\\u" && has_hex_at(text, at + 2, 'd', 'd') &&
               has_hex_at(text, at + 3, low, high);
    };
    for (std::size_t i = text.find('\\'); i != std::string_view::npos; i = text.find('\\', i)) {
        if (is_surrogate(i, 'c', 'f')) return i;
        const bool is_high = is_surrogate(i, '8', '9') || is_surrogate(i, 'a', 'b');
        i += is_high && is_surrogate(i + 6, 'c', 'f') ? std::size_t{12} : std::size_t{2};
    }
    return std::nullopt;
}

[[noreturn]] void wrong_type(const char* key, const char* wanted) {
    throw Error(std::string("member '") + key + "' must be " + wanted);
}

template <typename Number>
Number parse_number(const rapidjson::Value& value, std::string_view what) {
    // kParseNumbersAsStringsFlag leaves numbers as strings; a quoted number is accepted as well.
    if (!value.IsString()) throw Error("'" + std::string(what) + "' must be a number");
    const std::string_view text(value.GetString(), value.GetStringLength());
    Number number{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc{} || end != text.data() + text.size())
        throw Error("'" + std::string(what) + "' is not a number in range: " +
                    std::string(text.substr(0, 40)));
    return number;
}

} // namespace

rapidjson::Document parse(std::string_view text, const Place& place, std::size_t max_bytes) {
    if (text.size() > max_bytes)
        throw Error(place, "JSON value of " + std::to_string(text.size()) +
                               " bytes; the limit is " + std::to_string(max_bytes));
    if (const auto bad = find_invalid_utf8(text))
        throw Error(at_offset(place, text, *bad), "not UTF-8 at byte offset " + std::to_string(*bad));
    if (const auto deep = find_too_deep(text))
        throw Error(at_offset(place, text, *deep),
                    "JSON nested deeper than " + std::to_string(kMaxDepth));
    if (const auto lone = find_lone_low_surrogate(text))
        throw Error(at_offset(place, text, *lone), "JSON: half of a surrogate pair in a string");
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag>(text.data(),
                                                                                          text.size());
    if (document.HasParseError())
        throw Error(at_offset(place, text, document.GetErrorOffset()),
                    std::string("JSON: ") + rapidjson::GetParseError_En(document.GetParseError()));
    return document;
}

const rapidjson::Value* find(const rapidjson::Value& object, const char* key) {
    if (!object.IsObject()) throw Error(std::string("an object with '") + key + "' was expected");
    const auto member = object.FindMember(key);
    if (member == object.MemberEnd() || member->value.IsNull()) return nullptr;
    return &member->value;
}

std::string get_string(const rapidjson::Value& object, const char* key, std::string_view fallback) {
    const auto* value = find(object, key);
    if (value == nullptr) return std::string(fallback);
    if (!value->IsString()) wrong_type(key, "a string");
    return {value->GetString(), value->GetStringLength()};
}

std::optional<std::int64_t> get_integer(const rapidjson::Value& object, const char* key) {
    const auto* value = find(object, key);
    if (value == nullptr) return std::nullopt;
    return to_integer(*value, key);
}

std::optional<double> get_number(const rapidjson::Value& object, const char* key) {
    const auto* value = find(object, key);
    if (value == nullptr) return std::nullopt;
    return parse_number<double>(*value, key);
}

bool get_bool(const rapidjson::Value& object, const char* key, bool fallback) {
    const auto* value = find(object, key);
    if (value == nullptr) return fallback;
    if (!value->IsBool()) wrong_type(key, "true or false");
    return value->GetBool();
}

const rapidjson::Value* get_array(const rapidjson::Value& object, const char* key) {
    const auto* value = find(object, key);
    if (value != nullptr && !value->IsArray()) wrong_type(key, "an array");
    return value;
}

std::int64_t to_integer(const rapidjson::Value& value, std::string_view what) {
    return parse_number<std::int64_t>(value, what);
}

void write_number(Writer& writer, double value) {
    if (!std::isfinite(value)) throw std::logic_error("a JSON number must be finite");
    char buffer[32];
    const auto result = std::to_chars(std::begin(buffer), std::end(buffer), value);
    writer.RawValue(buffer, static_cast<std::size_t>(result.ptr - buffer), rapidjson::kNumberType);
}

void write_string(Writer& writer, std::string_view text) {
    if (!writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size())))
        throw std::logic_error("text handed to the JSON writer is not UTF-8");
}

} // namespace newsgraph::graph::json
