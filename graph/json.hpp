// SPDX-License-Identifier: Apache-2.0
// JSON in and out: the one place that touches RapidJSON's parser.
//
// RapidJSON 1.1.0 (the last release) overflows on crafted exponents and recurses on deep input. This
// wrapper therefore checks size, UTF-8 and depth first, parses iteratively and keeps numbers as strings;
// numbers are read by std::from_chars. All readers throw graph::Error with file, line and offset.
#pragma once

#include "graph/error.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::graph::json {

/// Largest text that parse() accepts, in bytes, and deepest nesting.
inline constexpr std::size_t kMaxBytes = 16U * 1024U * 1024U;
inline constexpr std::size_t kMaxDepth = 64;

/// Parses one JSON value. `place` names where the text begins (offset is added to what errors report).
[[nodiscard]] rapidjson::Document parse(std::string_view text, const Place& place,
                                        std::size_t max_bytes = kMaxBytes);

/// The member, or nullptr when it is absent or null. Throws when `object` is not an object.
[[nodiscard]] const rapidjson::Value* find(const rapidjson::Value& object, const char* key);

/// Typed members. Absent or null gives the default or nullopt; another type throws Error naming the key.
[[nodiscard]] std::string get_string(const rapidjson::Value& object, const char* key,
                                     std::string_view fallback = {});
[[nodiscard]] std::optional<std::int64_t> get_integer(const rapidjson::Value& object, const char* key);
[[nodiscard]] std::optional<double> get_number(const rapidjson::Value& object, const char* key);
[[nodiscard]] bool get_bool(const rapidjson::Value& object, const char* key, bool fallback = false);
/// The array member, or nullptr when absent or null.
[[nodiscard]] const rapidjson::Value* get_array(const rapidjson::Value& object, const char* key);
/// A number value (kept as a string by parse()) as an integer.
[[nodiscard]] std::int64_t to_integer(const rapidjson::Value& value, std::string_view what);

/// Writes JSON; refuses text that is not UTF-8. Use raw_number() for doubles: the shortest form that
/// reads back equal, whatever the locale.
using Writer = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>,
                                 rapidjson::CrtAllocator, rapidjson::kWriteValidateEncodingFlag>;

void write_number(Writer& writer, double value);
/// Writes a string, with ill-formed bytes already excluded by the caller; throws std::logic_error else.
void write_string(Writer& writer, std::string_view text);

} // namespace newsgraph::graph::json
