// SPDX-License-Identifier: Apache-2.0
#include "extract/propositions/noun_relations.hpp"

#include "extract/propositions/phrases.hpp"

#include <algorithm>

namespace newsgraph::extract {
namespace {

using Index = SentenceTree::Index;

bool is_nominal(const Token& token) {
    return token.upos == Upos::Noun || token.upos == Upos::Propn;
}

class NounReader {
public:
    explicit NounReader(const SentenceTree& tree) : tree_(tree) {}

    std::vector<Proposition> read() {
        for (Index i = 0; i < tree_.size(); ++i) {
            switch (tree_.relation(i)) {
            case Relation::Appos:
                apposition(i);
                break;
            case Relation::NmodPoss:
                possessive(i);
                break;
            case Relation::Nmod:
                modifier(i);
                break;
            case Relation::Amod:
                attribute(i);
                break;
            case Relation::NmodDesc:
                title(i);
                break;
            case Relation::Compound:
                title(i);
                break;
            default:
                break;
            }
        }
        return std::move(found_);
    }

private:
    void add(PropositionKind kind, Tokens subject, std::string_view inserted, Tokens relation,
             Tokens object) {
        if (subject.empty() || object.empty()) return;
        Proposition proposition;
        proposition.kind = kind;
        proposition.relation = {inserted, std::move(relation)};
        proposition.arguments = {{{}, std::move(subject)}, {{}, std::move(object)}};
        found_.push_back(std::move(proposition));
    }

    void apposition(Index i) {
        const auto head = tree_.head(i);
        if (!head) return;
        add(PropositionKind::Apposition, noun_phrase(tree_, *head), kCopula, {},
            noun_phrase(tree_, i));
    }

    /// The possessor "has" the rest of the phrase.
    void possessive(Index i) {
        const auto head = tree_.head(i);
        if (!head) return;
        Tokens thing = noun_phrase(tree_, *head);
        const Tokens owner = noun_phrase(tree_, i);
        const auto range = tree_.range(i);
        std::erase_if(thing, [&](Index t) { return range.contains(t); });
        add(PropositionKind::Possessive, owner, "has", {}, thing);
    }

    void modifier(Index i) {
        const auto head = tree_.head(i);
        if (!head || !is_nominal(tree_.token(*head))) return;
        const Tokens preposition = preposition_of(tree_, i);
        if (preposition.empty()) return;
        Tokens thing = noun_phrase(tree_, *head);
        const auto first = preposition.front();
        std::erase_if(thing, [&](Index t) { return t >= first; });
        const bool of = tree_.lemma(first) == "of";
        add(of ? PropositionKind::Of : PropositionKind::Location, thing, kCopula, preposition,
            noun_phrase(tree_, i));
    }

    void attribute(Index i) {
        const auto head = tree_.head(i);
        if (!head || i > *head) return;
        Tokens thing = noun_phrase(tree_, *head);
        const auto range = tree_.range(i);
        std::erase_if(thing, [&](Index t) { return range.contains(t); });
        add(PropositionKind::Attribute, thing, kCopula, {}, noun_phrase(tree_, i));
    }

    /// "President Bush": a title before a person's name; a mere form of address ("Mr.") says
    /// nothing.
    void title(Index i) {
        const auto head = tree_.head(i);
        if (!head || i > *head || tree_.token(*head).upos != Upos::Propn) return;
        if (tree_.token(i).form.ends_with('.')) return;
        const auto is_person = [&](const Name& name) {
            return name.kind == NameKind::Person && name.first <= *head && *head < name.last &&
                   i < name.first;
        };
        const auto& names = tree_.sentence().names;
        const auto name = std::find_if(names.begin(), names.end(), is_person);
        if (name == names.end()) return;
        Tokens person;
        for (Index t = name->first; t < name->last; ++t)
            person.push_back(t);
        add(PropositionKind::Title, person, kCopula, {}, noun_phrase(tree_, i));
    }

    const SentenceTree& tree_;
    std::vector<Proposition> found_;
};

} // namespace

std::vector<Proposition> find_noun_relations(const SentenceTree& tree) {
    return NounReader(tree).read();
}

} // namespace newsgraph::extract
