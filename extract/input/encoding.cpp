// SPDX-License-Identifier: Apache-2.0
// The order of the tests matters: marks first, then UTF-8 (a text that is valid UTF-8 and not ASCII
// is nothing else), then zeros in every second byte, then Windows-1252.
#include "extract/input/encoding.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace newsgraph::extract {
namespace {

/// What Windows-1252 means by bytes 0x80 to 0x9F; 0 where it means nothing.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr std::size_t kMostHighBytes = 3; ///< of ten, in plausible Windows-1252

std::string hex(unsigned byte) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "0x%02X", byte);
    return text.data();
}

unsigned byte_at(std::string_view bytes, std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
}

bool is_control(unsigned byte) {
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
           byte != 0x1B;
}

[[noreturn]] void refuse(const std::string& path, std::string_view bytes, std::size_t offset,
                         const std::string& why) {
    const graph::Place place = place_of(path, bytes, offset);
    throw graph::Error(place, why + " at byte offset " + std::to_string(offset) +
                                  "; convert the file to UTF-8 text first");
}

std::string decode_utf16(std::string_view bytes, std::size_t begin, bool big_endian,
                         const std::string& path) {
    const auto unit = [&](std::size_t i) -> char32_t {
        const unsigned first = byte_at(bytes, i);
        const unsigned second = byte_at(bytes, i + 1);
        return big_endian ? (first << 8U) | second : (second << 8U) | first;
    };
    std::string out;
    out.reserve(bytes.size() / 2);
    std::size_t i = begin;
    for (; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 &&
            unit(i + 2) <= 0xDFFF) {
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) {
            throw graph::Error({path, 0, 0, i}, "is no valid UTF-16 at byte offset " +
                                                    std::to_string(i) +
                                                    "; convert the file to UTF-8 text first");
        }
        graph::append_utf8(out, c);
    }
    if (i != bytes.size()) {
        throw graph::Error({path, 0, 0, i}, "ends in the middle of a UTF-16 character");
    }
    return out;
}

/// UTF-16 without a mark: mostly ASCII characters, so every second byte is zero. Returns big-endian
/// or not.
std::optional<bool> guess_utf16(std::string_view bytes) {
    const std::size_t sample = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample; ++i) {
        zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
    }
    if (sample < 8 || bytes.size() % 2 != 0) {
        return std::nullopt;
    }
    const std::size_t many = sample / 2 * 7 / 10;
    if (zeros[1] >= many && zeros[0] == 0) {
        return false;
    }
    if (zeros[0] >= many && zeros[1] == 0) {
        return true;
    }
    return std::nullopt;
}

/// Number of well-formed sequences of several bytes.
std::size_t count_utf8_sequences(std::string_view bytes) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const unsigned lead = byte_at(bytes, i);
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
        const bool whole = length > 1 && i + length <= bytes.size() &&
                           !graph::find_invalid_utf8(bytes.substr(i, length));
        count += whole ? 1U : 0U;
        i += whole ? length : 1;
    }
    return count;
}

bool is_plausible_windows1252(std::string_view bytes) {
    std::size_t high = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_control(byte) || byte == 0x7F ||
            (byte >= 0x80 && byte < 0xA0 && kWindows1252[byte - 0x80U] == 0)) {
            return false;
        }
        high += byte >= 0x80 ? 1U : 0U;
    }
    const std::size_t sequences = count_utf8_sequences(bytes);
    return high * 10 <= bytes.size() * kMostHighBytes && sequences * 2 < high - sequences;
}

std::string decode_windows1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool mapped = byte >= 0x80 && byte < 0xA0;
        graph::append_utf8(out, mapped ? kWindows1252[byte - 0x80U] : char32_t{byte});
    }
    return out;
}

void check_is_text(std::string_view bytes, const std::string& path) {
    std::size_t controls = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned byte = byte_at(bytes, i);
        if (byte == 0) {
            refuse(path, bytes, i, "is binary data: byte 0x00");
        }
        if (is_control(byte)) {
            first = controls++ == 0 ? i : first;
        }
    }
    if (controls * 50 > bytes.size()) {
        refuse(path, bytes, first, "is binary data: control bytes, the first");
    }
}

bool is_blank(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' && !is_control(byte);
    });
}

void report(const std::string& path, const std::string& encoding, graph::Diagnostics& diagnostics) {
    diagnostics.push_back(
        {"encoding-converted",
         "converted from " + encoding + " to UTF-8; offsets index the converted text",
         {path, 0, 0, 0}});
}

} // namespace

graph::Place place_of(const std::string& path, std::string_view bytes, std::uint64_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    const auto line =
        static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t start = before.rfind('\n');
    const std::uint64_t column = start == std::string_view::npos ? offset + 1 : offset - start;
    return {path, line, column, offset};
}

std::string decode_text(std::string bytes, const std::string& path,
                        graph::Diagnostics& diagnostics) {
    const bool utf8_mark = bytes.starts_with("\xEF\xBB\xBF");
    if (is_blank(std::string_view(bytes).substr(utf8_mark ? 3 : 0))) {
        throw graph::Error({path, 0, 0, 0},
                           bytes.empty() ? "is empty; there is nothing to read"
                                         : "holds only white space; there is nothing to read");
    }
    const bool little = bytes.starts_with("\xFF\xFE");
    if (little || bytes.starts_with("\xFE\xFF")) {
        if (little && bytes.size() >= 4 && bytes[2] == '\0' && bytes[3] == '\0') {
            refuse(path, bytes, 0, "is UTF-32, which is not supported,");
        }
        std::string text = decode_utf16(bytes, 2, !little, path);
        report(path, little ? "UTF-16LE" : "UTF-16BE", diagnostics);
        return text;
    }
    const std::optional<std::size_t> invalid = graph::find_invalid_utf8(bytes);
    if (const auto big_endian = guess_utf16(bytes)) {
        std::string text = decode_utf16(bytes, 0, *big_endian, path);
        report(path, *big_endian ? "UTF-16BE" : "UTF-16LE", diagnostics);
        return text;
    }
    if (invalid) {
        if (!is_plausible_windows1252(bytes)) {
            refuse(path, bytes, *invalid,
                   "is neither UTF-8 nor other text: byte " + hex(byte_at(bytes, *invalid)));
        }
        report(path, "Windows-1252", diagnostics);
        return decode_windows1252(bytes);
    }
    check_is_text(bytes, path);
    return bytes;
}

} // namespace newsgraph::extract
