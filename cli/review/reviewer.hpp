// SPDX-License-Identifier: Apache-2.0
// The second reader: sends the facts of each article to a chat server and follows its verdicts
// (docs/reviewer.md).
#pragma once

#include "cli/review/chat_client.hpp"
#include "graph/facts.hpp"

#include <functional>
#include <iosfwd>
#include <string>

namespace newsgraph::cli {

/// What a run's reviewing came to.
struct ReviewReport {
    std::uint64_t judged = 0;
    std::uint64_t relabelled = 0;
    std::uint64_t rejected = 0;
    std::uint64_t unjudged = 0; ///< kept as they were: no answer, or none about them
    std::uint64_t ignored = 0;  ///< verdicts that named no fact or label
};

/// "the reviewer judged 40 of 42 facts: 2 relabelled, 1 rejected"
[[nodiscard]] std::string to_string(const ReviewReport& report);

class Reviewer {
public:
    /// `log` gets one JSON object a line for every disagreement, `warn` what went wrong, for a
    /// person.
    Reviewer(ChatServer server, std::ostream& log, std::function<void(const std::string&)> warn,
             ChatClient::Sleep sleep = {});

    /// Facts of which the server says nothing, or nothing that can be read, stay as they are, with
    /// a warning. After two questions in a row without an answer the server is asked no more.
    void review(graph::DocumentFacts& facts);

    [[nodiscard]] const ReviewReport& report() const noexcept { return report_; }
    /// False when a question stayed without an answer.
    [[nodiscard]] bool complete() const noexcept { return complete_; }

private:
    ChatClient client_;
    std::ostream& log_;
    std::function<void(const std::string&)> warn_;
    ReviewReport report_;
    int failures_ = 0; ///< in a row
    bool complete_ = true;
};

} // namespace newsgraph::cli
