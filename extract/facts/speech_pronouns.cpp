// SPDX-License-Identifier: Apache-2.0
// "I" in a quotation is its speaker; "we" is the organisation, country or group that speaks.
#include "extract/facts/statements.hpp"

#include <algorithm>

namespace newsgraph::extract {

void resolve_speech_pronouns(const Reading& reading, const std::vector<Statement>& statements,
                             ActorTable& table) {
    const StatementIndex index(reading.sentences.size(), statements);
    for (std::size_t m = 0; m < table.mentions().size(); ++m) {
        const Mention mention = table.mentions()[m];
        if (mention.form != graph::MentionForm::Pronoun || table.actor_of(m)) continue;
        const Token& token = reading.token(mention.at());
        const bool singular = token.lemma == "I" || token.lemma == "my" || token.form == "I";
        const bool plural = token.lemma == "we" || token.lemma == "our";
        if (!singular && !plural) continue;
        if (!reading.is_quoted(token.span)) continue;
        for (const auto number : index.at(mention.sentence)) {
            const Statement& statement = statements[number];
            const bool inside = std::any_of(statement.content.begin(), statement.content.end(),
                                            [&](const Span part) { return part.contains(token.span); });
            if (!inside || !statement.speaker) continue;
            const bool person = table.actor(*statement.speaker).kind == graph::ActorKind::Person;
            if (person == singular) table.assign(m, *statement.speaker);
            break;
        }
    }
}

} // namespace newsgraph::extract
