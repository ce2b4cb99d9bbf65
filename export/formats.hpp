// SPDX-License-Identifier: Apache-2.0
// The table of output formats: --format, its help and the tests read it.
#pragma once

#include "export/escape.hpp"
#include "export/graph_sink.hpp"
#include "export/output_folder.hpp"

#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace newsgraph::exporter {

struct FormatOptions {
    CsvNewline csv_newline = CsvNewline::Space; ///< for csv only
};

/// A format writes one stream or a folder of files: exactly one of the two functions is set.
struct Format {
    std::string_view name;
    std::string_view description;
    std::string_view extension; ///< with the dot; empty for a folder
    std::unique_ptr<GraphSink> (*make_for_stream)(std::ostream& out);
    std::unique_ptr<GraphSink> (*make_for_folder)(OutputFolder& folder, const FormatOptions& options);

    [[nodiscard]] bool is_folder() const noexcept { return make_for_folder != nullptr; }
};

[[nodiscard]] std::span<const Format> formats() noexcept;
/// The format of that name, or nullptr.
[[nodiscard]] const Format* find_format(std::string_view name) noexcept;
/// "graphml, gexf, …"
[[nodiscard]] std::string format_names();

} // namespace newsgraph::exporter
