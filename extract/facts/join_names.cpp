// SPDX-License-Identifier: Apache-2.0
// Joins the names of one document. Names known to the gazetteer join by entry. Persons join by their
// words: full names first ("Steve Witkoff"), then parts of them ("Witkoff", "Mr Witkoff"), the most
// recently mentioned bearer winning among several. Organisations join by words and acronym. Last, capitalised
// words that equal a known surname become mentions even where the model saw no name.
#include "extract/facts/actors.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <map>

namespace newsgraph::extract {
namespace {

using graph::ActorKind;

std::vector<std::string> words_of(const Reading& reading, const Mention& mention) {
    std::vector<std::string> words;
    for (auto i = mention.tokens.first; i < mention.tokens.last; ++i) {
        const Token& token = reading.sentences[mention.sentence].tokens[i];
        if (token.upos == Upos::Punct && token.form != "-") continue;
        // "Lee Teng-hui": the parts around a hyphen are one word of the name.
        const bool joins = !words.empty() && (token.form == "-" || words.back().back() == '-');
        if (joins) {
            words.back() += ascii_lower(token.form);
        } else if (token.form != "-") {
            words.push_back(ascii_lower(token.form));
        }
    }
    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
    return words;
}

bool is_initial_of(const std::string& initial, const std::string& word) {
    const bool short_form = initial.size() == 1 || (initial.size() == 2 && initial[1] == '.');
    return short_form && !word.empty() && initial[0] == word[0];
}

/// Whether two full names may be one person's: the last words agree and no first word contradicts.
bool same_person(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.back() != b.back()) return false;
    return a.front() == b.front() || is_initial_of(a.front(), b.front()) ||
           is_initial_of(b.front(), a.front());
}

std::string acronym_of(const std::vector<std::string>& words) {
    std::string letters;
    for (const auto& word : words) {
        if (word == "of" || word == "the" || word == "and" || word == "for") continue;
        letters += word[0];
    }
    return letters;
}

class NameJoiner {
public:
    NameJoiner(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table)
        : reading_(reading), gazetteer_(gazetteer), table_(table) {}

    void run() {
        const auto count = table_.mentions().size();
        words_.resize(count);
        for (std::size_t m = 0; m < count; ++m) {
            if (mention(m).form == graph::MentionForm::Name) words_[m] = words_of(reading_, mention(m));
        }
        for (std::size_t m = 0; m < count; ++m) join_known(m);
        for (std::size_t m = 0; m < count; ++m) {
            if (is_open(m) && mention(m).kind == ActorKind::Person && words_[m].size() > 1) join_full(m);
        }
        for (std::size_t m = 0; m < count; ++m) {
            if (is_open(m) && words_[m].size() == 1) join_part(m);
        }
        for (std::size_t m = 0; m < count; ++m) {
            if (is_open(m)) join_other(m);
        }
        find_missed_surnames();
    }

private:
    [[nodiscard]] const Mention& mention(std::size_t m) const { return table_.mentions()[m]; }
    [[nodiscard]] bool is_open(std::size_t m) const {
        return mention(m).form == graph::MentionForm::Name && !table_.actor_of(m) && !words_[m].empty();
    }
    [[nodiscard]] std::string surface(std::size_t m) const {
        return folded_text(reading_, mention(m).sentence, mention(m).tokens);
    }

    void attach(std::size_t m, ActorIndex actor) {
        table_.assign(m, actor);
        table_.add_alias(actor, surface(m));
        add_courtesy_alias(m, actor);
        if (table_.actor(actor).gender == Gender::Unknown)
            table_.actor(actor).gender = mention(m).gender;
    }

    /// "Mr Witkoff" as well as "Witkoff".
    void add_courtesy_alias(std::size_t m, ActorIndex actor) {
        const Mention& name = mention(m);
        if (name.courtesy == 0) return;
        table_.add_alias(actor, folded_text(reading_, name.sentence,
                                            {name.tokens.first - name.courtesy, name.tokens.last}));
    }

    ActorIndex create(std::size_t m, ActorKind kind) {
        Actor actor;
        actor.kind = kind;
        actor.name = surface(m);
        actor.gender = mention(m).gender;
        const auto index = table_.add(std::move(actor));
        table_.assign(m, index);
        add_courtesy_alias(m, index);
        return index;
    }

    /// A capital stands for its government where it acts, and is a town where things happen.
    [[nodiscard]] bool acts(const Mention& capital) const {
        const SentenceTree& tree = reading_.trees[capital.sentence];
        auto token = capital.head;
        while (tree.relation(token) == Relation::Conj && tree.head(token)) token = *tree.head(token);
        if (tree.is(token, {Relation::Nsubj, Relation::OblAgent, Relation::Iobj})) return true;
        const auto preposition = tree.preposition(token);
        const bool with_whom = preposition == "with" || preposition == "between" || preposition == "by" ||
                               preposition == "against" || preposition == "according to";
        return with_whom && tree.is(token, {Relation::Obl, Relation::Nmod});
    }

    void join_known(std::size_t m) {
        const Mention& name = mention(m);
        if (name.entry == nullptr || name.form != graph::MentionForm::Name) return;
        const GazetteerEntry* entry = name.entry;
        if (name.use == AliasUse::Capital && acts(name)) {
            if (const auto* country = gazetteer_.country(entry->country)) entry = country;
        }
        const auto actor = table_.country_actor(*entry);
        table_.assign(m, actor);
        table_.add_alias(actor, surface(m));
    }

    void join_full(std::size_t m) {
        for (const auto& [words, actor] : full_names_) {
            if (!same_person(words, words_[m])) continue;
            attach(m, actor);
            // The longest form names the actor ("V. Putin" gives way to "Vladimir Putin").
            if (surface(m).size() > table_.actor(actor).name.size() && words.size() <= words_[m].size()) {
                const std::string old = table_.actor(actor).name;
                table_.actor(actor).name = surface(m);
                table_.add_alias(actor, old);
                std::erase(table_.actor(actor).aliases, table_.actor(actor).name);
            }
            return;
        }
        full_names_.emplace_back(words_[m], create(m, ActorKind::Person));
    }

    /// The bearer of a surname, or of a family name that comes first, mentioned last before `at`.
    [[nodiscard]] std::optional<ActorIndex> bearer(const std::string& word, const Mention& at) const {
        std::optional<ActorIndex> best;
        std::optional<TokenRef> best_at;
        for (const auto& [words, actor] : full_names_) {
            const bool family_first = words.size() > 1 && words.front() == word &&
                                      gazetteer_.gender_of_given_name(words.front()) == Gender::Unknown;
            if (words.back() != word && !family_first) continue;
            const Actor& candidate = table_.actor(actor);
            const bool contradicts = at.gender != Gender::Unknown && candidate.gender != Gender::Unknown &&
                                     at.gender != candidate.gender;
            if (contradicts) continue;
            std::optional<TokenRef> last;
            // Mentions are in text order: the last one before `at`, else the first.
            const auto after = std::lower_bound(
                candidate.mentions.begin(), candidate.mentions.end(), at.at(),
                [this](std::size_t m, TokenRef where) { return mention(m).at() < where; });
            if (after != candidate.mentions.begin()) {
                last = mention(*std::prev(after)).at();
            } else if (after != candidate.mentions.end()) {
                last = mention(*after).at();
            }
            const bool closer = !best || (last && best_at && *best_at < *last && *last < at.at());
            if (closer) {
                best = actor;
                best_at = last;
            }
        }
        return best;
    }

    void join_part(std::size_t m) {
        const auto actor = bearer(words_[m].front(), mention(m));
        if (actor) attach(m, *actor);
    }

    void join_other(std::size_t m) {
        const ActorKind kind = mention(m).kind;
        std::string key;
        for (const auto& word : words_[m]) key += (key.empty() ? "" : " ") + word;
        if (const auto at = by_words_.find(key); at != by_words_.end()) {
            attach(m, at->second);
            return;
        }
        for (const auto& [words, actor] : by_words_) {
            std::vector<std::string> parts;
            for (std::size_t begin = 0; begin < words.size();) {
                const auto end = std::min(words.find(' ', begin), words.size());
                parts.push_back(words.substr(begin, end - begin));
                begin = end + 1;
            }
            const bool acronym =
                kind != ActorKind::Person && words_[m].size() == 1 && parts.size() > 1 &&
                key.size() > 1 && acronym_of(parts) == key && surface(m) != key;
            if (acronym) {
                attach(m, actor);
                return;
            }
        }
        const auto actor = create(m, kind);
        by_words_.emplace(key, actor);
        if (kind == ActorKind::Person) full_names_.emplace_back(words_[m], actor);
    }

    void find_missed_surnames() {
        for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
            const Sentence& sentence = reading_.sentences[s];
            if (sentence.block == BlockKind::Boilerplate) continue;
            for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
                const Token& token = sentence.tokens[i];
                const bool capital = !token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z';
                if (!capital || token.upos != Upos::Propn || table_.mention_at({s, i})) continue;
                Mention missed;
                missed.sentence = s;
                missed.tokens = {i, i + 1};
                missed.head = i;
                const auto actor = bearer(ascii_lower(token.form), missed);
                if (!actor) continue;
                table_.assign(table_.add_mention(missed), *actor);
                table_.add_alias(*actor, folded_text(reading_, s, missed.tokens));
            }
        }
    }

    const Reading& reading_;
    const Gazetteer& gazetteer_;
    ActorTable& table_;
    std::vector<std::vector<std::string>> words_; ///< by mention, lower-cased; empty unless a name
    std::vector<std::pair<std::vector<std::string>, ActorIndex>> full_names_; ///< persons, in text order
    std::map<std::string, ActorIndex> by_words_;
};

} // namespace

void join_names(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table) {
    NameJoiner(reading, gazetteer, table).run();
}

} // namespace newsgraph::extract
