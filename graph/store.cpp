// SPDX-License-Identifier: Apache-2.0
// While a store is changed it is a write-ahead log under an exclusive lock: a commit costs no wait for the disk, and what
// was committed outlives a killed process. finish() copies every table, sorted, into a new file within one transaction,
// and renames it: no page of the result depends on history.
#include "graph/store.hpp"

#include "graph/facts_json.hpp"
#include "graph/sqlite.hpp"

#include <algorithm>
#include <filesystem>
#include <fcntl.h>
#include <unistd.h>

namespace newsgraph::graph {
namespace {

using sqlite::Connection;
using sqlite::Statement;

// `facts` is one line of the fact record. No times, no counters: the same content is the same file.
constexpr const char* kTables[] = {
    "CREATE TABLE documents(id TEXT NOT NULL, key TEXT NOT NULL, path TEXT NOT NULL, retracted INTEGER NOT NULL, "
    "facts TEXT NOT NULL, PRIMARY KEY(id, key))",
    "CREATE TABLE decisions(line TEXT NOT NULL)",
    "CREATE TABLE ledger(kept TEXT NOT NULL, merged TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, "
    "score REAL NOT NULL, documents INTEGER NOT NULL)"};

/// In `schema` ("main" or "fresh"), inside a transaction.
void create_tables(Connection& connection, const std::string& schema) {
    for (const std::string sql : kTables) {
        constexpr std::string_view kCreate = "CREATE TABLE ";
        connection.run((std::string(kCreate) + schema + '.' + sql.substr(kCreate.size())).c_str());
    }
    connection.run(("PRAGMA " + schema + ".application_id=" + std::to_string(kStoreApplicationId)).c_str());
    connection.run(("PRAGMA " + schema + ".user_version=" + std::to_string(kStoreVersion)).c_str());
}

void check_is_store(Connection& connection) {
    const Place place{connection.path()};
    if (connection.integer("PRAGMA application_id") != kStoreApplicationId) throw Error(place, "not a newsgraph store");
    const auto version = connection.integer("PRAGMA user_version");
    if (version > kStoreVersion)
        throw Error(place, "a store of version " + std::to_string(version) + ", made by a newer newsgraph; this one reads version " +
                               std::to_string(kStoreVersion));
    // The tables must be exactly ours: nothing else that a query could run into.
    Statement schema(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
    std::vector<std::string> found;
    while (schema.step()) found.push_back(schema.text(0));
    std::vector<std::string> expected(std::begin(kTables), std::end(kTables));
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    if (found != expected) throw Error(place, "the store is damaged: its tables are not those of version 1");
}

/// Waits until the file (or folder) is on the disk; some file systems cannot, which is no error.
void sync_to_disk(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

bool is_missing_or_empty(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return true;
    return std::filesystem::is_regular_file(path, error) && std::filesystem::file_size(path, error) == 0;
}

} // namespace

class Store::Database {
public:
    Database(const std::string& path, int flags) : connection(path, flags) {}
    Connection connection;
};

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) throw Error(Place{path}, "no such file; newsgraph build makes it");
    auto database = std::make_unique<Database>(path, SQLITE_OPEN_READONLY);
    check_is_store(database->connection);
    return Store(std::move(database));
}

Store Store::open_for_change(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) throw Error(Place{path}, "no such file; newsgraph build makes it");
    // CREATE is for the file that finish() attaches; this one exists.
    auto database = std::make_unique<Database>(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    check_is_store(database->connection);
    database->connection.run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                             "BEGIN IMMEDIATE; COMMIT");
    return Store(std::move(database));
}

Store Store::open_or_create(const std::string& path) {
    if (is_missing_or_empty(path)) {
        Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        connection.run("PRAGMA page_size=4096; BEGIN IMMEDIATE");
        create_tables(connection, "main");
        connection.run("COMMIT");
    }
    return open_for_change(path);
}

Store::Added Store::add(const DocumentFacts& facts) {
    Connection& connection = database_->connection;
    const auto line = to_json(facts);
    Statement present(connection, "SELECT retracted, facts FROM documents WHERE id=?1 AND key=?2");
    present.bind(1, facts.document.id).bind(2, facts.document.key);
    if (present.step()) {
        if (present.integer(0) != 0) return Added::Retracted;
        return present.text(1) == line ? Added::Present : Added::Different;
    }
    Statement insert(connection, "INSERT INTO documents VALUES(?1, ?2, ?3, 0, ?4)");
    insert.bind(1, facts.document.id).bind(2, facts.document.key).bind(3, facts.document.path).bind(4, line).run();
    return Added::New;
}

bool Store::contains(std::string_view id, std::string_view key) const {
    Statement statement(database_->connection, "SELECT 1 FROM documents WHERE id=?1 AND key=?2");
    return statement.bind(1, id).bind(2, key).step();
}

std::vector<std::string> Store::retract(std::string_view name, bool undo) {
    // The beginning of an id: as much as tells it apart, compared byte by byte (no LIKE: it has wildcards).
    constexpr std::string_view kPrefix = "sha256:";
    const std::string beginning = name.starts_with(kPrefix) ? std::string(name) : std::string(kPrefix) + std::string(name);
    const bool is_beginning = beginning.size() >= kPrefix.size() + 8;
    Statement select(database_->connection,
                     "SELECT id, key FROM documents WHERE retracted=?3 AND (key=?1 OR path=?1 OR id=?1 OR "
                     "(?4 AND substr(id, 1, length(?2))=?2)) ORDER BY id, key");
    select.bind(1, name).bind(2, beginning).bind(3, std::int64_t{undo ? 1 : 0}).bind(4, std::int64_t{is_beginning ? 1 : 0});
    std::vector<std::pair<std::string, std::string>> found;
    while (select.step()) found.emplace_back(select.text(0), select.text(1));
    std::vector<std::string> keys;
    for (const auto& [id, key] : found) {
        Statement update(database_->connection, "UPDATE documents SET retracted=?3 WHERE id=?1 AND key=?2");
        update.bind(1, id).bind(2, key).bind(3, std::int64_t{undo ? 0 : 1}).run();
        keys.push_back(key);
    }
    return keys;
}

void Store::read_documents(const std::function<void(DocumentFacts&&)>& on_document) const {
    Statement statement(database_->connection, "SELECT key, facts FROM documents WHERE retracted=0 ORDER BY id, key");
    while (statement.step())
        on_document(facts_from_json(statement.text(1), Place{database_->connection.path() + ":" + statement.text(0)}));
}

Store::Counts Store::counts() const {
    Connection& connection = database_->connection;
    return {connection.integer("SELECT count(*) FROM documents WHERE retracted=0"),
            connection.integer("SELECT count(*) FROM documents WHERE retracted<>0")};
}

Decisions Store::decisions() const {
    Statement statement(database_->connection, "SELECT line FROM decisions ORDER BY rowid");
    Decisions decisions;
    while (statement.step()) decisions.push_back(decision_from_line(statement.text(0), Place{database_->connection.path()}));
    return decisions;
}

std::size_t Store::add_decisions(const Decisions& decisions) {
    auto present = this->decisions();
    std::size_t added = 0;
    for (const Decision& decision : decisions) {
        // A line that is there is only added again when something about its names was said since.
        const auto last = std::find_if(present.rbegin(), present.rend(), [&](const Decision& other) {
            return std::any_of(other.names.begin(), other.names.end(), [&](const std::string& name) {
                return std::find(decision.names.begin(), decision.names.end(), name) != decision.names.end();
            });
        });
        const bool is_there = std::find(present.begin(), present.end(), decision) != present.end();
        if (is_there && (last == present.rend() || last->verb == decision.verb)) continue;
        Statement insert(database_->connection, "INSERT INTO decisions VALUES(?1)");
        insert.bind(1, to_line(decision)).run();
        present.push_back(decision);
        ++added;
    }
    return added;
}

std::vector<MergeDecision> Store::ledger() const {
    Statement statement(database_->connection,
                        "SELECT kept, merged, kind, reason, score, documents FROM ledger ORDER BY rowid");
    std::vector<MergeDecision> ledger;
    while (statement.step()) {
        const auto kind = from_string<ActorKind>(statement.text(2));
        if (!kind) throw Error(Place{database_->connection.path()}, "the store is damaged: ledger");
        ledger.push_back({statement.text(0), statement.text(1), *kind, statement.text(3), statement.real(4),
                          statement.integer(5)});
    }
    return ledger;
}

void Store::set_ledger(const std::vector<MergeDecision>& ledger) {
    Connection& connection = database_->connection;
    connection.run("BEGIN IMMEDIATE; DELETE FROM ledger");
    Statement insert(connection, "INSERT INTO ledger VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    for (const MergeDecision& one : ledger) {
        insert.bind(1, one.kept).bind(2, one.merged).bind(3, to_string(one.kind)).bind(4, one.reason);
        insert.bind(5, one.score).bind(6, one.documents).run();
    }
    connection.run("COMMIT");
}

void Store::finish() {
    const std::string path = database_->connection.path();
    const std::string fresh = path + ".tmp";
    std::error_code error;
    std::filesystem::remove(fresh, error);
    try {
        Connection& connection = database_->connection;
        Statement(connection, "ATTACH ?1 AS fresh").bind(1, fresh).run();
        connection.run("PRAGMA fresh.page_size=4096; PRAGMA fresh.journal_mode=OFF; PRAGMA fresh.synchronous=OFF; BEGIN");
        create_tables(connection, "fresh");
        connection.run("INSERT INTO fresh.documents SELECT * FROM main.documents ORDER BY id, key;"
                       "INSERT INTO fresh.decisions SELECT line FROM main.decisions ORDER BY rowid;"
                       "INSERT INTO fresh.ledger SELECT * FROM main.ledger ORDER BY rowid;"
                       "COMMIT; DETACH fresh; PRAGMA journal_mode=DELETE");
    } catch (const Error&) {
        std::filesystem::remove(fresh, error);
        throw;
    }
    database_.reset();
    sync_to_disk(fresh);
    std::filesystem::rename(fresh, path, error);
    if (error) throw Error(Place{path}, "cannot be replaced: " + error.message());
    const auto folder = std::filesystem::path(path).parent_path().string();
    sync_to_disk(folder.empty() ? "." : folder);
}

Corpus load_corpus(const Store& store) {
    std::vector<DocumentFacts> documents;
    store.read_documents([&](DocumentFacts&& facts) {
        facts.propositions = {};
        facts.diagnostics = {};
        documents.push_back(std::move(facts));
    });
    return fold(std::move(documents), store.decisions());
}

PropertyGraph load_graph(const std::string& path) { return load_corpus(Store::open(path)).graph; }

} // namespace newsgraph::graph
