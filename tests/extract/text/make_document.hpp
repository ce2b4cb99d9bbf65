// SPDX-License-Identifier: Apache-2.0
// A document made of a string, for tests.
#pragma once

#include "extract/document.hpp"

#include <cstdint>
#include <string>

inline newsgraph::extract::Document make_document(std::string text) {
    const newsgraph::extract::Span body{0, static_cast<std::uint32_t>(text.size())};
    newsgraph::extract::DocumentMeta meta;
    meta.key = "test";
    return {meta, std::move(text), body};
}
