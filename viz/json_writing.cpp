// SPDX-License-Identifier: Apache-2.0
#include "viz/json_writing.hpp"

#include "viz/display_text.hpp"

namespace newsgraph::viz {
namespace {

using graph::Property;

/// Only links that a browser may open: a "javascript:" address in an article's metadata stays text.
bool is_web_address(std::string_view url) {
    return (url.starts_with("https://") || url.starts_with("http://")) &&
           url.find_first_of(" \t\r\n\"<>\\^`{|}") == std::string_view::npos;
}

} // namespace

void member(Writer& writer, const char* key, std::string_view text) {
    writer.Key(key);
    graph::json::write_string(writer, text);
}

void member(Writer& writer, const char* key, std::uint64_t number) {
    writer.Key(key);
    writer.Uint64(number);
}

void optional_member(Writer& writer, const char* key, std::string_view text) {
    if (!text.empty()) member(writer, key, text);
}

void write_days(Writer& writer, const std::optional<DayRange>& days) {
    if (!days) return;
    member(writer, "first", format_day(days->first));
    member(writer, "last", format_day(days->last));
}

std::string label_of(const graph::Node& node) {
    for (const auto property : {Property::Label, Property::Name, Property::Title, Property::Text}) {
        std::string label = display_label(node.properties.text(property));
        if (!label.empty()) return label;
    }
    return node.key;
}

void write_node(Writer& writer, const graph::Node& node) {
    member(writer, "key", node.key);
    member(writer, "type", to_string(node.kind));
    member(writer, "label", label_of(node));
}

void write_article(Writer& writer, const graph::Node& document) {
    const auto& properties = document.properties;
    writer.StartObject();
    member(writer, "key", document.key);
    const auto title = display_label(properties.text(Property::Title), 300);
    member(writer, "title", title.empty() ? label_of(document) : title);
    optional_member(writer, "source", display_label(properties.text(Property::Source)));
    optional_member(writer, "date", properties.text(Property::Published));
    optional_member(writer, "path", display_label(properties.text(Property::Path), 300));
    if (const auto url = properties.text(Property::Url); is_web_address(url)) member(writer, "url", url);
    writer.EndObject();
}

} // namespace newsgraph::viz
