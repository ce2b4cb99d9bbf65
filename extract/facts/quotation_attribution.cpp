// SPDX-License-Identifier: Apache-2.0
// Attribution by quotation marks. A quotation that a clause already covers widens that clause's content; any
// other that reads like an utterance looks for its cue outside all quotation marks: in its own sentences,
// before a colon, or (when nothing stands beside it) it goes on with the speaker before it in the
// paragraph or of the quotation that the last paragraph left off with.
#include "extract/facts/attribution.hpp"

#include <algorithm>
#include <limits>

namespace newsgraph::extract::attribution {
namespace {

using Index = SentenceTree::Index;

constexpr std::uint32_t kReach = 12; ///< sentences back in which a speaker goes on

class QuotationReader {
public:
    QuotationReader(const Reading& reading, const CueLexicon& cues, std::vector<Statement>& statements)
        : reading_(reading), cues_(cues), statements_(statements),
          index_(reading.sentences.size(), statements) {}

    void run() {
        for (const Quotation& quotation : reading_.quotations) {
            if (quotation.depth != 0 || quotation.span.empty()) continue;
            const auto first = sentence_at(quotation.span.begin);
            const auto last = sentence_at(quotation.span.end - 1);
            if (!first || !last) continue;
            if (widen_covering(quotation, *first, *last)) continue;
            if (is_utterance(quotation, *first) || follows_cue(quotation, *first) || is_begun(quotation, *first))
                attribute(quotation, *first, *last);
        }
    }

private:
    [[nodiscard]] std::optional<std::uint32_t> sentence_at(std::uint32_t byte) const {
        const auto after = std::upper_bound(
            reading_.sentences.begin(), reading_.sentences.end(), byte,
            [](std::uint32_t b, const Sentence& sentence) { return b < sentence.span.begin; });
        if (after == reading_.sentences.begin()) return std::nullopt;
        return static_cast<std::uint32_t>(after - reading_.sentences.begin() - 1);
    }

    /// A content that holds part of the quotation grows to the whole of it.
    bool widen_covering(const Quotation& quotation, std::uint32_t first_sentence, std::uint32_t last_sentence) {
        bool covered = false;
        for (const std::size_t number : statements_in(first_sentence, last_sentence)) {
            Statement& statement = statements_[number];
            for (Span& part : statement.content) {
                if (!part.overlaps(quotation.span)) continue;
                if (statement.rule == "transcript") return true; // a turn is as long as its paragraph
                // A clause inside the quotation is the quoted person's own attribution, not this one's.
                const bool cue_inside =
                    statement.cue && quotation.span.contains(reading_.token(*statement.cue).span);
                if (cue_inside) continue;
                part.begin = std::min(part.begin, quotation.span.begin);
                part.end = std::max(part.end, quotation.span.end);
                covered = true;
                extend(number, last_sentence);
            }
            merge_touching(statement.content);
        }
        return covered;
    }

    [[nodiscard]] std::vector<std::size_t> statements_in(std::uint32_t first, std::uint32_t last) const {
        std::vector<std::size_t> numbers;
        for (auto s = first; s <= last; ++s)
            numbers.insert(numbers.end(), index_.at(s).begin(), index_.at(s).end());
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        return numbers;
    }

    /// The statement now reaches to that sentence.
    void extend(std::size_t number, std::uint32_t last_sentence) {
        if (statements_[number].last_sentence >= last_sentence) return;
        statements_[number].last_sentence = last_sentence;
        index_.add(number, statements_[number]);
    }

    static void merge_touching(std::vector<Span>& parts) {
        std::sort(parts.begin(), parts.end());
        std::vector<Span> merged;
        for (const Span part : parts) {
            if (!merged.empty() && part.begin <= merged.back().end) {
                merged.back().end = std::max(merged.back().end, part.end);
            } else {
                merged.push_back(part);
            }
        }
        parts = std::move(merged);
    }

    /// Scare quotes and titles are no utterances: those are longer, hold a verb, or end with a stop.
    [[nodiscard]] bool is_utterance(const Quotation& quotation, std::uint32_t first) const {
        std::uint32_t words = 0;
        bool verb = false;
        bool stop = false;
        for (auto s = first; s < reading_.sentences.size(); ++s) {
            if (reading_.sentences[s].span.begin >= quotation.span.end) break;
            for (const Token& token : reading_.sentences[s].tokens) {
                if (!quotation.content.contains(token.span)) continue;
                if (token.upos == Upos::Punct) {
                    stop = token.form == "." || token.form == "," || token.form == "!" || token.form == "?";
                } else {
                    ++words;
                    stop = false;
                    verb = verb || token.upos == Upos::Verb || token.upos == Upos::Aux;
                }
            }
        }
        return words >= 3 && ((verb && (stop || words >= 6)) || (stop && words >= 4));
    }

    /// `responded, "100% no."`: however short, what follows a cue and a comma or colon was said.
    [[nodiscard]] bool follows_cue(const Quotation& quotation, std::uint32_t first) const {
        const auto& tokens = reading_.sentences[first].tokens;
        std::size_t at = 0;
        while (at < tokens.size() && tokens[at].span.end <= quotation.span.begin) ++at;
        if (at < 2 || (tokens[at - 1].form != "," && tokens[at - 1].form != ":")) return false;
        const Cue* cue = tokens[at - 2].upos == Upos::Verb ? cues_.verb(tokens[at - 2].lemma) : nullptr;
        return cue != nullptr && cue->quotation;
    }

    /// `"The talks," she said, "have failed."`: however short, what breaks off with a comma before a cue and goes
    /// on behind it was said.
    [[nodiscard]] bool is_begun(const Quotation& quotation, std::uint32_t first) const {
        const auto& tokens = reading_.sentences[first].tokens;
        const Token* last = nullptr;
        for (const Token& token : tokens) {
            if (quotation.content.contains(token.span)) last = &token;
        }
        if (last == nullptr || last->form != ",") return false;
        return std::any_of(index_.at(first).begin(), index_.at(first).end(), [&](std::size_t number) {
            const Statement& statement = statements_[number];
            if (!statement.cue || statement.cue->sentence != first || statement.content.empty()) return false;
            const Span cue = reading_.token(*statement.cue).span;
            const Span rest = statement.content.front();
            return quotation.span.end <= cue.begin && cue.end <= rest.begin && reading_.is_quoted({rest.begin, rest.begin + 1});
        });
    }

    struct CueFound {
        std::uint32_t sentence;
        Index verb;
        const Cue* cue;
    };

    /// The cue verb outside quotations that stands nearest to the quotation.
    [[nodiscard]] std::optional<CueFound> nearest_cue(const Quotation& quotation, std::uint32_t first,
                                                      std::uint32_t last) const {
        std::optional<CueFound> best;
        std::uint32_t best_distance = std::numeric_limits<std::uint32_t>::max();
        for (auto s = first; s <= last; ++s) {
            const SentenceTree& tree = reading_.trees[s];
            for (Index i = 0; i < tree.size(); ++i) {
                const Token& token = tree.token(i);
                const Cue* cue = token.upos == Upos::Verb ? cues_.verb(token.lemma) : nullptr;
                if (cue == nullptr || !cue->quotation || reading_.is_quoted(token.span)) continue;
                if (!spoken_source(reading_, s, i)) continue;
                const auto distance = token.span.end <= quotation.span.begin
                                          ? quotation.span.begin - token.span.end
                                          : token.span.begin - quotation.span.end;
                if (distance < best_distance) {
                    best_distance = distance;
                    best = CueFound{s, i, cue};
                }
            }
        }
        return best;
    }

    [[nodiscard]] bool stands_alone(const Quotation& quotation, std::uint32_t first,
                                    std::uint32_t last) const {
        for (auto s = first; s <= last; ++s) {
            for (const Token& token : reading_.sentences[s].tokens) {
                if (token.upos != Upos::Punct && !quotation.span.contains(token.span)) return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool ends_quoted(const Statement& statement) const {
        const auto end = statement.content.back().end;
        return reading_.is_quoted({end - 1, end});
    }

    [[nodiscard]] bool is_named(const Statement& statement) const {
        return reading_.token(statement.source->head).upos == Upos::Propn;
    }

    /// The statement that goes on: the last one quoted in the paragraph, as long as nobody else is named as the source
    /// of a later one; else the one whose content stands last before the quotation, in its sentence or shortly before.
    [[nodiscard]] std::optional<std::size_t> speech_before(const Quotation& quotation, std::uint32_t first) const {
        std::optional<std::size_t> best;
        std::optional<std::size_t> quoted;
        const auto reach = std::min(first, kReach);
        for (const std::size_t number : statements_in(first - reach, first)) {
            const Statement& statement = statements_[number];
            if (statement.content.empty() || !statement.source) continue;
            // Who is quoted within a quotation does not go on outside of it.
            if (statement.cue && reading_.is_quoted(reading_.token(*statement.cue).span)) continue;
            const auto end = statement.content.back().end;
            if (end > quotation.span.begin) continue;
            if (!best || statements_[*best].content.back().end < end) best = number;
            if (!ends_quoted(statement) || !statement.cue) continue;
            if (reading_.sentences[statement.last_sentence].paragraph != reading_.sentences[first].paragraph) continue;
            if (!quoted || statements_[*quoted].content.back().end < end) quoted = number;
        }
        const bool same_voice = best && quoted && (!is_named(statements_[*best]) || shares_name(*best, *quoted));
        return same_voice ? quoted : best;
    }

    [[nodiscard]] bool shares_name(std::size_t a, std::size_t b) const {
        return reading_.token(statements_[a].source->head).form == reading_.token(statements_[b].source->head).form;
    }

    void attribute(const Quotation& quotation, std::uint32_t first, std::uint32_t last) {
        if (const auto found = nearest_cue(quotation, first, last)) {
            const SentenceTree& tree = reading_.trees[found->sentence];
            // Two quotations around one cue are one split statement.
            for (const std::size_t number : index_.at(found->sentence)) {
                if (statements_[number].cue == TokenRef{found->sentence, found->verb}) {
                    statements_[number].content.push_back(quotation.span);
                    merge_touching(statements_[number].content);
                    extend(number, last);
                    return;
                }
            }
            Statement statement;
            statement.cue = TokenRef{found->sentence, found->verb};
            statement.cue_tokens = cue_tokens(tree, found->verb);
            statement.entry = found->cue;
            statement.cue_class = found->cue->cue_class;
            statement.source = source_phrase(tree, found->sentence, *spoken_source(reading_, found->sentence, found->verb));
            add(std::move(statement), quotation, first, last, "quotation");
            return;
        }
        if (const auto signature = signature_after(quotation, last)) {
            Statement statement;
            statement.source = source_phrase(reading_.trees[last], last, *signature);
            add(std::move(statement), quotation, first, last, "signature");
            return;
        }
        if (stands_alone(quotation, first, last)) continue_speech(quotation, first, last);
    }

    /// `"…" – Commissioner Ines Duarte`: a dash and a name are all that follows the quotation in its sentence.
    [[nodiscard]] std::optional<Index> signature_after(const Quotation& quotation, std::uint32_t last) const {
        constexpr std::size_t kLongest = 12; // words
        const SentenceTree& tree = reading_.trees[last];
        Index at = 0;
        while (at < tree.size() && tree.token(at).span.begin < quotation.span.end) ++at;
        if (at == 0 || at + 1 >= tree.size() || tree.size() - at > kLongest) return std::nullopt;
        const std::string& dash = tree.token(at).form;
        if (dash != "–" && dash != "—" && dash != "-" && dash != "--" && dash != "―") return std::nullopt;
        std::optional<Index> name;
        for (Index i = at + 1; i < tree.size(); ++i) {
            const Token& token = tree.token(i);
            if (token.upos == Upos::Verb || token.upos == Upos::Aux) return std::nullopt;
            const auto head = tree.head(i);
            const bool outer = !head || *head <= at;
            if (outer && !name && token.upos == Upos::Propn) name = i;
        }
        return name;
    }

    void continue_speech(const Quotation& quotation, std::uint32_t first, std::uint32_t last) {
        if (first > 0 && ends_with_colon(first - 1)) {
            if (auto announced = announced_by(first - 1)) {
                add(std::move(*announced), quotation, first, last, "colon");
                return;
            }
        }
        const auto number = speech_before(quotation, first);
        if (!number) return;
        Statement* before = &statements_[*number];
        const auto paragraph = reading_.sentences[first].paragraph;
        const auto last_paragraph = reading_.sentences[before->last_sentence].paragraph;
        const bool quoted_before = ends_quoted(*before) && paragraph <= last_paragraph + 1;
        if (quoted_before || paragraph == last_paragraph) {
            if (!quoted_before && first > before->last_sentence + 1) return;
            before->content.push_back(quotation.span);
            extend(*number, last);
        } else if (before->last_sentence + 1 == first && before->cue && before->entry != nullptr && before->entry->quotation) {
            // Said in the reporter's words at the end of a paragraph, then in the speaker's own.
            Statement statement = *before;
            statement.content.clear();
            statement.addressees.clear();
            add(std::move(statement), quotation, first, last, "continued-quotation");
        }
    }

    /// "The Herald reports:", "She had this to say:": the source and cue of a sentence that ends in a colon. Without a
    /// cue it is the last person named there ("And from Chairwoman Ines Duarte:").
    [[nodiscard]] std::optional<Statement> announced_by(std::uint32_t s) const {
        const SentenceTree& tree = reading_.trees[s];
        Statement statement;
        for (Index i = tree.size(); i-- > 0;) {
            const Token& token = tree.token(i);
            const Cue* cue = token.upos == Upos::Verb ? cues_.verb(token.lemma) : nullptr;
            if (cue == nullptr || !cue->quotation || reading_.is_quoted(token.span)) continue;
            const auto source = spoken_source(reading_, s, i);
            if (!source) continue;
            statement.cue = TokenRef{s, i};
            statement.cue_tokens = cue_tokens(tree, i);
            statement.entry = cue;
            statement.cue_class = cue->cue_class;
            statement.source = source_phrase(tree, s, *source);
            return statement;
        }
        const auto person = last_person_of(s);
        if (!person) return std::nullopt;
        statement.source = source_phrase(tree, s, *person);
        return statement;
    }

    [[nodiscard]] bool ends_with_colon(std::uint32_t s) const {
        const auto& tokens = reading_.sentences[s].tokens;
        return !tokens.empty() && tokens.back().form == ":";
    }

    [[nodiscard]] std::optional<Index> last_person_of(std::uint32_t s) const {
        const auto& names = reading_.sentences[s].names;
        for (auto it = names.rbegin(); it != names.rend(); ++it) {
            if (it->kind == NameKind::Person) return it->first;
        }
        return std::nullopt;
    }

    void add(Statement statement, const Quotation& quotation, std::uint32_t first, std::uint32_t last,
             std::string_view rule) {
        statement.content.push_back(quotation.span);
        statement.first_sentence = first;
        statement.last_sentence = last;
        if (statement.cue_class.empty()) statement.cue_class = "assert";
        statement.rule = rule;
        index_.add(statements_.size(), statement);
        statements_.push_back(std::move(statement));
    }

    const Reading& reading_;
    const CueLexicon& cues_;
    std::vector<Statement>& statements_;
    StatementIndex index_;
};

} // namespace

void add_quotations(const Reading& reading, const CueLexicon& cues, std::vector<Statement>& statements) {
    QuotationReader(reading, cues, statements).run();
}

} // namespace newsgraph::extract::attribution
