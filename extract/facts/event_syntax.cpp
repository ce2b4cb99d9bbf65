// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/event_syntax.hpp"

#include "extract/facts/attribution.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract::event_syntax {
namespace {

bool is_wanted(const SentenceTree& tree, Index child, std::span<const std::string> prepositions) {
    return tree.is(child, {Relation::Obl, Relation::Nmod, Relation::OblAgent}) &&
           std::find(prepositions.begin(), prepositions.end(), tree.preposition(child)) != prepositions.end();
}

/// "called off the talks": a parser may hang the particle on the object.
bool is_before_object(const SentenceTree& tree, Index verb, Index word) {
    const auto noun = tree.head(word);
    constexpr auto kAdverbs = std::to_array<std::string_view>({"away", "back", "down", "off", "out", "up"});
    const bool adverb = std::find(kAdverbs.begin(), kAdverbs.end(), tree.lemma(word)) != kAdverbs.end();
    return adverb && word == verb + 1 && tree.relation(word) == Relation::Case && noun && tree.head(*noun) == verb &&
           tree.is(*noun, {Relation::Obj, Relation::Obl});
}

/// "the town attacked on Sunday": a participle describes its object.
bool describes_object(const SentenceTree& tree, Index verb) {
    return tree.relation(verb) == Relation::Acl && tree.token(verb).xpos == Xpos::Vbn;
}

} // namespace

std::optional<Index> subject_of(const SentenceTree& tree, Index verb) {
    const auto source = attribution::source_of_verb(tree, verb);
    const auto own = tree.child(verb, {Relation::Nsubj});
    // "Cut aid by a third": where a verb has a subject, "by" says something else.
    const bool agent = source && tree.head(*source) == verb && tree.is(*source, {Relation::Obl, Relation::OblAgent});
    if (agent && own && !tree.is_passive(verb)) return own;
    return agent || !describes_object(tree, verb) ? source : std::nullopt;
}

std::optional<Index> object_of(const SentenceTree& tree, Index verb) {
    if (const auto subject = tree.child(verb, {Relation::NsubjPass})) return subject;
    if (const auto object = tree.child(verb, {Relation::Obj})) return object;
    if (const auto person = tree.child(verb, {Relation::Iobj})) return person; // "urged Kenya to respond"
    if (describes_object(tree, verb)) return tree.head(verb);
    if (verb + 1 < tree.size() && is_before_object(tree, verb, verb + 1)) return tree.head(verb + 1);
    return std::nullopt;
}

std::optional<Index> particle_of(const SentenceTree& tree, Index verb) {
    constexpr auto kParticles = std::to_array<std::string_view>({"away", "back", "down", "in", "off", "on", "out", "over", "up"});
    const auto is_particle = [&](Index word) {
        return std::find(kParticles.begin(), kParticles.end(), tree.lemma(word)) != kParticles.end();
    };
    if (const auto own = tree.child(verb, {Relation::CompoundPrt})) return own;
    if (verb + 1 >= tree.size() || !is_particle(verb + 1)) return std::nullopt;
    const bool adverb = tree.head(verb + 1) == verb && tree.relation(verb + 1) == Relation::Advmod;
    return adverb || is_before_object(tree, verb, verb + 1) ? std::optional(verb + 1) : std::nullopt;
}

std::vector<Index> complements(const SentenceTree& tree, Index verb, std::span<const std::string> prepositions) {
    std::vector<Index> found;
    for (const Index child : tree.children(verb)) {
        if (is_wanted(tree, child, prepositions)) found.push_back(child);
    }
    const auto object = object_of(tree, verb);
    if (!found.empty() || !object || tree.token(verb).upos != Upos::Verb) return found;
    const TokenRange inside = tree.range(*object);
    for (Index word = *object + 1; word < inside.last; ++word) {
        if (tree.is_below(word, *object) && is_wanted(tree, word, prepositions)) found.push_back(word);
    }
    return found;
}

bool is_worker(std::string_view lemma) {
    constexpr auto kWorkers = std::to_array<std::string_view>({"union", "nurse", "teacher", "driver", "doctor", "miner", "staff"});
    return lemma.ends_with("worker") || std::ranges::find(kWorkers, lemma) != kWorkers.end();
}

bool is_weapon(std::string_view lemma) {
    constexpr auto kArms = std::to_array<std::string_view>(
        {"missile", "drone", "rocket", "strike", "shell", "bomb", "troop", "troops", "force", "attack"});
    return std::ranges::find(kArms, lemma) != kArms.end();
}

} // namespace newsgraph::extract::event_syntax
