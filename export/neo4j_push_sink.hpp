// SPDX-License-Identifier: Apache-2.0
// The push: a sink that merges the graph into a running Neo4j. Constraint first, then nodes by kind,
// then relationships by type, in batches of at most 5000 rows and 4 MiB: the fastest size measured, over one
// connection, since parallel writers lock each other out.
//
// Pushing the same graph again changes nothing. A push that was cut off is completed by pushing again. Nodes and
// relationships that are in the database only stay there.
#pragma once

#include "export/graph_sink.hpp"
#include "export/neo4j_model.hpp"
#include "export/neo4j_session.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::exporter::neo4j {

class PushSink final : public GraphSink {
public:
    /// Called after every batch with the number of nodes and edges that the server has taken.
    using Progress = std::function<void(std::size_t nodes, std::size_t edges)>;

    explicit PushSink(Session& session, Progress progress = {}) : session_(session), progress_(std::move(progress)) {}

    [[nodiscard]] EdgeOrder edge_order() const noexcept override { return EdgeOrder::ByKind; }
    void begin(const graph::PropertyGraph& graph) override;
    void node(const NodeRecord& record) override;
    void edge(const EdgeRecord& record) override;
    /// Sends the rest and checks that the database holds at least as many nodes and relationships.
    void end() override;
    [[nodiscard]] std::size_t replaced_characters() const noexcept override { return replaced_; }
    [[nodiscard]] const Counters& counters() const noexcept { return counters_; }

private:
    void prepare(std::string_view type, bool edges, std::string merge);
    void append_row(std::string row, const graph::PropertyMap& properties);
    void send();
    void send_rows(std::size_t begin, std::size_t end);
    void check_count(std::string_view what, const std::string& statement, std::size_t expected);

    Session& session_;
    Progress progress_;
    Properties properties_;
    std::string_view type_; ///< of the rows in hand
    bool edges_in_hand_ = false;
    std::string statement_;
    std::vector<std::string> rows_;
    std::size_t bytes_ = 0;
    std::size_t nodes_sent_ = 0;
    std::size_t edges_sent_ = 0;
    Counters counters_;
    std::size_t replaced_ = 0;
};

} // namespace newsgraph::exporter::neo4j
