// SPDX-License-Identifier: Apache-2.0
// An assertion that holds in every build type and stops the fuzzer.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace newsgraph::fuzz {

inline void check(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "broken: %s\n", what);
        std::abort();
    }
}

} // namespace newsgraph::fuzz
