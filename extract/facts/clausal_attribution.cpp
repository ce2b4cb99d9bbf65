// SPDX-License-Identifier: Apache-2.0
// Attribution by grammar: a verb or noun of saying and the clause it governs. In Universal Dependencies the
// content of "X said that Y" and of "Y, X said" is the verb's ccomp; an interposed "X said" is a parataxis of
// its content. Infinitives ("promised to end the war"), predicates ("described it as ...") and clauses of
// nouns ("his warning that ...") are read where the cue lexicon allows them.
#include "extract/facts/attribution.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::extract::attribution {
namespace {

using Index = SentenceTree::Index;

constexpr auto kLightVerbs = std::to_array<std::string_view>(
    {"raise", "express", "voice", "make", "issue", "have", "share", "repeat", "give", "offer", "deliver",
     "level", "reiterate", "echo"});

bool is_infinitive(const SentenceTree& tree, Index clause) {
    const auto mark = tree.child(clause, {Relation::Mark});
    return mark && tree.lemma(*mark) == "to" && tree.token(*mark).xpos == Xpos::To;
}

bool is_negated(const SentenceTree& tree, Index cue) {
    const auto children = tree.children(cue);
    return std::any_of(children.begin(), children.end(), [&](Index child) {
        return tree.relation(child) == Relation::Advmod &&
               (tree.lemma(child) == "not" || tree.lemma(child) == "never");
    });
}

class ClauseReader {
public:
    ClauseReader(const Reading& reading, const CueLexicon& cues) : reading_(reading), cues_(cues) {}

    std::vector<Statement> run() {
        for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
            if (reading_.sentences[s].block == BlockKind::Boilerplate) continue;
            sentence_ = s;
            for (Index i = 0; i < tree().size(); ++i) {
                const Token& token = tree().token(i);
                if (token.upos == Upos::Verb) read_verb(i);
                if (token.upos == Upos::Noun) read_noun(i);
            }
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] const SentenceTree& tree() const { return reading_.trees[sentence_]; }

    void read_verb(Index verb) {
        const Cue* cue = cues_.verb(tree().lemma(verb));
        if (cue == nullptr) return;
        if (cue->particle && !tree().has_child(verb, {Relation::CompoundPrt})) {
            read_nominal(verb, *cue); // "pointed to the treaty"
            return;
        }
        std::string_view rule;
        std::optional<Index> content_head;
        bool interposed = false;
        for (const Index child : tree().children(verb)) {
            const Relation relation = tree().relation(child);
            const bool content = relation == Relation::Ccomp && (cue->clause || cue->quotation);
            if (content && (!content_head || *content_head > verb)) {
                // "said to be aiming": an infinitive under a passive cue has no source here.
                content_head = child;
                rule = "clause";
            } else if (relation == Relation::Xcomp && is_infinitive(tree(), child) && !content_head &&
                       (cue->infinitive || (cue->addressee && tree().has_child(verb, {Relation::Obj})))) {
                content_head = child;
                rule = "infinitive";
            } else if (relation == Relation::Parataxis && cue->quotation && child > verb && !content_head &&
                       follows_colon(verb, child)) {
                content_head = child;
                rule = "colon";
            }
        }
        if (!content_head && tree().relation(verb) == Relation::Parataxis && cue->quotation) {
            content_head = tree().head(verb);
            interposed = true;
            rule = "interposed";
        }
        if (!content_head && cue->as_phrase) {
            content_head = predicate_of(verb, *cue);
            rule = "predicate";
        }
        if (!content_head && cue->clause && !cue->mental && !cue->addressee) {
            content_head = clause_beside_object(verb);
            rule = "clause";
        }
        const bool follows = content_head && *content_head < verb;
        if (cue->quotation && !follows && !interposed && read_set_apart(verb, cue)) return;
        if (!content_head && read_nominal(verb, *cue)) return;
        if (!content_head) {
            if (cue->quotation) read_final_cue(verb, cue);
            return;
        }

        const auto source = spoken_source(reading_, sentence_, verb);
        // A source inside its own content is the parser's mistake, unless the cue is interposed.
        if (source && !interposed && tree().range(*content_head).contains(*source)) return;
        // Without a source only "it was reported that ..." is left, and "is expected to be"; "is said to be" tells of
        // nobody's saying.
        if (!source && !tree().has_child(verb, {Relation::Expl})) {
            if (cue->passive) read_passive(verb, *cue);
            return;
        }
        add(verb, cue, source, *content_head, interposed, rule);
    }

    /// "said [the States] and [its allies will seek ...]": a clause with a subject of its own after the cue.
    [[nodiscard]] std::optional<Index> clause_beside_object(Index verb) const {
        for (const Index child : tree().children(verb)) {
            if (child < verb || !tree().is(child, {Relation::Conj, Relation::Advcl, Relation::Parataxis})) continue;
            const auto subject = tree().child(child, {Relation::Nsubj, Relation::NsubjPass});
            const bool marked = tree().relation(child) == Relation::Advcl && tree().has_child(child, {Relation::Mark});
            if (subject && *subject > verb && !marked && !holds_quotation({verb + 1, *subject})) return child;
        }
        return std::nullopt;
    }

    /// "announced a truce", "called for a truce", "accused them of lying": what is said is a phrase.
    bool read_nominal(Index verb, const Cue& cue) {
        if (!cue.object && cue.topics.empty()) return false;
        // What a quoted person tells of others in passing is part of what that person says.
        if (reading_.is_quoted(tree().token(verb).span)) return false;
        if (tree().is_passive(verb)) return read_passive(verb, cue);
        std::optional<Index> object;
        std::optional<Index> topic;
        for (const Index child : tree().children(verb)) {
            if (child < verb || is_relative(child)) continue;
            if (!object && cue.object && tree().relation(child) == Relation::Obj) object = child;
            const bool marked = tree().is(child, {Relation::Obl, Relation::Advcl, Relation::Nmod}) &&
                                std::find(cue.topics.begin(), cue.topics.end(), tree().preposition(child)) != cue.topics.end();
            if (!topic && marked) topic = child;
        }
        if (!object && !topic) return false;
        const auto source = spoken_source(reading_, sentence_, verb);
        TokenRange range = tree().range(object.value_or(topic.value_or(verb)));
        if (!source || range.contains(*source) || range.contains(verb)) return false;
        if (!object) {
            while (range.first < *topic && tree().is(range.first, {Relation::Case, Relation::Mark})) ++range.first;
        }
        range.last = std::max(range.last, end_of_phrase(tree(), verb, object.value_or(topic.value_or(verb))));
        if (object && tree().token(*object).upos == Upos::Pron && range.last < *object + 2) return false;
        add_statement(verb, &cue, source, {range}, topic ? topic : object, "nominal");
        return true;
    }

    /// "The council was accused of lying", "Talks are expected to resume": what is said is the subject with its predicate,
    /// whether or not an agent tells who says it.
    bool read_passive(Index verb, const Cue& cue) {
        const auto subject = tree().child(verb, {Relation::NsubjPass});
        const auto by = agent_of_passive(tree(), verb);
        if (!subject || *subject > verb || is_expletive(tree(), *subject) || (!by && !cue.passive)) return false;
        if (by && tree().range(*by).first < verb) return false;
        const Index begin = verb + 1;
        const Index end = std::max(end_of_phrase(tree(), verb, verb), begin);
        std::vector<TokenRange> parts{tree().range(*subject)};
        if (parts.front().last > verb || (!by && end == begin)) return false;
        const TokenRange aside = by ? tree().range(*by) : TokenRange{end, end};
        parts.push_back({begin, std::min(end, aside.first)});
        parts.push_back({std::min(std::max(begin, aside.last), end), end});
        add_statement(verb, &cue, by, parts, std::nullopt, "passive");
        return true;
    }

    [[nodiscard]] bool is_relative(Index word) const {
        const Xpos tag = tree().token(word).xpos;
        return tag == Xpos::Wdt || tag == Xpos::Wp || tag == Xpos::Wrb;
    }

    /// "The protocol called for a safe place, sources said.": whatever the tree, what stands before the comma was said.
    void read_final_cue(Index verb, const Cue* cue) {
        const auto source = source_of_verb(tree(), verb);
        if (!source || *source > verb || tree().head(*source) != verb) return;
        const Index begin = source_phrase(tree(), sentence_, *source).tokens.first;
        if (begin < 4 || tree().token(begin - 1).form != ",") return;
        for (Index i = verb + 1; i < tree().size(); ++i) {
            if (tree().token(i).upos == Upos::Verb || i > verb + 8) return;
        }
        if (!predicates(tree(), {0, begin}) || holds_quotation({0, begin})) return;
        add_statement(verb, cue, source, {{0, begin - 1}}, std::nullopt, "final-cue");
    }

    /// "The pumps, he said, are useless.", "The pumps are useless, said Moreau, who ...": a source and its cue between
    /// commas are set apart from what is said on both sides. What goes on with a participle, a preposition or a
    /// relative tells of the speaker again.
    bool read_set_apart(Index verb, const Cue* cue) {
        const auto source = source_of_verb(tree(), verb);
        if (!source || reading_.is_quoted(tree().token(verb).span)) return false;
        const TokenRange words = cue_tokens(tree(), verb);
        const TokenRange speaker = source_phrase(tree(), sentence_, *source).tokens;
        const bool inverted = speaker.first == words.last;
        if (!inverted && speaker.last != words.first) return false;
        const Index begin = inverted ? words.first : speaker.first;
        const Index end = inverted ? speaker.last : words.last;
        if (begin < 3 || tree().token(begin - 1).form != ",") return false;
        const bool comma = end < tree().size() && tree().token(end).form == ",";
        const bool ends = end + 1 >= tree().size();
        if (!comma && !ends) return false;
        const TokenRange before{0, begin - 1};
        const TokenRange after{std::min(end + 1, tree().size()), tree().size()};
        if (holds_quotation({0, tree().size()})) return false;
        if (after.last - after.first > 2 && !inverted && !tells_of_speaker(after.first) && predicates(tree(), after)) {
            add_statement(verb, cue, source, {before, after}, std::nullopt, "interposed");
            return true;
        }
        if (!predicates(tree(), before)) return false;
        add_statement(verb, cue, source, {before}, std::nullopt, "final-cue");
        return true;
    }

    [[nodiscard]] bool tells_of_speaker(Index word) const {
        const Token& token = tree().token(word);
        return token.xpos == Xpos::Vbg || token.xpos == Xpos::Vbn || token.upos == Upos::Adp || is_relative(word) ||
               tree().relation(word) == Relation::Mark || tree().relation(word) == Relation::Cc;
    }

    [[nodiscard]] bool follows_colon(Index verb, Index clause) const {
        for (Index i = verb + 1; i < clause; ++i) {
            if (tree().token(i).form == ":") return true;
        }
        return false;
    }

    /// The predicate in "described X as Y" and "called X 'Y'".
    [[nodiscard]] std::optional<Index> predicate_of(Index verb, const Cue& cue) const {
        for (const Index child : tree().children(verb)) {
            const bool as_phrase =
                tree().is(child, {Relation::Obl, Relation::Advcl, Relation::Xcomp, Relation::Nmod}) &&
                (tree().preposition(child) == "as");
            const bool named = cue.cue_class == "call" && tree().relation(child) == Relation::Xcomp;
            if (!as_phrase && !named) continue;
            if (cue.cue_class == "describe" || holds_quotation(tree().range(child))) return child;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool holds_quotation(TokenRange range) const {
        for (Index i = range.first; i < range.last; ++i) {
            if (is_quotation_mark(tree().token(i))) return true;
        }
        return false;
    }

    void read_noun(Index noun) {
        const Cue* cue = cues_.noun(tree().lemma(noun));
        if (cue == nullptr) return;
        for (const Index child : tree().children(noun)) {
            if (child < noun || !tree().is(child, {Relation::Acl, Relation::Ccomp})) continue;
            const auto mark = tree().child(child, {Relation::Mark});
            const bool that_clause = mark && tree().lemma(*mark) == "that";
            const bool promise = is_infinitive(tree(), child) &&
                                 (cue->cue_class == "promise" || cue->cue_class == "threaten" ||
                                  cue->cue_class == "demand");
            if (!that_clause && !promise) continue;
            const auto source = source_of_noun(noun);
            if (!source) continue;
            add(noun, cue, source, child, false, "noun");
            return;
        }
    }

    [[nodiscard]] std::optional<Index> source_of_noun(Index noun) const {
        if (const auto owner = tree().child(noun, {Relation::NmodPoss})) return owner;
        for (const Index child : tree().children(noun)) {
            const auto preposition = tree().preposition(child);
            const bool names_source = preposition == "by" || preposition == "from" || preposition == "among" ||
                                      preposition == "of";
            if (tree().relation(child) == Relation::Nmod && names_source) return child;
        }
        if (const auto verb = tree().head(noun); verb && tree().relation(noun) == Relation::Obj) {
            const auto lemma = tree().lemma(*verb);
            if (std::find(kLightVerbs.begin(), kLightVerbs.end(), lemma) != kLightVerbs.end())
                return source_of_verb(tree(), *verb);
        }
        return std::nullopt;
    }

    /// The clause without an aside of the author at its end (", which is likely to ..."), and with what a
    /// parser left of its subject beside the cue ("said [efforts to stop the war] were under control").
    [[nodiscard]] TokenRange content_range(Index cue, Index clause) const {
        TokenRange range = tree().range(clause);
        for (Index i = clause + 1; i + 1 < range.last; ++i) {
            const bool aside = tree().token(i).form == "," && tree().token(i + 1).form == "which" &&
                               !holds_quotation({i, range.last});
            if (aside) range.last = i;
        }
        const bool subjectless =
            tree().has_child(clause, {Relation::Cop, Relation::Aux}) && !is_infinitive(tree(), clause) &&
            !tree().has_child(clause, {Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter,
                                       Relation::Csubj, Relation::Expl, Relation::Mark});
        // "said [the States] and its allies will ...": an object before a clause is part of the clause.
        const auto object = tree().child(cue, {Relation::Obj});
        const Cue* entry = cues_.verb(tree().lemma(cue));
        const bool addressed = entry != nullptr && entry->addressee;
        if (object && *object > cue && *object < range.first && !addressed && clause > cue &&
            tree().relation(clause) != Relation::Xcomp && tree().relation(clause) != Relation::Obl)
            range.first = std::min(range.first, tree().range(*object).first);
        if (!subjectless) return range;
        for (const Index child : tree().children(cue)) {
            const bool beside = child > cue && tree().range(child).last == range.first &&
                                tree().is(child, {Relation::Obj, Relation::Obl, Relation::OblUnmarked});
            if (beside) range.first = tree().range(child).first;
        }
        return range;
    }

    void add(Index cue_token, const Cue* cue, std::optional<Index> source, Index content_head,
             bool interposed, std::string_view rule) {
        const TokenRange whole = content_range(cue_token, content_head);
        if (interposed) {
            // Everything of the content's clause before the interposed cue, and what resumes after it.
            const TokenRange aside = tree().range(cue_token);
            add_statement(cue_token, cue, source,
                          {{whole.first, std::min(aside.first, whole.last)},
                           {std::max(aside.last, whole.first), whole.last}},
                          content_head, rule);
        } else if (!whole.contains(cue_token)) {
            add_statement(cue_token, cue, source, {whole}, content_head, rule);
        }
    }

    void add_statement(Index cue_token, const Cue* cue, std::optional<Index> source,
                       const std::vector<TokenRange>& parts, std::optional<Index> content_head,
                       std::string_view rule) {
        Statement statement;
        statement.cue = TokenRef{sentence_, cue_token};
        statement.cue_tokens = rule == "noun" ? TokenRange{cue_token, cue_token + 1}
                                              : cue_tokens(tree(), cue_token);
        statement.entry = cue;
        statement.cue_class = cue->cue_class;
        statement.negated = is_negated(tree(), cue_token);
        if (source) {
            statement.source = source_phrase(tree(), sentence_, *source);
            auto& words = statement.source->tokens;
            if (words.contains(statement.cue_tokens.first)) words.last = statement.cue_tokens.first;
            if (words.empty()) words = {*source, *source + 1};
        }
        for (const TokenRange part : parts) {
            if (part.empty()) continue;
            if (const auto span = trimmed_span(tree(), part)) statement.content.push_back(*span);
        }
        if (statement.content.empty()) return;
        for (const Index child : tree().children(cue_token)) {
            const bool object = cue->addressee && tree().is(child, {Relation::Obj, Relation::Iobj});
            const bool to_whom = tree().relation(child) == Relation::Obl && tree().preposition(child) == "to";
            if (child == content_head) continue;
            if (object || to_whom) {
                statement.addressees.push_back({sentence_, child});
            } else if (tree().is(child, {Relation::Obj, Relation::NsubjPass})) {
                statement.targets.push_back({sentence_, child});
            }
        }
        statement.first_sentence = statement.last_sentence = sentence_;
        statement.rule = rule;
        found_.push_back(std::move(statement));
    }

    const Reading& reading_;
    const CueLexicon& cues_;
    std::uint32_t sentence_ = 0;
    std::vector<Statement> found_;
};

} // namespace

std::vector<Statement> from_clauses(const Reading& reading, const CueLexicon& cues) {
    return ClauseReader(reading, cues).run();
}

} // namespace newsgraph::extract::attribution
