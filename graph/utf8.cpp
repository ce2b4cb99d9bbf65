// SPDX-License-Identifier: Apache-2.0
// Validation follows table 3-7 of the Unicode Standard (well-formed UTF-8 byte sequences); the eight-byte
// stride over ASCII makes it memory-bound on English text.
#include "graph/utf8.hpp"

#include <algorithm>
#include <cstring>

namespace newsgraph::graph {
namespace {

constexpr std::uint32_t kMarkEvery = 64;

constexpr unsigned char byte_at(std::string_view text, std::size_t i) noexcept {
    return static_cast<unsigned char>(text[i]);
}

constexpr bool is_continuation(unsigned char byte) noexcept { return (byte & 0xC0U) == 0x80U; }

/// Length of the well-formed sequence at `i`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t i) noexcept {
    const unsigned char lead = byte_at(text, i);
    if (lead < 0x80) return 1;
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return 0;
    }
    if (i + length > text.size()) return 0;
    if (byte_at(text, i + 1) < low || byte_at(text, i + 1) > high) return 0;
    for (std::size_t k = 2; k < length; ++k) {
        if (!is_continuation(byte_at(text, i + k))) return 0;
    }
    return length;
}

} // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) noexcept {
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (i + 8 <= bytes.size()) {
            std::uint64_t chunk = 0;
            std::memcpy(&chunk, bytes.data() + i, sizeof chunk);
            if ((chunk & 0x8080808080808080ULL) == 0) {
                i += 8;
                continue;
            }
        }
        const std::size_t length = sequence_length(bytes, i);
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

std::string_view utf8_prefix(std::string_view text, std::size_t most_bytes) noexcept {
    if (text.size() <= most_bytes) return text;
    while (most_bytes > 0 && is_continuation(byte_at(text, most_bytes))) --most_bytes;
    return text.substr(0, most_bytes);
}

DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset) noexcept {
    const auto at = [&](std::size_t k) {
        return static_cast<char32_t>(byte_at(text, std::min(offset + k, text.size() - 1)) & 0x3FU);
    };
    const unsigned char lead = byte_at(text, offset);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xE0) return {(static_cast<char32_t>(lead & 0x1FU) << 6U) | at(1), 2};
    if (lead < 0xF0)
        return {(static_cast<char32_t>(lead & 0x0FU) << 12U) | (at(1) << 6U) | at(2), 3};
    return {(static_cast<char32_t>(lead & 0x07U) << 18U) | (at(1) << 12U) | (at(2) << 6U) | at(3), 4};
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

std::size_t count_code_points(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return !is_continuation(static_cast<unsigned char>(c));
    }));
}

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
    code_points_ = static_cast<std::uint32_t>(count_code_points(text));
    if (code_points_ == text.size()) return;
    marks_.reserve(code_points_ / kMarkEvery + 1);
    Mark here{0, 0, 0};
    while (here.byte < text_.size()) {
        if (here.code_point % kMarkEvery == 0) marks_.push_back(here);
        const auto [value, length] = decode_utf8(text_, here.byte);
        here.byte += length;
        here.code_point += 1;
        here.utf16 += value >= 0x10000 ? 2U : 1U;
    }
}

OffsetMap::Mark OffsetMap::walk_to_code_point(std::uint32_t code_point) const noexcept {
    const std::uint32_t wanted = std::min(code_point, code_points_);
    if (marks_.empty()) return {wanted, wanted, wanted};
    Mark here = marks_[std::min<std::size_t>(wanted / kMarkEvery, marks_.size() - 1)];
    while (here.code_point < wanted) {
        const auto [value, length] = decode_utf8(text_, here.byte);
        here.byte += length;
        here.code_point += 1;
        here.utf16 += value >= 0x10000 ? 2U : 1U;
    }
    return here;
}

std::uint32_t OffsetMap::code_point_to_byte(std::uint32_t code_point) const noexcept {
    return walk_to_code_point(code_point).byte;
}

std::uint32_t OffsetMap::code_point_to_utf16(std::uint32_t code_point) const noexcept {
    return walk_to_code_point(code_point).utf16;
}

std::uint32_t OffsetMap::byte_to_code_point(std::uint32_t byte) const noexcept {
    const auto wanted = std::min<std::uint32_t>(byte, static_cast<std::uint32_t>(text_.size()));
    if (marks_.empty()) return wanted;
    auto after = std::upper_bound(marks_.begin(), marks_.end(), wanted,
                                  [](std::uint32_t b, const Mark& mark) { return b < mark.byte; });
    Mark here = *std::prev(after);
    while (here.byte < wanted) {
        const auto length = decode_utf8(text_, here.byte).length;
        if (here.byte + length > wanted) break;
        here.byte += length;
        here.code_point += 1;
    }
    return here.code_point;
}

} // namespace newsgraph::graph
