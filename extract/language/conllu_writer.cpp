// SPDX-License-Identifier: Apache-2.0
// One pass over the sentences; Entity brackets are sorted per token as CorefUD wants them: closing
// ones first (innermost first), then opening ones (outermost first).
#include "extract/language/conllu_writer.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

namespace newsgraph::extract {
namespace {

/// Bytes gathered before the stream is asked: it is slow for small pieces.
constexpr std::size_t kFlushAt = 64U * 1024U;

/// CoNLL-U fields hold neither tabs nor line breaks; a form is never empty.
void append_field(std::string& out, std::string_view text) {
    const std::size_t begin = out.size();
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank) {
            out += c;
        } else if (out.size() > begin && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.size() == begin) {
        out += '_';
    }
}

/// A value of MISC: the separators are escaped as UD recommends.
void append_misc_value(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '|') {
            out += "\\p";
        } else if (static_cast<unsigned char>(c) > ' ' && c != '(' && c != ')') {
            out += c;
        }
    }
}

void append_number(std::string& out, std::size_t number) {
    char digits[24];
    out.append(std::begin(digits), std::to_chars(std::begin(digits), std::end(digits), number).ptr);
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
std::string_view surface(const Document& document, const Sentence& sentence, std::size_t i,
                         std::size_t end) {
    if (end == i + 1) {
        return sentence.tokens[i].form;
    }
    return document.text(Span{sentence.tokens[i].span.begin, sentence.tokens[end - 1].span.end});
}

bool has_comment(const std::vector<std::string>& comments, std::string_view start) {
    return std::any_of(comments.begin(), comments.end(),
                       [&](const std::string& c) { return c.starts_with(start); });
}

/// The comments that stay true whatever is annotated.
void append_kept(std::string& out, const std::vector<std::string>& comments) {
    for (const std::string& comment : comments) {
        if (!comment.starts_with("# text =") && !comment.starts_with("# newdoc") &&
            !comment.starts_with("# global.")) {
            out += comment;
            out += '\n';
        }
    }
}

class SentenceWriter {
public:
    SentenceWriter(std::string& out, const Document& document, const Sentence& sentence,
                   std::vector<EntityMark> marks)
        : out_(out), document_(document), sentence_(sentence), marks_(std::move(marks)),
          tree_(is_tree(sentence)) {
        std::sort(marks_.begin(), marks_.end(), [](const EntityMark& a, const EntityMark& b) {
            return std::tie(a.first, b.last, a.cluster) < std::tie(b.first, a.last, b.cluster);
        });
        for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark) {
            if (mark->last - mark->first > 1) closing_.push_back(&*mark);
        }
        std::stable_sort(closing_.begin(), closing_.end(),
                         [](const EntityMark* a, const EntityMark* b) { return a->last < b->last; });
    }

    void write() {
        const auto& tokens = sentence_.tokens;
        out_ += "# text = ";
        for (std::size_t i = 0; i < tokens.size();) {
            const std::size_t end = written_end(sentence_, i);
            append_field(out_, surface(document_, sentence_, i, end));
            if (tokens[end - 1].space_after && end < tokens.size()) {
                out_ += ' ';
            }
            i = end;
        }
        out_ += '\n';
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::size_t end = tokens[i].joined ? i : written_end(sentence_, i);
            if (end > i + 1) {
                several_words(i, end);
            }
            word(i);
        }
        out_ += '\n';
    }

private:
    /// The line of a written token that holds words [i, end).
    void several_words(std::size_t i, std::size_t end) {
        append_number(out_, i + 1);
        out_ += '-';
        append_number(out_, end);
        out_ += '\t';
        append_field(out_, surface(document_, sentence_, i, end));
        out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
        out_ += sentence_.tokens[end - 1].space_after ? "_\n" : "SpaceAfter=No\n";
    }

    void word(std::size_t i) {
        const Token& token = sentence_.tokens[i];
        append_number(out_, i + 1);
        out_ += '\t';
        append_field(out_, token.form);
        out_ += '\t';
        append_field(out_, token.lemma);
        out_ += '\t';
        out_ += to_string(token.upos);
        out_ += '\t';
        out_ += to_string(token.xpos);
        out_ += "\t_\t";
        append_number(out_, tree_ ? static_cast<std::size_t>(token.head + 1) : (i == 0 ? 0U : 1U));
        out_ += '\t';
        out_ += tree_ ? to_string(token.relation) : (i == 0 ? "root" : "dep");
        out_ += "\t_\t";
        misc(i);
        out_ += '\n';
    }

    void misc(std::size_t i) {
        const std::size_t begin = out_.size();
        entity(i);
        if (out_.size() > begin) {
            out_ += '|';
        }
        out_ += "NER=";
        name_tag(i);
        const auto& tokens = sentence_.tokens;
        const bool inside = i + 1 < tokens.size() && tokens[i + 1].joined;
        if (!tokens[i].joined && !inside && !tokens[i].space_after) {
            out_ += "|SpaceAfter=No";
        }
    }

    void name_tag(std::size_t i) {
        const auto& names = sentence_.names;
        while (name_ < names.size() && names[name_].last <= i) ++name_;
        if (name_ < names.size() && names[name_].first <= i) {
            out_ += i == names[name_].first ? "B-" : "I-";
            out_ += to_string(names[name_].kind);
        } else {
            out_ += 'O';
        }
    }

    void entity(std::size_t i) {
        const std::size_t begin = out_.size();
        const auto mark_begins = [&] {
            if (out_.size() == begin) {
                out_ += "Entity=";
            }
        };
        for (; closed_ < closing_.size() && closing_[closed_]->last == i + 1; ++closed_) {
            mark_begins();
            append_misc_value(out_, closing_[closed_]->cluster);
            out_ += ')';
        }
        for (; opened_ < marks_.size() && marks_[opened_].first == i; ++opened_) {
            const EntityMark& mark = marks_[opened_];
            mark_begins();
            out_ += '(';
            append_misc_value(out_, mark.cluster);
            out_ += '-';
            append_misc_value(out_, mark.type);
            out_ += '-';
            append_number(out_, mark.head - mark.first + 1);
            if (mark.last - mark.first == 1) {
                out_ += ')';
            }
        }
    }

    std::string& out_;
    const Document& document_;
    const Sentence& sentence_;
    std::vector<EntityMark> marks_; ///< by first word, the longer first
    std::vector<const EntityMark*> closing_; ///< those of several words by last word, the shorter first
    // How far the words written so far have come in each list.
    std::size_t opened_ = 0;
    std::size_t closed_ = 0;
    std::size_t name_ = 0;
    bool tree_;
};

} // namespace

void write_conllu(std::ostream& out, const Document& document, std::span<const Sentence> sentences,
                  std::span<const EntityMark> marks,
                  std::span<const std::vector<std::string>> comments) {
    std::string key;
    append_field(key, document.meta().key);
    std::string text = "# newdoc id = " + key + '\n';
    if (!marks.empty()) {
        text += "# global.Entity = eid-etype-head\n";
    }
    std::vector<std::vector<EntityMark>> by_sentence(sentences.size());
    for (const EntityMark& mark : marks) {
        by_sentence.at(mark.sentence).push_back(mark);
    }
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (i < comments.size()) {
            append_kept(text, comments[i]);
        } else if (i == 0 || sentences[i].paragraph != sentences[i - 1].paragraph) {
            text += "# newpar\n";
        }
        if (i >= comments.size() || !has_comment(comments[i], "# sent_id")) {
            text += "# sent_id = " + key + '-';
            append_number(text, i + 1);
            text += '\n';
        }
        SentenceWriter(text, document, sentences[i], std::move(by_sentence[i])).write();
        if (text.size() >= kFlushAt) {
            out << text;
            text.clear();
        }
    }
    out << text;
}

} // namespace newsgraph::extract
