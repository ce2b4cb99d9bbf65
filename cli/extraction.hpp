// SPDX-License-Identifier: Apache-2.0
// Inputs to facts, as `extract` and `build` both need it: articles are loaded and read on several threads, and
// the facts arrive in the order of the inputs.
#pragma once

#include "extract/input/articles.hpp"
#include "graph/facts.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace newsgraph::cli {

class Arguments;

struct ExtractionRequest {
    std::vector<std::string> inputs;
    std::string date;     ///< YYYY-MM-DD or empty
    std::string annotations; ///< a CoNLL-U file to take the sentences from, or empty
    std::size_t jobs = 1; ///< threads
    bool open_relations = false; ///< every proposition of every sentence as well
};

/// Counts of one run, for its report.
struct ExtractionReport {
    std::uint64_t documents = 0;
    std::uint64_t failed = 0;
    std::uint64_t skipped = 0; ///< files of folders that are no articles
    std::uint64_t sentences = 0;
    std::uint64_t statements = 0;
    std::uint64_t events = 0;
    std::uint64_t diagnostics = 0;

    void count(const graph::DocumentFacts& facts);
};

/// Calls `on_facts` in input order from the calling thread, and `on_failure` with a message for each input that
/// cannot be read, in its turn; the rest goes on.
ExtractionReport run_extraction(const ExtractionRequest& request, std::istream& in,
                                const std::function<void(graph::DocumentFacts&&)>& on_facts,
                                const std::function<void(const std::string& message)>& on_failure);

/// "12 documents (1 failed), 340 sentences, 80 statements, 41 events"
[[nodiscard]] std::string to_string(const ExtractionReport& report);

/// Reads `--date` and `--jobs`; throws UsageError for a date that is none and for missing inputs.
[[nodiscard]] ExtractionRequest extraction_request(const Arguments& arguments);

/// `--jobs N`; without it as many as the machine has cores.
[[nodiscard]] std::size_t threads_wanted(const Arguments& arguments);

} // namespace newsgraph::cli
