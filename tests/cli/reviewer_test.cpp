// SPDX-License-Identifier: Apache-2.0
// The second reader against a scripted chat server in this process.
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/review/reviewer.hpp"
#include "cli/review/verdicts.hpp"
#include "export/httplib.hpp"
#include "graph/error.hpp"
#include "graph/facts_json.hpp"
#include "graph/json.hpp"
#include "graph/verify.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <mutex>
#include <sstream>
#include <thread>

using namespace newsgraph;
using namespace newsgraph::cli;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kArticle =
    R"({"id":"one","text":"\"We will leave,\" said Erna Solberg on Monday. The army attacked the town of Izyum."})";

/// What a chat server wraps around the model's text.
std::string completion(const std::string& text) {
    rapidjson::StringBuffer buffer;
    graph::json::Writer out(buffer);
    out.StartObject();
    out.Key("choices");
    out.StartArray();
    out.StartObject();
    out.Key("message");
    out.StartObject();
    out.Key("content");
    graph::json::write_string(out, text);
    out.EndObject();
    out.EndObject();
    out.EndArray();
    out.EndObject();
    return buffer.GetString();
}

struct Scripted {
    int status = 200;
    std::string body;
    bool drop = false;
    bool slow = false;
};

/// Answers each question with the next of `script`, then with an empty list of verdicts.
class ChatStandIn {
public:
    ChatStandIn() {
        server_.Get("/v1/models", [](const httplib::Request&, httplib::Response& response) {
            response.set_content(R"({"data":[{"id":"small-model"}]})", "application/json");
        });
        server_.Post("/v1/chat/completions",
                     [this](const httplib::Request& request, httplib::Response& response) {
                         answer(request, response);
                     });
        server_.new_task_queue = [] { return new httplib::ThreadPool(2); };
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        while (!server_.is_running())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ~ChatStandIn() { stop(); }
    ChatStandIn(const ChatStandIn&) = delete;
    ChatStandIn& operator=(const ChatStandIn&) = delete;

    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }
    [[nodiscard]] std::string url() const {
        return "http://127.0.0.1:" + std::to_string(port_) + "/v1";
    }

    std::deque<Scripted> script;
    std::vector<std::string> bodies;
    std::string authorization;

private:
    void answer(const httplib::Request& request, httplib::Response& response) {
        const std::lock_guard lock(mutex_);
        bodies.push_back(request.body);
        authorization = request.get_header_value("Authorization");
        Scripted next{200, completion(R"({"verdicts":[]})")};
        if (!script.empty()) {
            next = script.front();
            script.pop_front();
        }
        response.status = next.status;
        if (next.slow) std::this_thread::sleep_for(std::chrono::milliseconds(1300));
        if (next.drop) {
            response.set_content_provider(
                100, "application/json",
                [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
            return;
        }
        response.set_content(next.body, "application/json");
    }

    httplib::Server server_;
    std::mutex mutex_;
    std::thread thread_;
    int port_ = 0;
};

struct Bench {
    ChatStandIn server;
    std::ostringstream log;
    std::vector<std::string> warnings;
    std::vector<long> waits;

    [[nodiscard]] Reviewer reviewer(std::string url = {}, int timeout = 20) {
        ChatServer target;
        target.url = url.empty() ? server.url() : url;
        target.answer_timeout = std::chrono::seconds(timeout);
        return {target, log, [this](const std::string& message) { warnings.push_back(message); },
                [this](std::chrono::milliseconds time) { waits.push_back(time.count()); }};
    }
};

int run_words(std::vector<std::string> words, const std::string& in, std::string& out,
              std::string& err) {
    std::istringstream input(in);
    std::ostringstream output;
    std::ostringstream errors;
    const int status = run(words, {input, output, errors});
    out = output.str();
    err = errors.str();
    return status;
}

graph::DocumentFacts sample_facts() {
    std::string out;
    std::string err;
    REQUIRE(run_words({"extract", "-"}, kArticle, out, err) == 0);
    auto facts = graph::facts_from_json(out.substr(0, out.find('\n')), {"facts", 1});
    REQUIRE(facts.statements.size() == 1);
    REQUIRE(facts.events.size() == 1);
    return facts;
}

} // namespace

TEST_CASE("reviewer: accepted facts keep their labels and say who accepted them",
          "[cli][reviewer]") {
    Bench bench;
    bench.server.script = {
        {200, completion("```json\n{\"verdicts\":[{\"id\":\"s1\",\"verdict\":\"accept\"},"
                         "{\"id\":\"e1\",\"verdict\":\"accept\"}]}\n```")}};
    auto facts = sample_facts();
    const auto before = facts;
    auto reviewer = bench.reviewer();
    reviewer.review(facts);
    CHECK(facts.statements[0].rule == before.statements[0].rule + "; reviewer: accepted");
    CHECK(facts.events[0].rule == before.events[0].rule + "; reviewer: accepted");
    CHECK(bench.log.str().empty());
    CHECK(reviewer.complete());
    CHECK(to_string(reviewer.report()) ==
          "the reviewer judged 2 of 2 facts: 0 relabelled, 0 rejected");
    REQUIRE(bench.server.bodies.size() == 1);
    CHECK_THAT(bench.server.bodies[0], Contains("small-model") && Contains("We will leave") &&
                                           Contains("\"temperature\":0"));
}

TEST_CASE("reviewer: relabels within the lists, rejects, and logs each disagreement",
          "[cli][reviewer]") {
    Bench bench;
    bench.server.script = {
        {200, completion(R"({"verdicts":[{"id":"s1","verdict":"relabel","cue_class":"promise"},)"
                         R"({"id":"e1","verdict":"reject","reason":"no"}]})")}};
    auto facts = sample_facts();
    facts.statements[0].about.push_back("e1");
    auto reviewer = bench.reviewer();
    reviewer.review(facts);
    CHECK(facts.statements[0].cue_class == "promise");
    CHECK_THAT(facts.statements[0].rule, Contains("; reviewer: relabelled, was assert"));
    CHECK(facts.events.empty());
    CHECK(std::count(facts.statements[0].about.begin(), facts.statements[0].about.end(), "e1") ==
          0);
    CHECK(graph::facts_from_json(graph::to_json(facts), {"facts", 1}) == facts);
    CHECK(graph::verify_facts(facts).mismatches.empty());
    std::istringstream lines(bench.log.str());
    std::string line;
    REQUIRE(std::getline(lines, line));
    CHECK_THAT(
        line,
        Contains(
            R"("document":"one","fact":"s1","verdict":"relabel","before":"assert","after":"promise")"));
    REQUIRE(std::getline(lines, line));
    CHECK_THAT(line, Contains(R"("fact":"e1","verdict":"reject","before":"ASSAULT/)") &&
                         Contains("The army attacked"));
    CHECK_FALSE(std::getline(lines, line));
}

TEST_CASE("reviewer: an event's type takes its mode and code with it", "[cli][reviewer]") {
    Question question{{"e1"}, ""};
    std::size_t ignored = 0;
    auto facts = sample_facts();
    facts.events[0].cameo = "190";
    const auto verdicts = read_verdicts(
        R"({"verdicts":[{"id":"e1","verdict":"relabel","type":"COERCE","status":"planned"}]})",
        question, ignored);
    const auto disagreements = apply_verdicts(verdicts, facts);
    REQUIRE(disagreements.size() == 1);
    CHECK(disagreements[0].after == "COERCE//planned");
    CHECK(facts.events[0].cameo.empty());
    CHECK(ignored == 0);
}

TEST_CASE("reviewer: nothing but known labels on asked facts enters a record", "[cli][reviewer]") {
    const auto answer = GENERATE(
        as<std::string>(), R"({"id":"s1","verdict":"relabel","cue_class":"lies"})",
        R"({"id":"s9","verdict":"reject"})", R"({"id":"s1","verdict":"rewrite","text":"x"})",
        R"({"id":"e1","verdict":"relabel","type":"WAR"})", R"({"id":"e1","verdict":"relabel"})",
        R"({"id":"e1","verdict":"relabel","status":7})", R"("reject")", R"({})");
    CAPTURE(answer);
    Bench bench;
    bench.server.script = {{200, completion("{\"verdicts\":[" + answer + "]}")}};
    auto facts = sample_facts();
    const auto before = facts;
    auto reviewer = bench.reviewer();
    reviewer.review(facts);
    CHECK(facts == before);
    CHECK(reviewer.report().ignored == 1);
    CHECK(reviewer.report().unjudged == 2);
}

TEST_CASE("reviewer: passing failures are tried again, with longer waits", "[cli][reviewer]") {
    Bench bench;
    const Scripted good{200, completion(R"({"verdicts":[{"id":"s1","verdict":"accept"}]})")};
    bench.server.script = {{503, "busy"}, {429, "slower"}, good};
    auto facts = sample_facts();
    auto reviewer = bench.reviewer();
    reviewer.review(facts);
    CHECK(bench.waits == std::vector<long>{1000, 2000});
    CHECK(reviewer.report().judged == 1);
    CHECK(bench.warnings.empty());
}

TEST_CASE("reviewer: facts are kept with a warning that names the server when no good answer comes",
          "[cli][reviewer]") {
    Bench bench;
    struct Row {
        std::vector<Scripted> script;
        std::string why;
    };
    const std::vector<Row> rows = {
        {{{400, "no"}}, "refused the request (HTTP 400)"},
        {{{500, ""}, {500, ""}, {500, ""}, {500, ""}}, "keeps failing (HTTP 500)"},
        {{{200, "", true}, {200, "", true}, {200, "", true}, {200, "", true}},
         "broke the connection"},
        {{{200, "{\"choices\":"}}, "does not answer as a chat server"},
        {{{200, completion("I think they are all fine.")}}, "no JSON"},
        {{{200, completion("{\"verdicts\":[{]}")}}, "answer"},
        {{{200, std::string(2'000'000, ' ')}}, "longer than 1 MiB"},
    };
    for (const auto& row : rows) {
        bench.server.script.assign(row.script.begin(), row.script.end());
        bench.warnings.clear();
        auto facts = sample_facts();
        const auto before = facts;
        auto reviewer = bench.reviewer();
        reviewer.review(facts);
        CHECK(facts == before);
        CHECK_FALSE(reviewer.complete());
        REQUIRE(bench.warnings.size() == 1);
        CHECK_THAT(bench.warnings[0], Contains(bench.server.url()) && Contains(row.why));
    }
}

TEST_CASE("reviewer: waits for a slow answer twice, no more", "[cli][reviewer]") {
    Bench bench;
    bench.server.script = {{200, "", false, true}, {200, "", false, true}};
    auto facts = sample_facts();
    auto reviewer = bench.reviewer({}, 1);
    reviewer.review(facts);
    REQUIRE(bench.warnings.size() == 1);
    CHECK_THAT(bench.warnings[0], Contains("did not answer within 1 seconds"));
}

TEST_CASE("reviewer: a server that is down is asked no more after two questions",
          "[cli][reviewer]") {
    Bench bench;
    const auto url = bench.server.url();
    bench.server.stop();
    auto reviewer = bench.reviewer(url);
    for (int n = 0; n < 4; ++n) {
        auto facts = sample_facts();
        reviewer.review(facts);
    }
    REQUIRE(bench.warnings.size() == 3);
    CHECK_THAT(bench.warnings[0], Contains("cannot be reached"));
    CHECK_THAT(bench.warnings[2], Contains("asked no more"));
    CHECK(reviewer.report().unjudged == 8);
}

TEST_CASE("reviewer: questions are short, whatever the article", "[cli][reviewer]") {
    graph::DocumentFacts facts;
    for (int n = 0; n < 3000; ++n)
        facts.document.text += "åéø ";
    facts.document.chars = 12000;
    for (int n = 1; n <= 30; ++n) {
        graph::StatementFact statement;
        statement.id = "s" + std::to_string(n);
        statement.content = {{0, 11999}};
        statement.sentence = {0, 12000};
        facts.statements.push_back(statement);
    }
    const auto questions = review_questions(facts);
    CHECK(questions.size() >= 3);
    for (const auto& question : questions)
        CHECK(question.text.size() < 14'000);
}

TEST_CASE("reviewer: off by default, and the command line says what went on", "[cli][reviewer]") {
    Bench bench;
    std::string plain;
    std::string reviewed;
    std::string err;
    REQUIRE(run_words({"extract", "-"}, kArticle, plain, err) == 0);
    CHECK(bench.server.bodies.empty());
    CHECK(run_words({"extract", "--reviewer", bench.server.url(), "-"}, kArticle, reviewed, err) ==
          0);
    CHECK(reviewed == plain); // no verdicts, no change
    CHECK_THAT(err, Contains("judged 0 of 2 facts"));
    bench.server.script = {
        {200, completion(R"({"verdicts":[{"id":"e1","verdict":"relabel","status":"denied"}]})")}};
    CHECK(run_words({"explain", "--stage", "events", "--reviewer", bench.server.url(), "-"},
                    kArticle, reviewed, err) == 0);
    CHECK_THAT(reviewed,
               Contains("e1 ASSAULT denied rule ") && Contains("reviewer: relabelled, was"));
    CHECK(run_words({"extract", "--reviewer", "ftp://x/v1", "-"}, kArticle, reviewed, err) == 2);
    CHECK(run_words({"extract", "--review-log", "x", "-"}, kArticle, reviewed, err) == 2);
}
