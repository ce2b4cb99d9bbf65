// SPDX-License-Identifier: Apache-2.0
// Joins the names of one document. Names known to the gazetteer join by entry. Persons join by their
// words: full names first ("Steve Witkoff"), then parts of them ("Witkoff", "Mr Witkoff"), the most
// recently mentioned bearer winning among several. Organisations join by words and acronym. Last, capitalised
// words that equal a known surname become mentions even where the model saw no name.
#include "extract/facts/actors.hpp"
#include "extract/facts/full_names.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

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
        const auto* bearer = full_names_.same_person(words_[m]);
        if (bearer == nullptr) {
            full_names_.add(words_[m], create(m, ActorKind::Person), mention(m).at());
            return;
        }
        attach(m, bearer->actor);
        // The longest form names the actor ("V. Putin" gives way to "Vladimir Putin").
        Actor& actor = table_.actor(bearer->actor);
        if (surface(m).size() > actor.name.size() && bearer->words.size() <= words_[m].size()) {
            const std::string old = std::exchange(actor.name, surface(m));
            table_.add_alias(bearer->actor, old);
            std::erase(actor.aliases, actor.name);
        }
    }

    /// The bearer of a surname, or of a family name that comes first, mentioned last before `at`.
    [[nodiscard]] std::optional<ActorIndex> bearer(const std::string& word, const Mention& at) const {
        std::optional<ActorIndex> best;
        std::optional<TokenRef> best_at;
        for (const auto namesake : full_names_.namesakes(word, at.at())) {
            const auto& [words, actor, introduced] = full_names_[namesake];
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
        const bool short_form = kind != ActorKind::Person && words_[m].size() == 1 && key.size() > 1 && surface(m) != key;
        if (const auto at = by_acronym_.find(key); short_form && at != by_acronym_.end()) {
            attach(m, at->second->second);
            return;
        }
        const auto actor = create(m, kind);
        const auto name = by_words_.emplace(std::move(key), actor).first;
        if (words_[m].size() > 1) {
            auto& longer = by_acronym_.try_emplace(acronym_of(words_[m]), name).first->second;
            if (name->first < longer->first) longer = name;
        }
        if (kind == ActorKind::Person) full_names_.add(words_[m], actor, mention(m).at());
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
    FullNames full_names_;
    std::map<std::string, ActorIndex> by_words_;
    /// The first in the alphabet of the names with these initials; only looked up.
    std::unordered_map<std::string, std::map<std::string, ActorIndex>::const_iterator> by_acronym_;
};

} // namespace

void join_names(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table) {
    NameJoiner(reading, gazetteer, table).run();
}

} // namespace newsgraph::extract
