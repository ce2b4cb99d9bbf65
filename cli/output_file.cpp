// SPDX-License-Identifier: Apache-2.0
#include "cli/output_file.hpp"

#include "graph/error.hpp"

#include <cerrno>
#include <system_error>

namespace newsgraph::cli {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what, int reason) {
    throw graph::Error({path.string(), 0, 0, 0},
                       what + (reason == 0 ? std::string() : ": " + std::generic_category().message(reason)));
}

} // namespace

OutputFile::OutputFile(std::filesystem::path path, bool overwrite) : path_(std::move(path)), temporary_(path_) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path_, ignored)) fail(path_, "is a folder; name a file", 0);
    if (!overwrite && std::filesystem::exists(path_, ignored)) fail(path_, "exists already; use --overwrite to replace it", 0);
    temporary_ += ".tmp";
    errno = 0;
    stream_.open(temporary_, std::ios::binary | std::ios::trunc);
    if (!stream_) fail(temporary_, "cannot be written", errno);
}

OutputFile::~OutputFile() {
    if (committed_) return;
    stream_.close();
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
}

void OutputFile::close() {
    if (!stream_.is_open()) return;
    errno = 0;
    stream_.close();
    if (!stream_) fail(temporary_, "cannot be written", errno);
}

void OutputFile::commit() {
    close();
    std::error_code error;
    std::filesystem::rename(temporary_, path_, error);
    if (error) fail(path_, "cannot be replaced: " + error.message(), 0);
    committed_ = true;
}

OutputFolderOnDisk::OutputFolderOnDisk(std::filesystem::path path, bool overwrite)
    : path_(std::move(path)), overwrite_(overwrite) {
    std::error_code error;
    std::filesystem::create_directories(path_, error);
    if (error) fail(path_, "cannot be made a folder: " + error.message(), 0);
    if (!overwrite_ && !std::filesystem::is_empty(path_, error))
        fail(path_, "holds files already; use --overwrite to replace those of the export", 0);
}

std::ostream& OutputFolderOnDisk::create(const std::string& name) {
    // The sink has flushed the file before this one: closing it here keeps one file open at a time.
    if (!files_.empty()) files_.back().close();
    return files_.emplace_back(path_ / name, overwrite_).stream();
}

void OutputFolderOnDisk::commit() {
    for (OutputFile& file : files_) file.commit();
}

} // namespace newsgraph::cli
