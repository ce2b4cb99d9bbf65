// SPDX-License-Identifier: Apache-2.0
#include "extract/language/lemmatizer.hpp"
#include "graph/error.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace newsgraph::extract;

namespace {

std::string lemmas(const std::vector<std::pair<std::string, Xpos>>& words) {
    static const Lemmatizer kLemmatizer(ModelFile::embedded());
    std::vector<Sentence> sentences(1);
    for (const auto& [form, tag] : words) {
        Token token;
        token.form = form;
        token.xpos = tag;
        sentences[0].tokens.push_back(token);
    }
    kLemmatizer.lemmatize(sentences);
    std::string out;
    for (const Token& token : sentences[0].tokens) {
        out += (out.empty() ? "" : " ") + token.lemma;
    }
    return out;
}

} // namespace

TEST_CASE("lemmatize: words by their tags", "[extract][lemmas]") {
    using enum Xpos;
    CHECK(lemmas({{"The", Dt}, {"talks", Nns}, {"were", Vbd}, {"held", Vbn}}) ==
          "the talk be hold");
    CHECK(lemmas({{"He", Prp}, {"did", Vbd}, {"n’t", Rb}, {"say", Vb}}) == "he do not say");
    CHECK(lemmas({{"Ministers", Nns}, {"met", Vbd}, {"envoys", Nns}, {"attacking", Vbg}}) ==
          "minister meet envoy attack");
    CHECK(lemmas({{"men", Nns}, {"better", Jjr}, {"underwent", Vbd}}) == "man good undergo");
    CHECK(lemmas({{"I", Prp}, {"’s", Pos}}) == "I 's");
}

TEST_CASE("lemmatize: names keep their form", "[extract][lemmas]") {
    using enum Xpos;
    CHECK(lemmas({{"Mr.", Nnp},
                  {"Kellogg", Nnp},
                  {"met", Vbd},
                  {"Americans", Nnps},
                  {"in", In},
                  {"Sept.", Nnp}}) == "Mr. Kellogg meet American in September");
    CHECK(lemmas({{"a", Dt}, {"Russian", Jj}, {"envoy", Nn}}) == "a Russian envoy");
    CHECK(lemmas({{"PUTIN", Nnp}, {"MEETS", Vbz}, {"ENVOYS", Nns}, {"AGAIN", Rb}}) ==
          "Putin meet envoy again");
    CHECK(lemmas({{"NATO", Nnp}, {"met", Vbd}}) == "NATO meet");
}

TEST_CASE("lemmatize: odd words", "[extract][lemmas]") {
    using enum Xpos;
    CHECK(lemmas({{"résumé", Nns}}) == "résumé");
    CHECK(lemmas({{"s", Nns}, {"", Nn}, {"é", Vbd}, {"…", Colon}, {"x", None}}).size() > 4);
}
