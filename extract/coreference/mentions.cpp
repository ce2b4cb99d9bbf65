// SPDX-License-Identifier: Apache-2.0
#include "extract/coreference/mention.hpp"

#include "extract/coreference/description.hpp"
#include "extract/coreference/nouns.hpp"
#include "extract/coreference/phrases.hpp"

#include <algorithm>
#include <tuple>

namespace newsgraph::extract::coreference {

WordId word_id(std::string_view word) noexcept {
    std::uint32_t id = 2166136261U; // FNV-1a
    for (const char c : word) id = (id ^ static_cast<unsigned char>(c)) * 16777619U;
    return id == 0 ? 1 : id;
}

std::vector<Mention> find_mentions(const Reading& reading) {
    std::vector<Mention> mentions;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const PhraseFinder phrases(reading, s);
        const auto first = mentions.size();
        const auto count = static_cast<std::uint32_t>(reading.sentences[s].tokens.size());
        const auto add = [&](TokenRange tokens, std::uint32_t head, Form form, Cut cut) {
            Mention& m = mentions.emplace_back();
            m.sentence = s;
            m.tokens = tokens;
            m.head = head;
            m.form = form;
            m.cut = cut;
            if (form == Form::Coordination) m.number = Number::Plural;
        };
        for (std::uint32_t i = 0; i < count; ++i) {
            if (const auto verb = phrases.clause(i)) add({*verb, *verb + 1}, *verb, Form::Clause, Cut::Verb);
            if (!phrases.is_head(i)) continue;
            const TokenRange phrase = phrases.phrase(i);
            add(phrase, i, Form::Nominal, phrases.is_inside_name(i) ? Cut::Inside : Cut::Whole);
            if (const auto shorter = phrases.phrase(i, Cut::Bracket); shorter != phrase) add(shorter, i, Form::Nominal, Cut::Bracket);
            if (const auto whole = phrases.coordination(i, phrase); !whole.empty()) add(whole, i, Form::Coordination, Cut::Whole);
        }
        for (const Name& name : reading.sentences[s].names) {
            const auto head = reading.trees[s].head_of({name.first, name.last});
            add(phrases.name(name, head), head, Form::Nominal, Cut::Name);
        }
        const auto order = [](const Mention& a, const Mention& b) {
            return std::tie(a.tokens.first, b.tokens.last, a.cut, a.form) <
                   std::tie(b.tokens.first, a.tokens.last, b.cut, b.form);
        };
        const auto begin = mentions.begin() + static_cast<std::ptrdiff_t>(first);
        std::sort(begin, mentions.end(), order);
        mentions.erase(std::unique(begin, mentions.end(),
                                   [](const Mention& a, const Mention& b) { return a.tokens == b.tokens; }),
                       mentions.end());
        if (mentions.size() == first) continue;
        const Describer describer(reading, s, Gazetteer::bundled(), NounClasses::bundled());
        for (auto m = first; m < mentions.size(); ++m) describer.describe(mentions[m]);
    }
    return mentions;
}

} // namespace newsgraph::extract::coreference
