// SPDX-License-Identifier: Apache-2.0
// Short hands for the endpoints: members of JSON objects, and the forms that several endpoints share.
#pragma once

#include "graph/json.hpp"
#include "graph/property_graph.hpp"
#include "viz/calendar.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::viz {

using Writer = graph::json::Writer;

void member(Writer& writer, const char* key, std::string_view text);
void member(Writer& writer, const char* key, std::uint64_t number);
/// Left out when `text` is empty.
void optional_member(Writer& writer, const char* key, std::string_view text);

/// Members `first` and `last`, or nothing.
void write_days(Writer& writer, const std::optional<DayRange>& days);

/// Members `key type label` of a node.
void write_node(Writer& writer, const graph::Node& node);
/// An object with title, outlet, date, and the link when it is http or https.
void write_article(Writer& writer, const graph::Node& document);

/// The label to show: the node's own, else its name, title or key.
[[nodiscard]] std::string label_of(const graph::Node& node);

/// Runs `write` on a fresh writer and returns the text.
template <typename Function>
[[nodiscard]] std::string to_json(Function&& write) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.StartObject();
    write(writer);
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

} // namespace newsgraph::viz
