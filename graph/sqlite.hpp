// SPDX-License-Identifier: Apache-2.0
// SQLite with owners: a connection and a statement that close themselves and turn every result code into an Error
// that names the file and says what to do.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace newsgraph::graph::sqlite {

class Connection {
public:
    /// `flags` as of sqlite3_open_v2. Hostile files are expected: the schema is not trusted, cells are checked.
    Connection(const std::string& path, int flags);

    void run(const char* sql); ///< one or more statements without results
    [[nodiscard]] std::int64_t integer(const char* sql);
    [[nodiscard]] sqlite3* get() const noexcept { return handle_.get(); }
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// Throws the Error for `code` unless it is SQLITE_OK, SQLITE_ROW or SQLITE_DONE.
    void check(int code) const;

private:
    struct Close {
        void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
    };
    std::string path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

class Statement {
public:
    Statement(const Connection& connection, const char* sql);

    Statement& bind(int at, std::string_view text);
    Statement& bind(int at, std::int64_t value);
    Statement& bind(int at, double value);
    /// The next row, or false at the end (the statement is then ready to be bound and run again).
    bool step();
    void run() {
        while (step()) {}
    }
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
    };
    const Connection& connection_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

} // namespace newsgraph::graph::sqlite
