// SPDX-License-Identifier: Apache-2.0
#include "cli/review/review_run.hpp"

#include "cli/arguments.hpp"
#include "cli/printable.hpp"
#include "graph/error.hpp"

#include <cstdlib>
#include <ostream>

namespace newsgraph::cli {

std::unique_ptr<ReviewRun> ReviewRun::open(const Arguments& arguments, std::ostream& err,
                                           const std::string& command) {
    const auto url = arguments.value("--reviewer");
    if (!url) {
        for (const auto* option : {"--reviewer-model", "--reviewer-timeout", "--review-log"}) {
            if (arguments.has(option))
                throw UsageError(std::string(option) + " is for use with --reviewer");
        }
        return nullptr;
    }
    ChatServer server;
    server.url = *url;
    server.model = arguments.value_or("--reviewer-model", "");
    server.answer_timeout =
        std::chrono::seconds(arguments.number("--reviewer-timeout", 1, 3600).value_or(120));
    if (const char* key = std::getenv("NEWSGRAPH_REVIEWER_KEY")) server.key = key;
    return std::unique_ptr<ReviewRun>(
        new ReviewRun(std::move(server), arguments.value_or("--review-log", ""), err, command));
}

ReviewRun::ReviewRun(ChatServer server, const std::string& log, std::ostream& err,
                     const std::string& command)
    : err_(err), prefix_("newsgraph " + command + ": "),
      reviewer_(std::move(server), log.empty() ? err : file_, [this](const std::string& message) {
          err_ << prefix_ << printable(message) << '\n';
      }) {
    if (log.empty()) return;
    file_.open(log, std::ios::binary | std::ios::app);
    if (!file_) throw graph::Error({log, 0, 0, 0}, "cannot be opened for writing");
}

bool ReviewRun::finish() {
    err_ << prefix_ << to_string(reviewer_.report()) << '\n';
    if (file_.is_open() && !file_.flush()) throw graph::Error("the review's log cannot be written");
    return reviewer_.complete();
}

} // namespace newsgraph::cli
