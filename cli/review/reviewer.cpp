// SPDX-License-Identifier: Apache-2.0
#include "cli/review/reviewer.hpp"

#include "cli/review/verdicts.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

#include <ostream>
#include <set>

namespace newsgraph::cli {
namespace {

constexpr int kPatience = 2; ///< questions without an answer

void write(std::ostream& log, const Disagreement& disagreement,
           const graph::DocumentInfo& document) {
    rapidjson::StringBuffer buffer;
    graph::json::Writer out(buffer);
    const auto text = [&](const char* key, std::string_view value) {
        if (value.empty()) return;
        out.Key(key);
        graph::json::write_string(out, value);
    };
    out.StartObject();
    text("document", document.key);
    text("fact", disagreement.fact);
    text("verdict", disagreement.verdict);
    text("before", disagreement.before);
    text("after", disagreement.after);
    out.Key("start");
    out.Uint(disagreement.range.start);
    out.Key("end");
    out.Uint(disagreement.range.end);
    text("text", disagreement.text);
    out.EndObject();
    log << std::string_view(buffer.GetString(), buffer.GetSize()) << '\n';
}

} // namespace

std::string to_string(const ReviewReport& report) {
    std::string text = "the reviewer judged " + std::to_string(report.judged) + " of " +
                       std::to_string(report.judged + report.unjudged) +
                       " facts: " + std::to_string(report.relabelled) + " relabelled, " +
                       std::to_string(report.rejected) + " rejected";
    if (report.ignored > 0)
        text += "; " + std::to_string(report.ignored) + " verdicts could not be followed";
    return text;
}

Reviewer::Reviewer(ChatServer server, std::ostream& log,
                   std::function<void(const std::string&)> warn, ChatClient::Sleep sleep)
    : client_(std::move(server), std::move(sleep)), log_(log), warn_(std::move(warn)) {}

void Reviewer::review(graph::DocumentFacts& facts) {
    std::vector<Verdict> verdicts;
    for (const Question& question : review_questions(facts)) {
        report_.unjudged += question.facts.size();
        if (failures_ >= kPatience) continue;
        try {
            auto some = read_verdicts(client_.ask(review_instructions(), question.text), question,
                                      report_.ignored);
            verdicts.insert(verdicts.end(), std::make_move_iterator(some.begin()),
                            std::make_move_iterator(some.end()));
            failures_ = 0;
        } catch (const graph::Error& error) {
            complete_ = false;
            warn_(facts.document.key + ": " + std::to_string(question.facts.size()) +
                  " facts kept without a second reading by " + client_.url() + ": " + error.what());
            if (++failures_ == kPatience)
                warn_("the reviewer at " + client_.url() + " is asked no more");
        }
    }
    const auto disagreements = apply_verdicts(verdicts, facts);
    for (const auto& disagreement : disagreements) {
        write(log_, disagreement, facts.document);
        ++(disagreement.verdict == "reject" ? report_.rejected : report_.relabelled);
    }
    std::set<std::string> judged;
    for (const auto& verdict : verdicts)
        judged.insert(verdict.fact);
    report_.judged += judged.size();
    report_.unjudged -= judged.size();
}

} // namespace newsgraph::cli
