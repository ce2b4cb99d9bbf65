// SPDX-License-Identifier: Apache-2.0
// Builds fact records for tests from a text: ranges are found by searching the text, so that they are always true.
#pragma once

#include "graph/facts.hpp"
#include "graph/hash.hpp"
#include "graph/utf8.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::graph::testing {

class Article {
public:
    explicit Article(std::string text, std::string key = "a.txt", std::string published = "2025-03-24") {
        facts_.document.text = std::move(text);
        facts_.document.id = "sha256:" + sha256_hex(facts_.document.text);
        facts_.document.key = key;
        facts_.document.path = std::move(key);
        facts_.document.published = std::move(published);
        facts_.document.chars = static_cast<std::uint32_t>(count_code_points(facts_.document.text));
        facts_.sentences = 1;
    }

    /// Every occurrence of `name` and its aliases in the text is a mention. Returns the local id.
    std::string actor(const std::string& name, ActorKind kind = ActorKind::Person,
                      std::vector<std::string> aliases = {}, std::string country = {}) {
        ActorFact actor;
        actor.id = "a" + std::to_string(facts_.actors.size() + 1);
        actor.name = name;
        actor.kind = kind;
        actor.country = std::move(country);
        actor.aliases = std::move(aliases);
        for (std::size_t at = text().find(name); at != std::string::npos; at = text().find(name, at + 1))
            actor.mentions.push_back({range_at(at, name.size()), MentionForm::Name});
        facts_.actors.push_back(std::move(actor));
        return facts_.actors.back().id;
    }

    std::string anonymous(const std::string& name) {
        const auto id = actor(name, ActorKind::Group);
        facts_.actors.back().anonymous = true;
        return id;
    }

    StatementFact& statement(const std::string& speaker, std::string_view content,
                             std::vector<std::string> about = {}) {
        StatementFact statement;
        statement.id = "s" + std::to_string(facts_.statements.size() + 1);
        if (!speaker.empty()) statement.speaker = Participant{speaker, ParticipantRole::Participant, {}, ""};
        statement.content = {find(content)};
        statement.about = std::move(about);
        statement.confidence = 0.9;
        facts_.statements.push_back(std::move(statement));
        return facts_.statements.back();
    }

    EventFact& event(EventType type, std::string_view trigger, const std::string& lemma,
                     std::vector<std::pair<std::string, ParticipantRole>> participants, std::string date = {}) {
        EventFact event;
        event.id = "e" + std::to_string(facts_.events.size() + 1);
        event.type = type;
        event.trigger = {find(trigger), lemma};
        for (auto& [actor, role] : participants) event.participants.push_back({actor, role, {}, ""});
        if (!date.empty()) event.time = TimeFact{std::move(date), std::nullopt};
        event.confidence = 0.8;
        facts_.events.push_back(std::move(event));
        return facts_.events.back();
    }

    [[nodiscard]] TextRange find(std::string_view words) const {
        const auto at = text().find(words);
        if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(words));
        return range_at(at, words.size());
    }

    DocumentFacts& facts() { return facts_; }

private:
    [[nodiscard]] const std::string& text() const { return facts_.document.text; }
    [[nodiscard]] TextRange range_at(std::size_t at, std::size_t size) const {
        const auto start = static_cast<std::uint32_t>(count_code_points(text().substr(0, at)));
        return {start, start + static_cast<std::uint32_t>(count_code_points(text().substr(at, size)))};
    }

    DocumentFacts facts_;
};

} // namespace newsgraph::graph::testing
