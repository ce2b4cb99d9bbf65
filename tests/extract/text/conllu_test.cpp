// SPDX-License-Identifier: Apache-2.0
#include "extract/language/conllu_reader.hpp"
#include "extract/language/conllu_writer.hpp"
#include "extract/language/sentences.hpp"
#include "graph/error.hpp"
#include "tests/extract/text/make_document.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

using namespace newsgraph::extract;
using newsgraph::graph::Error;

namespace {

const std::string kFile = "# newdoc id = talks\n"
                          "# sent_id = talks-1\n"
                          "# text = Kyiv can't wait.\n"
                          "1\tKyiv\tKyiv\tPROPN\tNNP\t_\t4\tnsubj\t_\tNER=B-LOC\n"
                          "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                          "2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\tNER=O\n"
                          "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\tNER=O\n"
                          "4\twait\twait\tVERB\tVB\t_\t0\troot\t_\tNER=O|SpaceAfter=No\n"
                          "4.1\tgone\t_\tVERB\t_\t_\t_\t_\t_\t_\n"
                          "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tNER=O\n"
                          "\n"
                          "# newpar\n"
                          "1-2\tzum\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                          "1\tzu\tzu\tADP\t_\t_\t0\troot\t_\t_\n"
                          "2\tdem\tder\tDET\t_\t_\t1\tdet\t_\t_\n"
                          "\n"
                          "# newdoc\n"
                          "1\tEnd\tend\tNOUN\tNN\t_\t_\t_\t_\t_\n";

std::string error_of(const std::string& rows) {
    std::istringstream in(rows);
    ConlluReader reader(in, "a.conllu");
    try {
        while (reader.next()) {
        }
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("ConlluReader: documents, words and names", "[extract][conllu]") {
    std::istringstream in(kFile);
    ConlluReader reader(in, "a.conllu");
    const auto first = reader.next();
    REQUIRE(first);
    CHECK(first->document.meta().key == "talks");
    CHECK(first->document.text() == "Kyiv can't wait.\n\nzum");
    REQUIRE(first->sentences.size() == 2);
    const Sentence& sentence = first->sentences[0];
    REQUIRE(sentence.tokens.size() == 5);
    CHECK(first->document.text(sentence.tokens[2].span) == "n't");
    CHECK(sentence.tokens[2].joined);
    CHECK(sentence.tokens[2].lemma == "not");
    CHECK(sentence.tokens[3].head == kRootHead);
    CHECK(sentence.tokens[0].head == 3);
    CHECK(sentence.tokens[0].relation == Relation::Nsubj);
    REQUIRE(sentence.names.size() == 1);
    CHECK(sentence.names[0] == Name{0, 1, NameKind::Location, 1.0});
    CHECK(first->sentences[1].paragraph == 1);
    CHECK(first->document.text(first->sentences[1].tokens[1].span) == "zum");
    CHECK(first->sentences[1].tokens[1].form == "dem");
    const auto second = reader.next();
    REQUIRE(second);
    CHECK(second->document.meta().key == "a.conllu:2");
    CHECK(second->document.text() == "End");
    CHECK_FALSE(reader.next());
}

TEST_CASE("write_conllu: what is read is written again", "[extract][conllu]") {
    std::istringstream in(kFile);
    ConlluReader reader(in, "a.conllu");
    const auto read = reader.next();
    std::ostringstream out;
    write_conllu(out, read->document, read->sentences, {}, read->comments);
    const std::string expected = "# newdoc id = talks\n"
                                 "# sent_id = talks-1\n"
                                 "# text = Kyiv can't wait.\n"
                                 "1\tKyiv\tKyiv\tPROPN\tNNP\t_\t4\tnsubj\t_\tNER=B-LOC\n"
                                 "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                 "2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\tNER=O\n"
                                 "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\tNER=O\n"
                                 "4\twait\twait\tVERB\tVB\t_\t0\troot\t_\tNER=O|SpaceAfter=No\n"
                                 "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tNER=O\n"
                                 "\n"
                                 "# newpar\n"
                                 "# sent_id = talks-2\n"
                                 "# text = zum\n"
                                 "1-2\tzum\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                                 "1\tzu\tzu\tADP\t_\t_\t0\troot\t_\tNER=O\n"
                                 "2\tdem\tder\tDET\t_\t_\t1\tdet\t_\tNER=O\n"
                                 "\n";
    CHECK(out.str() == expected);
}

TEST_CASE("write_conllu: clusters as CorefUD does, and a tree where there is none",
          "[extract][conllu]") {
    const Document document = make_document("Kyiv's chief envoy left");
    const auto sentences = split_sentences(document);
    const std::vector<EntityMark> marks{{0, 0, 1, 0, "e2", "place"}, {0, 0, 4, 3, "e1", "person"}};
    std::ostringstream out;
    write_conllu(out, document, sentences, marks);
    CHECK(out.str() == "# newdoc id = test\n"
                       "# global.Entity = eid-etype-head\n"
                       "# newpar\n"
                       "# sent_id = test-1\n"
                       "# text = Kyiv's chief envoy left\n"
                       "1-2\tKyiv's\t_\t_\t_\t_\t_\t_\t_\t_\n"
                       "1\tKyiv\t_\tX\t_\t_\t0\troot\t_\tEntity=(e1-person-4(e2-place-1)|NER=O\n"
                       "2\t's\t_\tX\t_\t_\t1\tdep\t_\tNER=O\n"
                       "3\tchief\t_\tX\t_\t_\t1\tdep\t_\tNER=O\n"
                       "4\tenvoy\t_\tX\t_\t_\t1\tdep\t_\tEntity=e1)|NER=O\n"
                       "5\tleft\t_\tX\t_\t_\t1\tdep\t_\tNER=O\n"
                       "\n");
}

TEST_CASE("ConlluReader: what is no CoNLL-U is refused with its line", "[extract][conllu]") {
    const std::string good = "1\tA\ta\tNOUN\tNN\t_\t0\troot\t_\t_\n";
    CHECK(error_of(good).empty());
    CHECK(error_of("").empty());
    CHECK(error_of("\n\n# comment only\n\n").empty());
    CHECK(error_of("words without tabs\n").find("a.conllu:1: ") == 0);
    CHECK(
        error_of(good + "3\tB\n").find("a.conllu:2: the id '3' is out of order; 2 was expected") ==
        0);
    CHECK(error_of(good + "2\tB\tb\tX\tX\t_\t7\tdep\t_\t_\n\n").find("out of range") !=
          std::string::npos);
    CHECK(error_of("1\tA\t_\tX\tX\t_\t2\tdep\t_\t_\n2\tB\t_\tX\tX\t_\t1\tdep\t_\t_\n")
              .find("circle") != std::string::npos);
    CHECK(error_of("1\tA\t_\tX\tX\t_\tx\tdep\t_\t_\n").find("no number") != std::string::npos);
    CHECK(error_of("1-3\tAB\n1\tA\n2\tB\n\n").find("inside a multiword token") !=
          std::string::npos);
    CHECK(error_of("1\t\xC3(\n").find("not UTF-8 at byte offset 2") != std::string::npos);
    CHECK(error_of("99999999999\tA\n").find("out of order") != std::string::npos);
}

TEST_CASE("align_sentences: another tool's words on our text", "[extract][conllu]") {
    const std::string rows = "1\tKyiv\n2-3\tcan't\n2\tcan\n3\tnot\n4\twait\tw\tVERB\tVB\t_\t_\t_\t_"
                             "\tSpaceAfter=No\n5\t.\n\n1\tEnd\n";
    std::istringstream in(rows);
    const auto annotated = ConlluReader(in, "a.conllu").next();
    REQUIRE(annotated);
    const Document document =
        make_document("Talks in Riga\n\nKyiv  can't\nwait.\n\nAdvertisement\n\nEnd");
    const auto sentences = align_sentences(document, *annotated);
    REQUIRE(sentences.size() == 2);
    CHECK(document.text(sentences[0].span) == "Kyiv  can't\nwait.");
    CHECK(document.text(sentences[0].tokens[2].span) == "can't");
    CHECK(document.text(sentences[0].tokens[3].span) == "wait");
    CHECK(sentences[0].paragraph == 1);
    CHECK(document.text(sentences[1].span) == "End");
    CHECK(sentences[1].paragraph == 3);
    CHECK_THROWS_AS(align_sentences(make_document("Another text."), *annotated), Error);
    CHECK_THROWS_AS(align_sentences(make_document("  "), *annotated), Error);
}
