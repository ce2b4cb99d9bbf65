// SPDX-License-Identifier: Apache-2.0
#include "test_graphs.hpp"

#include "graph/hash.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace newsgraph::test {
namespace {

using graph::EdgeKind;
using graph::NodeKind;
using graph::Property;

constexpr std::size_t kEdgeKinds = static_cast<std::size_t>(EdgeKind::SpokeAbout) + 1;
constexpr std::size_t kNodeKinds = static_cast<std::size_t>(NodeKind::Document) + 1;

void set(graph::PropertyMap& map, Property property, std::int64_t value) { map.set(property, graph::Value(value)); }
void set(graph::PropertyMap& map, Property property, std::string value) {
    map.set(property, graph::Value(std::move(value)));
}
void set(graph::PropertyMap& map, Property property, double value) { map.set(property, graph::Value(value)); }

/// SplitMix64 (Steele, Lea, Flood, 2014): the same sequence everywhere.
class Random {
public:
    std::uint64_t below(std::uint64_t bound) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return (z ^ (z >> 31U)) % bound;
    }

private:
    std::uint64_t state_ = 1;
};

void fill_all(graph::PropertyMap& map, std::size_t salt) {
    for (const auto& info : graph::properties()) {
        switch (info.type) {
        case graph::ValueType::Boolean: map.set(info.property, graph::Value(salt % 2 == 0)); break;
        case graph::ValueType::Integer: set(map, info.property, static_cast<std::int64_t>(salt + 1)); break;
        case graph::ValueType::Real: set(map, info.property, static_cast<double>(salt) / 3); break;
        case graph::ValueType::Text:
            set(map, info.property, std::string(info.name) + " \u2018" + std::to_string(salt) + "\u2019");
            break;
        case graph::ValueType::Date: map.set(info.property, "2025-03-24"); break;
        case graph::ValueType::TextList:
            map.set(info.property, graph::Value(std::vector<std::string>{"one", "two \"2\"", std::to_string(salt)}));
            break;
        }
    }
}

} // namespace

std::vector<std::string> hostile_texts() {
    using namespace std::string_literals;
    std::vector<std::string> texts = {
        "",
        " ",
        "\n",
        " leading and trailing ",
        "INF",
        "INF Treaty, -INFLATION",
        "NaN",
        "null",
        "NULL",
        "true",
        "1e999",
        "007",
        "2025-03-24",
        "'",
        "\"",
        "\"\"",
        "`",
        "\\",
        "\\\\",
        "\\'",
        "\\u0027 OR true //",
        "\\\\u0027",
        "\\u0060) DETACH DELETE n //",
        "\\n is no newline",
        "x'}] AS row MATCH (n) DETACH DELETE n; //",
        "`) DETACH DELETE n //",
        "$rows {p: 1}",
        ":param x => 1",
        ";\n:exit\n",
        "// comment /* comment */",
        "a & b < c > d \"e\" 'f'",
        "&amp; &lt; &#11; &#x0; &nope;",
        "&amp; &lt;",
        "<![CDATA[ x ]]>",
        "]]>",
        "<!-- -- -->",
        "<?php ?>",
        "</data></node></graph>",
        "tab\tnewline\nreturn\rboth\r\nend",
        "\r",
        "\r\n\r\n",
        "all controls "s + '\0' + "\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0E\x0F\x10\x1B\x1F\x7F end",
        "\0"s,
        "c1 \u0080\u0085\u009F separators \u2028\u2029",
        "not characters \xEF\xBF\xBE \xEF\xBF\xBF \xEF\xB7\x90",
        "\uFEFFbyte order mark\uFEFF",
        "surrogate \xED\xA0\x80 high, \xED\xBF\xBF low",
        "broken \xFF\xFE \xC3 \xE2\x82 \xF0\x9F\x98 \x80\x80 overlong \xC0\xAF \xF8\x88\x80\x80\x80",
        "cut \xF0\x9F\x98",
        "emoji \U0001F600 flag \U0001F1FA\U0001F1E6 family \U0001F468\u200D\U0001F469\u200D\U0001F467",
        "\u4E60\u8FD1\u5E73 \u0412\u043E\u043B\u043E\u0434\u0438\u043C\u0438\u0440 \u0645\u062D\u0645\u062F \u202Ertl\u202C",
        "combining e\u0301 and \u00E9; ligature \uFB01",
        "=HYPERLINK(\"http://example.org\",\"x\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        " \t=cmd",
        "\x01=cmd",
        "\uFF1Dfull width",
        "a|b|c",
        "a;b,c\td",
        "\x1F unit separator \x1F",
        "trailing backslash\\",
        "trailing quote\"",
        "%s%n {0} ${jndi:ldap://x}",
        "ends with a lone CR\r",
    };
    std::string quotes;
    while (quotes.size() < 1'000'000) quotes += "\u201CWe \"will\" not 'yield'\u201D & <never>\\ ";
    texts.push_back(quotes);
    texts.emplace_back(1'000'000, 'x');
    return texts;
}

graph::PropertyGraph hostile_graph() {
    graph::PropertyGraph graph;
    std::vector<graph::NodeId> kinds;
    for (std::size_t i = 0; i < kNodeKinds; ++i) {
        kinds.push_back(graph.add_node(static_cast<NodeKind>(i), "k_" + std::to_string(i)));
        fill_all(graph.node(kinds.back()).properties, i);
    }
    for (const auto& a : {kinds[0], kinds[1]}) {
        const auto b = a == kinds[0] ? kinds[1] : kinds[0];
        for (std::size_t i = 0; i < kEdgeKinds; ++i)
            fill_all(graph.edge(graph.add_edge(a, b, static_cast<EdgeKind>(i))).properties, i);
    }
    const auto loop = graph.add_edge(kinds[0], kinds[0], EdgeKind::RelatedTo);
    set(graph.edge(loop).properties, Property::Weight, std::int64_t{0});
    const auto bare = graph.add_node(NodeKind::Group, "a_bare");
    graph.add_edge(bare, kinds[0], EdgeKind::RelatedTo);

    std::size_t i = 0;
    for (const std::string& text : hostile_texts()) {
        const auto id = graph.add_node(NodeKind::Person, "a_" + graph::short_hash(std::to_string(i)));
        auto& properties = graph.node(id).properties;
        set(properties, Property::Label, text);
        set(properties, Property::Name, text);
        set(properties, Property::Url, text);
        if (!text.empty() && text.size() < 100'000)
            properties.set(Property::Aliases, graph::Value(std::vector<std::string>{text, "b", text}));
        set(properties, Property::MentionCount, static_cast<std::int64_t>(i));
        const auto edge = graph.add_edge(id, kinds[0], EdgeKind::HoldsRole);
        set(graph.edge(edge).properties, Property::Role, text);
        ++i;
    }
    const auto numbers = graph.add_node(NodeKind::Event, "v_numbers");
    auto& extreme = graph.node(numbers).properties;
    set(extreme, Property::Killed, std::numeric_limits<std::int64_t>::max());
    set(extreme, Property::Injured, std::numeric_limits<std::int64_t>::min());
    set(extreme, Property::Latitude, 1e300);
    set(extreme, Property::Longitude, -5e-324);
    set(extreme, Property::Confidence, 1.0 / 3);
    const auto not_numbers = graph.add_node(NodeKind::Event, "v_not_numbers");
    set(graph.node(not_numbers).properties, Property::Latitude, std::numeric_limits<double>::quiet_NaN());
    set(graph.node(not_numbers).properties, Property::Longitude, std::numeric_limits<double>::infinity());
    set(graph.node(not_numbers).properties, Property::Confidence, -0.0);
    graph.node(not_numbers).properties.set(Property::Aliases, graph::Value(std::vector<std::string>{}));
    for (const char* date : {"2025", "2025-02", "2025-W12", "2024-02-29", "2025-02-30", "0001-01-01", "Monday", ""}) {
        const auto id = graph.add_node(NodeKind::Statement, "s_" + graph::short_hash(date));
        graph.node(id).properties.set(Property::Date, date);
        graph.add_edge(kinds[0], id, EdgeKind::Said);
    }
    return graph;
}

graph::PropertyGraph big_graph(std::size_t nodes, std::size_t edges) {
    constexpr auto kKinds = std::to_array<std::pair<NodeKind, const char*>>(
        {{NodeKind::Person, "a_"}, {NodeKind::Statement, "s_"}, {NodeKind::Document, "d_"}});
    graph::PropertyGraph graph;
    Random random;
    // As graph/fold.hpp adds them: nodes by kind and key, then edges by source, kind and target.
    std::vector<std::tuple<NodeKind, std::string, std::size_t>> order;
    order.reserve(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        const auto& [kind, prefix] = kKinds[i % kKinds.size()];
        order.emplace_back(kind, prefix + graph::short_hash(std::to_string(i)), i);
    }
    std::sort(order.begin(), order.end());
    for (auto& [kind, key, i] : order) {
        const auto number = std::to_string(i);
        auto& properties = graph.node(graph.add_node(kind, std::move(key))).properties;
        set(properties, Property::Label, "Speaker & \u201CNumber\u201D " + number);
        set(properties, Property::Name, "Speaker Number " + number);
        properties.set(Property::Country, "UKR");
        properties.set(Property::Anonymous, graph::Value(i % 7 == 0));
        set(properties, Property::MentionCount, static_cast<std::int64_t>(random.below(1000)));
        set(properties, Property::DocumentCount, static_cast<std::int64_t>(random.below(100)));
        set(properties, Property::Text, "\u201CWe will not yield,\u201D said the minister of number " + number + " on Monday.");
        properties.set(Property::Date, "2025-03-24");
        set(properties, Property::Confidence, static_cast<double>(random.below(1000)) / 1000);
    }
    // No two draws need be of different ends: the graph keeps one edge a source, target and kind.
    std::set<std::tuple<std::size_t, EdgeKind, std::size_t>> ends;
    while (nodes > 0 && ends.size() < edges) {
        const auto kind = static_cast<EdgeKind>(random.below(kEdgeKinds));
        const auto source = random.below(nodes);
        ends.emplace(source, kind, random.below(nodes));
    }
    for (const auto& [source, kind, target] : ends) {
        const auto edge = graph.add_edge(static_cast<graph::NodeId>(source), static_cast<graph::NodeId>(target), kind);
        auto& properties = graph.edge(edge).properties;
        set(properties, Property::Weight, static_cast<std::int64_t>(1 + random.below(20)));
        properties.set(Property::Date, "2025-03-24");
        set(properties, Property::Confidence, static_cast<double>(random.below(1000)) / 1000);
        properties.set(Property::Role, "envoy");
    }
    return graph;
}

} // namespace newsgraph::test
