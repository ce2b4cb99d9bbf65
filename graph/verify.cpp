// SPDX-License-Identifier: Apache-2.0
#include "graph/verify.hpp"

#include "graph/fold_text.hpp"
#include "graph/hash.hpp"
#include "graph/name_key.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <set>

namespace newsgraph::graph {
namespace {

constexpr std::size_t kShown = 80; ///< code points of a text in a message

std::string range_text(TextRange range) { return std::to_string(range.start) + '-' + std::to_string(range.end); }

class RecordCheck {
public:
    explicit RecordCheck(const DocumentFacts& facts)
        : facts_(facts), text_(facts.document.text),
          chars_(static_cast<std::uint32_t>(count_code_points(facts.document.text))) {}

    Verification run() {
        check_document();
        for (const ActorFact& actor : facts_.actors) check(actor);
        for (const StatementFact& statement : facts_.statements) check(statement);
        for (const EventFact& event : facts_.events) check(event);
        for (const RelationFact& relation : facts_.relations) {
            check(relation.subject, "relation subject");
            check(relation.object, "relation object");
            check(relation.range, "relation");
        }
        for (const PropositionFact& proposition : facts_.propositions) {
            check(proposition.relation, "proposition relation");
            for (const PropositionPart& part : proposition.arguments) check(part, "proposition argument");
        }
        return std::move(result_);
    }

private:
    void fail(const std::string& what, TextRange range, const std::string& why) {
        result_.mismatches.push_back(what + ' ' + range_text(range) + ": " + why);
    }

    void check_document() {
        const DocumentInfo& document = facts_.document;
        if (document.id != "sha256:" + sha256_hex(document.text))
            result_.mismatches.push_back("document: the text is not the one that " + document.id + " names");
        if (document.chars != chars_)
            result_.mismatches.push_back("document: the text has " + std::to_string(chars_) + " characters, the record says " +
                                         std::to_string(document.chars));
    }

    /// An absent range is fine; false when the range is no proof.
    bool check(TextRange range, const std::string& what) {
        if (range == TextRange{}) return false;
        ++result_.spans;
        if (range.start >= range.end || range.end > chars_) {
            fail(what, range, "not a range of the text, which has " + std::to_string(chars_) + " characters");
            return false;
        }
        const auto words = text_.at(range);
        if (words.find_first_not_of(" \t\r\n") == std::string_view::npos) {
            fail(what, range, "only white space");
            return false;
        }
        return true;
    }

    void check(const Participant& participant, const std::string& what) {
        if (!check(participant.range, what) || participant.text.empty()) return;
        ++result_.texts;
        if (text_.at(participant.range) != participant.text)
            fail(what, participant.range,
                 "the text has \u201C" + shortened(text_.at(participant.range), kShown) + "\u201D, the record \u201C" +
                     shortened(participant.text, kShown) + "\u201D");
    }

    void check(const std::optional<TimeFact>& time, const std::string& what) {
        if (time && time->range) check(*time->range, what);
    }

    void check(const ActorFact& actor) {
        for (const ActorMention& mention : actor.mentions) check(mention.range, actor.id + " mention");
        for (const ActorRole& role : actor.roles) check(role.range, actor.id + " role");
    }

    void check(const StatementFact& statement) {
        for (const TextRange range : statement.content) check(range, statement.id + " content");
        if (statement.cue) check(statement.cue->range, statement.id + " cue");
        if (statement.speaker) check(*statement.speaker, statement.id + " speaker");
        check(statement.time, statement.id + " time");
        check(statement.sentence, statement.id + " sentence");
    }

    void check(const EventFact& event) {
        check(event.trigger.range, event.id + " trigger");
        for (const Participant& participant : event.participants) check(participant, event.id + " participant");
        if (event.place) check(*event.place, event.id + " place");
        check(event.time, event.id + " time");
        check(event.sentence, event.id + " sentence");
    }

    void check(const PropositionPart& part, const std::string& what) {
        static const std::set<std::string> kCopula = {"be", "is", "are", "was", "were", "has"};
        std::set<std::string> present;
        TextRange first;
        for (const TextRange span : part.spans) {
            if (!check(span, what)) return;
            if (first == TextRange{}) first = span;
            for (auto& word : name_words(text_.at(span))) present.insert(std::move(word));
        }
        ++result_.texts;
        for (const auto& word : name_words(part.text)) {
            if (!present.contains(word) && !kCopula.contains(word)) fail(what, first, "'" + word + "' is not in its spans");
        }
    }

    const DocumentFacts& facts_;
    ArticleText text_;
    std::uint32_t chars_;
    Verification result_;
};

} // namespace

void Verification::add(const Verification& other) {
    spans += other.spans;
    texts += other.texts;
    mismatches.insert(mismatches.end(), other.mismatches.begin(), other.mismatches.end());
}

Verification verify_facts(const DocumentFacts& facts) { return RecordCheck(facts).run(); }

Verification verify_graph(const PropertyGraph& graph) {
    Verification result;
    std::map<NodeId, std::uint32_t> lengths;
    for (std::size_t i = 0; i < graph.node_count(); ++i) {
        const auto id = static_cast<NodeId>(i);
        if (graph.node(id).kind == NodeKind::Document)
            lengths[id] = static_cast<std::uint32_t>(count_code_points(graph.document_text(id)));
    }
    const auto inside = [&](const Evidence& evidence) {
        const auto limit = lengths.at(evidence.document);
        return evidence.sentence.start < evidence.sentence.end && evidence.sentence.end <= limit &&
               std::all_of(evidence.highlights.begin(), evidence.highlights.end(), [&](const Highlight& h) {
                   return h.range.start >= evidence.sentence.start && h.range.end <= evidence.sentence.end;
               });
    };
    for (const Evidence& evidence : graph.all_evidence()) {
        ++result.spans;
        if (!inside(evidence))
            result.mismatches.push_back(graph.node(evidence.document).key + ' ' + range_text(evidence.sentence) +
                                        ": evidence outside of its document");
    }
    // By document, so that each text is indexed once.
    std::map<NodeId, std::vector<std::pair<const Node*, const Evidence*>>> statements;
    for (const Node& node : graph.nodes()) {
        if (node.kind != NodeKind::Statement || node.properties.text(Property::Text).empty()) continue;
        for (const EvidenceId id : node.evidence)
            statements[graph.evidence(id).document].emplace_back(&node, &graph.evidence(id));
    }
    for (const auto& [document, pairs] : statements) {
        const ArticleText text(graph.document_text(document));
        if (!text.known()) continue;
        for (const auto& [node, evidence] : pairs) {
            if (!inside(*evidence)) continue;
            std::vector<TextRange> content;
            for (const Highlight& highlight : evidence->highlights) {
                if (highlight.role == HighlightRole::Content) content.push_back(highlight.range);
            }
            ++result.texts;
            if (folded_name(text.joined(content)) != folded_name(node->properties.text(Property::Text)))
                result.mismatches.push_back(node->key + ' ' + range_text(evidence->sentence) + " in " +
                                            graph.node(document).key + ": the statement's words do not stand there");
        }
    }
    return result;
}

} // namespace newsgraph::graph
