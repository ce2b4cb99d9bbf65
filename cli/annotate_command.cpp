// SPDX-License-Identifier: Apache-2.0
// `newsgraph annotate`: what the language engine reads in each article, as CoNLL-U.
#include "cli/command.hpp"
#include "extract/input/articles.hpp"
#include "extract/language/conllu_reader.hpp"
#include "extract/language/conllu_writer.hpp"
#include "extract/pipeline.hpp"
#include "graph/error.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>

namespace newsgraph::cli {
namespace {

using namespace extract;

constexpr std::array kOptions{
    Option{"--from", "FORMAT",
           "text: articles (the default); conllu: CoNLL-U files whose documents, sentences and "
           "words are kept"},
};

int annotate_text(const Arguments& arguments, Streams streams, const LanguageEngine& engine) {
    int status = 0;
    for_each_document(
        arguments.positional(), {}, streams.in,
        [&](const Document& document) {
            const std::vector<Sentence> sentences = engine.read(document);
            write_conllu(streams.out, document, sentences, find_entities(document, sentences));
        },
        [&](const LoadFailure& failure) {
            streams.err << "newsgraph: " << failure.message << '\n';
            status = 1;
        });
    return status;
}

void annotate_conllu(std::istream& in, const std::string& path, Streams streams,
                     const LanguageEngine& engine) {
    ConlluReader reader(in, path);
    while (auto read = reader.next()) {
        engine.annotate(read->sentences);
        write_conllu(streams.out, read->document, read->sentences,
                     find_entities(read->document, read->sentences, speaker_labels(read->comments)),
                     read->comments);
    }
}

int annotate_conllu_files(const Arguments& arguments, Streams streams, const LanguageEngine& engine) {
    int status = 0;
    for (const std::string& path : arguments.positional()) {
        try {
            if (path == "-") {
                annotate_conllu(streams.in, path, streams, engine);
                continue;
            }
            std::ifstream file(path, std::ios::binary);
            if (!file) {
                throw graph::Error({path, 0, 0, 0},
                                   std::string("cannot be opened: ") + std::strerror(errno));
            }
            annotate_conllu(file, path, streams, engine);
        } catch (const graph::Error& error) {
            streams.err << "newsgraph: " << error.what() << '\n';
            status = 1;
        }
    }
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
    return from == "text" ? annotate_text(arguments, streams, engine)
                          : annotate_conllu_files(arguments, streams, engine);
}

} // namespace

extern const Command kAnnotateCommand; // declared again in commands.cpp
const Command kAnnotateCommand{"annotate", "INPUT...",
                               "print what the language engine reads, as CoNLL-U", kOptions,
                               run_annotate};

} // namespace newsgraph::cli
