// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/attribution.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace newsgraph::extract::attribution {

bool is_quotation_mark(const Token& token) {
    return token.xpos == Xpos::OpenQuote || token.xpos == Xpos::CloseQuote || token.form == "\"" ||
           token.form == "“" || token.form == "”" || token.form == "„" || token.form == "«" ||
           token.form == "»";
}

bool is_expletive(const SentenceTree& tree, std::uint32_t token) {
    return tree.relation(token) == Relation::Expl || tree.lemma(token) == "there";
}

namespace {

/// Of two words that a parser made subjects, the one next to the verb is: the other belongs to the content.
std::optional<std::uint32_t> nearest_subject(const SentenceTree& tree, std::uint32_t verb) {
    std::optional<std::uint32_t> nearest;
    for (const auto child : tree.children(verb)) {
        if (!tree.is(child, {Relation::Nsubj, Relation::NsubjOuter})) continue;
        if (!nearest || child < verb) nearest = child;
    }
    return nearest;
}

/// Prepositions and conjunctions of the time or reason of speaking, rather than of what is said.
constexpr auto kTimes = std::to_array<std::string_view>(
    {"after", "although", "because", "before", "during", "since", "though", "until", "when", "while"});

} // namespace

std::optional<std::uint32_t> agent_of_passive(const SentenceTree& tree, std::uint32_t verb) {
    if (nearest_subject(tree, verb)) return std::nullopt; // "she said by telephone" is no passive
    if (const auto by = tree.child(verb, {Relation::OblAgent})) return by;
    for (const auto child : tree.children(verb)) {
        if (tree.relation(child) == Relation::Obl && tree.preposition(child) == "by") return child;
    }
    return std::nullopt;
}

std::uint32_t end_of_phrase(const SentenceTree& tree, std::uint32_t verb, std::uint32_t phrase) {
    std::uint32_t end = phrase == verb ? verb + 1 : tree.range(phrase).last;
    for (const auto child : tree.children(verb)) {
        if (child < end) continue;
        const auto preposition = tree.preposition(child);
        const bool clause = tree.relation(child) == Relation::Advcl;
        const bool own_clause = preposition == "as" && tree.has_child(child, {Relation::Nsubj});
        const bool apart = tree.is(child, {Relation::Conj, Relation::Parataxis, Relation::Cc, Relation::OblUnmarked,
                                           Relation::Advmod, Relation::Punct}) ||
                           std::find(kTimes.begin(), kTimes.end(), preposition) != kTimes.end() ||
                           (clause && (preposition.empty() || own_clause));
        if (apart || tree.range(child).first > end) break;
        end = tree.range(child).last;
    }
    return end;
}

bool predicates(const SentenceTree& tree, TokenRange words) {
    for (auto i = words.first; i < words.last; ++i) {
        if (tree.token(i).upos == Upos::Verb || tree.token(i).upos == Upos::Aux) return true;
    }
    return false;
}

namespace {

/// `"…" sighed Meg`, `Said Meg: "…"`: what stands right behind a verb that follows a quotation, or begins the
/// sentence, is its subject, though parsers take it for an object.
std::optional<std::uint32_t> inverted_subject(const SentenceTree& tree, std::uint32_t verb) {
    const Token& token = tree.token(verb);
    if (token.xpos != Xpos::Vbd && token.xpos != Xpos::Vbz) return std::nullopt;
    if (verb > 0 && !is_quotation_mark(tree.token(verb - 1))) return std::nullopt;
    if (tree.has_child(verb, {Relation::Aux, Relation::AuxPass})) return std::nullopt;
    const auto behind = tree.child(verb, {Relation::Obj, Relation::Iobj});
    if (!behind || tree.range(*behind).first != verb + 1) return std::nullopt;
    return behind;
}

} // namespace

std::optional<std::uint32_t> source_of_verb(const SentenceTree& tree, std::uint32_t verb) {
    std::uint32_t at = verb;
    for (std::uint32_t steps = 0; steps < tree.size(); ++steps) {
        if (const auto by = agent_of_passive(tree, at)) return by;
        const bool passive = tree.is_passive(at);
        if (passive && at == verb) return std::nullopt;
        const auto subject = passive ? tree.child(at, {Relation::NsubjPass}) : nearest_subject(tree, at);
        if (subject) return is_expletive(tree, *subject) ? std::nullopt : subject;
        if (const auto inverted = inverted_subject(tree, at); inverted && at == verb) return inverted;
        const auto head = tree.head(at);
        if (!head) return std::nullopt;
        if (tree.relation(at) == Relation::Acl) return *head; // "a statement saying that"
        const bool shares = tree.is(at, {Relation::Conj, Relation::Advcl, Relation::Xcomp,
                                         Relation::Parataxis, Relation::Dep});
        if (!shares) return std::nullopt;
        at = *head;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> spoken_source(const Reading& reading, std::uint32_t sentence, std::uint32_t verb) {
    const SentenceTree& tree = reading.trees[sentence];
    const auto source = source_of_verb(tree, verb);
    if (!source || *source > verb || reading.is_quoted(tree.token(verb).span)) return source;
    if (!reading.is_quoted(tree.token(*source).span)) return source;
    std::uint32_t at = verb + 1;
    if (at >= tree.size()) return source;
    for (std::uint32_t steps = 0; steps < tree.size(); ++steps) {
        const auto head = tree.head(at);
        if (!head || *head <= verb || tree.range(*head).first != verb + 1) break;
        at = *head;
    }
    const Upos kind = tree.token(at).upos;
    const bool names = kind == Upos::Propn || kind == Upos::Noun || kind == Upos::Pron;
    return names && !reading.is_quoted(tree.token(at).span) ? at : *source;
}

TokenRange cue_tokens(const SentenceTree& tree, std::uint32_t verb) {
    TokenRange range{verb, verb + 1};
    for (const auto child : tree.children(verb)) {
        const bool negation = tree.relation(child) == Relation::Advmod &&
                              (tree.lemma(child) == "not" || tree.lemma(child) == "never");
        const bool part = negation || tree.is(child, {Relation::Aux, Relation::AuxPass, Relation::CompoundPrt});
        if (!part) continue;
        if (child < range.first && verb - child <= 4) range.first = child;
        if (child >= range.last && child - verb <= 2) range.last = child + 1;
    }
    return range;
}

SourcePhrase source_phrase(const SentenceTree& tree, std::uint32_t sentence, std::uint32_t head) {
    TokenRange range = noun_phrase(tree, head);
    for (auto i = head + 1; i < range.last; ++i) {
        if (is_quotation_mark(tree.token(i))) range.last = i;
    }
    for (auto i = head; i > range.first; --i) {
        if (is_quotation_mark(tree.token(i - 1))) {
            range.first = i;
            break;
        }
    }
    return {{sentence, head}, range};
}

std::optional<Span> trimmed_span(const SentenceTree& tree, TokenRange tokens) {
    const auto is_edge = [&](std::uint32_t i) {
        const Token& token = tree.token(i);
        return token.upos == Upos::Punct && !is_quotation_mark(token) && token.xpos != Xpos::LeftBracket &&
               token.xpos != Xpos::RightBracket && token.form != "[" && token.form != "]";
    };
    while (!tokens.empty() && is_edge(tokens.first)) ++tokens.first;
    while (!tokens.empty() && is_edge(tokens.last - 1)) --tokens.last;
    if (tokens.empty()) return std::nullopt;
    return tree.span(tokens);
}

} // namespace newsgraph::extract::attribution
