// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/word_vectors.hpp"

#include "graph/error.hpp"

namespace newsgraph::embedded {
std::string_view word_vectors() noexcept;
}

namespace newsgraph::extract::coreference {
namespace {

constexpr std::size_t kHeader = 8;

std::uint32_t read_u32(std::span<const std::byte> bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t b = 4; b-- > 0;) value = value << 8U | static_cast<std::uint32_t>(bytes[at + b]);
    return value;
}

} // namespace

WordVectors::WordVectors(std::span<const std::byte> bytes) {
    if (bytes.size() >= kHeader) count_ = read_u32(bytes, 0);
    if (bytes.size() < kHeader || read_u32(bytes, 4) != kVectorWidth ||
        bytes.size() != kHeader + count_ * (4 + kVectorWidth))
        throw graph::Error("the table of word vectors is damaged or of another width");
    keys_ = bytes.subspan(kHeader, count_ * 4);
    rows_ = reinterpret_cast<const std::int8_t*>(bytes.data() + kHeader + count_ * 4);
}

const WordVectors& WordVectors::bundled() {
    static const WordVectors vectors(std::as_bytes(std::span(embedded::word_vectors())));
    return vectors;
}

const std::int8_t* WordVectors::find(WordId word) const noexcept {
    std::size_t first = 0;
    std::size_t last = count_;
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        if (read_u32(keys_, middle * 4) < word) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first < count_ && read_u32(keys_, first * 4) == word ? rows_ + first * kVectorWidth : nullptr;
}

std::int32_t similarity(const std::int8_t* a, const std::int8_t* b) noexcept {
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < kVectorWidth; ++k) sum += std::int32_t{std::int16_t{a[k]}} * std::int32_t{std::int16_t{b[k]}};
    return sum * 100 / (127 * 127);
}

} // namespace newsgraph::extract::coreference
