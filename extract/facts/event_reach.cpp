// SPDX-License-Identifier: Apache-2.0
// Whom an event is about when its frame names no recipient: "lifted a ban on imports of Egyptian products",
// "rejected a request from the ministry", "agreed to free the prisoners". The object's own dependents are asked first,
// then the verb's complements, then what the verb embeds; the first phrase that stands for an actor is it.
#include "extract/facts/events.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace newsgraph::extract {
namespace {

using graph::ParticipantRole;
using Index = SentenceTree::Index;

/// Where the other side of an event stands, nearest first; from "in" on where it happens, the last resort.
constexpr auto kAnywhere = std::to_array<std::string_view>({"by", "against", "to", "on", "with", "for", "toward", "towards", "from", "over",
                                                            "at", "into", "onto", "upon", "of", "between", "among", "in",
                                                            "inside", "along", "across", "near", "around", "through", "outside"});
constexpr auto kToward = std::span(kAnywhere).first<17>();
static_assert(kAnywhere[kToward.size()] == "in");
constexpr int kDeepest = 4; ///< phrases inside phrases

class Reach {
public:
    Reach(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table, std::uint32_t sentence,
          bool thing, const std::vector<EventParticipant>& known)
        : reading_(reading), gazetteer_(gazetteer), table_(table), sentence_(sentence), thing_(thing), known_(known) {}

    std::vector<EventParticipant> from(Index trigger) {
        auto found = below(trigger, kToward, kDeepest);
        if (found.empty()) found = below(trigger, kAnywhere, kDeepest);
        return found.empty() ? next_named(trigger) : found;
    }

private:
    [[nodiscard]] const SentenceTree& tree() const { return reading_.trees[sentence_]; }

    /// The last resort: whoever is named next in what the trigger governs ("barred it until Cuba frees its prisoners"),
    /// not in a sentence of its own.
    std::vector<EventParticipant> next_named(Index trigger) {
        const TokenRange range = tree().range(trigger);
        for (Index i = trigger + 1; i < range.last; ++i) {
            const auto mention = table_.mention_at({sentence_, i});
            const bool named = mention && table_.mentions()[*mention].form == graph::MentionForm::Name && table_.mentions()[*mention].head == i;
            if (!named || !is_governed(i, trigger)) continue;
            auto found = participants_of(reading_, gazetteer_, table_, {sentence_, i}, ParticipantRole::Recipient);
            std::erase_if(found, [this](const EventParticipant& p) { return is_known(p); });
            if (!found.empty()) return found;
        }
        return {};
    }

    [[nodiscard]] bool is_governed(Index word, Index trigger) const {
        constexpr auto kTimes = std::to_array<std::string_view>({"during", "after", "before", "since", "following", "amid"});
        for (auto at = std::optional(word); at && *at != trigger; at = tree().head(*at)) {
            const bool clause = tree().token(*at).upos == Upos::Verb && tree().is(*at, {Relation::Conj, Relation::Parataxis});
            const bool doer = tree().head(*at) == trigger && (tree().is(*at, {Relation::Nsubj, Relation::OblAgent}) || tree().preposition(*at) == "by");
            // "Dismissed it, telling the Telegraph that": what is said at the same time.
            const bool speech = tree().relation(*at) == Relation::Advcl && tree().has_child(*at, {Relation::Ccomp});
            const bool time = tree().is(*at, {Relation::Obl, Relation::Advcl}) &&
                              std::find(kTimes.begin(), kTimes.end(), tree().preposition(*at)) != kTimes.end();
            if (clause || doer || speech || time) return false;
        }
        return tree().is_below(word, trigger);
    }

    [[nodiscard]] bool is_known(const EventParticipant& p) const { return takes_part(known_, p.actor); }

    std::vector<EventParticipant> below(Index head, std::span<const std::string_view> prepositions, int depth) {
        if (depth == 0) return {};
        for (const Index child : tree().children(head)) {
            if (!tree().is(child, {Relation::Obj, Relation::Iobj, Relation::NsubjPass})) continue;
            const bool only_owners = thing_ && depth == kDeepest;
            if (auto found = in_phrase(child, prepositions, depth, only_owners); !found.empty()) return found;
        }
        for (const std::string_view wanted : prepositions) {
            for (const Index child : tree().children(head)) {
                if (!tree().is(child, {Relation::Obl, Relation::Nmod, Relation::OblAgent}) || tree().preposition(child) != wanted) continue;
                if (auto found = in_phrase(child, prepositions, depth); !found.empty()) return found;
            }
        }
        for (const Index child : tree().children(head)) {
            // "the capital Damascus", "the results and methodology of the UN report"
            if (!tree().is(child, {Relation::Appos, Relation::Flat, Relation::NmodDesc, Relation::Conj}) ||
                tree().token(child).upos == Upos::Verb)
                continue;
            if (auto found = in_phrase(child, prepositions, depth); !found.empty()) return found;
        }
        for (const Index child : tree().children(head)) {
            // "agreed to free", "attacks aimed at"; not what is only said at the same time.
            if (!tree().is(child, {Relation::Xcomp, Relation::Acl, Relation::Ccomp})) continue;
            if (auto found = below(child, prepositions, depth - 1); !found.empty()) return found;
        }
        return {};
    }

    std::vector<EventParticipant> in_phrase(Index head, std::span<const std::string_view> prepositions, int depth,
                                            bool only_owners = false) {
        const auto read = only_owners ? owners_of : participants_of;
        auto found = read(reading_, gazetteer_, table_, {sentence_, head}, ParticipantRole::Recipient);
        std::erase_if(found, [this](const EventParticipant& p) { return is_known(p); });
        // Where the doer is told of is no one's concern: "an attack by soldiers in Lebanon".
        if (found.empty() && tree().preposition(head) == "by") return {};
        return found.empty() ? below(head, prepositions, depth - 1) : found;
    }

    const Reading& reading_;
    const Gazetteer& gazetteer_;
    ActorTable& table_;
    std::uint32_t sentence_;
    bool thing_;
    const std::vector<EventParticipant>& known_;
};

} // namespace

std::vector<EventParticipant> reach_recipient(const Reading& reading, const Gazetteer& gazetteer, ActorTable& table,
                                              TokenRef trigger, bool thing, const std::vector<EventParticipant>& known) {
    return Reach(reading, gazetteer, table, trigger.sentence, thing, known).from(trigger.token);
}

} // namespace newsgraph::extract
