// SPDX-License-Identifier: Apache-2.0
// What reading English yields: sentences of tokens with part of speech, lemma, a dependency tree and
// names. Plain values; each stage of extract/language/ fills some fields, in this order:
// split_sentences and tokenize (spans), then tag, parse and find names (one network), then lemmatize.
//
// The conventions are those of Universal Dependencies 2 for English (EWT, GUM): clitics ("'s", "n't")
// and the parts of a hyphenated word are tokens of their own.
#pragma once

#include "extract/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

/// Universal part of speech, in UD's alphabetical order.
enum class Upos : std::uint8_t {
    Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X
};

/// Penn Treebank tag as EWT and GUM use it. The names follow the tags; punctuation is spelled out.
enum class Xpos : std::uint8_t {
    None, Add, Afx, Cc, Cd, Dt, Ex, Fw, Gw, Hyph, In, Jj, Jjr, Jjs, Ls, Md, Nfp, Nn, Nnp, Nnps, Nns, Pdt,
    Pos, Prp, PrpPoss, Rb, Rbr, Rbs, Rp, Sym, To, Uh, Vb, Vbd, Vbg, Vbn, Vbp, Vbz, Wdt, Wp, WpPoss, Wrb,
    Dollar, OpenQuote, CloseQuote, LeftBracket, RightBracket, Comma, Period, Colon
};

/// UD relation with the subtypes of English.
enum class Relation : std::uint8_t {
    Root, Acl, AclRelcl, Advcl, AdvclRelcl, Advmod, Amod, Appos, Aux, AuxPass, Case, Cc, CcPreconj, Ccomp,
    Compound, CompoundPrt, Conj, Cop, Csubj, CsubjOuter, CsubjPass, Dep, Det, DetPredet, Discourse,
    Dislocated, Expl, Fixed, Flat, Goeswith, Iobj, List, Mark, Nmod, NmodDesc, NmodPoss, NmodUnmarked,
    Nsubj, NsubjOuter, NsubjPass, Nummod, Obj, Obl, OblAgent, OblUnmarked, Orphan, Parataxis, Punct,
    Reparandum, Vocative, Xcomp
};

[[nodiscard]] std::string_view to_string(Upos tag) noexcept;   ///< "PROPN"
[[nodiscard]] std::string_view to_string(Xpos tag) noexcept;   ///< "PRP$", "-LRB-"; "_" for None
[[nodiscard]] std::string_view to_string(Relation rel) noexcept; ///< "nsubj:pass"
[[nodiscard]] std::optional<Upos> parse_upos(std::string_view name) noexcept;
[[nodiscard]] std::optional<Xpos> parse_xpos(std::string_view name) noexcept;
/// An unknown subtype gives its universal relation ("obl:tmod" is obl).
[[nodiscard]] std::optional<Relation> parse_relation(std::string_view name) noexcept;

inline constexpr std::int32_t kRootHead = -1;

struct Token {
    Span span;        ///< bytes in the document
    std::string form; ///< the surface; differs from the text only for words of a CoNLL-U file
    std::string lemma;
    Upos upos = Upos::X;
    Xpos xpos = Xpos::None;
    Relation relation = Relation::Root;
    std::int32_t head = kRootHead; ///< index of the head in the sentence, or kRootHead
    bool space_after = true;
    bool joined = false; ///< written in one token with the word before: "n't" in "don't", "not" in "cannot"
};

enum class NameKind : std::uint8_t { Person, Organization, Location };
[[nodiscard]] std::string_view to_string(NameKind kind) noexcept; ///< "PER" "ORG" "LOC"

/// A named entity: tokens [first, last) of one sentence.
struct Name {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    NameKind kind = NameKind::Person;
    double probability = 1.0; ///< of the kind, given the model

    friend bool operator==(const Name&, const Name&) = default;
};

/// What part of an article a sentence belongs to.
enum class BlockKind : std::uint8_t { Body, Headline, Caption, Boilerplate };

struct Sentence {
    Span span;
    std::uint32_t paragraph = 0; ///< counted from 0 over the document
    BlockKind block = BlockKind::Body;
    std::vector<Token> tokens;
    std::vector<Name> names; ///< ordered, disjoint
};

} // namespace newsgraph::extract
