// SPDX-License-Identifier: Apache-2.0
#include "extract/language/annotation.hpp"

#include <array>
#include <cstddef>

namespace newsgraph::extract {
namespace {

// Spellings in the order of the enumerators.
constexpr auto kUpos = std::to_array<std::string_view>(
    {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
     "SCONJ", "SYM", "VERB", "X"});
constexpr auto kXpos = std::to_array<std::string_view>(
    {"_",   "ADD", "AFX", "CC",  "CD",  "DT",  "EX",  "FW",    "GW",    "HYPH", "IN", "JJ", "JJR",
     "JJS", "LS",  "MD",  "NFP", "NN",  "NNP", "NNPS", "NNS",  "PDT",   "POS",  "PRP", "PRP$", "RB",
     "RBR", "RBS", "RP",  "SYM", "TO",  "UH",  "VB",  "VBD",   "VBG",   "VBN",  "VBP", "VBZ", "WDT",
     "WP",  "WP$", "WRB", "$",   "``",  "''",  "-LRB-", "-RRB-", ",",   ".",    ":"});
constexpr auto kRelations = std::to_array<std::string_view>(
    {"root",         "acl",        "acl:relcl",  "advcl",     "advcl:relcl", "advmod",     "amod",
     "appos",        "aux",        "aux:pass",   "case",      "cc",          "cc:preconj", "ccomp",
     "compound",     "compound:prt", "conj",     "cop",       "csubj",       "csubj:outer", "csubj:pass",
     "dep",          "det",        "det:predet", "discourse", "dislocated",  "expl",       "fixed",
     "flat",         "goeswith",   "iobj",       "list",      "mark",        "nmod",       "nmod:desc",
     "nmod:poss",    "nmod:unmarked", "nsubj",   "nsubj:outer", "nsubj:pass", "nummod",    "obj",
     "obl",          "obl:agent",  "obl:unmarked", "orphan",  "parataxis",   "punct",      "reparandum",
     "vocative",     "xcomp"});
constexpr auto kNameKinds = std::to_array<std::string_view>({"PER", "ORG", "LOC"});

static_assert(kUpos.size() == static_cast<std::size_t>(Upos::X) + 1);
static_assert(kXpos.size() == static_cast<std::size_t>(Xpos::Colon) + 1);
static_assert(kRelations.size() == static_cast<std::size_t>(Relation::Xcomp) + 1);

template <typename Enum, std::size_t N>
std::optional<Enum> find_in(const std::array<std::string_view, N>& table,
                            std::string_view name) noexcept {
    for (std::size_t i = 0; i < N; ++i) {
        if (table[i] == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

std::string_view to_string(Upos tag) noexcept { return kUpos[static_cast<std::size_t>(tag)]; }
std::string_view to_string(Xpos tag) noexcept { return kXpos[static_cast<std::size_t>(tag)]; }
std::string_view to_string(Relation rel) noexcept {
    return kRelations[static_cast<std::size_t>(rel)];
}
std::string_view to_string(NameKind kind) noexcept {
    return kNameKinds[static_cast<std::size_t>(kind)];
}

std::optional<Upos> parse_upos(std::string_view name) noexcept { return find_in<Upos>(kUpos, name); }
std::optional<Xpos> parse_xpos(std::string_view name) noexcept { return find_in<Xpos>(kXpos, name); }

std::optional<Relation> parse_relation(std::string_view name) noexcept {
    if (const auto exact = find_in<Relation>(kRelations, name)) return exact;
    return find_in<Relation>(kRelations, name.substr(0, name.find(':')));
}

} // namespace newsgraph::extract
