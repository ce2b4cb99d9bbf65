// SPDX-License-Identifier: Apache-2.0
// Attribution by a transcript's labels: "WALLACE: Governor, I don't want to interrupt". A label is a name of up to four
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

} // namespace

std::vector<Statement> from_transcript(const Reading& reading) {
    std::vector<Statement> found;
    const auto turns = turns_of(reading);
    if (turns.size() < kFewestTurns) return found;
    for (const Turn& turn : turns) {
        std::uint32_t last = turn.sentence;
        while (last + 1 < reading.sentences.size() &&
               reading.sentences[last + 1].paragraph == reading.sentences[turn.sentence].paragraph)
            ++last;
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
