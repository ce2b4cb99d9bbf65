// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace newsgraph::cli;

namespace {
constexpr Option kOptions[] = {{"--jobs", "N", "threads"}, {"--force", "", "do it"}};

Arguments parse(const std::vector<std::string>& words) { return Arguments::parse(kOptions, words); }
} // namespace

TEST_CASE("arguments: options, switches and operands", "[cli]") {
    const auto arguments = parse({"in.txt", "--jobs=2", "--force", "-", "--", "--jobs"});
    CHECK(arguments.number("--jobs", 1, 64) == 2);
    CHECK(arguments.has("--force"));
    CHECK(arguments.positional() == std::vector<std::string>{"in.txt", "-", "--jobs"});
}

TEST_CASE("arguments: wrong usage is told", "[cli]") {
    CHECK_THROWS_AS(parse({"--unknown"}), UsageError);
    CHECK_THROWS_AS(parse({"--jobs"}), UsageError);
    CHECK_THROWS_AS(parse({"--force=yes"}), UsageError);
    CHECK_THROWS_AS(parse({"--jobs", "1", "--jobs", "2"}), UsageError);
    CHECK_THROWS_AS(parse({"--jobs", "many"}).number("--jobs", 1, 64), UsageError);
}

TEST_CASE("run: an unknown command is wrong usage", "[cli]") {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> words{"frobnicate"};
    CHECK(run(words, {in, out, err}) == 2);
    CHECK(err.str().find("frobnicate") != std::string::npos);
}
