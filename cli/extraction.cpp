// SPDX-License-Identifier: Apache-2.0
#include "cli/extraction.hpp"

#include "cli/arguments.hpp"
#include "extract/facts/times.hpp"
#include "extract/language/foreign_annotations.hpp"
#include "extract/ordered_pool.hpp"
#include "extract/pipeline.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <thread>
#include <variant>

namespace newsgraph::cli {
namespace {

using Outcome = std::variant<graph::DocumentFacts, extract::LoadFailure>;

Outcome read_article(const extract::Article& article, const extract::LoadOptions& options,
                     const extract::LanguageEngine& engine, const extract::ForeignAnnotations* annotations,
                     extract::ExtractOptions wanted) {
    auto loaded = extract::load_article(article, options);
    if (auto* failure = std::get_if<extract::LoadFailure>(&loaded)) return std::move(*failure);
    const auto& document = std::get<extract::Document>(loaded);
    if (annotations == nullptr) return extract::extract_facts(document, engine, wanted);
    try {
        return extract::extract_facts(document, annotations->read(document, engine), wanted);
    } catch (const graph::Error& error) {
        return extract::LoadFailure{document.meta().key, error.what(), error.place()};
    }
}

std::optional<extract::ForeignAnnotations> open_annotations(const std::string& path) {
    if (path.empty()) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw graph::Error({path, 0, 0, 0}, std::string("cannot be opened: ") + std::strerror(errno));
    return extract::ForeignAnnotations(file, path);
}

} // namespace

void ExtractionReport::count(const graph::DocumentFacts& facts) {
    ++documents;
    sentences += facts.sentences;
    statements += facts.statements.size();
    events += facts.events.size();
    diagnostics += facts.diagnostics.size();
}

ExtractionReport run_extraction(const ExtractionRequest& request, std::istream& in,
                                const std::function<void(graph::DocumentFacts&&)>& on_facts,
                                const std::function<void(const std::string& message)>& on_failure) {
    ExtractionReport report;
    const extract::LoadOptions options{request.date};
    const extract::ExtractOptions wanted{request.open_relations};
    const auto& engine = extract::LanguageEngine::bundled();
    const auto annotations = open_annotations(request.annotations);
    extract::ArticleReader reader(request.inputs, in);
    extract::OrderedPool<extract::Article, Outcome> pool(
        request.jobs,
        [&](extract::Article&& article) {
            return read_article(article, options, engine, annotations ? &*annotations : nullptr, wanted);
        },
        [&](Outcome&& outcome) {
            if (const auto* failure = std::get_if<extract::LoadFailure>(&outcome)) {
                on_failure(failure->message);
                ++report.failed;
                return;
            }
            auto& facts = std::get<graph::DocumentFacts>(outcome);
            report.count(facts);
            on_facts(std::move(facts));
        });
    while (auto article = reader.next()) pool.submit(std::move(*article));
    pool.finish();
    report.skipped = reader.skipped();
    return report;
}

std::string to_string(const ExtractionReport& report) {
    std::string text = std::to_string(report.documents) + " documents";
    if (report.failed > 0) text += " (" + std::to_string(report.failed) + " failed)";
    text += ", " + std::to_string(report.sentences) + " sentences, " + std::to_string(report.statements) +
            " statements, " + std::to_string(report.events) + " events";
    if (report.skipped > 0) text += ", " + std::to_string(report.skipped) + " other files passed over";
    if (report.diagnostics > 0) text += ", " + std::to_string(report.diagnostics) + " remarks";
    return text;
}

ExtractionRequest extraction_request(const Arguments& arguments) {
    if (arguments.positional().empty()) throw UsageError("no input given; name files, folders or -");
    ExtractionRequest request;
    request.inputs = arguments.positional();
    request.date = arguments.value_or("--date", "");
    if (!request.date.empty() && !extract::parse_day(request.date))
        throw UsageError("option --date wants a day as YYYY-MM-DD, not '" + request.date + "'");
    request.annotations = arguments.value_or("--annotations", "");
    request.jobs = threads_wanted(arguments);
    return request;
}

std::size_t threads_wanted(const Arguments& arguments) {
    const auto cores = std::max(1U, std::thread::hardware_concurrency());
    return static_cast<std::size_t>(arguments.number("--jobs", 1, 256).value_or(cores));
}

} // namespace newsgraph::cli
