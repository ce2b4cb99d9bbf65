// SPDX-License-Identifier: Apache-2.0
#include "extract/propositions/render.hpp"

#include "extract/propositions/find_propositions.hpp"
#include "graph/utf8.hpp"

namespace newsgraph::extract {

namespace {

/// Words are set apart as in the text: "flex-time" stays one word, a line break becomes a space.
graph::PropositionPart render(const PropositionPart& part, const Reading& reading,
                              const Sentence& sentence, const graph::OffsetMap& offsets) {
    graph::PropositionPart out;
    out.text = part.inserted;
    std::optional<std::uint32_t> before;
    for (const auto i : part.tokens) {
        const Span span = sentence.tokens[i].span;
        const bool adjacent = before && *before + 1 == i;
        const bool glued = adjacent && sentence.tokens[*before].span.end >= span.begin;
        if (!out.text.empty() && !glued) out.text += ' ';
        out.text += reading.document.text(span);
        const graph::TextRange range = {offsets.byte_to_code_point(span.begin),
                                        offsets.byte_to_code_point(span.end)};
        if (adjacent)
            out.spans.back().end = range.end;
        else
            out.spans.push_back(range);
        before = i;
    }
    return out;
}

} // namespace

std::vector<graph::PropositionFact> proposition_facts(const Reading& reading) {
    const graph::OffsetMap offsets(reading.document.text());
    std::vector<graph::PropositionFact> facts;
    for (std::size_t s = 0; s < reading.trees.size(); ++s) {
        for (const auto& proposition : find_propositions(reading.trees[s])) {
            graph::PropositionFact fact;
            fact.relation = render(proposition.relation, reading, reading.sentences[s], offsets);
            for (const auto& argument : proposition.arguments)
                fact.arguments.push_back(render(argument, reading, reading.sentences[s], offsets));
            fact.confidence = proposition.confidence;
            facts.push_back(std::move(fact));
        }
    }
    return facts;
}

} // namespace newsgraph::extract
