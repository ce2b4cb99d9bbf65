// SPDX-License-Identifier: Apache-2.0
// Status from grammar: negation, auxiliaries, the verbs that govern the trigger, and the statement that reports it.
#include "extract/facts/events.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract {
namespace {

using graph::EventStatus;
using Index = SentenceTree::Index;

constexpr auto kPlanning = std::to_array<std::string_view>(
    {"plan", "intend", "expect", "schedule", "prepare", "set", "due", "promise", "vow", "pledge", "agree",
     "arrange", "upcoming", "planned", "forthcoming", "next"});
constexpr auto kSupposing = std::to_array<std::string_view>(
    {"want", "hope", "wish", "seek", "consider", "could", "may", "might", "would", "should", "can", "if",
     "unless", "possible", "potential", "threaten", "propose", "suggest", "demand", "urge", "call", "fear",
     "proposed", "refuse", "must"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view lemma) {
    return std::find(list.begin(), list.end(), lemma) != list.end();
}

/// What the words around one predicate say of it.
std::optional<EventStatus> local_status(const SentenceTree& tree, Index predicate) {
    std::optional<EventStatus> status;
    bool progressive = tree.token(predicate).xpos == Xpos::Vbg;
    bool present = false;
    for (const Index child : tree.children(predicate)) {
        const auto lemma = tree.lemma(child);
        const bool modifier = tree.is(child, {Relation::Aux, Relation::AuxPass, Relation::Mark, Relation::Advmod,
                                              Relation::Amod, Relation::Cop, Relation::Det});
        if (!modifier) continue;
        if (lemma == "not" || lemma == "never" || lemma == "no") return EventStatus::Denied;
        if (lemma == "will" || lemma == "shall" || holds(kPlanning, lemma)) status = EventStatus::Planned;
        if (holds(kSupposing, lemma)) status = EventStatus::Hypothetical;
        if (lemma == "be" && (tree.token(child).xpos == Xpos::Vbz || tree.token(child).xpos == Xpos::Vbp))
            present = true;
    }
    if (!status && progressive && present) status = EventStatus::Ongoing;
    return status;
}

} // namespace

EventStatus status_of(const Reading& reading, const std::vector<Statement>& statements,
                      const StatementIndex& index, TokenRef trigger) {
    const SentenceTree& tree = reading.trees[trigger.sentence];
    std::optional<EventStatus> status = local_status(tree, trigger.token);
    Index at = trigger.token;
    for (Index steps = 0; !status && steps < tree.size(); ++steps) {
        const auto head = tree.head(at);
        if (!head) break;
        const auto relation = tree.relation(at);
        const bool infinitive = tree.is(at, {Relation::Xcomp, Relation::Acl});
        const bool argument = tree.is(at, {Relation::Obj, Relation::Nsubj, Relation::NsubjPass, Relation::Conj});
        if (!infinitive && !argument) break;
        if (infinitive && holds(kPlanning, tree.lemma(*head))) status = EventStatus::Planned;
        if (infinitive && holds(kSupposing, tree.lemma(*head))) status = EventStatus::Hypothetical;
        if (!status && relation != Relation::Conj) status = local_status(tree, *head);
        if (status == EventStatus::Ongoing && argument) status.reset();
        at = *head;
        if (tree.token(at).upos == Upos::Verb && argument) break;
    }
    if (status && *status != EventStatus::Ongoing) return *status;
    const Span word = reading.token(trigger).span;
    for (const std::size_t number : index.at(trigger.sentence)) {
        const Statement& statement = statements[number];
        const bool inside = std::any_of(statement.content.begin(), statement.content.end(),
                                        [word](const Span part) { return part.contains(word); });
        if (!inside) continue;
        return statement.cue_class == "deny" ? EventStatus::Denied : EventStatus::Claimed;
    }
    return status.value_or(EventStatus::Occurred);
}

} // namespace newsgraph::extract
