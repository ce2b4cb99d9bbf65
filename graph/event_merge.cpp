// SPDX-License-Identifier: Apache-2.0
// Leader clustering over blocks: an event is filed under each of its actors and each week it may lie in, and a new report
// is compared with the events filed under its own actors and weeks only.
#include "graph/event_merge.hpp"

#include "graph/dates.hpp"
#include "graph/fold_text.hpp"
#include "graph/name_key.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace newsgraph::graph {
namespace {

constexpr std::int32_t kReportDelay = 3; ///< days between an undated event and its report
constexpr std::int32_t kBucketDays = 8;
constexpr std::size_t kMaxCompared = 2000; ///< events of one block that a report is compared with, latest first

struct When {
    std::int32_t first = 0;
    std::int32_t last = 0;
    bool known = false; ///< the event's own date, or else its article's, is known
    bool exact_day = false;
    std::string coarse;       ///< "2025-03" or "2025": compared as written
};

struct Profile {
    EventReport report;
    std::string order; ///< publication date, then document: the first report leads
    std::uint32_t position = 0;
    EventType type = EventType::None;
    bool real = true;
    When when;
    std::set<std::uint32_t> agents;
    std::set<std::uint32_t> recipients;
    std::set<std::uint32_t> all;
    std::string stem;
    std::string cameo_root;
    std::string mode;
    std::optional<std::uint32_t> place;
    std::string wording; ///< the same in all copies of a text: its sentence and trigger
};

When when_of(const EventFact& event, const DocumentInfo& document) {
    When when;
    if (event.time) {
        if (const auto date = parse_date(event.time->value)) {
            when = {date->first_day, date->last_day, true, date->precision == DatePrecision::Day, {}};
            if (date->precision >= DatePrecision::Month) when.coarse = event.time->value;
            return when;
        }
    }
    if (const auto published = parse_date(document.published))
        when = {published->first_day - kReportDelay, published->last_day, true, false, {}};
    return when;
}

Profile profile_of(const DocumentFacts& facts, EventReport report, const std::vector<std::uint32_t>& actor_of,
                   const std::map<std::string, std::uint32_t>& local) {
    const EventFact& event = facts.events[report.event];
    Profile profile;
    profile.report = report;
    profile.order = (facts.document.published.empty() ? "9999" : facts.document.published) + ' ' +
                    facts.document.id + ' ' + facts.document.key;
    profile.position = event.trigger.range.start;
    profile.type = event.type;
    profile.real = event.status != EventStatus::Hypothetical && event.status != EventStatus::Denied;
    profile.when = when_of(event, facts.document);
    for (const Participant& participant : event.participants) {
        const auto at = local.find(participant.actor);
        if (at == local.end()) continue;
        const auto actor = actor_of[at->second];
        if (participant.role == ParticipantRole::Agent) profile.agents.insert(actor);
        if (participant.role == ParticipantRole::Recipient) profile.recipients.insert(actor);
        if (participant.role != ParticipantRole::Location && participant.role != ParticipantRole::Instrument)
            profile.all.insert(actor);
    }
    profile.stem = trigger_stem(event.trigger.lemma);
    profile.cameo_root = event.cameo.substr(0, 3);
    profile.mode = event.mode;
    if (event.place) {
        if (const auto at = local.find(event.place->actor); at != local.end()) profile.place = actor_of[at->second];
    }
    return profile;
}

std::size_t shared(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](std::uint32_t actor) { return b.contains(actor); }));
}

bool dates_fit(const Profile& a, const Profile& b) {
    const bool same_document = a.report.document == b.report.document;
    if (!a.when.coarse.empty() || !b.when.coarse.empty()) return same_document && a.when.coarse == b.when.coarse;
    if (!a.when.known || !b.when.known) return same_document || (!a.when.known && !b.when.known);
    return a.when.first <= b.when.last && b.when.first <= a.when.last;
}

bool participants_fit(const Profile& a, const Profile& b) {
    const auto sides_fit = [](const std::set<std::uint32_t>& x, const std::set<std::uint32_t>& y) {
        return x.empty() || y.empty() || shared(x, y) > 0;
    };
    if (!sides_fit(a.agents, b.agents) || !sides_fit(a.recipients, b.recipients)) return false;
    // Turned round: who struck whom is not who was struck by whom.
    if (!a.agents.empty() && !b.recipients.empty() && shared(a.agents, b.recipients) == a.agents.size() &&
        shared(a.agents, b.agents) == 0)
        return false;
    const auto common = shared(a.all, b.all);
    return common >= std::min<std::size_t>({2, a.all.size(), b.all.size()}) && common > 0;
}

bool telling_fits(const Profile& a, const Profile& b) {
    if (a.place && b.place && a.place == b.place) return true;
    return (!a.stem.empty() && a.stem == b.stem) || (!a.mode.empty() && a.mode == b.mode) ||
           (a.cameo_root.size() >= 2 && a.cameo_root == b.cameo_root);
}

bool places_fit(const Profile& a, const Profile& b) { return !a.place || !b.place || a.place == b.place; }

bool same_event(const Profile& a, const Profile& b) {
    return a.type == b.type && a.real == b.real && dates_fit(a, b) && participants_fit(a, b) && places_fit(a, b) &&
           telling_fits(a, b);
}

using BlockKey = std::tuple<EventType, std::uint32_t, std::int32_t>; ///< type, actor, time bucket

std::vector<BlockKey> blocks_of(const Profile& profile) {
    constexpr std::int32_t kUndated = std::numeric_limits<std::int32_t>::min();
    const bool undated = !profile.when.known || !profile.when.coarse.empty();
    std::vector<BlockKey> blocks;
    for (const auto actor : profile.all) {
        if (undated) {
            blocks.emplace_back(profile.type, actor, kUndated);
            continue;
        }
        const auto bucket = [](std::int32_t day) { return day / kBucketDays - (day < 0 ? 1 : 0); };
        for (auto b = bucket(profile.when.first); b <= bucket(profile.when.last); ++b)
            blocks.emplace_back(profile.type, actor, b);
    }
    return blocks;
}

} // namespace

std::vector<MergedEvent> merge_events(std::span<const DocumentFacts> documents,
                                      std::span<const std::uint32_t> text_of, const ActorResolution& actors) {
    std::vector<Profile> profiles;
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
        std::map<std::string, std::uint32_t> local;
        for (std::uint32_t a = 0; a < documents[d].actors.size(); ++a) local.emplace(documents[d].actors[a].id, a);
        const ArticleText text(documents[d].document.text);
        for (std::uint32_t e = 0; e < documents[d].events.size(); ++e) {
            profiles.push_back(profile_of(documents[d], {d, e}, actors.actor_of[d], local));
            const EventFact& event = documents[d].events[e];
            if (text.known() && event.sentence != TextRange{})
                profiles.back().wording = std::to_string(text_of[d]) + ' ' + std::string(to_string(event.type)) + ' ' +
                                          profiles.back().stem + ' ' + folded_name(text.at(event.sentence));
        }
    }
    std::sort(profiles.begin(), profiles.end(), [](const Profile& a, const Profile& b) {
        return std::tie(a.order, a.position, a.report) < std::tie(b.order, b.position, b.report);
    });

    std::vector<MergedEvent> merged;
    std::vector<std::size_t> leader_of; // merged event → its first profile
    std::map<BlockKey, std::vector<std::size_t>> blocks;
    std::map<std::string, std::pair<std::uint32_t, std::size_t>> by_wording; // → document of the first, event
    for (std::size_t p = 0; p < profiles.size(); ++p) {
        const Profile& profile = profiles[p];
        const auto keys = blocks_of(profile);
        std::optional<std::size_t> found;
        if (const auto at = by_wording.find(profile.wording);
            at != by_wording.end() && at->second.first != profile.report.document)
            found = at->second.second;
        const bool copied = found.has_value();
        for (const auto& key : keys) {
            if (copied) break;
            const auto at = blocks.find(key);
            if (at == blocks.end()) continue;
            // The latest leader that fits; the earliest of the blocks' answers, so that the order of actors does not matter.
            const auto& leaders = at->second;
            const auto stop = leaders.size() - std::min(leaders.size(), kMaxCompared);
            for (std::size_t i = leaders.size(); i > stop; --i) {
                if (!same_event(profiles[leader_of[leaders[i - 1]]], profile)) continue;
                if (!found || leaders[i - 1] < *found) found = leaders[i - 1];
                break;
            }
        }
        if (!profile.wording.empty())
            by_wording.emplace(profile.wording, std::pair(profile.report.document, found.value_or(merged.size())));
        if (found) {
            merged[*found].reports.push_back(profile.report);
            continue;
        }
        merged.push_back({{profile.report}});
        leader_of.push_back(p);
        for (const auto& key : keys) blocks[key].push_back(merged.size() - 1);
    }
    return merged;
}

std::optional<Figure> figure(std::span<const FigureReport> reports) {
    if (reports.empty()) return std::nullopt;
    const auto latest = std::max_element(reports.begin(), reports.end(), [](const auto& a, const auto& b) {
        return std::tie(a.published, a.value) < std::tie(b.published, b.value);
    });
    std::map<std::int64_t, std::int64_t> counts;
    for (const auto& report : reports) ++counts[report.value];
    Figure result{latest->value, {}};
    if (counts.size() > 1) {
        for (const auto& [value, count] : counts)
            result.all_values.push_back(std::to_string(value) + " (" + std::to_string(count) +
                                        (count == 1 ? " report)" : " reports)"));
    }
    return result;
}

std::string trigger_stem(std::string_view lemma) {
    constexpr auto kEndings = std::to_array<std::string_view>(
        {"ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ed", "es", "s", "e"});
    std::string word = folded_name(lemma);
    for (const auto ending : kEndings) {
        if (word.size() >= ending.size() + 3 && word.ends_with(ending)) {
            word.resize(word.size() - ending.size());
            break;
        }
    }
    // strike/struck and the like are left to the lemmatiser; a doubled last letter comes from the ending.
    if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2]) word.pop_back();
    return word;
}

} // namespace newsgraph::graph
