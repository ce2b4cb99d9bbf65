// SPDX-License-Identifier: Apache-2.0
// A line at a time; a sentence is built when its empty line comes, a document ends before the next
// `# newdoc`.
#include "extract/language/conllu_reader.hpp"

#include "extract/language/conllu_names.hpp"
#include "graph/error.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <istream>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kColumns = 10;
constexpr std::size_t kMaxDocumentBytes = 64U * 1024U * 1024U;

using Row = std::array<std::string_view, kColumns>;
enum Column : std::size_t {
    Id,
    Form,
    Lemma,
    UposColumn,
    XposColumn,
    Feats,
    Head,
    Deprel,
    Deps,
    Misc
};

std::optional<std::uint32_t> parse_number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

/// The value of `key` in a MISC column, or empty.
std::string_view misc_value(std::string_view misc, std::string_view key) {
    while (!misc.empty()) {
        const std::size_t stop = std::min(misc.find('|'), misc.size());
        const std::string_view item = misc.substr(0, stop);
        if (item.starts_with(key) && item.size() > key.size() && item[key.size()] == '=') {
            return item.substr(key.size() + 1);
        }
        misc.remove_prefix(std::min(stop + 1, misc.size()));
    }
    return {};
}

/// What follows `# name =` or `# name`, or nothing when the comment is another.
std::optional<std::string_view> comment_value(std::string_view line, std::string_view name) {
    std::string_view rest = line.substr(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!rest.starts_with(name)) {
        return std::nullopt;
    }
    rest.remove_prefix(name.size());
    if (!rest.empty() && rest.front() != ' ' && rest.front() != '=') {
        return std::nullopt;
    }
    const std::size_t equals = rest.find('=');
    rest.remove_prefix(equals == std::string_view::npos ? rest.size() : equals + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    return rest;
}

/// Whether following the heads from every word ends at a root.
bool is_forest(const std::vector<Token>& tokens) {
    std::vector<std::uint32_t> seen(tokens.size(), 0); // the walk that passed here
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        auto at = static_cast<std::int32_t>(i);
        while (at != kRootHead && seen[static_cast<std::size_t>(at)] == 0) {
            seen[static_cast<std::size_t>(at)] = i + 1;
            at = tokens[static_cast<std::size_t>(at)].head;
        }
        if (at != kRootHead && seen[static_cast<std::size_t>(at)] == i + 1) {
            return false;
        }
    }
    return true;
}

} // namespace

std::vector<std::string> speaker_labels(const std::vector<std::vector<std::string>>& comments) {
    std::vector<std::string> labels;
    labels.reserve(comments.size());
    for (const std::vector<std::string>& lines : comments) {
        std::string& label = labels.emplace_back();
        for (const std::string& line : lines) {
            if (const auto value = comment_value(line, "speaker")) label = *value;
        }
    }
    return labels;
}

struct ConlluReader::State {
    std::istream& in;
    std::string path;
    std::uint64_t line_number = 0;
    std::uint64_t offset = 0;
    std::uint64_t documents = 0;
    std::optional<std::string> next_comment; ///< the `# newdoc` that ended the document before

    State(std::istream& stream, std::string name) : in(stream), path(std::move(name)) {}

    // The document being built.
    std::string key;
    std::string text;
    std::vector<Sentence> sentences;
    std::vector<std::vector<std::string>> comments;
    std::uint32_t paragraph = 0;
    bool new_paragraph = false;

    // The sentence being built.
    std::vector<std::string> sentence_comments;
    Sentence sentence;
    std::vector<std::string> name_tags;
    std::uint32_t token_end = 0;   ///< last word of the multiword token being read, or 0
    std::uint32_t token_first = 0; ///< index of its first word
    Span token_span;
    std::string token_form;
    bool token_space = true;
    bool has_heads = true;

    [[noreturn]] void fail(const std::string& what) const {
        throw graph::Error({path, line_number, 0, offset}, what);
    }

    bool read_line(std::string& line) {
        if (!std::getline(in, line)) {
            if (in.bad()) {
                fail("cannot be read to its end");
            }
            return false;
        }
        ++line_number;
        if (line_number == 1 && line.starts_with("\xEF\xBB\xBF")) {
            line.erase(0, 3);
        }
        if (const auto bad = graph::find_invalid_utf8(line)) {
            offset += *bad;
            fail("not UTF-8 at byte offset " + std::to_string(offset));
        }
        offset += line.size() + 1;
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        return true;
    }

    /// White space before the next sentence or word.
    void part_sentence() {
        if (sentences.empty()) {
            new_paragraph = false;
            return;
        }
        if (new_paragraph) {
            text += "\n\n";
            ++paragraph;
            new_paragraph = false;
        } else if (sentences.back().tokens.back().space_after) {
            text += ' ';
        }
    }

    Span append(std::string_view form) {
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += form;
        if (text.size() > kMaxDocumentBytes) {
            fail("a document is larger than " + std::to_string(kMaxDocumentBytes) + " bytes");
        }
        return {begin, static_cast<std::uint32_t>(text.size())};
    }

    void blank_before_token() {
        if (sentence.tokens.empty()) {
            part_sentence();
        } else if (sentence.tokens.back().space_after) {
            text += ' ';
        }
    }

    void multiword(const Row& row, std::uint32_t first, std::uint32_t last) {
        if (first != sentence.tokens.size() + 1 || last <= first || token_end != 0) {
            fail("the multiword token '" + std::string(row[Id]) + "' is out of order");
        }
        blank_before_token();
        token_span = append(row[Form]);
        token_form = row[Form];
        token_first = first - 1;
        token_end = last;
        token_space = misc_value(row[Misc], "SpaceAfter") != "No";
    }

    void word(const Row& row) {
        if (parse_number(row[Id]) != sentence.tokens.size() + 1) {
            fail("the id '" + std::string(row[Id].substr(0, 20)) + "' is out of order; " +
                 std::to_string(sentence.tokens.size() + 1) + " was expected");
        }
        Token token;
        token.form = row[Form];
        token.lemma = row[Lemma] == "_" && row[Form] != "_" ? "" : row[Lemma];
        token.upos = parse_upos(row[UposColumn]).value_or(Upos::X);
        token.xpos = parse_xpos(row[XposColumn]).value_or(Xpos::None);
        if (token_end != 0) {
            token.span = token_span;
            token.joined = sentence.tokens.size() > token_first;
            token.space_after = token_space;
        } else {
            blank_before_token();
            token.span = append(row[Form]);
            token.space_after = misc_value(row[Misc], "SpaceAfter") != "No";
        }
        head(row, token);
        const std::string_view tag = misc_value(row[Misc], "NER");
        name_tags.emplace_back(tag.empty() ? misc_value(row[Misc], "ner") : tag);
        sentence.tokens.push_back(std::move(token));
        if (sentence.tokens.size() == token_end) {
            end_multiword();
        }
    }

    void head(const Row& row, Token& token) {
        const auto number = parse_number(row[Head]);
        if (!number) {
            if (row[Head] != "_") {
                fail("the head '" + std::string(row[Head].substr(0, 20)) + "' is no number");
            }
            has_heads = false;
            return;
        }
        if (*number > (1U << 24U)) {
            fail("the head " + std::to_string(*number) + " is out of range");
        }
        token.head = static_cast<std::int32_t>(*number) - 1;
        token.relation = parse_relation(row[Deprel]).value_or(Relation::Dep);
    }

    /// Gives the words their parts of the token, where they spell it.
    void end_multiword() {
        std::string spelt;
        for (std::size_t i = token_first; i < sentence.tokens.size(); ++i) {
            spelt += sentence.tokens[i].form;
        }
        if (spelt == token_form) {
            std::uint32_t at = token_span.begin;
            for (std::size_t i = token_first; i < sentence.tokens.size(); ++i) {
                const auto size = static_cast<std::uint32_t>(sentence.tokens[i].form.size());
                sentence.tokens[i].span = {at, at + size};
                sentence.tokens[i].space_after = i + 1 == sentence.tokens.size() && token_space;
                at += size;
            }
        }
        token_end = 0;
    }

    void end_sentence() {
        if (sentence.tokens.empty()) {
            sentence_comments.clear();
            return;
        }
        if (token_end != 0) {
            fail("the sentence ends inside a multiword token");
        }
        const auto size = static_cast<std::int32_t>(sentence.tokens.size());
        for (Token& token : sentence.tokens) {
            if (token.head >= size) {
                fail("the head " + std::to_string(token.head + 1) +
                     " is out of range; the sentence has " + std::to_string(size) + " words");
            }
        }
        if (has_heads && !is_forest(sentence.tokens)) {
            fail("the heads of the sentence that ends here form a circle");
        }
        if (!has_heads) {
            for (Token& token : sentence.tokens) {
                token.head = kRootHead;
                token.relation = Relation::Root;
            }
        }
        sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
        sentence.paragraph = paragraph;
        sentence.names = names_of_tags(name_tags);
        sentences.push_back(std::move(sentence));
        comments.push_back(std::move(sentence_comments));
        sentence = {};
        sentence_comments.clear();
        name_tags.clear();
        has_heads = true;
    }

    void row_of(std::string_view line) {
        Row row;
        row.fill("_");
        std::size_t columns = 0;
        for (std::string_view rest = line; columns < kColumns;) {
            const std::size_t tab = rest.find('\t');
            row[columns++] = rest.substr(0, tab);
            if (tab == std::string_view::npos) {
                break;
            }
            rest.remove_prefix(tab + 1);
        }
        if (columns < 2 || row[Form].empty()) {
            fail("a line of CoNLL-U has ten columns parted by tabs; here the form is missing");
        }
        if (row[Id].find('.') != std::string_view::npos) { // an empty node of enhanced dependencies
            return;
        }
        const std::size_t dash = row[Id].find('-');
        if (dash == std::string_view::npos) {
            word(row);
            return;
        }
        const auto first = parse_number(row[Id].substr(0, dash));
        const auto last = parse_number(row[Id].substr(dash + 1));
        if (!first || !last) {
            fail("the id '" + std::string(row[Id].substr(0, 20)) + "' is no number");
        }
        multiword(row, *first, *last);
    }

    /// Whether the comment begins another document than the one being built.
    bool comment(std::string line) {
        if (const auto id = comment_value(line, "newdoc")) {
            if (!sentences.empty()) {
                next_comment = std::move(line);
                return true;
            }
            key = *id;
        }
        if (comment_value(line, "newpar")) {
            new_paragraph = true;
        }
        sentence_comments.push_back(std::move(line));
        return false;
    }

    std::optional<AnnotatedDocument> next() {
        key.clear();
        text.clear();
        sentences.clear();
        comments.clear();
        paragraph = 0;
        new_paragraph = false;
        if (next_comment) {
            std::string line = std::move(*next_comment);
            next_comment.reset();
            comment(std::move(line));
        }
        std::string line;
        while (read_line(line)) {
            if (line.empty()) {
                end_sentence();
            } else if (line.front() == '#') {
                if (comment(std::move(line))) {
                    break;
                }
            } else {
                row_of(line);
            }
        }
        end_sentence();
        if (sentences.empty()) {
            return std::nullopt;
        }
        DocumentMeta meta;
        ++documents;
        meta.path = path;
        meta.key = !key.empty()     ? key
                   : documents == 1 ? path
                                    : path + ":" + std::to_string(documents);
        const Span body{0, static_cast<std::uint32_t>(text.size())};
        return AnnotatedDocument{Document(std::move(meta), std::move(text), body),
                                 std::move(sentences), std::move(comments)};
    }
};

ConlluReader::ConlluReader(std::istream& in, std::string path)
    : state_(std::make_unique<State>(in, std::move(path))) {}
ConlluReader::~ConlluReader() = default;
ConlluReader::ConlluReader(ConlluReader&&) noexcept = default;
ConlluReader& ConlluReader::operator=(ConlluReader&&) noexcept = default;

std::optional<AnnotatedDocument> ConlluReader::next() {
    return state_->next();
}

} // namespace newsgraph::extract
