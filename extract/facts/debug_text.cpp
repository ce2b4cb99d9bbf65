// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/debug_text.hpp"

namespace newsgraph::extract {
namespace {

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return line;
}

std::string quoted(std::string_view text) { return '[' + one_line(text) + ']'; }

std::string_view block_name(BlockKind kind) {
    switch (kind) {
    case BlockKind::Body: return "body";
    case BlockKind::Headline: return "headline";
    case BlockKind::Caption: return "caption";
    case BlockKind::Boilerplate: return "boilerplate";
    }
    return "";
}

std::string actor_name(const ActorTable& table, std::optional<ActorIndex> actor) {
    return actor ? table.actor(*actor).name : std::string("?");
}

} // namespace

std::string sentences_text(const Reading& reading) {
    std::string out;
    for (std::size_t s = 0; s < reading.sentences.size(); ++s) {
        const Sentence& sentence = reading.sentences[s];
        out += std::to_string(s) + " paragraph " + std::to_string(sentence.paragraph) + ' ' +
               std::string(block_name(sentence.block)) + ' ' + quoted(reading.document.text(sentence.span)) +
               '\n';
    }
    return out;
}

std::string tokens_text(const Reading& reading) {
    std::string out;
    for (const Sentence& sentence : reading.sentences) {
        for (const Token& token : sentence.tokens) {
            out += one_line(token.form) + '\t' + token.lemma + '\t' + std::string(to_string(token.upos)) +
                   '\t' + std::string(to_string(token.xpos)) + '\n';
        }
        out += '\n';
    }
    return out;
}

std::string syntax_text(const Reading& reading) {
    std::string out;
    for (const Sentence& sentence : reading.sentences) {
        for (const Token& token : sentence.tokens) {
            const auto head = token.head < 0 ? std::string("ROOT")
                                             : sentence.tokens[static_cast<std::size_t>(token.head)].form;
            out += one_line(token.form) + " <-" + std::string(to_string(token.relation)) + "- " +
                   one_line(head) + '\n';
        }
        out += '\n';
    }
    return out;
}

std::string names_text(const Reading& reading) {
    std::string out;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        for (const Name& name : reading.sentences[s].names) {
            out += std::to_string(s) + ' ' + std::string(to_string(name.kind)) + ' ' +
                   quoted(reading.text(s, {name.first, name.last})) + '\n';
        }
    }
    return out;
}

std::string quotations_text(const Reading& reading) {
    std::string out;
    for (const Quotation& quotation : reading.quotations) {
        out += "depth " + std::to_string(quotation.depth) + (quotation.closed ? " " : " unclosed ") +
               quoted(reading.document.text(quotation.span)) + '\n';
    }
    return out;
}

std::string mentions_text(const Reading& reading, const ActorTable& table) {
    std::string out;
    for (std::size_t m = 0; m < table.mentions().size(); ++m) {
        const Mention& mention = table.mentions()[m];
        out += std::to_string(mention.sentence) + ' ' + std::string(to_string(mention.form)) + ' ' +
               std::string(to_string(mention.kind)) + ' ' +
               quoted(reading.text(mention.sentence, mention.tokens)) + " -> " +
               actor_name(table, table.actor_of(m)) + '\n';
    }
    return out;
}

std::string actors_text(const ActorTable& table) {
    std::string out;
    for (const Actor& actor : table.actors()) {
        out += std::string(to_string(actor.kind)) + ' ' + quoted(actor.name);
        if (!actor.country.empty()) out += ' ' + actor.country;
        if (!actor.sector.empty()) out += ' ' + actor.sector;
        if (actor.anonymous) out += " anonymous";
        for (const auto& alias : actor.aliases) out += " alias " + quoted(alias);
        for (const Role& role : actor.roles)
            out += " role " + quoted(role.title) + (role.of ? " of " + table.actor(*role.of).name : "");
        out += " x" + std::to_string(actor.mentions.size()) + '\n';
    }
    return out;
}

std::string times_text(const Reading& reading, const std::vector<TimeExpression>& times) {
    std::string out;
    for (const TimeExpression& time : times)
        out += time.value + ' ' + quoted(reading.text(time.sentence, time.tokens)) + '\n';
    return out;
}

std::string statements_text(const Reading& reading, const ActorTable& table,
                            const std::vector<Statement>& statements) {
    std::string out;
    for (std::size_t k = 0; k < statements.size(); ++k) {
        const Statement& statement = statements[k];
        out += 's' + std::to_string(k + 1) + ' ' + std::string(to_string(statement.form)) + ' ' +
               std::string(statement.cue_class) + " by " + actor_name(table, statement.speaker);
        if (statement.source)
            out += ' ' + quoted(reading.text(statement.source->head.sentence, statement.source->tokens));
        if (statement.cue) out += " cue " + quoted(reading.text(statement.cue->sentence, statement.cue_tokens));
        for (const Span part : statement.content) out += " content " + quoted(reading.document.text(part));
        if (statement.via) out += " via s" + std::to_string(*statement.via + 1);
        if (statement.negated) out += " negated";
        out += " rule " + std::string(statement.rule) + '\n';
    }
    return out;
}

std::string events_text(const Reading& reading, const ActorTable& table, const std::vector<Event>& events) {
    std::string out;
    for (const Event& event : events) {
        out += std::string(to_string(event.entry->type)) + ' ' +
               quoted(reading.text(event.trigger.sentence, {event.trigger.token, event.trigger.token + 1})) +
               ' ' + std::string(to_string(event.status));
        for (const auto& who : event.participants)
            out += ' ' + std::string(to_string(who.role)) + ' ' + quoted(table.actor(who.actor).name);
        if (event.place) out += " place " + quoted(table.actor(event.place->actor).name);
        if (event.killed) out += " killed " + std::to_string(*event.killed);
        if (event.injured) out += " injured " + std::to_string(*event.injured);
        out += '\n';
    }
    return out;
}

} // namespace newsgraph::extract
