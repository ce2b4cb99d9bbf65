// SPDX-License-Identifier: Apache-2.0
#include "extract/language/model_file.hpp"

#include "graph/error.hpp"

#include <catch2/catch.hpp>

#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

using namespace newsgraph;
using extract::ModelFile;

namespace {

/// A model of two sections as extract/training/model_file.py writes it, made here byte by byte.
std::vector<std::byte> small_model() {
    const auto sum = [](const std::string& s) {
        std::uint64_t hash = 14695981039346656037ULL ^ s.size();
        for (std::size_t at = 0; at < s.size(); at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, s.data() + at, std::min<std::size_t>(8, s.size() - at));
            hash = (hash ^ word) * 1099511628211ULL;
        }
        return hash;
    };
    const auto u64 = [](std::uint64_t v) { return std::string(reinterpret_cast<const char*>(&v), 8); };
    const auto padded = [](std::string s, std::size_t n) { return s.append(n - s.size(), '\0'); };
    const std::string table = padded("about", 32) + u64(192) + u64(5) + u64(sum("hello")) + u64(0) +
                              padded("numbers", 32) + u64(256) + u64(16) + u64(sum(u64(7) + u64(9))) + u64(0);
    const std::string header = padded(std::string("NGMODEL\0\1\0\0\0\2\0\0\0", 16) + u64(320) + u64(sum(table)), 64);
    const std::string all = header + table + padded("hello", 64) + padded(u64(7) + u64(9), 64);
    std::vector<std::byte> out(all.size());
    std::memcpy(out.data(), all.data(), all.size());
    return out;
}

} // namespace

TEST_CASE("model file: sections are found by name", "[extract][model_file]") {
    const auto bytes = small_model();
    const auto model = ModelFile::from_bytes(bytes, "small");
    CHECK(model.text("about") == "hello");
    CHECK(model.has("numbers"));
    CHECK_FALSE(model.has("number"));
    const auto numbers = model.array<std::uint64_t>("numbers");
    REQUIRE(numbers.size() == 2);
    CHECK(numbers[1] == 9);
    CHECK_THROWS_WITH(model.section("weights"), "small: the language model has no section 'weights'");
    CHECK_THROWS_AS(model.array<std::uint64_t>("about"), graph::Error);
}

TEST_CASE("model file: every cut and every changed byte that matters is refused", "[extract][model_file]") {
    const auto bytes = small_model();
    for (std::size_t n = 0; n < bytes.size(); ++n) {
        CHECK_THROWS_AS(ModelFile::from_bytes(std::span(bytes).first(n), "cut"), graph::Error);
    }
    for (const std::size_t at : {0U, 8U, 12U, 16U, 24U, 64U, 96U, 100U, 104U, 112U, 192U, 196U, 256U, 264U}) {
        auto damaged = bytes;
        damaged[at] ^= std::byte{0x40};
        CHECK_THROWS_AS(ModelFile::from_bytes(damaged, "damaged"), graph::Error);
    }
}

TEST_CASE("model file: another version is named in the message", "[extract][model_file]") {
    auto bytes = small_model();
    bytes[8] = std::byte{2};
    CHECK_THROWS_WITH(ModelFile::from_bytes(bytes, "new"),
                      "new: language model of version 2; this program reads version 1");
}

TEST_CASE("model file: a file is mapped; a missing or odd one is an error", "[extract][model_file]") {
    const auto bytes = small_model();
    const auto path = std::filesystem::temp_directory_path() / ("newsgraph_model_" + std::to_string(::getpid()));
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    CHECK(ModelFile::open(path).text("about") == "hello");
    std::filesystem::remove(path);
    CHECK_THROWS_AS(ModelFile::open(path), graph::Error);
    CHECK_THROWS_AS(ModelFile::open(std::filesystem::temp_directory_path()), graph::Error);
}

TEST_CASE("model file: the built-in model opens and says what it is", "[extract][model_file]") {
    CHECK_FALSE(ModelFile::embedded().text("about").empty());
}
