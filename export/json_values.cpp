// SPDX-License-Identifier: Apache-2.0
#include "export/json_values.hpp"

#include "export/escape.hpp"
#include "export/text_buffer.hpp"

namespace newsgraph::exporter {
namespace {

struct WriteValue {
    graph::json::Writer& writer;

    std::size_t operator()(bool value) const {
        writer.Bool(value);
        return 0;
    }
    std::size_t operator()(std::int64_t value) const {
        writer.Int64(value);
        return 0;
    }
    std::size_t operator()(double value) const {
        std::string digits;
        append_real(digits, value);
        writer.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
        return 0;
    }
    std::size_t operator()(const std::string& value) const { return write_clean(writer, value); }
    std::size_t operator()(const std::vector<std::string>& list) const {
        std::size_t changed = 0;
        writer.StartArray();
        for (const std::string& item : list) changed += write_clean(writer, item);
        writer.EndArray();
        return changed;
    }
};

} // namespace

std::size_t write_clean(graph::json::Writer& writer, std::string_view text) {
    std::string clean;
    const auto changed = append_clean(clean, text);
    graph::json::write_string(writer, clean);
    return changed;
}

std::size_t write_value(graph::json::Writer& writer, const graph::Value& value) {
    return std::visit(WriteValue{writer}, value);
}

} // namespace newsgraph::exporter
