// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

using newsgraph::cli::run;

namespace {

struct Outcome {
    int status;
    std::string out;
    std::string err;
};

Outcome annotate(const std::vector<std::string>& words, const std::string& standard_input) {
    std::istringstream in(standard_input);
    std::ostringstream out;
    std::ostringstream err;
    const int status = run(words, {in, out, err});
    return {status, out.str(), err.str()};
}

/// Columns 1 and 2 of every word, and whether each sentence has one root.
std::string words_of(const std::string& conllu) {
    std::istringstream lines(conllu);
    std::string line;
    std::string out;
    int roots = 0;
    while (std::getline(lines, line)) {
        if (line.empty()) {
            CHECK(roots == 1);
            roots = 0;
        } else if (line[0] != '#') {
            const std::size_t tab = line.find('\t');
            out += (out.empty() ? "" : " ") + line.substr(0, tab) + ":" +
                   line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
            roots += line.find("\t0\troot\t") != std::string::npos ? 1 : 0;
        }
    }
    return out;
}

} // namespace

TEST_CASE("annotate: articles as CoNLL-U", "[cli][annotate]") {
    const Outcome outcome = annotate({"annotate", "-"}, "Kyiv can't wait. “Go,” he said.");
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    CHECK(words_of(outcome.out) ==
          "1:Kyiv 2-3:can't 2:ca 3:n't 4:wait 5:. 1:“ 2:Go 3:, 4:” 5:he 6:said 7:.");
    CHECK(outcome.out.find("# newdoc id = -\n") == 0);
    CHECK(outcome.out.find("# text = Kyiv can't wait.\n") != std::string::npos);
}

TEST_CASE("annotate: CoNLL-U keeps its documents, sentences and words", "[cli][annotate]") {
    const std::string rows =
        "# newdoc id = d1\n# sent_id = s1\n1\tKyiv can\n2\twait\n\n# newdoc id = d2\n1\tNo\n";
    const Outcome outcome = annotate({"annotate", "--from", "conllu", "-"}, rows);
    CHECK(outcome.status == 0);
    CHECK(words_of(outcome.out) == "1:Kyiv can 2:wait 1:No");
    CHECK(outcome.out.find("# newdoc id = d1\n") != std::string::npos);
    CHECK(outcome.out.find("# sent_id = s1\n") != std::string::npos);
    CHECK(outcome.out.find("# newdoc id = d2\n") != std::string::npos);
}

TEST_CASE("annotate: any number of threads gives the same output", "[cli][annotate]") {
    std::string rows;
    for (int i = 0; i < 40; ++i) rows += "# newdoc id = d" + std::to_string(i) + "\n1\tMayors\n2\tmeet\n3\ttoday\n\n";
    const Outcome one = annotate({"annotate", "--from", "conllu", "--jobs", "1", "-"}, rows);
    const Outcome four = annotate({"annotate", "--from", "conllu", "--jobs", "4", "-"}, rows);
    CHECK(one.status == 0);
    CHECK(one.out == four.out);
    CHECK(one.out.find("# newdoc id = d39\n") != std::string::npos);
    // What stood before a broken line is not lost.
    const Outcome broken = annotate({"annotate", "--from", "conllu", "--jobs", "4", "-"}, rows + "no tabs\n");
    CHECK(broken.status == 1);
    CHECK(broken.out.find("# newdoc id = d38\n") != std::string::npos);
}

TEST_CASE("annotate: what cannot be read is named", "[cli][annotate]") {
    CHECK(annotate({"annotate", "-"}, "").status == 1);
    CHECK(annotate({"annotate", "-"}, "").err.find("is empty") != std::string::npos);
    CHECK(annotate({"annotate", "--from", "conllu", "-"}, "no tabs\n").status == 1);
    CHECK(annotate({"annotate"}, "").status == 2);
    CHECK(annotate({"annotate", "--from", "xml", "-"}, "").status == 2);
}
