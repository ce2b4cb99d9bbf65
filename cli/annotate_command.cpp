// SPDX-License-Identifier: Apache-2.0
// `newsgraph annotate`: what the language engine reads in each article, as CoNLL-U.
#include "cli/command.hpp"
#include "cli/extraction.hpp"
#include "extract/input/articles.hpp"
#include "extract/language/conllu_reader.hpp"
#include "extract/language/conllu_writer.hpp"
#include "extract/ordered_pool.hpp"
#include "extract/pipeline.hpp"
#include "graph/error.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <variant>

namespace newsgraph::cli {
namespace {

using namespace extract;

constexpr auto kOptions = std::to_array<Option>({
    {"--from", "FORMAT",
     "text: articles (the default); conllu: CoNLL-U files whose documents, sentences and words are kept"},
    {"--jobs", "N", "threads; the output is the same for any number"},
});

using Outcome = std::variant<std::string, LoadFailure>;

std::string conllu_of(const Document& document, std::span<const Sentence> sentences, std::span<const EntityMark> marks,
                      std::span<const std::vector<std::string>> comments = {}) {
    std::ostringstream out;
    write_conllu(out, document, sentences, marks, comments);
    return std::move(out).str();
}

Outcome annotated(const Article& article, const LanguageEngine& engine) {
    auto loaded = load_article(article, {});
    if (auto* const failure = std::get_if<LoadFailure>(&loaded)) return std::move(*failure);
    const auto& document = std::get<Document>(loaded);
    const std::vector<Sentence> sentences = engine.read(document);
    return conllu_of(document, sentences, find_entities(document, sentences));
}

std::string annotated(AnnotatedDocument& read, const LanguageEngine& engine) {
    engine.annotate(read.sentences);
    return conllu_of(read.document, read.sentences,
                     find_entities(read.document, read.sentences, speaker_labels(read.comments)), read.comments);
}

int annotate_text(const Arguments& arguments, Streams streams, const LanguageEngine& engine) {
    int status = 0;
    ArticleReader reader(arguments.positional(), streams.in);
    OrderedPool<Article, Outcome> pool(
        threads_wanted(arguments), [&](Article&& article) { return annotated(article, engine); },
        [&](Outcome&& outcome) {
            if (const auto* const failure = std::get_if<LoadFailure>(&outcome)) {
                streams.err << "newsgraph: " << failure->message << '\n';
                status = 1;
            } else {
                streams.out << std::get<std::string>(outcome);
            }
        });
    while (auto article = reader.next()) pool.submit(std::move(*article));
    pool.finish();
    return status;
}

int annotate_conllu(const Arguments& arguments, Streams streams, const LanguageEngine& engine) {
    int status = 0;
    OrderedPool<AnnotatedDocument, std::string> pool(
        threads_wanted(arguments), [&](AnnotatedDocument&& read) { return annotated(read, engine); },
        [&](std::string&& text) { streams.out << text; });
    for (const std::string& path : arguments.positional()) {
        try {
            std::ifstream file;
            if (path != "-") {
                file.open(path, std::ios::binary);
                if (!file) throw graph::Error({path, 0, 0, 0}, std::string("cannot be opened: ") + std::strerror(errno));
            }
            ConlluReader reader(path == "-" ? streams.in : file, path);
            while (auto read = reader.next()) pool.submit(std::move(*read));
        } catch (const graph::Error& error) {
            streams.err << "newsgraph: " << error.what() << '\n';
            status = 1;
        }
    }
    pool.finish();
    return status;
}

int run_annotate(const Arguments& arguments, Streams streams) {
    if (arguments.positional().empty()) {
        throw UsageError("annotate needs an INPUT: a file, a folder or -");
    }
    const std::string from = arguments.value_or("--from", "text");
    if (from != "text" && from != "conllu") {
        throw UsageError("unknown --from '" + from + "'; use text or conllu");
    }
    const LanguageEngine& engine = LanguageEngine::bundled();
    return from == "text" ? annotate_text(arguments, streams, engine) : annotate_conllu(arguments, streams, engine);
}

} // namespace

extern const Command kAnnotateCommand; // declared again in commands.cpp
const Command kAnnotateCommand{"annotate", "INPUT...",
                               "print what the language engine reads, as CoNLL-U", kOptions,
                               run_annotate};

} // namespace newsgraph::cli
