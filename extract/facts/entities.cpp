// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/entities.hpp"

#include "graph/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace newsgraph::extract {
namespace {

/// The noun phrase of a name without what is coordinated with it: "Jane Doe" of "Jane Doe and John
/// Roe".
TokenRange phrase_of(const Reading& reading, const Mention& mention, TokenRange name) {
    TokenRange phrase = noun_phrase(reading.trees[mention.sentence], mention.head);
    if (phrase.first > name.first || phrase.last < name.last) {
        return name;
    }
    const auto& tokens = reading.sentences[mention.sentence].tokens;
    for (std::uint32_t i = name.last; i < phrase.last; ++i) {
        if (tokens[i].relation == Relation::Cc || tokens[i].relation == Relation::Conj) {
            phrase.last = i;
        }
    }
    while (phrase.last > name.last && tokens[phrase.last - 1].upos == Upos::Punct) {
        --phrase.last;
    }
    return phrase;
}

} // namespace

std::vector<EntityMark> mark_entities(const Reading& reading, const ActorTable& actors) {
    std::vector<EntityMark> marks;
    std::map<ActorIndex, std::size_t> numbers;
    std::vector<std::size_t> order(actors.mentions().size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return actors.mentions()[a].at() < actors.mentions()[b].at();
    });
    for (const std::size_t i : order) {
        const Mention& mention = actors.mentions()[i];
        const auto actor = actors.actor_of(i);
        if (!actor) {
            continue;
        }
        const std::size_t number = numbers.emplace(*actor, numbers.size() + 1).first->second;
        TokenRange range = mention.tokens;
        range.first -= std::min(mention.courtesy, range.first);
        if (mention.form == graph::MentionForm::Name) {
            range = phrase_of(reading, mention, range);
        }
        marks.push_back({mention.sentence, range.first, range.last, mention.head,
                         "e" + std::to_string(number),
                         std::string(graph::to_string(actors.actor(*actor).kind))});
    }
    // One mark a cluster and span: two mentions may share a phrase.
    const auto key = [](const EntityMark& m) {
        return std::tie(m.sentence, m.first, m.last, m.cluster);
    };
    std::sort(marks.begin(), marks.end(),
              [&](const EntityMark& a, const EntityMark& b) { return key(a) < key(b); });
    marks.erase(
        std::unique(marks.begin(), marks.end(),
                    [&](const EntityMark& a, const EntityMark& b) { return key(a) == key(b); }),
        marks.end());
    return marks;
}

} // namespace newsgraph::extract
