// SPDX-License-Identifier: Apache-2.0
#include "viz/search_index.hpp"

#include "graph/utf8.hpp"
#include "viz/display_text.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace newsgraph::viz {
namespace {

using graph::NodeKind;
using graph::Property;

constexpr std::size_t kMaxQueryWords = 12;
constexpr std::size_t kMaxIndexed = 400; ///< code points of a statement that are searched

std::uint8_t group_of(NodeKind kind) {
    if (is_actor(kind)) return 0;
    return kind == NodeKind::Event ? 1 : kind == NodeKind::Statement ? 2 : 3;
}

bool is_word(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c >= 0xC0;
}

std::vector<std::u32string> words_of(std::string_view query) {
    std::vector<std::u32string> words(1);
    for (const char32_t c : fold_for_search(query)) {
        if (is_word(c)) {
            words.back().push_back(c);
        } else if (!words.back().empty() && words.size() < kMaxQueryWords) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// Where `word` begins a word of `text`.
std::optional<std::size_t> find_word(const std::u32string& text, const std::u32string& word) {
    for (auto at = text.find(word); at != std::u32string::npos; at = text.find(word, at + 1)) {
        if (at == 0 || !is_word(text[at - 1])) return at;
    }
    return std::nullopt;
}

struct Match {
    int rank = 0; ///< 0 the whole text, 1 its beginning, 2 somewhere
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
};

std::optional<Match> match(const std::u32string& text, const std::vector<std::u32string>& words) {
    Match found;
    std::size_t covered = 0;
    for (const auto& word : words) {
        const auto at = find_word(text, word);
        if (!at) return std::nullopt;
        found.ranges.emplace_back(*at, *at + word.size());
        covered += word.size();
    }
    const auto letters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_word));
    found.rank = covered >= letters ? 0 : found.ranges.front().first == 0 ? 1 : 2;
    return found;
}

} // namespace

SearchIndex::SearchIndex(const graph::PropertyGraph& graph) {
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        const graph::NodeId id{static_cast<std::uint32_t>(i)};
        const auto& node = graph.node(id);
        const auto weight = node.properties.integer(is_actor(node.kind) ? Property::MentionCount
                                                                        : Property::Weight);
        const auto add = [&](std::string_view text) {
            std::string shown = display_label(text, kMaxIndexed);
            if (shown.empty()) return;
            auto folded = fold_for_search(shown);
            entries_.push_back({id, group_of(node.kind), weight.value_or(0), std::move(shown), std::move(folded)});
        };
        const auto main = node.kind == NodeKind::Statement  ? Property::Text
                          : node.kind == NodeKind::Document ? Property::Title
                          : is_actor(node.kind)             ? Property::Name
                                                            : Property::Label;
        const auto text = node.properties.text(main);
        add(text.empty() ? node.properties.text(Property::Label) : text);
        if (const auto* aliases = node.properties.find(Property::Aliases)) {
            if (const auto* list = std::get_if<std::vector<std::string>>(aliases)) {
                for (const auto& alias : *list) add(alias);
            }
        }
    }
}

SearchResult SearchIndex::find(std::string_view query, std::size_t limit) const {
    const auto words = words_of(query);
    if (words.empty()) return {};
    struct Found {
        const Entry* entry;
        Match match;
    };
    std::vector<Found> found;
    for (const Entry& entry : entries_) {
        auto one = match(entry.folded, words);
        if (!one) continue;
        if (!found.empty() && found.back().entry->node == entry.node) {
            // Another name of the same node: the better match speaks for it.
            if (one->rank < found.back().match.rank) found.back() = {&entry, std::move(*one)};
        } else {
            found.push_back({&entry, std::move(*one)});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tuple(a.entry->group, a.match.rank, -a.entry->weight) <
               std::tuple(b.entry->group, b.match.rank, -b.entry->weight);
    });
    SearchResult result;
    result.total = found.size();
    if (found.size() > limit) found.resize(limit);
    for (const auto& [entry, one] : found) {
        const graph::OffsetMap offsets(entry->text);
        SearchHit hit{entry->node, entry->text, {}};
        for (const auto& [begin, end] : one.ranges)
            hit.matches.emplace_back(offsets.code_point_to_utf16(static_cast<std::uint32_t>(begin)),
                                     offsets.code_point_to_utf16(static_cast<std::uint32_t>(end)));
        std::sort(hit.matches.begin(), hit.matches.end());
        result.hits.push_back(std::move(hit));
    }
    return result;
}

} // namespace newsgraph::viz
