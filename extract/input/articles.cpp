// SPDX-License-Identifier: Apache-2.0
// Inputs are expanded lazily: a folder is listed when its turn comes, a file of JSON lines is read
// line by line.
#include "extract/input/articles.hpp"

#include "extract/input/html.hpp"
#include "extract/language/characters.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>
#include <istream>
#include <iterator>
#include <system_error>

namespace newsgraph::extract {
namespace {

namespace fs = std::filesystem;

/// The kind of a file by its name; nothing for names that no article has.
std::optional<Article::Kind> kind_of(const fs::path& path) {
    const std::string extension = ascii_lower(path.extension().string());
    if (extension == ".txt") {
        return Article::Kind::Text;
    }
    if (extension == ".html" || extension == ".htm") {
        return Article::Kind::Html;
    }
    if (extension == ".jsonl" || extension == ".ndjson") {
        return Article::Kind::JsonLine;
    }
    return std::nullopt;
}

struct Listing {
    std::vector<std::string> files; ///< sorted
    std::vector<LoadFailure> failures;
    std::uint64_t skipped = 0;
};

LoadFailure failure_of(const std::string& path, const std::string& what) {
    const graph::Error error({path, 0, 0, 0}, what);
    return {path, error.what(), error.place()};
}

/// Everything below a folder. A sub-folder that cannot be listed is a failure, not the end.
Listing list_folder(const std::string& top) {
    Listing listing;
    std::vector<fs::path> folders{top};
    while (!folders.empty()) {
        const fs::path folder = std::move(folders.back());
        folders.pop_back();
        std::error_code error;
        fs::directory_iterator at(folder, error);
        for (; !error && at != fs::directory_iterator(); at.increment(error)) {
            const fs::path& path = at->path();
            if (path.filename().string().starts_with('.')) {
                continue;
            }
            std::error_code status_error;
            if (at->is_directory(status_error)) {
                if (!at->is_symlink(status_error)) {
                    folders.push_back(path);
                }
            } else if (kind_of(path) && !at->is_fifo(status_error) &&
                       !at->is_socket(status_error) && !at->is_character_file(status_error) &&
                       !at->is_block_file(status_error)) {
                listing.files.push_back(path.string());
            } else {
                ++listing.skipped;
            }
        }
        if (error) {
            listing.failures.push_back(
                failure_of(folder.string(), "cannot be listed: " + error.message()));
        }
    }
    std::sort(listing.files.begin(), listing.files.end());
    std::sort(listing.failures.begin(), listing.failures.end(),
              [](const LoadFailure& a, const LoadFailure& b) { return a.key < b.key; });
    return listing;
}

/// Reads lines of bounded length and knows where each began.
class LineReader {
public:
    LineReader(std::istream& in, std::string first) : in_(in), buffer_(std::move(first)) {}

    struct Line {
        std::string text;
        std::uint64_t number = 0;
        std::uint64_t offset = 0;
        bool too_long = false;
    };

    std::optional<Line> next() {
        Line line;
        line.number = ++number_;
        line.offset = offset_;
        for (;;) {
            const std::size_t stop = buffer_.find('\n', at_);
            const std::size_t end = stop == std::string::npos ? buffer_.size() : stop;
            take(line, std::string_view(buffer_).substr(at_, end - at_));
            offset_ += end - at_;
            if (stop != std::string::npos) {
                ++offset_;
                at_ = stop + 1;
                return line;
            }
            if (!fill()) {
                const bool last = offset_ == line.offset;
                return last ? std::nullopt : std::optional<Line>(std::move(line));
            }
        }
    }

private:
    static void take(Line& line, std::string_view part) {
        if (line.text.size() + part.size() > kMaxLineBytes) {
            line.too_long = true;
            line.text.clear();
        }
        if (!line.too_long) {
            line.text += part;
        }
    }

    bool fill() {
        buffer_.resize(1U << 16U);
        in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        buffer_.resize(static_cast<std::size_t>(in_.gcount()));
        at_ = 0;
        return !buffer_.empty();
    }

    std::istream& in_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t number_ = 0;
    std::uint64_t offset_ = 0;
};

/// What standard input holds, told by its first bytes.
Article::Kind sniff(std::string_view head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin != std::string_view::npos && head[begin] == '{') {
        return Article::Kind::JsonLine;
    }
    return looks_like_html(head) ? Article::Kind::Html : Article::Kind::Text;
}

} // namespace

struct ArticleReader::State {
    std::vector<std::string> inputs;
    std::istream& standard_input;
    std::size_t input = 0;
    std::deque<Article> ready;
    std::deque<std::string> files; ///< of the folder being read
    std::unique_ptr<std::ifstream> file;
    std::optional<LineReader> lines;
    std::string lines_path;
    std::uint64_t number = 0;
    std::uint64_t skipped = 0;

    State(std::vector<std::string> in, std::istream& standard)
        : inputs(std::move(in)), standard_input(standard) {}

    void fail(LoadFailure failure) {
        Article article;
        article.kind = Article::Kind::Failure;
        article.path = failure.place.path;
        article.failure = std::move(failure);
        ready.push_back(std::move(article));
    }

    void open_file(const std::string& path) {
        const Article::Kind kind = kind_of(path).value_or(Article::Kind::Text);
        if (kind != Article::Kind::JsonLine) {
            Article article;
            article.kind = kind;
            article.path = path;
            ready.push_back(std::move(article));
            return;
        }
        file = std::make_unique<std::ifstream>(path, std::ios::binary);
        if (!*file) {
            fail(failure_of(path, std::string("cannot be opened: ") + std::strerror(errno)));
            return;
        }
        lines.emplace(*file, std::string());
        lines_path = path;
    }

    void open_standard_input() {
        std::string head(1U << 12U, '\0');
        standard_input.read(head.data(), static_cast<std::streamsize>(head.size()));
        head.resize(static_cast<std::size_t>(standard_input.gcount()));
        const Article::Kind kind = sniff(head);
        if (kind == Article::Kind::JsonLine) {
            lines.emplace(standard_input, std::move(head));
            lines_path = "-";
            return;
        }
        while (standard_input && head.size() <= kMaxFileBytes) {
            const std::size_t before = head.size();
            head.resize(before + (1U << 16U));
            standard_input.read(head.data() + before, 1 << 16);
            head.resize(before + static_cast<std::size_t>(standard_input.gcount()));
        }
        Article article;
        article.kind = kind;
        article.path = "-";
        article.bytes = std::move(head);
        ready.push_back(std::move(article));
    }

    void open_input(const std::string& input_path) {
        if (input_path == "-") {
            open_standard_input();
            return;
        }
        std::error_code error;
        const fs::file_status status = fs::status(input_path, error);
        if (!fs::exists(status)) {
            fail(failure_of(input_path, error && status.type() == fs::file_type::none
                                            ? "cannot be opened: " + error.message()
                                            : "does not exist"));
        } else if (fs::is_directory(status)) {
            Listing listing = list_folder(input_path);
            for (LoadFailure& failure : listing.failures) {
                fail(std::move(failure));
            }
            files.assign(std::make_move_iterator(listing.files.begin()),
                         std::make_move_iterator(listing.files.end()));
            skipped += listing.skipped;
        } else {
            open_file(input_path);
        }
    }

    /// Moves one step on; false at the end of everything.
    bool advance() {
        if (lines) {
            auto line = lines->next();
            if (!line) {
                if (file && file->bad()) {
                    fail(failure_of(lines_path, "cannot be read to its end"));
                }
                lines.reset();
                file.reset();
            } else if (line->too_long) {
                const graph::Error error({lines_path, line->number, 1, line->offset},
                                         "the line is longer than " +
                                             std::to_string(kMaxLineBytes) + " bytes; split it");
                fail(
                    {lines_path + ":" + std::to_string(line->number), error.what(), error.place()});
            } else if (line->text.find_first_not_of(" \t\r\xEF\xBB\xBF") != std::string::npos) {
                Article article;
                article.kind = Article::Kind::JsonLine;
                article.path = lines_path;
                article.bytes = std::move(line->text);
                article.line = line->number;
                article.offset = line->offset;
                ready.push_back(std::move(article));
            }
            return true;
        }
        if (!files.empty()) {
            const std::string path = std::move(files.front());
            files.pop_front();
            open_file(path);
            return true;
        }
        if (input < inputs.size()) {
            open_input(inputs[input++]);
            return true;
        }
        return false;
    }
};

ArticleReader::ArticleReader(std::vector<std::string> inputs, std::istream& standard_input)
    : state_(std::make_unique<State>(std::move(inputs), standard_input)) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

std::optional<Article> ArticleReader::next() {
    while (state_->ready.empty()) {
        if (!state_->advance()) {
            return std::nullopt;
        }
    }
    Article article = std::move(state_->ready.front());
    state_->ready.pop_front();
    article.number = state_->number++;
    return article;
}

std::uint64_t ArticleReader::skipped() const noexcept {
    return state_->skipped;
}

} // namespace newsgraph::extract
