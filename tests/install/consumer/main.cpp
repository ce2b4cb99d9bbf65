// SPDX-License-Identifier: Apache-2.0
// A project outside the source tree: it asks the gazetteer one question and exits with the answer.
#include "extract/knowledge/gazetteer.hpp"

#include <iostream>

int main() {
    const auto* government = newsgraph::extract::Gazetteer::bundled().government_of("FRA");
    if (government == nullptr) return 1;
    std::cout << government->name << '\n';
    return government->name == "French government" ? 0 : 1;
}
