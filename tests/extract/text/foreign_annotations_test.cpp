// SPDX-License-Identifier: Apache-2.0
#include "extract/language/foreign_annotations.hpp"
#include "graph/error.hpp"
#include "tests/extract/text/make_document.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

using namespace newsgraph::extract;
using newsgraph::graph::Error;

namespace {

/// Two documents; the second has words only.
const std::string kFile = "# newdoc id = news/test.txt\n"
                          "1\tKyiv\tKyiv\tPROPN\tNNP\t_\t2\tnsubj\t_\tner=S-GPE\n"
                          "2\twaits\tlinger\tVERB\tVBZ\t_\t0\troot\t_\t_\n"
                          "\n"
                          "# newdoc id = bare\n"
                          "1\tTalks\n"
                          "2\tended\n";

Document document_of(const std::string& key, const std::string& text) {
    DocumentMeta meta;
    meta.key = key;
    return {meta, text, Span{0, static_cast<std::uint32_t>(text.size())}};
}

} // namespace

TEST_CASE("ForeignAnnotations: another tool's reading stands, ours fills what it lacks",
          "[extract][annotations]") {
    std::istringstream in(kFile);
    const ForeignAnnotations annotations(in, "a.conllu");
    const LanguageEngine& engine = LanguageEngine::bundled();
    const auto first = annotations.read(document_of("news/test.txt", "Kyiv  waits"), engine);
    REQUIRE(first.size() == 1);
    CHECK(first[0].tokens[1].lemma == "linger");
    CHECK(first[0].tokens[1].span == Span{6, 11});
    CHECK(first[0].tokens[0].head == 1);
    REQUIRE(first[0].names.size() == 1);
    CHECK(first[0].names[0].kind == NameKind::Location);
    const auto second = annotations.read(document_of("some/where/bare.txt", "Talks ended"), engine);
    REQUIRE(second.size() == 1);
    CHECK(second[0].tokens[1].upos == Upos::Verb);
    CHECK(second[0].tokens[1].lemma == "end");
    CHECK(second[0].tokens[1].head == kRootHead);
}

TEST_CASE("ForeignAnnotations: an article without annotations is told", "[extract][annotations]") {
    std::istringstream in(kFile);
    const ForeignAnnotations annotations(in, "a.conllu");
    const LanguageEngine& engine = LanguageEngine::bundled();
    CHECK_THROWS_AS(annotations.read(document_of("other", "Kyiv waits"), engine), Error);
    CHECK_THROWS_AS(annotations.read(document_of("bare", "Another text"), engine), Error);
    std::istringstream twice("# newdoc id = a\n1\tA\n\n# newdoc id = a\n1\tB\n");
    CHECK_THROWS_AS(ForeignAnnotations(twice, "b.conllu"), Error);
    std::istringstream nameless("1\tTalks\n2\tended\n");
    const ForeignAnnotations one(nameless, "c.conllu");
    CHECK(one.read(document_of("anything", "Talks ended"), engine).size() == 1);
}
