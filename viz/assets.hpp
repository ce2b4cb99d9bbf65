// SPDX-License-Identifier: Apache-2.0
// The page's files, compressed and compiled into the program: no path of a request ever reaches the disk.
#pragma once

#include <span>
#include <string_view>

namespace newsgraph::viz {

struct Asset {
    std::string_view path; ///< "/", "/app.js"
    std::string_view content_type;
    std::string_view etag; ///< with its quotation marks
    std::span<const unsigned char> gzip;
};

[[nodiscard]] std::span<const Asset> assets() noexcept;

} // namespace newsgraph::viz
