// SPDX-License-Identifier: Apache-2.0
// The second reader as the commands have it: made from their options, with its log.
#pragma once

#include "cli/review/reviewer.hpp"

#include <fstream>
#include <memory>
#include <string>

namespace newsgraph::cli {

class Arguments;

class ReviewRun {
public:
    /// Reads --reviewer, --reviewer-model, --reviewer-timeout and --review-log; null without
    /// --reviewer. The key of a server that wants one is in the environment variable
    /// NEWSGRAPH_REVIEWER_KEY. `command` begins each warning.
    static std::unique_ptr<ReviewRun> open(const Arguments& arguments, std::ostream& err,
                                           const std::string& command);

    void review(graph::DocumentFacts& facts) { reviewer_.review(facts); }
    /// Reports to `err`; false when a question stayed without an answer.
    bool finish();

private:
    ReviewRun(ChatServer server, const std::string& log, std::ostream& err,
              const std::string& command);

    std::ofstream file_;
    std::ostream& err_;
    std::string prefix_;
    Reviewer reviewer_;
};

} // namespace newsgraph::cli
