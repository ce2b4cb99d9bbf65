// SPDX-License-Identifier: Apache-2.0
#include "graph/sqlite.hpp"

#include "graph/error.hpp"

namespace newsgraph::graph::sqlite {
namespace {

constexpr int kBusyMilliseconds = 3000;

std::string explain(int code, const char* message) {
    switch (code & 0xFF) {
    case SQLITE_NOTADB: return "not a newsgraph store";
    case SQLITE_FULL: return "no space left on the disk; what was added before is kept";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "in use by another program; try again when it has ended";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "cannot be written: no permission";
    case SQLITE_CANTOPEN: return "cannot be opened; does it exist, and may it be read (and written)?";
    case SQLITE_CORRUPT: return std::string("the store is damaged (") + message + ')';
    case SQLITE_NOMEM: return "out of memory";
    case SQLITE_TOOBIG: return "a document is too large for the store";
    default: return message;
    }
}

} // namespace

Connection::Connection(const std::string& path, int flags) : path_(path) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_PRIVATECACHE, nullptr);
    handle_.reset(handle);
    check(code);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    run("PRAGMA cell_size_check=ON");
}

void Connection::check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    const char* message = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
    throw Error(Place{path_}, explain(code, message));
}

void Connection::run(const char* sql) { check(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr)); }

std::int64_t Connection::integer(const char* sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

Statement::Statement(const Connection& connection, const char* sql) : connection_(connection) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(connection.get(), sql, -1, &statement, nullptr);
    statement_.reset(statement);
    connection_.check(code);
}

Statement& Statement::bind(int at, std::string_view text) {
    connection_.check(sqlite3_bind_text64(statement_.get(), at, text.data() == nullptr ? "" : text.data(), text.size(),
                                          SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int at, std::int64_t value) {
    connection_.check(sqlite3_bind_int64(statement_.get(), at, value));
    return *this;
}

Statement& Statement::bind(int at, double value) {
    connection_.check(sqlite3_bind_double(statement_.get(), at, value));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    sqlite3_reset(statement_.get());
    connection_.check(code);
    return false;
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    const auto size = sqlite3_column_bytes(statement_.get(), column);
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

} // namespace newsgraph::graph::sqlite
