// SPDX-License-Identifier: Apache-2.0
// The sets of kernels for x86-64: SSSE3 (every such CPU since 2006, 2011 for AMD's), AVX2, AVX-512.
#pragma once

#include "extract/language/kernels.hpp"

#include <vector>

namespace newsgraph::extract {

/// Those this CPU can run, fastest first; none on other architectures.
[[nodiscard]] std::vector<const Kernels*> x86_kernel_sets();

} // namespace newsgraph::extract
