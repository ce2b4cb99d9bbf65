// SPDX-License-Identifier: Apache-2.0
// Where somebody is quoted: spans between quotation marks, whatever marks the writer used.
//
//     “He told us, ‘Wait,’ and left,” she said.
//     [           [     ]          ]              outer at depth 0, inner at depth 1
//
// A quotation never leaves its paragraph. One that runs over several paragraphs (no closing mark at
// the end of the first, a new opening mark at the start of the next) yields one Quotation a
// paragraph, chained by `continues`. A mark that is never closed ends with its paragraph and is
// trusted little; a single mark that is never closed was an apostrophe.
#pragma once

#include "extract/document.hpp"
#include "extract/language/annotation.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace newsgraph::extract {

enum class QuotationMark : std::uint8_t { Straight, Curly, Low, Guillemet, Single };

struct Quotation {
    Span span;    ///< with the marks that are there
    Span content; ///< without the marks; never empty
    QuotationMark mark = QuotationMark::Straight;
    std::uint32_t depth = 0;          ///< 0 is outermost
    std::uint32_t first_sentence = 0; ///< indexes into the sentences given
    std::uint32_t last_sentence = 0;  ///< inclusive
    bool closed = true;               ///< a closing mark was found
    std::optional<std::uint32_t>
        continues;      ///< index of the piece of the same quotation one paragraph up
    double trust = 1.0; ///< that these are the quotation's true borders, 0 to 1

    friend bool operator==(const Quotation&, const Quotation&) = default;
};

/// Ordered by begin, outer before inner. Quotations nest and never cross. O(n).
[[nodiscard]] std::vector<Quotation> find_quotations(const Document& document,
                                                     std::span<const Sentence> sentences);

} // namespace newsgraph::extract
