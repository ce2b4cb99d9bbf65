// SPDX-License-Identifier: Apache-2.0
#include "extract/ordered_pool.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using newsgraph::extract::OrderedPool;

TEST_CASE("ordered pool: results come in the order of the items", "[extract][pool]") {
    for (const std::size_t threads : {1U, 2U, 7U}) {
        std::vector<int> delivered;
        OrderedPool<int, int> pool(
            threads, [](int&& item) { return item * item; }, [&](int&& result) { delivered.push_back(result); });
        for (int i = 0; i < 500; ++i) pool.submit(i);
        pool.finish();
        REQUIRE(delivered.size() == 500);
        for (int i = 0; i < 500; ++i) CHECK(delivered[static_cast<std::size_t>(i)] == i * i);
    }
}

TEST_CASE("ordered pool: an exception arrives in its item's turn", "[extract][pool]") {
    std::vector<int> delivered;
    OrderedPool<int, int> pool(
        2, [](int&& item) { return item == 3 ? throw std::runtime_error("three") : item; },
        [&](int&& result) { delivered.push_back(result); });
    const auto run = [&] {
        for (int i = 0; i < 10; ++i) pool.submit(i);
        pool.finish();
    };
    CHECK_THROWS_AS(run(), std::runtime_error);
    CHECK(delivered == std::vector<int>{0, 1, 2});
}
