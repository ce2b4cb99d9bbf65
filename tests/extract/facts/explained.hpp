// SPDX-License-Identifier: Apache-2.0
// Runs the whole of extraction on a text, for tests that compare what `newsgraph explain` prints.
#pragma once

#include "extract/pipeline.hpp"

#include <string>
#include <string_view>

namespace newsgraph::test {

inline extract::Document document_of(std::string_view text, std::string_view published = "2025-03-24") {
    extract::DocumentMeta meta;
    meta.key = meta.path = "test.txt";
    meta.published = published;
    return {meta, std::string(text), {0, static_cast<std::uint32_t>(text.size())}};
}

inline std::string explained(std::string_view text, std::string_view stage) {
    const auto document = document_of(text);
    return extract::explain(document, extract::LanguageEngine::bundled().read(document), stage);
}

inline graph::DocumentFacts facts_of(std::string_view text) {
    const auto document = document_of(text);
    return extract::extract_facts(document, extract::LanguageEngine::bundled());
}

} // namespace newsgraph::test
