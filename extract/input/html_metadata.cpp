// SPDX-License-Identifier: Apache-2.0
// What a page says about itself, the better kept sources first: schema.org JSON-LD, Open Graph and
// article tags, other meta names, then <time>, <title> and <h1>.
#include "extract/input/dates.hpp"
#include "extract/input/html.hpp"
#include "extract/input/html_tree.hpp"
#include "extract/language/characters.hpp"
#include "graph/json.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kLongestValue = 2000;
constexpr std::size_t kLongestScript = 1U << 20U;

constexpr std::array<std::string_view, 9> kDateNames{"article:published_time",
                                                     "og:article:published_time",
                                                     "datepublished",
                                                     "date",
                                                     "pubdate",
                                                     "publish-date",
                                                     "dc.date",
                                                     "dc.date.issued",
                                                     "parsely-pub-date"};

/// What JSON-LD says; empty where it says nothing.
struct Schema {
    std::string headline;
    std::string date;
    std::string publisher;
};

std::string string_member(const rapidjson::Value& object, const char* key) {
    const auto member = object.FindMember(key);
    return member != object.MemberEnd() && member->value.IsString() ? member->value.GetString()
                                                                    : std::string();
}

void read_schema(std::string_view script, Schema& schema) {
    rapidjson::Document json;
    try {
        json = graph::json::parse(script, {}, kLongestScript);
    } catch (const graph::Error&) {
        return; // pages carry broken scripts; the other sources remain
    }
    std::vector<const rapidjson::Value*> waiting{&json};
    while (!waiting.empty()) {
        const rapidjson::Value& value = *waiting.back();
        waiting.pop_back();
        if (value.IsArray()) {
            for (const rapidjson::Value& item : value.GetArray()) {
                waiting.push_back(&item);
            }
        } else if (value.IsObject()) {
            if (const auto graph = value.FindMember("@graph"); graph != value.MemberEnd()) {
                waiting.push_back(&graph->value);
            }
            if (schema.date.empty()) {
                schema.date = parse_date(string_member(value, "datePublished")).value_or("");
                schema.headline =
                    schema.date.empty() ? schema.headline : string_member(value, "headline");
                const auto publisher = value.FindMember("publisher");
                if (!schema.date.empty() && publisher != value.MemberEnd() &&
                    publisher->value.IsObject()) {
                    schema.publisher = string_member(publisher->value, "name");
                }
            }
        }
    }
}

/// The first of the values that is not empty, white space collapsed.
std::string first_of(std::initializer_list<std::string_view> values) {
    for (const std::string_view value : values) {
        std::string out;
        append_collapsed(out, value.substr(0, kLongestValue));
        if (!out.empty()) {
            return out;
        }
    }
    return {};
}

} // namespace

void read_html_metadata(const xmlDoc& doc, HtmlArticle& article) {
    std::map<std::string, std::string> meta;
    Schema schema;
    std::string title;
    std::string heading;
    std::string time;
    std::string canonical;
    const xmlNode* root = xmlDocGetRootElement(&doc);
    for (const xmlNode* node = root; node != nullptr; node = next_node(node, root, true)) {
        const std::string_view tag = tag_of(node);
        if (tag == "meta") {
            for (const char* key : {"property", "name", "itemprop"}) {
                const std::string name = ascii_lower(attribute(node, key).substr(0, 64));
                if (!name.empty()) {
                    meta.emplace(name, attribute(node, "content").substr(0, kLongestValue));
                }
            }
        } else if (tag == "script" && attribute(node, "type") == "application/ld+json") {
            read_schema(text_of(node, kLongestScript), schema);
        } else if (tag == "title" && title.empty()) {
            title = text_of(node, kLongestValue);
        } else if (tag == "h1" && heading.empty()) {
            heading = text_of(node, kLongestValue);
        } else if (tag == "time" && time.empty()) {
            const std::string_view stamp = attribute(node, "datetime");
            time = parse_date(stamp.empty() ? text_of(node, 64) : std::string(stamp)).value_or("");
        } else if (tag == "link" && attribute(node, "rel") == "canonical") {
            canonical = attribute(node, "href").substr(0, kLongestValue);
        }
    }
    std::string meta_date;
    for (const std::string_view name : kDateNames) {
        if (const auto found = meta.find(std::string(name));
            meta_date.empty() && found != meta.end()) {
            meta_date = parse_date(found->second).value_or("");
        }
    }
    article.title = first_of({schema.headline, meta["og:title"], heading, title});
    article.published = first_of({schema.date, meta_date, time});
    article.source = first_of({schema.publisher, meta["og:site_name"], meta["application-name"]});
    article.url = first_of({canonical, meta["og:url"]});
}

} // namespace newsgraph::extract
