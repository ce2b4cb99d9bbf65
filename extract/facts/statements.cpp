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

bool contains(const Statement& outer, Span span) {
    return std::any_of(outer.content.begin(), outer.content.end(),
                       [span](const Span part) { return part.contains(span); });
}

std::uint32_t content_size(const Statement& statement) {
    std::uint32_t size = 0;
    for (const Span part : statement.content) size += part.size();
    return size;
}

/// The smallest statement whose content holds this one's cue or, without a cue, its source.
std::optional<std::size_t> outer_statement(const Reading& reading, const std::vector<Statement>& all,
                                           const StatementIndex& index, std::size_t inner) {
    const Statement& statement = all[inner];
    if (!statement.cue && !statement.source) return std::nullopt;
    const TokenRef word = statement.cue ? *statement.cue : statement.source->head;
    const Span at = reading.token(word).span;
    std::optional<std::size_t> best;
    for (const std::size_t k : index.at(word.sentence)) {
        if (k == inner || !contains(all[k], at)) continue;
        if (content_size(all[k]) <= content_size(statement)) continue;
        if (!best || content_size(all[k]) < content_size(all[*best])) best = k;
    }
    return best;
}

/// "I think", "I must tell you" within a quotation: what the quoted person thinks or says in that very moment.
bool is_own_voice(const Reading& reading, const Statement& inner) {
    if (!inner.cue || !inner.source || inner.entry == nullptr) return false;
    const Token& source = reading.token(inner.source->head);
    const bool first_person = source.xpos == Xpos::Prp && (source.lemma == "I" || source.lemma == "we");
    const Xpos tense = reading.token(*inner.cue).xpos;
    return first_person && reading.is_quoted(source.span) &&
           (inner.entry->mental || (tense != Xpos::Vbd && tense != Xpos::Vbn));
}

/// Drops what says nothing new: a thought reported inside the thinker's own statement, and a second reading
/// of one content by one source.
void drop_redundant(const Reading& reading, std::vector<Statement>& all) {
    std::vector<bool> drop(all.size(), false);
    for (std::size_t k = 0; k < all.size(); ++k) {
        const Statement& inner = all[k];
        if (inner.via) {
            const Statement& outer = all[*inner.via];
            const bool own_thought = inner.entry != nullptr && inner.entry->mental && inner.speaker &&
                                     inner.speaker == outer.speaker;
            if (own_thought || is_own_voice(reading, inner)) drop[k] = true;
        }
        // In order of content: what has the same stands next to it.
        for (std::size_t other = k; other > 0 && all[other - 1].content == inner.content; --other) {
            if (!drop[other - 1] && all[other - 1].speaker == inner.speaker) drop[k] = true;
        }
    }
    std::vector<std::size_t> renumbered(all.size(), 0);
    std::vector<Statement> kept;
    for (std::size_t k = 0; k < all.size(); ++k) {
        renumbered[k] = kept.size();
        if (!drop[k]) kept.push_back(std::move(all[k]));
    }
    for (Statement& statement : kept) {
        if (!statement.via) continue;
        if (drop[*statement.via]) {
            statement.via.reset();
        } else {
            statement.via = renumbered[*statement.via];
        }
    }
    all = std::move(kept);
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
    const StatementIndex index(reading.sentences.size(), all);
    for (std::size_t k = 0; k < all.size(); ++k) all[k].via = outer_statement(reading, all, index, k);
    drop_redundant(reading, all);
    return all;
}

} // namespace newsgraph::extract
