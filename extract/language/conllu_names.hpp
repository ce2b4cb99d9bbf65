// SPDX-License-Identifier: Apache-2.0
// Name tags of a sentence (BIO or BIOES, with the type names of common tools) to names.
#pragma once

#include "extract/language/annotation.hpp"

#include <span>
#include <string>
#include <vector>

namespace newsgraph::extract {

/// One tag a word: "B-PER", "I-PERSON", "S-GPE", "O" or empty. Types that are no person,
/// organisation or place are dropped.
[[nodiscard]] std::vector<Name> names_of_tags(std::span<const std::string> tags);

} // namespace newsgraph::extract
