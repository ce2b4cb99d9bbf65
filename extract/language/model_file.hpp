// SPDX-License-Identifier: Apache-2.0
// The container of everything learnt: one file of named sections (tables, weights, texts), written by
// extract/training/model_file.py and read here in place, without parsing or copying.
//
// Layout, little-endian: a header of 64 bytes {magic "NGMODEL\0", u32 version, u32 section count,
// u64 file size, u64 checksum of the section table}, the table (64 bytes an entry: name[32], u64 offset,
// u64 size, u64 checksum, u64 zero), then the sections, each at a multiple of 64 bytes. Checksums are
// FNV-1a over 64-bit words. Opening checks all of it: after that a section is what the trainer wrote.
//
// The file that the build embeds in the program is ModelFile::embedded(); another can be opened by path.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

class ModelFile {
public:
    /// Maps the file. Throws graph::Error if it cannot be read, is cut short, damaged or of another version.
    [[nodiscard]] static ModelFile open(const std::filesystem::path& path);

    /// Reads a model that lies in memory; `bytes` must outlive the result. `name` is for messages.
    [[nodiscard]] static ModelFile from_bytes(std::span<const std::byte> bytes, std::string name);

    /// The English model built into the program.
    [[nodiscard]] static ModelFile embedded();

    /// The bytes of a section, 64-byte aligned within the file. Throws graph::Error if there is none.
    [[nodiscard]] std::span<const std::byte> section(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const noexcept;
    [[nodiscard]] std::string_view text(std::string_view name) const;

    /// A section as an array of trivial elements. Throws graph::Error if its size does not divide.
    template <typename T>
    [[nodiscard]] std::span<const T> array(std::string_view name) const {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
        const auto bytes = section(name);
        check_divides(name, bytes.size(), sizeof(T));
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    struct Section {
        std::string name;
        std::span<const std::byte> bytes;
    };
    class Mapping;

    ModelFile(std::shared_ptr<const Mapping> mapping, std::span<const std::byte> bytes, std::string name);
    void check_divides(std::string_view name, std::size_t size, std::size_t element) const;

    std::shared_ptr<const Mapping> mapping_; ///< shared by copies of the ModelFile; null for borrowed memory
    std::string name_;
    std::vector<Section> sections_;
};

} // namespace newsgraph::extract
