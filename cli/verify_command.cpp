// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/printable.hpp"
#include "graph/store.hpp"
#include "graph/verify.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <istream>
#include <optional>
#include <ostream>
#include <sstream>

namespace newsgraph::cli {
namespace {

constexpr auto kOptions = std::to_array<Option>({{"--graph", "FILE", "the store (default news.ngraph)"}});

struct Files {
    std::int64_t reread = 0;
    std::int64_t gone = 0;
    std::int64_t changed = 0;
};

/// The bytes of a plain text article's file, whose text is the file as it stands. Other kinds are transformed on reading;
/// their stored text is the reference.
std::optional<std::string> plain_text_of(const std::string& path) {
    std::error_code error;
    if (!path.ends_with(".txt") || !std::filesystem::is_regular_file(path, error)) return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) return std::nullopt;
    return std::move(bytes).str();
}

void check_file(const graph::DocumentFacts& facts, Files& files, std::ostream& err) {
    const auto& document = facts.document;
    const auto bytes = plain_text_of(document.path);
    if (!bytes) {
        files.gone += document.path.ends_with(".txt") ? 1 : 0;
        return;
    }
    // A file in another encoding was converted, which is a remark of its record.
    for (const auto& diagnostic : facts.diagnostics) {
        if (diagnostic.code == "encoding-converted") return;
    }
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::string_view text = *bytes;
    if (text.starts_with(kByteOrderMark) && !document.text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    ++files.reread;
    if (text == document.text) return;
    ++files.changed;
    err << document.path << ": the file has changed since it was read\n";
}

int run_verify(const Arguments& arguments, Streams streams) {
    if (!arguments.positional().empty()) throw UsageError("verify takes no inputs; name the store with --graph");
    const auto store = graph::Store::open(arguments.value_or("--graph", "news.ngraph"));
    graph::Verification all;
    Files files;
    std::int64_t documents = 0;
    std::int64_t without_text = 0;
    store.read_documents([&](graph::DocumentFacts&& facts) {
        ++documents;
        if (facts.document.text.empty() && facts.document.chars != 0) {
            // Facts written without their text: the file itself must give it.
            auto bytes = plain_text_of(facts.document.path);
            if (!bytes) {
                ++without_text;
                streams.err << facts.document.key << ": no text to prove it by\n";
                return;
            }
            facts.document.text = std::move(*bytes);
        }
        auto result = graph::verify_facts(facts);
        for (auto& mismatch : result.mismatches) mismatch = facts.document.key + ": " + mismatch;
        all.add(result);
        check_file(facts, files, streams.err);
    });
    const auto facts_spans = all.spans;
    all.add(graph::verify_graph(graph::load_corpus(store).graph));
    for (const auto& mismatch : all.mismatches) streams.err << printable(mismatch) << '\n';
    streams.out << "documents        " << documents << "\nspans of facts   " << facts_spans << "\nspans of graph   "
                << all.spans - facts_spans << "\ntexts compared   " << all.texts << "\nfiles re-read    " << files.reread;
    if (files.gone > 0) streams.out << " (" << files.gone << " no longer there)";
    if (files.changed > 0) streams.out << " (" << files.changed << " changed since)";
    streams.out << "\nmismatches       " << all.mismatches.size() << '\n';
    const bool proven = all.mismatches.empty() && files.changed == 0 && without_text == 0;
    streams.out << (proven ? "every span is proven\n" : "not every span is proven\n");
    return proven ? 0 : 1;
}

} // namespace

extern const Command kVerifyCommand;
const Command kVerifyCommand{"verify", "", "prove every span of every fact against the texts", kOptions, run_verify};

} // namespace newsgraph::cli
