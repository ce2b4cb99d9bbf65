// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/statements.hpp"

#include "extract/facts/attribution.hpp"

#include <algorithm>
#include <tuple>

namespace newsgraph::extract {
namespace {

using graph::StatementForm;

StatementForm form_of(const Reading& reading, const Statement& statement) {
    if (statement.rule == "transcript") return StatementForm::Direct;
    std::size_t quoted = 0;
    std::size_t all = 0;
    for (auto s = statement.first_sentence; s <= statement.last_sentence; ++s) {
        for (const Token& token : reading.sentences[s].tokens) {
            if (token.upos == Upos::Punct) continue;
            const bool inside = std::any_of(statement.content.begin(), statement.content.end(),
                                            [&](const Span part) { return part.contains(token.span); });
            if (!inside) continue;
            ++all;
            quoted += reading.is_quoted(token.span) ? 1U : 0U;
        }
    }
    if (quoted == 0) return StatementForm::Indirect;
    return quoted == all ? StatementForm::Direct : StatementForm::Mixed;
}

} // namespace

StatementIndex::StatementIndex(std::size_t sentences, const std::vector<Statement>& statements)
    : by_sentence_(sentences) {
    for (std::size_t number = 0; number < statements.size(); ++number) add(number, statements[number]);
}

void StatementIndex::add(std::size_t number, const Statement& statement) {
    const auto enter = [&](std::uint32_t sentence) {
        auto& list = by_sentence_[sentence];
        if (list.empty() || list.back() != number) list.push_back(number);
    };
    for (auto s = statement.first_sentence; s <= statement.last_sentence; ++s) enter(s);
    const auto is_outside = [&](std::uint32_t s) { return s < statement.first_sentence || s > statement.last_sentence; };
    if (statement.cue && is_outside(statement.cue->sentence)) enter(statement.cue->sentence);
    if (statement.source && is_outside(statement.source->head.sentence)) enter(statement.source->head.sentence);
}

std::vector<Statement> find_statements(const Reading& reading, const CueLexicon& cues,
                                       const Gazetteer& gazetteer, ActorTable& table) {
    std::vector<Statement> all = attribution::from_clauses(reading, cues);
    for (Statement& statement : attribution::from_according_to(reading)) all.push_back(std::move(statement));
    for (Statement& statement : attribution::from_transcript(reading)) all.push_back(std::move(statement));
    attribution::add_quotations(reading, cues, all);
    std::sort(all.begin(), all.end(), [](const Statement& a, const Statement& b) {
        return std::tie(a.content, a.cue) < std::tie(b.content, b.cue);
    });
    for (Statement& statement : all) {
        statement.form = form_of(reading, statement);
        if (statement.source) statement.speaker = table.adopt_phrase(reading, gazetteer, statement.source->head);
    }
    attribution::nest(reading, all);
    return all;
}

} // namespace newsgraph::extract
