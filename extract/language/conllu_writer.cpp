// SPDX-License-Identifier: Apache-2.0
// One pass over the sentences; Entity brackets are sorted per token as CorefUD wants them: closing
// ones first (innermost first), then opening ones (outermost first).
#include "extract/language/conllu_writer.hpp"

#include <algorithm>
#include <ostream>
#include <tuple>
#include <vector>

namespace newsgraph::extract {
namespace {

/// CoNLL-U fields hold neither tabs nor line breaks; a form is never empty.
std::string field(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out.empty() ? std::string("_") : out;
}

/// A value of MISC: the separators are escaped as UD recommends.
std::string misc_value(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') {
            out += "\\p";
        } else if (static_cast<unsigned char>(c) > ' ' && c != '(' && c != ')') {
            out += c;
        }
    }
    return out;
}

bool is_tree(const Sentence& sentence) {
    return std::count_if(sentence.tokens.begin(), sentence.tokens.end(),
                         [](const Token& t) { return t.head == kRootHead; }) == 1;
}

/// One past the last word written together with word `i`.
std::size_t written_end(const Sentence& sentence, std::size_t i) {
    std::size_t end = i + 1;
    while (end < sentence.tokens.size() && sentence.tokens[end].joined) {
        ++end;
    }
    return end;
}

/// The surface of words [i, end) of one written token.
std::string surface(const Document& document, const Sentence& sentence, std::size_t i,
                    std::size_t end) {
    if (end == i + 1) {
        return field(sentence.tokens[i].form);
    }
    return field(
        document.text(Span{sentence.tokens[i].span.begin, sentence.tokens[end - 1].span.end}));
}

bool has_comment(const std::vector<std::string>& comments, std::string_view start) {
    return std::any_of(comments.begin(), comments.end(),
                       [&](const std::string& c) { return c.starts_with(start); });
}

/// The comments that stay true whatever is annotated.
void write_kept(std::ostream& out, const std::vector<std::string>& comments) {
    for (const std::string& comment : comments) {
        if (!comment.starts_with("# text =") && !comment.starts_with("# newdoc") &&
            !comment.starts_with("# global.")) {
            out << comment << '\n';
        }
    }
}

class SentenceWriter {
public:
    SentenceWriter(std::ostream& out, const Document& document, const Sentence& sentence,
                   std::vector<EntityMark> marks)
        : out_(out), document_(document), sentence_(sentence), marks_(std::move(marks)),
          tree_(is_tree(sentence)) {
        std::sort(marks_.begin(), marks_.end(), [](const EntityMark& a, const EntityMark& b) {
            return std::tie(a.first, b.last, a.cluster) < std::tie(b.first, a.last, b.cluster);
        });
    }

    void write() {
        const auto& tokens = sentence_.tokens;
        out_ << "# text = ";
        for (std::size_t i = 0; i < tokens.size();) {
            const std::size_t end = written_end(sentence_, i);
            out_ << surface(document_, sentence_, i, end);
            out_ << (tokens[end - 1].space_after && end < tokens.size() ? " " : "");
            i = end;
        }
        out_ << '\n';
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::size_t end = tokens[i].joined ? i : written_end(sentence_, i);
            if (end > i + 1) {
                out_ << i + 1 << '-' << end << '\t' << surface(document_, sentence_, i, end)
                     << "\t_\t_\t_\t_\t_\t_\t_\t"
                     << (tokens[end - 1].space_after ? "_" : "SpaceAfter=No") << '\n';
            }
            word(i);
        }
        out_ << '\n';
    }

private:
    void word(std::size_t i) {
        const Token& token = sentence_.tokens[i];
        const std::size_t head =
            tree_ ? static_cast<std::size_t>(token.head + 1) : (i == 0 ? 0 : 1);
        const std::string_view relation =
            tree_ ? to_string(token.relation) : (i == 0 ? "root" : "dep");
        out_ << i + 1 << '\t' << field(token.form) << '\t' << field(token.lemma) << '\t'
             << to_string(token.upos) << '\t' << to_string(token.xpos) << "\t_\t" << head << '\t'
             << relation << "\t_\t" << misc(i) << '\n';
    }

    std::string misc(std::size_t i) const {
        std::string out = entity(i);
        out += out.empty() ? "NER=" : "|NER=";
        out += name_tag(i);
        const auto& tokens = sentence_.tokens;
        const bool inside = i + 1 < tokens.size() && tokens[i + 1].joined;
        if (!tokens[i].joined && !inside && !tokens[i].space_after) {
            out += "|SpaceAfter=No";
        }
        return out;
    }

    std::string name_tag(std::size_t i) const {
        for (const Name& name : sentence_.names) {
            if (i >= name.first && i < name.last) {
                return std::string(i == name.first ? "B-" : "I-") +
                       std::string(to_string(name.kind));
            }
        }
        return "O";
    }

    std::string entity(std::size_t i) const {
        std::string closing;
        std::string opening;
        for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark) {
            if (mark->last == i + 1 && mark->last - mark->first > 1) {
                closing += misc_value(mark->cluster) + ")";
            }
        }
        for (const EntityMark& mark : marks_) {
            if (mark.first == i) {
                opening += "(" + misc_value(mark.cluster) + "-" + misc_value(mark.type) + "-" +
                           std::to_string(mark.head - mark.first + 1) +
                           (mark.last - mark.first == 1 ? ")" : "");
            }
        }
        return closing.empty() && opening.empty() ? std::string() : "Entity=" + closing + opening;
    }

    std::ostream& out_;
    const Document& document_;
    const Sentence& sentence_;
    std::vector<EntityMark> marks_;
    bool tree_;
};

} // namespace

void write_conllu(std::ostream& out, const Document& document, std::span<const Sentence> sentences,
                  std::span<const EntityMark> marks,
                  std::span<const std::vector<std::string>> comments) {
    const std::string key = field(document.meta().key);
    out << "# newdoc id = " << key << '\n';
    if (!marks.empty()) {
        out << "# global.Entity = eid-etype-head\n";
    }
    std::vector<std::vector<EntityMark>> by_sentence(sentences.size());
    for (const EntityMark& mark : marks) {
        by_sentence.at(mark.sentence).push_back(mark);
    }
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (i < comments.size()) {
            write_kept(out, comments[i]);
        } else if (i == 0 || sentences[i].paragraph != sentences[i - 1].paragraph) {
            out << "# newpar\n";
        }
        if (i >= comments.size() || !has_comment(comments[i], "# sent_id")) {
            out << "# sent_id = " << key << '-' << i + 1 << '\n';
        }
        SentenceWriter(out, document, sentences[i], std::move(by_sentence[i])).write();
    }
}

} // namespace newsgraph::extract
