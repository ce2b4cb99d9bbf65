// SPDX-License-Identifier: Apache-2.0
#include "extract/facts/event_lexicon.hpp"

#include "extract/knowledge/tsv.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <functional>
#include <map>

namespace newsgraph::embedded {
std::string_view events() noexcept; // extract/data/events.tsv, by newsgraph_embed()
std::string_view event_objects() noexcept;
}

namespace newsgraph::extract {
namespace {

struct FrameName {
    std::string_view name;
    EventFrame frame;
};

constexpr auto kVerbFrames = std::to_array<FrameName>({{"obj", EventFrame::Object},
                                                       {"obl", EventFrame::Oblique},
                                                       {"sym", EventFrame::Symmetric},
                                                       {"person", EventFrame::PersonObject},
                                                       {"thing", EventFrame::Thing},
                                                       {"receive", EventFrame::Receive},
                                                       {"bearer", EventFrame::Bearer},
                                                       {"clause", EventFrame::Clause},
                                                       {"infinitive", EventFrame::Clause},
                                                       {"intransitive", EventFrame::Intransitive},
                                                       {"armed", EventFrame::Armed},
                                                       {"workers", EventFrame::Workers},
                                                       {"particle", EventFrame::Particle}});

std::vector<std::string> split_bars(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const auto bar = std::min(text.find('|', at), text.size());
        parts.emplace_back(text.substr(at, bar - at));
        at = bar + 1;
    }
    return parts;
}

/// "obl:with|to", "sym:with", "obj"; of nouns also plain prepositions: "on|against".
void read_frame(std::string_view text, EventTrigger& trigger) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto name = text.substr(0, colon);
    const auto known = std::find_if(kVerbFrames.begin(), kVerbFrames.end(),
                                    [name](const FrameName& f) { return f.name == name; });
    if (known != kVerbFrames.end()) {
        trigger.frame = known->frame;
        if (colon < text.size()) trigger.prepositions = split_bars(text.substr(colon + 1));
    } else {
        trigger.frame = EventFrame::Oblique;
        trigger.prepositions = split_bars(text);
    }
}

std::string or_empty(std::string_view cell) { return cell == "-" ? std::string() : std::string(cell); }

} // namespace

EventLexicon::EventLexicon(std::string_view triggers, std::string_view objects) {
    std::map<std::string, std::vector<std::string>, std::less<>> classes;
    for_each_row(objects, "event_objects.tsv", 2, [&](const auto& cells, const graph::Place&) {
        classes[std::string(cells[0])] = split_bars(cells[1]);
    });
    for_each_row(triggers, "events.tsv", 6, [&](const auto& cells, const graph::Place& place) {
        EventTrigger trigger;
        if (cells[1] != "v" && cells[1] != "n" && cells[1] != "a")
            throw graph::Error(place, "part of speech '" + std::string(cells[1]) + "'; use v, n or a");
        trigger.upos = cells[1] == "v" ? Upos::Verb : cells[1] == "n" ? Upos::Noun : Upos::Adj;
        const auto type = graph::from_string<graph::EventType>(cells[2]);
        if (!type) throw graph::Error(place, "unknown event type '" + std::string(cells[2]) + "'");
        trigger.type = *type;
        trigger.mode = or_empty(cells[3]);
        trigger.cameo = or_empty(cells[4]);
        read_frame(cells[5], trigger);
        const auto plus = std::min(cells[0].find('+'), cells[0].size());
        if (plus < cells[0].size()) {
            const auto wanted = cells[0].substr(plus + 1);
            const auto known = wanted.starts_with('@') ? classes.find(wanted.substr(1)) : classes.end();
            if (wanted.starts_with('@') && known == classes.end())
                throw graph::Error(place, "unknown class of objects '" + std::string(wanted) + "'");
            trigger.objects = known != classes.end() ? known->second : split_bars(wanted);
            std::sort(trigger.objects.begin(), trigger.objects.end());
        }
        auto& table = trigger.upos == Upos::Verb ? verbs_ : trigger.upos == Upos::Noun ? nouns_ : adjectives_;
        for (std::string& lemma : split_bars(cells[0].substr(0, plus))) {
            trigger.lemma = std::move(lemma);
            table[trigger.lemma].push_back(trigger);
        }
    });
    constexpr auto kPlain = std::to_array<std::pair<graph::EventType, std::string_view>>(
        {{graph::EventType::Agree, "030"}, {graph::EventType::Reject, "120"}, {graph::EventType::Threaten, "130"}});
    for (const auto& [type, cameo] : kPlain) {
        plain_[type].type = type;
        plain_[type].cameo = cameo;
    }
    for (auto& [lemma, readings] : verbs_)
        std::stable_partition(readings.begin(), readings.end(), [](const EventTrigger& t) { return !t.objects.empty(); });
}

const EventLexicon& EventLexicon::bundled() {
    static const EventLexicon kLexicon(embedded::events(), embedded::event_objects());
    return kLexicon;
}

std::vector<std::string> EventLexicon::modes() const {
    std::set<std::string> names;
    for (const auto* table : {&verbs_, &nouns_, &adjectives_}) {
        for (const auto& [lemma, readings] : *table) {
            for (const EventTrigger& reading : readings) names.insert(reading.mode);
        }
    }
    names.erase("");
    return {names.begin(), names.end()};
}

const EventLexicon::Readings& EventLexicon::readings(Upos upos) const {
    return upos == Upos::Verb ? verbs_ : upos == Upos::Adj ? adjectives_ : nouns_;
}

std::span<const EventTrigger> EventLexicon::find(std::string_view lemma, Upos upos) const {
    const Readings& table = readings(upos);
    std::string word(lemma);
    auto at = table.find(word);
    if (at == table.end() && upos == Upos::Verb && word.size() > 4) {
        // Lemmas of rare verbs may be wrong by their last letter: "blockad", "boycot", "leake".
        const std::string shorter = word.substr(0, word.size() - 1);
        for (const std::string& other : {word + 'e', word + word.back(), word.back() == 'e' ? shorter : word}) {
            if (at == table.end()) at = table.find(other);
        }
    }
    if (at == table.end()) return {};
    return at->second;
}

} // namespace newsgraph::extract
