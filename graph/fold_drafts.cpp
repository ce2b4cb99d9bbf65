// SPDX-License-Identifier: Apache-2.0
#include "graph/fold_drafts.hpp"

#include "graph/fold_text.hpp"
#include "graph/hash.hpp"
#include "graph/name_key.hpp"

#include <algorithm>

namespace newsgraph::graph {
namespace {

constexpr std::int64_t kWordsWithoutSpeaker = 5;

std::string spans_of(const StatementFact& statement) {
    std::string text = statement.id;
    for (const TextRange range : statement.content)
        text += ' ' + std::to_string(range.start) + '-' + std::to_string(range.end);
    return text;
}

} // namespace

Drafts draft_statements(std::span<const DocumentFacts> documents, std::span<const std::uint32_t> text_of,
                        const ActorResolution& actors) {
    Drafts drafts;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        const DocumentFacts& facts = documents[d];
        const ArticleText text(facts.document.text);
        std::map<std::string, std::uint32_t> local;
        for (std::uint32_t a = 0; a < facts.actors.size(); ++a) local.emplace(facts.actors[a].id, a);
        const std::string& text_id = documents[text_of[d]].document.id;
        for (std::uint32_t s = 0; s < facts.statements.size(); ++s) {
            const StatementFact& statement = facts.statements[s];
            const auto speaker = statement.speaker ? local.find(statement.speaker->actor) : local.end();
            const auto words = text.known() ? folded_name(text.joined(statement.content)) : std::string();
            const auto word_count = std::count(words.begin(), words.end(), ' ') + 1;
            std::string identity = statement.negated ? "not|" : "|";
            if (speaker != local.end()) {
                identity += actors.actors[actors.actor_of[d][speaker->second]].key;
            } else if (word_count < kWordsWithoutSpeaker) {
                identity += text_id;
            }
            identity += '|' + (words.empty() ? facts.document.id + ' ' + spans_of(statement) : words);
            drafts["s_" + short_hash(identity)].reports.push_back({d, s});
        }
    }
    return drafts;
}

Drafts draft_events(std::span<const DocumentFacts> documents, std::span<const std::uint32_t> text_of,
                    const ActorResolution& actors) {
    Drafts drafts;
    for (const MergedEvent& event : merge_events(documents, text_of, actors)) {
        const auto first = event.reports.front();
        const EventFact& fact = documents[first.document].events[first.event];
        const auto identity = documents[first.document].document.id + '|' + std::string(to_string(fact.type)) + '|' +
                              std::to_string(fact.trigger.range.start) + '-' +
                              std::to_string(fact.trigger.range.end) + '|' + fact.id;
        auto& reports = drafts["v_" + short_hash(identity)].reports;
        for (const auto report : event.reports) reports.push_back({report.document, report.event});
        std::sort(reports.begin(), reports.end());
    }
    return drafts;
}

} // namespace newsgraph::graph
