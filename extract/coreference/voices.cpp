// SPDX-License-Identifier: Apache-2.0
// Who utters what. Where sentences carry a speaker's label the voice is the label's; inside quotation marks it
// is that of the one whom the words around the quotation name as its speaker ("...", said Bos), and quotations
// of a paragraph share a voice unless another speaker is named.
#include "extract/coreference/mention.hpp"

#include "extract/knowledge/cue_lexicon.hpp"
#include "extract/language/characters.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace newsgraph::extract::coreference {
namespace {

constexpr std::uint32_t kReach = 24;     ///< words between a quotation and its verb of saying
constexpr std::size_t kMaxLabels = 64;   ///< whose letters are compared with names

class VoiceFinder {
public:
    VoiceFinder(const Reading& reading, std::span<const std::string> speakers, std::vector<Mention>& mentions)
        : reading_(reading), speakers_(speakers), mentions_(mentions) {
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            if (mentions_[m].form != Form::Coordination) at_.emplace(key(mentions_[m].at()), m);
        }
    }

    void run() {
        label_sentences();
        label_quotations();
        name_labels();
    }

private:
    static std::uint64_t key(TokenRef at) { return std::uint64_t{at.sentence} << 32U | at.token; }

    void label_sentences() {
        if (speakers_.empty()) return;
        std::vector<std::uint32_t> voice(reading_.sentences.size(), 0);
        std::vector<std::uint32_t> listener(reading_.sentences.size(), 0);
        std::uint32_t last = 0;
        std::uint32_t other = 0;
        std::size_t opening = 0;
        for (std::size_t s = 0; s < speakers_.size() && s < voice.size(); ++s) {
            if (speakers_[s].empty()) continue;
            voice[s] = word_id(speakers_[s]);
            if (voice[s] != last) other = last;
            last = voice[s];
            listener[s] = other;
            for (; opening < s && other != 0; ++opening) { // the first to speak addresses the second
                if (voice[opening] == other && listener[opening] == 0) listener[opening] = last;
            }
            const bool known = std::any_of(labels_.begin(), labels_.end(),
                                           [&](const Label& l) { return l.voice == voice[s]; });
            if (!known && labels_.size() < kMaxLabels) labels_.push_back({ascii_lower(speakers_[s]), voice[s]});
        }
        for (Mention& m : mentions_) {
            m.voice = voice[m.sentence];
            m.listener = listener[m.sentence];
        }
    }

    /// "Bos" names the voice labelled "NickBos".
    void name_labels() {
        for (Mention& m : mentions_) {
            if (labels_.empty()) return;
            if (m.form != Form::Name || m.names != 0) continue;
            const Token& token = reading_.token(m.at());
            if (token.form.size() < 3) continue;
            const std::string lower = ascii_lower(token.form);
            const auto named = std::find_if(labels_.begin(), labels_.end(),
                                            [&](const Label& l) { return l.text.find(lower) != std::string::npos; });
            if (named != labels_.end()) m.names = named->voice;
        }
    }

    void label_quotations() {
        std::vector<std::uint32_t> voice_of(reading_.quotations.size(), 0);
        std::uint32_t paragraph_voice = 0;
        std::uint32_t paragraph = 0;
        std::vector<std::pair<Span, std::uint32_t>> spans;
        for (std::size_t q = 0; q < reading_.quotations.size(); ++q) {
            const Quotation& quotation = reading_.quotations[q];
            if (quotation.depth != 0) continue;
            const std::uint32_t here = reading_.sentences[quotation.first_sentence].paragraph;
            if (here != paragraph) paragraph_voice = 0;
            paragraph = here;
            std::uint32_t voice = quotation.continues ? voice_of[*quotation.continues] : 0;
            if (const auto speaker = speaker_of(quotation)) {
                Mention& m = mentions_[*speaker];
                if (m.names == 0)
                    m.names = m.form == Form::Name ? m.word | 1U : (quotation.span.begin * 2654435761U) | 1U;
                voice = m.names;
            } else if (voice == 0 && paragraph_voice != 0) {
                voice = paragraph_voice;
            } else if (voice == 0) {
                voice = (quotation.span.begin * 2654435761U) | 1U;
            }
            voice_of[q] = voice;
            paragraph_voice = voice;
            spans.emplace_back(quotation.span, voice);
        }
        auto at = spans.begin();
        std::vector<std::pair<Span, Mention*>> order;
        for (Mention& m : mentions_) order.emplace_back(reading_.token(m.at()).span, &m);
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [span, m] : order) {
            while (at != spans.end() && at->first.end <= span.begin) ++at;
            if (at == spans.end()) break;
            if (at->first.contains(span)) {
                m->voice = at->second;
                m->listener = 0;
            }
        }
    }

    /// The subject of the nearest verb of saying outside the quotation.
    [[nodiscard]] std::optional<std::size_t> speaker_of(const Quotation& quotation) const {
        std::optional<std::size_t> best;
        std::uint32_t best_distance = kReach + 1;
        const auto look = [&](std::uint32_t s, bool after) {
            const SentenceTree& tree = reading_.trees[s];
            const auto& tokens = reading_.sentences[s].tokens;
            const auto edge = after ? quotation.span.end : quotation.span.begin;
            const auto border = static_cast<std::uint32_t>(
                std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < edge; }) -
                tokens.begin());
            for (std::uint32_t k = 0; k < kReach; ++k) {
                if (after ? border + k >= tokens.size() : k >= border) break;
                const std::uint32_t i = after ? border + k : border - 1 - k;
                if (reading_.is_quoted(tokens[i].span) || k + 1 >= best_distance) break;
                const Cue* cue = tokens[i].upos == Upos::Verb ? cues_.verb(tokens[i].lemma) : nullptr;
                if (cue == nullptr || cue->mental) continue;
                const auto subject = tree.child(i, {Relation::Nsubj});
                if (!subject) continue;
                const auto mention = at_.find(key({s, *subject}));
                if (mention == at_.end()) continue;
                best = mention->second;
                best_distance = k + 1;
                break;
            }
        };
        look(quotation.last_sentence, true);
        look(quotation.first_sentence, false);
        return best;
    }

    struct Label {
        std::string text;
        std::uint32_t voice;
    };

    const Reading& reading_;
    std::span<const std::string> speakers_;
    std::vector<Mention>& mentions_;
    const CueLexicon& cues_ = CueLexicon::bundled();
    std::unordered_map<std::uint64_t, std::size_t> at_; ///< only looked up
    std::vector<Label> labels_;
};

} // namespace

void find_voices(const Reading& reading, std::span<const std::string> speakers, std::vector<Mention>& mentions) {
    VoiceFinder(reading, speakers, mentions).run();
}

} // namespace newsgraph::extract::coreference
