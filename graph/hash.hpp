// SPDX-License-Identifier: Apache-2.0
// Content hashes: document ids and the stable keys of nodes and edges.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph::graph {

/// SHA-256 as 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The first 16 hex digits (64 bits) of SHA-256: for keys inside one graph, where a clash needs
/// about four billion items to become likely.
[[nodiscard]] std::string short_hash(std::string_view bytes);

} // namespace newsgraph::graph
