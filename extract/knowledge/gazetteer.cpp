// SPDX-License-Identifier: Apache-2.0
// Look-up: a hash of the first word gives the longest key worth trying; tokens are then joined into a key
// one by one, and the last join that is a known surface wins. Most words begin no surface and cost one
// look-up of a few bytes. How the tables are read is in gazetteer_tables.cpp.
#include "extract/knowledge/gazetteer.hpp"

#include "extract/knowledge/surface.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {


bool is_shouted(std::string_view form) {
    const bool small = std::ranges::any_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
    const bool capital = std::ranges::any_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
    return capital && !small;
}

template <typename Table>
const typename Table::mapped_type* value_of(const Table& table, std::string_view key) {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &found->second;
}

bool is_single_letter(std::string_view form) { return form.size() == 1 && form != "."; }

} // namespace

std::optional<GazetteerMatch> Gazetteer::match(std::span<const Token> tokens, std::size_t first) const {
    const auto found = longest(tokens, first, exact_);
    if (!is_shouted(tokens[first].form)) return found;
    // A shouted match covers shouted words only: "IRAN says" is one, "NEW york" is none.
    const auto end = std::ranges::find_if_not(tokens.subspan(first), [](const Token& token) {
        return is_shouted(token.form) || token.form == "." || token.form == "-" || token.form == "'";
    });
    const auto shouted = tokens.first(static_cast<std::size_t>(end - tokens.begin()));
    const auto louder = longest(shouted, first, capitals_);
    // "LA PAZ" is not Los Angeles.
    return louder && (!found || louder->tokens > found->tokens) ? louder : found;
}

std::optional<GazetteerMatch> Gazetteer::longest(std::span<const Token> tokens, std::size_t first,
                                                 const SurfaceIndex& index) const {
    std::string key;
    append_surface_key(key, tokens[first].form);
    if (key.empty()) return std::nullopt;
    const std::size_t* limit = value_of(index.first_words, std::string_view(key).substr(0, key.find(' ')));
    if (limit == nullptr) return std::nullopt;

    std::optional<GazetteerMatch> best;
    for (std::size_t i = first; i < tokens.size(); ++i) {
        if (i > first) {
            if (tokens[i - 1].space_after && key.back() != ' ') key += ' ';
            append_surface_key(key, tokens[i].form);
        }
        if (key.size() > *limit) break;
        // A surface ends in a word, or in the full stop of an abbreviation cut to pieces ("U" "." "S" ".").
        const std::string_view form = tokens[i].form;
        const bool closes_abbreviation = form == "." && i >= first + 3 && tokens[i - 2].form == "." &&
                                         is_single_letter(tokens[i - 1].form);
        if (i > first && (form == "-" || (form == "." && !closes_abbreviation))) continue;
        if (const Hit* hit = value_of(index.surfaces, key)) {
            best = GazetteerMatch{&entries_[hit->entry], hit->use, static_cast<std::uint32_t>(i - first + 1)};
        }
    }
    return best;
}

const GazetteerEntry* Gazetteer::find(std::string_view surface) const {
    const Hit* hit = value_of(exact_.surfaces, surface_key(surface));
    return hit == nullptr ? nullptr : &entries_[hit->entry];
}

const GazetteerEntry* Gazetteer::country(std::string_view code) const {
    const std::uint32_t* entry = value_of(countries_, code);
    return entry == nullptr ? nullptr : &entries_[*entry];
}

const GazetteerEntry* Gazetteer::government_of(std::string_view code) const {
    const std::uint32_t* entry = value_of(governments_, code);
    return entry == nullptr ? nullptr : &entries_[*entry];
}

bool Gazetteer::is_given_name(std::string_view name) const { return value_of(given_names_, name) != nullptr; }

Gender Gazetteer::gender_of_given_name(std::string_view name) const {
    const Gender* gender = value_of(given_names_, name);
    return gender == nullptr ? Gender::Unknown : *gender;
}

const PersonNoun* Gazetteer::person_noun(std::string_view lemma) const {
    return value_of(person_nouns_, lemma);
}

const Honorific* Gazetteer::honorific(std::string_view form) const {
    if (form.ends_with('.')) form.remove_suffix(1);
    return value_of(honorifics_, form);
}


} // namespace newsgraph::extract
