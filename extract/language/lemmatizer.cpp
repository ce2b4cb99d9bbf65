// SPDX-License-Identifier: Apache-2.0
// The look-ups of extract/training/lemmas.py, in the same order; keep the two alike.
#include "extract/language/lemmatizer.hpp"

#include "extract/language/characters.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kLongestSuffix = 6;
/// Word, tag and lemma of slips in the treebanks that the model may have learnt.
constexpr auto kSlips = std::to_array<std::array<std::string_view, 3>>({{"freed", "VBN", "fre"}});

bool ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool ascii_letter(char c) {
    return ascii_upper(c) || (c >= 'a' && c <= 'z');
}

/// Curly marks as straight ones.
std::string straightened(std::string_view form) {
    if (std::all_of(form.begin(), form.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '`'; })) {
        return std::string(form);
    }
    std::string out;
    for (std::size_t at = 0; at < form.size();) {
        const auto [c, length] = graph::decode_utf8(form, at);
        if (c == 0x2018 || c == 0x2019 || c == '`') {
            out += '\'';
        } else if (c == 0x201C || c == 0x201D || c == 0x201E) {
            out += '"';
        } else {
            out += form.substr(at, length);
        }
        at += length;
    }
    return out;
}

std::string capitalised(std::string_view form) {
    return std::string(form.substr(0, 1)) + ascii_lower(form.substr(1));
}

/// Tags whose words are their own lemmas.
bool keeps_form(Xpos tag) {
    constexpr std::array kOwn{Xpos::Nnp,          Xpos::Add,    Xpos::Fw,        Xpos::Gw,
                              Xpos::Sym,          Xpos::Nfp,    Xpos::Ls,        Xpos::Comma,
                              Xpos::Period,       Xpos::Colon,  Xpos::OpenQuote, Xpos::CloseQuote,
                              Xpos::Hyph,         Xpos::Dollar, Xpos::Afx,       Xpos::LeftBracket,
                              Xpos::RightBracket, Xpos::None};
    return std::find(kOwn.begin(), kOwn.end(), tag) != kOwn.end();
}

std::string key_of(std::string_view form, std::string_view tag) {
    std::string key(form);
    key += '\t';
    key += tag;
    return key;
}

[[noreturn]] void malformed(const ModelFile& file, std::size_t line) {
    throw graph::Error({file.name(), 0, 0, 0},
                       "section lemmas is malformed in line " + std::to_string(line));
}

} // namespace

Lemmatizer::Lemmatizer(const ModelFile& file) : file_(file) {
    std::string_view rest = file_.text("lemmas");
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::size_t stop = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, stop);
        rest.remove_prefix(std::min(stop + 1, rest.size()));
        std::array<std::string_view, 5> fields;
        std::size_t count = 0;
        for (std::string_view part = line; count < fields.size();) {
            const std::size_t tab = part.find('\t');
            fields[count++] = part.substr(0, tab);
            if (tab == std::string_view::npos) {
                break;
            }
            part.remove_prefix(tab + 1);
        }
        if (fields[0] == "=" && count == 4) {
            const std::array entry{fields[1], fields[2], fields[3]};
            if (std::find(kSlips.begin(), kSlips.end(), entry) != kSlips.end()) continue;
            words_.emplace(key_of(fields[1], fields[2]), fields[3]);
        } else if (fields[0] == "-" && count == 5) {
            Edit edit{0, fields[4]};
            const auto [end, error] =
                std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), edit.cut);
            if (error != std::errc() || end != fields[3].data() + fields[3].size()) {
                malformed(file_, number);
            }
            rules_.emplace(key_of(fields[1], fields[2]), edit);
        } else {
            malformed(file_, number);
        }
    }
}

void Lemmatizer::lemmatize(std::span<Sentence> sentences) const {
    for (Sentence& sentence : sentences) {
        const Case written = case_of(sentence);
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            sentence.tokens[i].lemma = lemma_of(sentence.tokens[i], i == 0, written);
        }
    }
}

Lemmatizer::Case Lemmatizer::case_of(const Sentence& sentence) {
    std::size_t words = 0;
    std::size_t capitals = 0;
    std::size_t letters = 0;
    std::size_t upper = 0;
    for (const Token& token : sentence.tokens) {
        if (token.form.size() >= 4 && ascii_letter(token.form.front())) {
            ++words;
            capitals += ascii_upper(token.form.front()) ? 1U : 0U;
        }
        for (const char c : token.form) {
            letters += ascii_letter(c) ? 1U : 0U;
            upper += ascii_upper(c) ? 1U : 0U;
        }
    }
    return {words > 1 && 10 * capitals >= 7 * words, letters > 12 && 10 * upper >= 8 * letters};
}

Lemmatizer::Edit Lemmatizer::rule_for(std::string_view key) const {
    const std::size_t word = key.rfind('\t');
    for (std::size_t at = word - std::min(kLongestSuffix, word); at <= word; ++at) {
        if (const auto found = rules_.find(key.substr(at)); found != rules_.end()) return found->second;
    }
    return {};
}

std::string Lemmatizer::lemma_of(const Token& token, bool first, Case written) const {
    const std::string straight = straightened(token.form);
    const std::string lower = ascii_lower(straight);
    const std::string key = key_of(lower, to_string(token.xpos));
    if (const auto found = words_.find(key); found != words_.end()) {
        return std::string(found->second);
    }
    const auto edited = [](const std::string& base, const Edit& edit) {
        const std::size_t kept = base.size() - std::min(edit.cut, base.size());
        // A rule that would cut through a letter of several bytes is not meant for this word ("résumé" as a plural).
        const bool halves = kept < base.size() && (static_cast<unsigned char>(base[kept]) & 0xC0U) == 0x80U;
        return halves || (kept == 0 && edit.added.empty()) ? base : base.substr(0, kept) + std::string(edit.added);
    };
    if (token.xpos == Xpos::Cd) {
        return lower;
    }
    if (keeps_form(token.xpos)) {
        const bool name = token.xpos == Xpos::Nnp && written.shouted && token.form.size() > 3;
        return name ? capitalised(token.form) : straight;
    }
    if (token.xpos == Xpos::Nnps) {
        const bool shouted = std::none_of(token.form.begin(), token.form.end(),
                                          [](char c) { return c >= 'a' && c <= 'z'; });
        return edited(shouted ? capitalised(token.form) : token.form, rule_for(key_of(lower, "NNS")));
    }
    std::string lemma = edited(lower, rule_for(key));
    const bool adjective = token.xpos == Xpos::Jj && !first && !written.title &&
                           ascii_upper(straight.front()) && lower.size() > 1 &&
                           straight.substr(1) == lower.substr(1);
    if (adjective) {
        lemma.front() = straight.front();
    }
    return lemma;
}

} // namespace newsgraph::extract
