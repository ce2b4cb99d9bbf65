// SPDX-License-Identifier: Apache-2.0
// What a second reader is asked about facts that were found, what it may answer, and what becomes
// of it.
//
// It may accept a fact, reject it, or give it another label of a fixed list (a statement's cue
// class; an event's type, mode and status). It never adds text: no word of its answer but these
// labels enters a fact.
#pragma once

#include "graph/facts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::cli {

enum class VerdictKind : std::uint8_t { Accept, Reject, Relabel };

struct Verdict {
    std::string fact; ///< "s3" or "e1"
    VerdictKind kind = VerdictKind::Accept;
    std::string cue_class; ///< of a statement, when relabelled
    std::optional<graph::EventType> type;
    std::optional<std::string> mode;
    std::optional<graph::EventStatus> status;

    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// A verdict that changes a fact, for the log.
struct Disagreement {
    std::string fact;
    std::string verdict; ///< "reject" or "relabel"
    std::string before;  ///< "assert", or "ASSAULT/airstrike/occurred"
    std::string after;   ///< empty when rejected
    std::string text;    ///< the article's words that carry the fact
    graph::TextRange range;
};

/// One question about a few facts, bounded in length.
struct Question {
    std::vector<std::string> facts;
    std::string text;
};

/// The task and the labels, the same for every question.
[[nodiscard]] const std::string& review_instructions();

/// At most 12 facts and about 12,000 bytes a question; what is quoted of one fact is cut at 600
/// bytes a part.
[[nodiscard]] std::vector<Question> review_questions(const graph::DocumentFacts& facts);

/// Reads an answer: the JSON object in it, whatever stands around. Verdicts on facts that were not
/// asked about and labels that do not exist are passed over and counted in `ignored`. Throws
/// graph::Error when there is no JSON.
[[nodiscard]] std::vector<Verdict> read_verdicts(std::string_view answer, const Question& question,
                                                 std::size_t& ignored);

/// Changes the record: rejected facts leave it with all references to them, relabelled ones get
/// their labels, and every fact judged says so at the end of its `rule`.
[[nodiscard]] std::vector<Disagreement> apply_verdicts(const std::vector<Verdict>& verdicts,
                                                       graph::DocumentFacts& facts);

} // namespace newsgraph::cli
