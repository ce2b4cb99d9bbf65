// SPDX-License-Identifier: Apache-2.0
// What is only promised, refused or threatened is another event in PLOVER: to agree to lift a ban is AGREE, to
// refuse to lift it is REJECT, to threaten an attack is THREATEN (PLOVER codebook, rules on AGREE, REJECT and THREATEN).
#include "extract/facts/events.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract {
namespace {

using graph::EventType;
using Index = SentenceTree::Index;

enum class Stance { None, Promise, Refusal, Threat };

struct StanceWord {
    std::string_view lemma;
    Stance stance;
};
constexpr auto kStanceWords = std::to_array<StanceWord>(
    {{"agree", Stance::Promise},    {"promise", Stance::Promise}, {"pledge", Stance::Promise},  {"vow", Stance::Promise},
     {"offer", Stance::Promise},    {"commit", Stance::Promise},  {"undertake", Stance::Promise}, {"volunteer", Stance::Promise},
     {"willing", Stance::Promise},  {"ready", Stance::Promise},   {"prepared", Stance::Promise}, {"consent", Stance::Promise},
     {"refuse", Stance::Refusal},   {"decline", Stance::Refusal}, {"fail", Stance::Refusal},    {"unwilling", Stance::Refusal},
     {"reluctant", Stance::Refusal}, {"threaten", Stance::Threat}});

bool is_cooperative(EventType type) {
    switch (type) {
    case EventType::Consult:
    case EventType::Agree:
    case EventType::Support:
    case EventType::Cooperate:
    case EventType::Aid:
    case EventType::Concede:
    case EventType::Retreat: return true;
    default: return false;
    }
}

bool is_hostile(EventType type) {
    return type == EventType::Sanction || type == EventType::Coerce || type == EventType::Assault || type == EventType::Protest;
}

/// "will not lift": a refusal by the verb's own auxiliaries.
bool is_refused(const SentenceTree& tree, Index verb) {
    bool will = false;
    bool negated = false;
    for (const Index child : tree.children(verb)) {
        const auto lemma = tree.lemma(child);
        will = will || (tree.relation(child) == Relation::Aux && (lemma == "will" || lemma == "would"));
        negated = negated || (tree.relation(child) == Relation::Advmod && (lemma == "not" || lemma == "never"));
    }
    return will && negated;
}

/// "Said it would release them": what a speaker says of his own will is a promise.
bool is_announced(const SentenceTree& tree, Index verb, Index cue) {
    constexpr auto kAnnouncing = std::to_array<std::string_view>({"say", "announce", "declare", "confirm", "tell", "state", "add"});
    constexpr auto kSpeakers = std::to_array<std::string_view>({"it", "they", "he", "she", "we", "I"});
    if (std::find(kAnnouncing.begin(), kAnnouncing.end(), tree.lemma(cue)) == kAnnouncing.end()) return false;
    const auto subject = tree.child(verb, {Relation::Nsubj});
    const bool own = subject && std::find(kSpeakers.begin(), kSpeakers.end(), tree.lemma(*subject)) != kSpeakers.end();
    const auto& children = tree.children(verb);
    return own && std::any_of(children.begin(), children.end(), [&](Index child) {
               return tree.relation(child) == Relation::Aux && (tree.lemma(child) == "will" || tree.lemma(child) == "would");
           });
}

Stance stance_of(const SentenceTree& tree, Index trigger) {
    constexpr int kLongestChain = 3; // "agreed to begin to lift"
    Index at = trigger;
    for (int steps = 0; steps < kLongestChain; ++steps) {
        if (is_refused(tree, at)) return Stance::Refusal;
        const auto head = tree.head(at);
        if (head && tree.relation(at) == Relation::Ccomp && is_announced(tree, at, *head)) return Stance::Promise;
        if (!head || !tree.is(at, {Relation::Xcomp, Relation::Ccomp, Relation::Advcl}) || !tree.has_child(at, {Relation::Mark}))
            return Stance::None;
        const auto known = std::find_if(kStanceWords.begin(), kStanceWords.end(),
                                        [&](const StanceWord& w) { return w.lemma == tree.lemma(*head); });
        if (known != kStanceWords.end() && tree.relation(at) == Relation::Xcomp) return known->stance;
        if (tree.relation(at) != Relation::Xcomp) return Stance::None;
        at = *head;
    }
    return Stance::None;
}

} // namespace

std::optional<EventType> type_by_stance(const SentenceTree& tree, SentenceTree::Index trigger, EventType type) {
    switch (stance_of(tree, trigger)) {
    case Stance::Promise: return is_cooperative(type) ? EventType::Agree : is_hostile(type) ? std::optional(EventType::Threaten) : std::nullopt;
    case Stance::Refusal: return is_cooperative(type) ? std::optional(EventType::Reject) : std::nullopt;
    case Stance::Threat: return EventType::Threaten;
    case Stance::None: break;
    }
    return std::nullopt;
}

} // namespace newsgraph::extract
