// SPDX-License-Identifier: Apache-2.0
#include "extract/knowledge/cue_lexicon.hpp"

#include "extract/knowledge/tsv.hpp"

#include <algorithm>
#include <set>

namespace newsgraph::embedded {
std::string_view cues() noexcept; // extract/data/cues.tsv, by newsgraph_embed()
}

namespace newsgraph::extract {

CueLexicon::CueLexicon(std::string_view tsv) {
    for_each_row(tsv, "cues.tsv", 4, [this](const auto& cells, const graph::Place& place) {
        Cue cue;
        cue.lemma = cells[0];
        cue.cue_class = cells[1];
        bool is_noun = false;
        const auto colon = std::min(cells[2].find(':'), cells[2].size());
        for (auto at = colon; at < cells[2].size();) {
            const auto end = std::min(cells[2].find('|', at + 1), cells[2].size());
            cue.topics.emplace_back(cells[2].substr(at + 1, end - at - 1));
            at = end;
        }
        for (const char frame : cells[2].substr(0, colon)) {
            switch (frame) {
            case 'c': cue.clause = true; break;
            case 'q': cue.quotation = true; break;
            case 'i': cue.infinitive = true; break;
            case 'a': cue.addressee = true; break;
            case 's': cue.as_phrase = true; break;
            case 'm': cue.mental = true; break;
            case 'o': cue.object = true; break;
            case 'p': cue.particle = true; break;
            case 'v': cue.passive = true; break;
            case 'n': is_noun = true; break;
            default:
                throw graph::Error(place, std::string("unknown frame '") + frame +
                                              "'; use c, q, i, a, s, n, m, o, p or v");
            }
        }
        if (cells[3] != "-") {
            const auto act = graph::from_string<graph::EventType>(cells[3]);
            if (!act) throw graph::Error(place, "unknown event type '" + std::string(cells[3]) + "'");
            cue.act = *act;
        }
        auto& table = is_noun ? nouns_ : verbs_;
        table.insert_or_assign(cue.lemma, cue);
    });
}

const CueLexicon& CueLexicon::bundled() {
    static const CueLexicon kLexicon(embedded::cues());
    return kLexicon;
}

std::vector<std::string> CueLexicon::classes() const {
    std::set<std::string> names;
    for (const auto* table : {&verbs_, &nouns_}) {
        for (const auto& [lemma, cue] : *table) names.insert(cue.cue_class);
    }
    return {names.begin(), names.end()};
}

const Cue* CueLexicon::verb(std::string_view lemma) const {
    const auto at = verbs_.find(std::string(lemma));
    return at == verbs_.end() ? nullptr : &at->second;
}

const Cue* CueLexicon::noun(std::string_view lemma) const {
    const auto at = nouns_.find(std::string(lemma));
    return at == nouns_.end() ? nullptr : &at->second;
}

} // namespace newsgraph::extract
