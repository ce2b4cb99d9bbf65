// SPDX-License-Identifier: Apache-2.0
// What the user named on the command line as a stream of articles, in a fixed order, one at a time.
//
// An ArticleReader walks files, folders, JSON lines and standard input and hands out Articles:
// cheap tickets (a path, or one line of JSON). load_article() turns a ticket into a Document; it is
// a pure function of the ticket and the file it names, so many threads may load while one draws.
// `number` counts from zero without gaps, failures included, so results can be put back in order.
//
//     ArticleReader reader({"news/", "-"}, std::cin);
//     while (auto article = reader.next()) {
//         LoadResult result = load_article(*article, options);
//     }
//
// A folder gives its .txt, .html, .htm and .jsonl files, sorted by path, sub-folders included;
// links to folders are not followed and names that begin with a dot are passed over. Other files
// are counted in skipped().
#pragma once

#include "extract/document.hpp"
#include "graph/error.hpp"

#include <cstdint>
#include <fstream>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace newsgraph::extract {

/// Files larger than this are refused, unless they are JSON lines; and no line may be longer.
inline constexpr std::uint64_t kMaxFileBytes = 64U * 1024U * 1024U;
inline constexpr std::uint64_t kMaxLineBytes = 16U * 1024U * 1024U;
/// Texts longer than this are refused, whatever they come in: a megabyte takes 90 MB of memory to read, up to 500 MB where
/// each second character is a word.
inline constexpr std::uint64_t kMaxTextBytes = 16U * 1024U * 1024U;

/// An input that cannot be read, and why. The message begins with the path.
struct LoadFailure {
    std::string key;     ///< of the document: its path, with ":LINE" for a line of JSON
    std::string message; ///< `path:line:column: what happened, and what to do`
    graph::Place place;
};

struct Article {
    enum class Kind : std::uint8_t { Text, Html, JsonLine, Failure };

    std::uint64_t number = 0;
    Kind kind = Kind::Text;
    std::string path; ///< as given, or found below a folder given
    std::optional<std::string>
        bytes;              ///< the line, or what standard input held; else the file is to be read
    std::uint64_t line = 0; ///< of a JSON line, from one
    std::uint64_t offset = 0; ///< of a JSON line, in bytes
    std::optional<LoadFailure> failure;
};

class ArticleReader {
public:
    /// `standard_input` is read where an input is "-"; it must outlive the reader.
    ArticleReader(std::vector<std::string> inputs, std::istream& standard_input);
    ~ArticleReader();
    ArticleReader(ArticleReader&&) noexcept;
    ArticleReader& operator=(ArticleReader&&) noexcept;

    /// The next article, or nothing at the end. Never throws for an input's sake: what cannot be
    /// read is an Article of kind Failure.
    [[nodiscard]] std::optional<Article> next();

    /// Files of folders that are no articles by their names.
    [[nodiscard]] std::uint64_t skipped() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

struct LoadOptions {
    std::string
        date; ///< YYYY-MM-DD from the command line, or empty; stands above what the article says
};

using LoadResult = std::variant<Document, LoadFailure>;

[[nodiscard]] LoadResult load_article(const Article& article, const LoadOptions& options);

/// Draws and loads everything in order.
void for_each_document(std::span<const std::string> inputs, const LoadOptions& options,
                       std::istream& standard_input,
                       const std::function<void(const Document&)>& on_document,
                       const std::function<void(const LoadFailure&)>& on_failure);

} // namespace newsgraph::extract
