// SPDX-License-Identifier: Apache-2.0
#include "extract/language/model_file.hpp"

#include "graph/error.hpp"

#include <bit>
#include <cstring>
#include <type_traits>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace newsgraph::extract {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is read in place");

constexpr std::string_view kMagic{"NGMODEL\0", 8};
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kBlock = 64;
constexpr std::uint32_t kMaxSections = 1024;

struct Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t sections;
    std::uint64_t file_size;
    std::uint64_t table_checksum;
    char reserved[32];
};
struct Entry {
    char name[32];
    std::uint64_t offset;
    std::uint64_t size;
    std::uint64_t checksum;
    std::uint64_t reserved;
};
static_assert(sizeof(Header) == kBlock && sizeof(Entry) == kBlock);

/// FNV-1a over 64-bit words, the last one padded with zeros. Each step is a bijection of the state,
/// so no single damaged word goes unnoticed, and it runs at memory speed (a CRC would delay every start).
std::uint64_t checksum(std::span<const std::byte> bytes) noexcept {
    std::uint64_t hash = 14695981039346656037ULL ^ bytes.size();
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t word = 0;
        const std::size_t n = std::min<std::size_t>(8, bytes.size() - at);
        std::memcpy(&word, bytes.data() + at, n);
        hash = (hash ^ word) * 1099511628211ULL;
        at += n;
    }
    return hash;
}

template <typename T> T read_at(std::span<const std::byte> bytes, std::size_t offset) {
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

} // namespace

class ModelFile::Mapping {
public:
    explicit Mapping(const std::filesystem::path& path) {
        const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (fd < 0) throw graph::Error(path.string() + ": cannot open the language model: " + std::strerror(errno));
        struct stat info {};
        if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size <= 0) {
            ::close(fd);
            throw graph::Error(path.string() + ": not a language model (empty or not a regular file)");
        }
        size_ = static_cast<std::size_t>(info.st_size);
        data_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
        ::close(fd);
        if (data_ == MAP_FAILED) throw graph::Error(path.string() + ": cannot map the language model into memory");
    }
    ~Mapping() { ::munmap(data_, size_); }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const noexcept {
        return {static_cast<const std::byte*>(data_), size_};
    }

private:
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

ModelFile ModelFile::open(const std::filesystem::path& path) {
    auto mapping = std::make_shared<const Mapping>(path);
    const auto bytes = mapping->bytes();
    return ModelFile(std::move(mapping), bytes, path.string());
}

ModelFile ModelFile::from_bytes(std::span<const std::byte> bytes, std::string name) {
    return ModelFile(nullptr, bytes, std::move(name));
}

ModelFile::ModelFile(std::shared_ptr<const Mapping> mapping, std::span<const std::byte> bytes, std::string name)
    : mapping_(std::move(mapping)), name_(std::move(name)) {
    const auto fail = [this](const std::string& why) { throw graph::Error(name_ + ": " + why); };
    if (bytes.size() < kBlock || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
        fail("not a language model of newsgraph");
    const auto header = read_at<Header>(bytes, 0);
    if (header.version != kVersion)
        fail("language model of version " + std::to_string(header.version) + "; this program reads version " +
             std::to_string(kVersion));
    if (header.file_size != bytes.size())
        fail("the language model is cut short: " + std::to_string(bytes.size()) + " of " +
             std::to_string(header.file_size) + " bytes");
    if (header.sections > kMaxSections || (header.sections + 1) * kBlock > bytes.size())
        fail("the language model is damaged (section table)");
    const auto table = bytes.subspan(kBlock, header.sections * kBlock);
    if (checksum(table) != header.table_checksum) fail("the language model is damaged (section table)");
    for (std::uint32_t i = 0; i < header.sections; ++i) {
        const auto entry = read_at<Entry>(table, i * kBlock);
        const std::string section_name(entry.name, ::strnlen(entry.name, sizeof entry.name));
        if (entry.offset % kBlock != 0 || entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset)
            fail("the language model is damaged (place of section '" + section_name + "')");
        const auto content = bytes.subspan(entry.offset, entry.size);
        if (checksum(content) != entry.checksum)
            fail("the language model is damaged (checksum of section '" + section_name + "')");
        sections_.push_back({section_name, content});
    }
}

std::span<const std::byte> ModelFile::section(std::string_view name) const {
    for (const auto& section : sections_) {
        if (section.name == name) return section.bytes;
    }
    throw graph::Error(name_ + ": the language model has no section '" + std::string(name) + "'");
}

bool ModelFile::has(std::string_view name) const noexcept {
    for (const auto& section : sections_) {
        if (section.name == name) return true;
    }
    return false;
}

std::string_view ModelFile::text(std::string_view name) const {
    const auto bytes = section(name);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void ModelFile::check_divides(std::string_view name, std::size_t size, std::size_t element) const {
    if (size % element != 0)
        throw graph::Error(name_ + ": section '" + std::string(name) + "' of the language model has " +
                           std::to_string(size) + " bytes, no multiple of " + std::to_string(element));
}

} // namespace newsgraph::extract
