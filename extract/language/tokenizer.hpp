// SPDX-License-Identifier: Apache-2.0
// Cuts text into words as UD English (EWT, GUM) does: clitics, punctuation and the parts of most
// hyphenated words are tokens; abbreviations, numbers, addresses, mail and web addresses stay
// whole.
//
//     "Don't," the U.S.-led force's chief said.
//     " Do|n't , " the U.S. - led force|'s chief said .         (| joins the words of one written
//     token)
//
// One pass, no look-behind beyond the token before, bounded look-ahead: linear in the text.
#pragma once

#include "extract/document.hpp"
#include "extract/language/annotation.hpp"

#include <vector>

namespace newsgraph::extract {

/// Tokens of `range`, with span, form, space_after and joined filled; line breaks are white space.
[[nodiscard]] std::vector<Token> tokenize(const Document& document, Span range);

} // namespace newsgraph::extract
