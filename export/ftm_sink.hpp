// SPDX-License-Identifier: Apache-2.0
// FollowTheMoney entities, one JSON object a line: what Aleph, OpenSanctions and their tools read.
//
// Actors become Person, Organization, PublicBody (a country: its government), LegalEntity (a group) and Address (a place);
// articles Article; events Event with those involved and, as proof, the articles; statements Note, with a link from each
// speaker to each thing the statement is about. Roles, relations and the edges of the actors' view are links as well.
// What the vocabulary has no place for (confidence, PLOVER modes, copies of one article) stays in the other formats.
#pragma once

#include "export/graph_sink.hpp"
#include "export/text_buffer.hpp"
#include "graph/json.hpp"
#include "graph/utf8.hpp"

#include <map>
#include <string>
#include <vector>

namespace newsgraph::exporter {

class FtmSink final : public GraphSink {
public:
    explicit FtmSink(std::ostream& out) : out_(out) {}

    void begin(const graph::PropertyGraph& graph) override { graph_ = &graph; }
    void node(const NodeRecord& record) override;
    void edge(const EdgeRecord& record) override;
    void end() override { out_.flush(); }
    [[nodiscard]] std::size_t replaced_characters() const noexcept override { return replaced_; }

private:
    using Texts = std::vector<std::string>;

    void actor(const graph::Node& node);
    void article(const graph::Node& node);
    void event(graph::NodeId id);
    void statement(graph::NodeId id);
    void link(std::string_view id, std::string_view schema, const graph::Edge& edge, std::string_view from_name, graph::NodeId from,
              std::string_view to_name, graph::NodeId to, const std::string& role, std::string_view summary);

    /// The sentence that states it first; empty when the graph has no texts of articles.
    [[nodiscard]] std::string_view sentence_of(const graph::Node& node);
    void begin_entity(std::string_view id, std::string_view schema);
    /// Nothing for a value that is empty, too long for a name, or in the list before.
    void property(std::string_view name, const Texts& values);
    void property(std::string_view name, std::string_view value) { property(name, Texts{std::string(value)}); }
    void dates(const graph::PropertyMap& properties);
    void end_entity();

    TextBuffer out_;
    const graph::PropertyGraph* graph_ = nullptr;
    std::map<graph::NodeId, graph::OffsetMap> offsets_;
    rapidjson::StringBuffer buffer_;
    graph::json::Writer writer_{buffer_};
    std::size_t replaced_ = 0;
};

} // namespace newsgraph::exporter
