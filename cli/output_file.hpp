// SPDX-License-Identifier: Apache-2.0
// Files that appear whole or not at all: written beside their place, then renamed into it.
#pragma once

#include "export/output_folder.hpp"

#include <filesystem>
#include <fstream>
#include <list>
#include <ostream>
#include <string>

namespace newsgraph::cli {

class OutputFile {
public:
    /// Opens `path`.tmp. Throws graph::Error when that fails, or when `path` exists and may not be replaced.
    OutputFile(std::filesystem::path path, bool overwrite);
    /// Removes what was not committed.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    [[nodiscard]] std::ostream& stream() noexcept { return stream_; }
    /// Closes the file; throws graph::Error when something could not be written.
    void close();
    /// Puts the closed file in its place.
    void commit();

private:
    std::filesystem::path path_;
    std::filesystem::path temporary_;
    std::ofstream stream_;
    bool committed_ = false;
};

/// The files of a format that writes several. Nothing is visible before commit().
class OutputFolderOnDisk final : public exporter::OutputFolder {
public:
    /// Makes the folder when it is not there. One that holds anything is refused unless `overwrite`.
    OutputFolderOnDisk(std::filesystem::path path, bool overwrite);
    std::ostream& create(const std::string& name) override;
    void commit();

private:
    std::filesystem::path path_;
    bool overwrite_;
    std::list<OutputFile> files_;
};

} // namespace newsgraph::cli
