// SPDX-License-Identifier: Apache-2.0
// What the streaming sinks write through: a string that is handed to the stream whenever it has grown
// large, so that a sink appends at memory speed and holds no more than one record and 64 KiB.
#pragma once

#include "graph/error.hpp"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>

namespace newsgraph::exporter {

class TextBuffer {
public:
    /// `out` must outlive the buffer. Nothing is written after flush() has thrown.
    explicit TextBuffer(std::ostream& out) : out_(&out) { text_.reserve(kFlushAt + kFlushAt / 4); }

    [[nodiscard]] std::string& text() noexcept { return text_; }

    /// Call after each record.
    void record_done() {
        if (text_.size() >= kFlushAt) write();
    }

    /// Writes what is left. Throws graph::Error when the stream has failed, e.g. on a full disk.
    void flush() {
        write();
        out_->flush();
        check();
    }

private:
    static constexpr std::size_t kFlushAt = 64U * 1024U;

    void write() {
        errno = 0;
        out_->write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        check();
    }

    void check() const {
        if (*out_) return;
        // The standard streams tell no reason; the system call that failed has left it here.
        const std::string why = errno == 0 ? "the output stream failed" : std::generic_category().message(errno);
        throw graph::Error("the graph could not be written: " + why);
    }

    std::ostream* out_;
    std::string text_;
};

inline void append_integer(std::string& out, std::int64_t value) {
    char buffer[24];
    const auto result = std::to_chars(std::begin(buffer), std::end(buffer), value);
    out.append(buffer, result.ptr);
}

/// The shortest decimal that reads back equal, never without a point or an exponent ("1.0", "1e20"), so that
/// readers with two number types take it for a real. `value` must be finite; subnormal values are written as
/// zero, for igraph refuses a whole file that holds one.
inline void append_real(std::string& out, double value) {
    char buffer[32];
    if (std::abs(value) < std::numeric_limits<double>::min()) value = 0;
    const auto result = std::to_chars(std::begin(buffer), std::end(buffer), value);
    const std::string_view digits(std::begin(buffer), static_cast<std::size_t>(result.ptr - std::begin(buffer)));
    bool is_real = false;
    auto plus = digits.size();
    for (std::size_t i = 0; i < digits.size(); ++i) {
        is_real = is_real || digits[i] == '.' || digits[i] == 'e';
        if (digits[i] == '+') plus = i;
    }
    out += digits.substr(0, plus);
    if (plus < digits.size()) out += digits.substr(plus + 1); // "1e+20" is no number in Cypher
    if (!is_real) out += ".0";
}

} // namespace newsgraph::exporter
