// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <string>
#include <unistd.h>

namespace newsgraph::cli {
namespace {

constexpr std::size_t kBarWidth = 30;

std::string clock_text(double seconds) {
    const auto all = static_cast<std::uint64_t>(std::max(0.0, seconds) + 0.5);
    const auto two = [](std::uint64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(all / 3600) + ':' + two(all / 60 % 60) + ':' + two(all % 60);
}

} // namespace

Progress::Progress(std::ostream& err, std::uint64_t total)
    : err_(err), total_(total), on_terminal_(&err == &std::cerr && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() { clear(); }

void Progress::show(std::uint64_t documents, std::uint64_t done) {
    using namespace std::chrono_literals;
    const auto now = Clock::now();
    if (!on_terminal_ || now - drawn_at_ < 100ms) return;
    drawn_at_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::string line = std::to_string(documents) + " documents, " +
                       std::to_string(std::lround(static_cast<double>(documents) / seconds)) + "/s";
    if (total_ > 0 && done > 0) {
        const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total_));
        const auto full = static_cast<std::size_t>(share * static_cast<double>(kBarWidth));
        line = '[' + std::string(full, '#') + std::string(kBarWidth - full, '.') + "] " +
               std::to_string(static_cast<int>(share * 100)) + "%  " + line + ", " +
               clock_text(seconds / share - seconds) + " left";
    }
    err_ << "\r\033[K" << line << std::flush;
    is_drawn_ = true;
}

void Progress::clear() {
    if (is_drawn_) err_ << "\r\033[K" << std::flush;
    is_drawn_ = false;
}

std::uint64_t input_bytes(const std::vector<std::string>& inputs) {
    namespace fs = std::filesystem;
    std::uint64_t total = 0;
    std::error_code error;
    for (const std::string& input : inputs) {
        if (fs::is_regular_file(input, error)) {
            total += fs::file_size(input, error);
            continue;
        }
        if (!fs::is_directory(input, error)) return 0;
        for (fs::recursive_directory_iterator at(input, fs::directory_options::skip_permission_denied, error), end;
             !error && at != end; at.increment(error)) {
            if (at->is_regular_file(error)) total += at->file_size(error);
        }
    }
    return error ? 0 : total;
}

} // namespace newsgraph::cli
