// SPDX-License-Identifier: Apache-2.0
// GET /api/evidence and GET /api/article: the sentences, and the article around them.
#include "viz/api.hpp"
#include "viz/display_text.hpp"
#include "viz/evidence.hpp"
#include "viz/json_writing.hpp"
#include "viz/style.hpp"

#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace newsgraph::viz {
namespace {

using graph::NodeId;
using graph::Property;
using graph::TextRange;

constexpr std::uint32_t kContext = 220;           ///< code points shown before and after a sentence
constexpr std::uint32_t kLongestSentence = 4000;  ///< code points; longer ones are cut and say so
constexpr std::uint32_t kArticleWindow = 150'000; ///< code points of an article sent at once

/// A document's text with offsets, made once a request.
class Texts {
public:
    explicit Texts(const graph::PropertyGraph& graph) : graph_(graph) {}

    struct Text {
        std::string_view bytes;
        graph::OffsetMap offsets;

        [[nodiscard]] std::string_view part(std::uint32_t start, std::uint32_t end) const {
            const auto begin = offsets.code_point_to_byte(start);
            return bytes.substr(begin, offsets.code_point_to_byte(end) - begin);
        }
    };

    const Text& of(NodeId document) {
        const auto found = texts_.find(document);
        if (found != texts_.end()) return found->second;
        const auto bytes = graph_.document_text(document);
        return texts_.emplace(document, Text{bytes, graph::OffsetMap(bytes)}).first->second;
    }

private:
    const graph::PropertyGraph& graph_;
    std::map<NodeId, Text> texts_;
};

/// Spans of `highlights` inside `window`, as [start, end, role] in UTF-16 units from the window's start.
void write_spans(Writer& writer, const Texts::Text& text, const std::vector<graph::Highlight>& highlights,
                 TextRange window) {
    const auto origin = text.offsets.code_point_to_utf16(window.start);
    writer.Key("spans");
    writer.StartArray();
    for (const auto& mark : highlights) {
        const auto start = std::max(mark.range.start, window.start);
        const auto end = std::min(mark.range.end, window.end);
        if (start >= end) continue;
        writer.StartArray();
        writer.Uint(text.offsets.code_point_to_utf16(start) - origin);
        writer.Uint(text.offsets.code_point_to_utf16(end) - origin);
        graph::json::write_string(writer, to_string(mark.role));
        writer.EndArray();
    }
    writer.EndArray();
}

/// The end of the paragraph before, or the beginning of the one after, is not context of a sentence.
std::string_view same_paragraph_before(std::string_view before) {
    const auto gap = before.rfind("\n\n");
    return gap == std::string_view::npos ? before : before.substr(gap + 2);
}
std::string_view same_paragraph_after(std::string_view after) { return after.substr(0, after.find("\n\n")); }

void write_fact(Writer& writer, const Model& model, const FactRef& ref) {
    const auto& fact = model.graph.node(ref.fact);
    const auto& properties = fact.properties;
    writer.StartObject();
    write_node(writer, fact);
    member(writer, "relation", to_string(ref.kind));
    member(writer, "class", style(relation_class(ref.kind)).name);
    member(writer, "part", to_string(ref.part));
    for (const auto property : {Property::Form, Property::Cue, Property::CueClass, Property::Act,
                                Property::EventType, Property::Status, Property::Date}) {
        const std::string name(info(property).name);
        optional_member(writer, name.c_str(), display_label(properties.text(property)));
    }
    for (const auto property : {Property::Killed, Property::Injured}) {
        if (const auto number = properties.integer(property)) {
            writer.Key(property == Property::Killed ? "killed" : "injured");
            writer.Int64(*number);
        }
    }
    if (fact.kind == graph::NodeKind::Statement) {
        for (const auto id : model.graph.in_edges(ref.fact)) {
            const auto& edge = model.graph.edge(id);
            if (edge.kind != graph::EdgeKind::Said) continue;
            writer.Key("speaker");
            writer.StartObject();
            write_node(writer, model.graph.node(edge.source));
            writer.EndObject();
            break;
        }
    }
    writer.EndObject();
}

void write_sentence(Writer& writer, const Model& model, Texts& texts, const Sentence& one) {
    const auto& text = texts.of(one.document);
    TextRange range = one.range;
    range.end = std::min({range.end, text.offsets.code_points(), range.start + kLongestSentence});
    range.start = std::min(range.start, range.end);
    writer.StartObject();
    if (text.bytes.empty()) {
        // The text was not kept in the store: the statement's own words are all there is.
        member(writer, "text", display_label(model.graph.node(one.facts.front().fact).properties.text(Property::Text),
                                             kLongestSentence));
        writer.Key("spans");
        writer.StartArray();
        writer.EndArray();
    } else {
        const auto before = text.part(range.start > kContext ? range.start - kContext : 0, range.start);
        const auto after = text.part(range.end, range.end + kContext);
        member(writer, "before", display_text(same_paragraph_before(before)));
        member(writer, "text", display_text(text.part(range.start, range.end)));
        member(writer, "after", display_text(same_paragraph_after(after)));
        write_spans(writer, text, one.highlights, range);
        member(writer, "start", std::uint64_t{text.offsets.code_point_to_utf16(range.start)});
        member(writer, "end", std::uint64_t{text.offsets.code_point_to_utf16(range.end)});
        writer.Key("cut");
        writer.Bool(range.end < std::min(one.range.end, text.offsets.code_points()));
    }
    writer.Key("confidence");
    graph::json::write_number(writer, one.confidence);
    write_days(writer, one.days);
    writer.Key("article");
    write_article(writer, model.graph.node(one.document));
    writer.Key("facts");
    writer.StartArray();
    for (const auto& fact : one.facts) write_fact(writer, model, fact);
    writer.EndArray();
    writer.Key("copies");
    writer.StartArray();
    for (const NodeId copy : one.copies) write_article(writer, model.graph.node(copy));
    writer.EndArray();
    writer.EndObject();
}

SentenceOrder read_order(const Query& query, bool document) {
    const auto name = query.text("sort");
    if (name.empty()) return document ? SentenceOrder::Text : SentenceOrder::Newest;
    if (name == "newest") return SentenceOrder::Newest;
    if (name == "oldest") return SentenceOrder::Oldest;
    if (name == "confidence") return SentenceOrder::Confidence;
    if (name == "text") return SentenceOrder::Text;
    throw Problem(400, "parameter sort must be newest, oldest, confidence or text");
}

std::optional<Part> read_part(const Query& query) {
    const auto name = query.text("part");
    if (name.empty()) return std::nullopt;
    for (std::size_t i = 0; i < kParts; ++i) {
        if (to_string(static_cast<Part>(i)) == name) return static_cast<Part>(i);
    }
    throw Problem(400, "parameter part must be said, about, events, ties, self or mentions");
}

bool has_part(const Sentence& one, Part part) {
    return std::any_of(one.facts.begin(), one.facts.end(), [part](const FactRef& f) { return f.part == part; });
}

void write_part_counts(Writer& writer, const std::vector<Sentence>& sentences, std::size_t mentions) {
    std::array<std::uint64_t, kParts> counts{};
    for (const auto& one : sentences) {
        for (std::size_t i = 0; i < kParts; ++i) counts[i] += has_part(one, static_cast<Part>(i)) ? 1U : 0U;
    }
    counts[static_cast<std::size_t>(Part::Mentions)] += mentions;
    writer.Key("parts");
    writer.StartObject();
    for (std::size_t i = 0; i < kParts; ++i) {
        if (counts[i] == 0) continue;
        const std::string name(to_string(static_cast<Part>(i)));
        member(writer, name.c_str(), counts[i]);
    }
    writer.EndObject();
}

struct Gathered {
    std::vector<Sentence> sentences;
    std::size_t mentions = 0; ///< sentences of the part "mentions" when another part is asked for
    bool document = false;
};

Gathered gather(const Model& model, const Query& query, std::optional<Part> part) {
    const Filter filter = read_filter(query);
    if (query.text("node").empty()) {
        return {sentences_of_pair(model, query.node(model.graph, "source"), query.node(model.graph, "target"),
                                  filter, query.text("both") == "1"),
                0, false};
    }
    const NodeId node = query.node(model.graph, "node");
    const auto kind = model.graph.node(node).kind;
    Gathered gathered;
    gathered.document = kind == graph::NodeKind::Document;
    auto facts = sentences_of_node(model, node, filter, false);
    if (is_actor(kind)) {
        auto mentions = sentences_of_node(model, node, filter, true);
        fold_copies(model.graph, mentions);
        gathered.mentions = mentions.size();
        if (part == Part::Mentions || (facts.empty() && !part)) {
            gathered.sentences = std::move(mentions);
            gathered.mentions = 0;
            return gathered;
        }
    }
    gathered.sentences = std::move(facts);
    return gathered;
}

} // namespace

std::string evidence_json(const Model& model, const Query::Parameters& parameters) {
    const Query query(parameters, {"node", "part", "source", "target", "both", "view", "types", "rel", "from", "to",
                                   "sort", "after", "limit"});
    const auto part = read_part(query);
    auto gathered = gather(model, query, part);
    auto& sentences = gathered.sentences;
    const auto order = read_order(query, gathered.document);
    sort_sentences(model.graph, sentences, SentenceOrder::Oldest); // the first report stands for its copies
    fold_copies(model.graph, sentences);
    sort_sentences(model.graph, sentences, order);
    return to_json([&](Writer& writer) {
        write_part_counts(writer, sentences, gathered.mentions);
        if (part) std::erase_if(sentences, [&](const Sentence& one) { return !has_part(one, *part); });
        const auto after = std::min(query.number("after", 0, 0, 1'000'000'000), sentences.size());
        const auto end = std::min(after + query.number("limit", 30, 1, 100), sentences.size());
        member(writer, "after", after);
        member(writer, "shown", end - after);
        member(writer, "total", sentences.size());
        Texts texts(model.graph);
        writer.Key("items");
        writer.StartArray();
        for (auto at = after; at < end; ++at) write_sentence(writer, model, texts, sentences[at]);
        writer.EndArray();
    });
}

std::string article_json(const Model& model, const Query::Parameters& parameters) {
    const Query query(parameters, {"key", "around"});
    const NodeId id = query.node(model.graph, "key");
    if (model.graph.node(id).kind != graph::NodeKind::Document)
        throw Problem(400, "parameter key must name a document");
    Texts texts(model.graph);
    const auto& text = texts.of(id);
    const auto total = text.offsets.code_points();
    // `around` counts UTF-16 units; a code point has one or two, so it lies between half of it and all of it.
    const auto around = static_cast<std::uint32_t>(query.number("around", 0, 0, 0xFFFFFFFF));
    std::uint32_t low = around / 2;
    std::uint32_t high = std::min(around, total);
    low = std::min(low, high);
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (text.offsets.code_point_to_utf16(middle) < around) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const auto start = low > kArticleWindow / 2 ? low - kArticleWindow / 2 : 0;
    const TextRange window{start, std::min(total, start + kArticleWindow)};

    std::vector<graph::Highlight> highlights;
    Filter everything;
    everything.edge_kinds.set();
    everything.node_kinds.set();
    for (const auto& one : sentences_of_node(model, id, everything, false))
        highlights.insert(highlights.end(), one.highlights.begin(), one.highlights.end());
    std::sort(highlights.begin(), highlights.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.range, a.role) < std::tuple(b.range, b.role);
    });
    return to_json([&](Writer& writer) {
        writer.Key("article");
        write_article(writer, model.graph.node(id));
        member(writer, "text", display_text(text.part(window.start, window.end)));
        write_spans(writer, text, highlights, window);
        member(writer, "start", std::uint64_t{text.offsets.code_point_to_utf16(window.start)});
        member(writer, "end", std::uint64_t{text.offsets.code_point_to_utf16(window.end)});
        member(writer, "total", std::uint64_t{text.offsets.code_point_to_utf16(total)});
    });
}

} // namespace newsgraph::viz
