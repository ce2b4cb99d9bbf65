// SPDX-License-Identifier: Apache-2.0
// Attribution by a transcript's labels: "HOLT: Senator, let me stop you there". A label is a name of up to four
// words, or words all in capitals, that begin a paragraph and end in a colon. One such paragraph may be a heading
// ("Background: ..."); two or more make a dialogue.
#include "extract/facts/attribution.hpp"

#include <algorithm>

namespace newsgraph::extract::attribution {
namespace {

using Index = SentenceTree::Index;

constexpr std::size_t kFewestTurns = 2;
constexpr Index kLongestLabel = 4;

struct Turn {
    std::uint32_t sentence = 0; ///< the first of the paragraph
    TokenRange label;
};

bool is_capitals(const Token& token) {
    return token.form.size() > 1 &&
           std::all_of(token.form.begin(), token.form.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-'; });
}

std::optional<TokenRange> label_of(const Sentence& sentence) {
    const auto& tokens = sentence.tokens;
    Index first = 0;
    while (first < tokens.size() && is_quotation_mark(tokens[first])) ++first;
    Index colon = first;
    while (colon < tokens.size() && colon - first <= kLongestLabel && tokens[colon].form != ":") ++colon;
    if (colon == first || colon + 1 >= tokens.size() || tokens[colon].form != ":") return std::nullopt;
    const bool capitals = std::all_of(tokens.begin() + first, tokens.begin() + colon, is_capitals);
    const bool person = std::any_of(sentence.names.begin(), sentence.names.end(), [&](const Name& name) {
        return name.kind == NameKind::Person && name.first >= first && name.last == colon;
    });
    return capitals || person ? std::optional(TokenRange{first, colon}) : std::nullopt;
}

std::vector<Turn> turns_of(const Reading& reading) {
    std::vector<Turn> turns;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const bool begins = s == 0 || reading.sentences[s].paragraph != reading.sentences[s - 1].paragraph;
        if (!begins || reading.sentences[s].block == BlockKind::Headline) continue;
        if (const auto label = label_of(reading.sentences[s])) turns.push_back({s, *label});
    }
    return turns;
}

bool begins_with_mark(const Sentence& sentence) {
    return !sentence.tokens.empty() && is_quotation_mark(sentence.tokens.front());
}

/// The turn's last sentence. A turn goes on in later paragraphs up to the next label, as long as they look like its first:
/// when that opens with a quotation mark, so do they.
std::uint32_t end_of_turn(const Reading& reading, std::uint32_t first, std::optional<std::uint32_t> next) {
    const auto& sentences = reading.sentences;
    const bool marked = begins_with_mark(sentences[first]);
    std::uint32_t last = first;
    for (std::uint32_t s = first + 1; s < sentences.size() && s != next; ++s) {
        if (sentences[s].paragraph != sentences[last].paragraph) {
            const bool aside = sentences[s].tokens.size() > 1 && sentences[s].tokens[marked ? 1 : 0].form == "(";
            if (sentences[s].block != BlockKind::Body || aside) break;
            if (marked ? !begins_with_mark(sentences[s]) : !next) break;
        }
        last = s;
    }
    return last;
}

} // namespace

std::vector<Statement> from_transcript(const Reading& reading) {
    std::vector<Statement> found;
    const auto turns = turns_of(reading);
    if (turns.size() < kFewestTurns) return found;
    for (std::size_t k = 0; k < turns.size(); ++k) {
        const Turn& turn = turns[k];
        const auto next = k + 1 < turns.size() ? std::optional(turns[k + 1].sentence) : std::nullopt;
        const std::uint32_t last = end_of_turn(reading, turn.sentence, next);
        const auto& tokens = reading.sentences[turn.sentence].tokens;
        Statement statement;
        statement.cue = TokenRef{turn.sentence, turn.label.last};
        statement.cue_tokens = {turn.label.last, turn.label.last + 1};
        statement.cue_class = "assert";
        statement.source = SourcePhrase{{turn.sentence, turn.label.first}, turn.label};
        statement.content = {{tokens[turn.label.last + 1].span.begin, reading.sentences[last].tokens.back().span.end}};
        statement.first_sentence = turn.sentence;
        statement.last_sentence = last;
        statement.rule = "transcript";
        found.push_back(std::move(statement));
    }
    return found;
}

} // namespace newsgraph::extract::attribution
