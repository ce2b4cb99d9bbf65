// SPDX-License-Identifier: Apache-2.0
// Resolves descriptions ("the Russian president") and pronouns of the third person, precision first.
// A definite description goes to a person whose role has the same head noun and does not contradict its owner.
// A pronoun goes to the best candidate of the last sentences: nearer beats farther, subjects beat others
// (Hobbs 1978 and Lappin & Leass 1994 use the same preferences); an actor who is the other argument of the
// same verb is excluded, and so is one of another gender or number. What these leave open goes to the actor of its
// coreference chain.
#include "extract/facts/actors.hpp"

#include "extract/language/characters.hpp"

#include <algorithm>
#include <unordered_map>

namespace newsgraph::extract {
namespace {

using graph::ActorKind;
using graph::MentionForm;

constexpr std::uint32_t kPronounReach = 3; ///< sentences back
constexpr std::size_t kChainReach = 200;   ///< mentions back

bool inside_quotation(const Reading& reading, const Mention& mention) {
    const Span at = reading.sentences[mention.sentence].tokens[mention.head].span;
    return reading.is_quoted(at);
}

class ReferenceResolver {
public:
    ReferenceResolver(const Reading& reading, const coreference::Chains& chains, ActorTable& table)
        : reading_(reading), chains_(chains), table_(table) {
        for (std::size_t m = 0; m < chains.mentions.size(); ++m) {
            if (chains.mentions[m].cut == coreference::Cut::Whole) at_.emplace(key(chains.mentions[m].at()), m);
        }
    }

    void run() {
        // In text order, so that a resolved description or pronoun supports the next one.
        std::vector<std::size_t> order(table_.mentions().size());
        for (std::size_t m = 0; m < order.size(); ++m) order[m] = m;
        std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return table_.mentions()[a].at() < table_.mentions()[b].at();
        });
        for (const auto m : order) {
            const Mention mention = table_.mentions()[m];
            std::optional<ActorIndex> actor = table_.actor_of(m);
            if (!actor && mention.form == MentionForm::Nominal) actor = resolve_description(mention);
            if (!actor && mention.form == MentionForm::Nominal) actor = actor_of_chain(mention);
            if (!actor && mention.form == MentionForm::Pronoun && !inside_quotation(reading_, mention))
                actor = resolve_pronoun(mention);
            if (!actor) continue;
            if (!table_.actor_of(m)) table_.assign(m, *actor);
            recent_.push_back({m, *actor});
        }
    }

private:
    static std::uint64_t key(TokenRef at) { return std::uint64_t{at.sentence} << 32U | at.token; }

    /// The actor of the nearest mention before this one in its chain that has one and agrees.
    [[nodiscard]] std::optional<ActorIndex> actor_of_chain(const Mention& mention) const {
        const auto found = at_.find(key(mention.at()));
        if (found == at_.end()) return std::nullopt;
        const std::uint32_t cluster = chains_.cluster_of[found->second];
        for (std::size_t m = found->second, steps = 0; m-- > 0 && steps < kChainReach; ++steps) {
            if (chains_.cluster_of[m] != cluster) continue;
            const auto actor = table_.actor_of_phrase(reading_, chains_.mentions[m].at());
            if (actor && agrees(mention, table_.actor(*actor))) return actor;
        }
        return std::nullopt;
    }

    struct Seen {
        std::size_t mention;
        ActorIndex actor;
    };

    [[nodiscard]] const SentenceTree& tree(const Mention& m) const { return reading_.trees[m.sentence]; }

    [[nodiscard]] bool is_definite(const Mention& mention) const {
        const SentenceTree& t = tree(mention);
        for (const auto child : t.children(mention.head)) {
            if (t.relation(child) == Relation::NmodPoss) return true;
            if (t.relation(child) == Relation::Det) {
                const auto lemma = t.lemma(child);
                return lemma == "the" || lemma == "this" || lemma == "that";
            }
        }
        return false;
    }

    /// The country or organisation that a description names ("the Russian leader", "Trump's envoy").
    [[nodiscard]] std::optional<ActorIndex> modifier(const Mention& mention) const {
        const SentenceTree& t = tree(mention);
        for (const auto child : t.children(mention.head)) {
            if (!t.is(child, {Relation::NmodPoss, Relation::Compound, Relation::Amod, Relation::Nmod})) continue;
            if (const auto actor = table_.actor_at({mention.sentence, child})) return actor;
        }
        return std::nullopt;
    }

    /// "the prime minister" is not the defence minister: each word that narrows the office must be in the title.
    [[nodiscard]] bool narrows_the_same(const Mention& description, const Role& role) const {
        const SentenceTree& t = tree(description);
        const std::string title = ascii_lower(role.title);
        for (const auto child : t.children(description.head)) {
            const bool narrows = child < description.head && t.is(child, {Relation::Compound, Relation::Amod}) &&
                                 !table_.actor_at({description.sentence, child});
            if (narrows && title.find(ascii_lower(t.token(child).form)) == std::string::npos) return false;
        }
        return true;
    }

    static bool same_office(std::string_view described, std::string_view held) {
        if (described == held) return true;
        const auto leads = [](std::string_view lemma) {
            return lemma == "president" || lemma == "chief" || lemma == "chancellor" || lemma == "premier" ||
                   lemma == "minister" || lemma == "king" || lemma == "leader";
        };
        const auto speaks = [](std::string_view lemma) { return lemma.starts_with("spokes"); };
        return (described == "leader" && leads(held)) || (speaks(described) && speaks(held));
    }

    [[nodiscard]] std::optional<ActorIndex> resolve_description(const Mention& mention) const {
        const SentenceTree& t = tree(mention);
        if (mention.plural || !is_definite(mention)) return std::nullopt;
        // "the envoy, Steve Witkoff" is the name's own apposition.
        if (const auto named = table_.actor_of_phrase(reading_, mention.at())) return named;
        const auto owner = modifier(mention);
        const std::string lemma = ascii_lower(t.lemma(mention.head));
        std::optional<ActorIndex> best;
        std::size_t best_mentions = 0;
        for (ActorIndex i = 0; i < table_.actors().size(); ++i) {
            const Actor& actor = table_.actor(i);
            if (actor.kind != ActorKind::Person) continue;
            const bool fits = std::any_of(actor.roles.begin(), actor.roles.end(), [&](const Role& role) {
                if (!same_office(lemma, role.head_lemma) || !narrows_the_same(mention, role)) return false;
                if (!owner || !role.of) return !owner;
                if (*owner == *role.of) return true;
                const auto& a = table_.actor(*owner).country;
                return !a.empty() && a == table_.actor(*role.of).country && lemma != "envoy";
            });
            if (fits && actor.mentions.size() > best_mentions) {
                best = i;
                best_mentions = actor.mentions.size();
            }
        }
        return best;
    }

    [[nodiscard]] bool agrees(const Mention& pronoun, const Actor& actor) const {
        switch (pronoun.kind) {
        case ActorKind::Person: {
            const bool person = actor.kind == ActorKind::Person || (actor.anonymous && !actor.plural);
            return person && (actor.gender == Gender::Unknown || pronoun.gender == Gender::Unknown ||
                              actor.gender == pronoun.gender);
        }
        case ActorKind::Group: return actor.plural || actor.kind == ActorKind::Group;
        default:
            return !actor.plural && (actor.kind == ActorKind::Organization || actor.kind == ActorKind::Country);
        }
    }

    /// Whether the two are arguments of one verb, so that a plain pronoun cannot mean the other.
    [[nodiscard]] bool are_co_arguments(const Mention& pronoun, const Mention& other) const {
        if (pronoun.sentence != other.sentence) return false;
        const SentenceTree& t = tree(pronoun);
        if (t.relation(pronoun.head) == Relation::NmodPoss) return false;
        return t.head(pronoun.head) && t.head(pronoun.head) == t.head(other.head);
    }

    [[nodiscard]] std::optional<ActorIndex> resolve_pronoun(const Mention& pronoun) const {
        const Token& token = reading_.token(pronoun.at());
        if (token.lemma == "who") return antecedent_of_relative(pronoun);
        if (token.lemma == "I" || token.lemma == "we" || token.lemma == "you" || token.form == "I")
            return std::nullopt;
        std::optional<ActorIndex> best;
        double best_score = 0;
        for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
            const Mention& other = table_.mentions()[it->mention];
            const auto distance = pronoun.sentence - other.sentence;
            if (distance > kPronounReach) break;
            const Actor& actor = table_.actor(it->actor);
            if (!agrees(pronoun, actor) || are_co_arguments(pronoun, other)) continue;
            const SentenceTree& t = tree(other);
            double score = 4.0 - static_cast<double>(distance);
            if (t.is(other.head, {Relation::Nsubj, Relation::NsubjPass})) score += 1.2;
            if (t.is(other.head, {Relation::NmodPoss, Relation::Compound, Relation::NmodDesc})) score -= 0.6;
            if (actor.gender == pronoun.gender && pronoun.gender != Gender::Unknown) score += 0.3;
            score += 0.02 * static_cast<double>(std::min<std::size_t>(actor.mentions.size(), 20));
            if (inside_quotation(reading_, other)) score -= 0.8;
            if (score > best_score) {
                best_score = score;
                best = it->actor;
            }
        }
        return best ? best : actor_of_chain(pronoun);
    }

    /// "Witkoff, who Mr Trump sent": the noun that the relative clause modifies.
    [[nodiscard]] std::optional<ActorIndex> antecedent_of_relative(const Mention& pronoun) const {
        const SentenceTree& t = tree(pronoun);
        // The name right before the comma is the surer guide than the tree.
        auto before = pronoun.head;
        while (before > 0 && t.token(before - 1).form == ",") --before;
        if (before > 0 && before < pronoun.head) {
            const auto named = table_.mention_at({pronoun.sentence, before - 1});
            if (named && table_.mentions()[*named].form == MentionForm::Name) return table_.actor_of(*named);
        }
        auto at = std::optional(pronoun.head);
        for (std::uint32_t steps = 0; at && steps < t.size(); ++steps) {
            if (t.relation(*at) == Relation::AclRelcl) {
                const auto noun = t.head(*at);
                return noun ? table_.actor_of_phrase(reading_, {pronoun.sentence, *noun}) : std::nullopt;
            }
            at = t.head(*at);
        }
        return std::nullopt;
    }

    const Reading& reading_;
    const coreference::Chains& chains_;
    ActorTable& table_;
    std::unordered_map<std::uint64_t, std::size_t> at_; ///< mentions of the chains by head; only looked up
    std::vector<Seen> recent_;
};

} // namespace

void resolve_references(const Reading& reading, const coreference::Chains& chains, ActorTable& table) {
    ReferenceResolver(reading, chains, table).run();
}

} // namespace newsgraph::extract
