// SPDX-License-Identifier: Apache-2.0
// The corpus on disk: one SQLite file, `news.ngraph`. It keeps the fact record of each document as its line of JSON,
// the user's decisions and the ledger of joins; the graph is always derived from them (graph/fold.hpp).
//
// Facts are append-only: a document (id and key) that is there is never overwritten, and a retracted one stays, marked, so
// that adding its folder again does not bring it back. add() commits each document by itself: a killed run loses at most
// the document in hand, and the next run goes on from there. finish() rewrites the file in sorted order, so that the same
// documents and decisions give the same bytes whatever the order and number of runs; until then a `-wal` file stands beside it.
//
//     Store store = Store::open_or_create("news.ngraph");
//     store.add(facts);
//     store.finish();
//     PropertyGraph graph = load_graph("news.ngraph");
//
// All functions throw Error that names the file: not a store, made by a newer version, in use, disk full, damaged.
#pragma once

#include "graph/fold.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::graph {

inline constexpr std::int32_t kStoreApplicationId = 0x6E677266; ///< "ngrf", at byte 68 of the file
inline constexpr std::int32_t kStoreVersion = 1;

class Store {
public:
    /// For reading; several programs may do so at once.
    static Store open(const std::string& path);
    /// For changing an existing store; one program at a time.
    static Store open_for_change(const std::string& path);
    /// The same, making the store when no file (or an empty one) is there.
    static Store open_or_create(const std::string& path);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    enum class Added : std::uint8_t {
        New,
        Present,   ///< with the same facts
        Different, ///< the document is there with other facts, which were kept
        Retracted  ///< it was retracted and stays so
    };
    Added add(const DocumentFacts& facts);
    [[nodiscard]] bool contains(std::string_view id, std::string_view key) const;
    /// Retracts the documents whose key, path, id or id's beginning (eight characters or more after "sha256:") is `name`;
    /// returns their keys. `undo` brings them back.
    std::vector<std::string> retract(std::string_view name, bool undo = false);

    /// Every document that is not retracted, in order of id and key.
    void read_documents(const std::function<void(DocumentFacts&&)>& on_document) const;
    struct Counts {
        std::int64_t documents = 0; ///< not retracted
        std::int64_t retracted = 0;
    };
    [[nodiscard]] Counts counts() const;

    [[nodiscard]] Decisions decisions() const;
    /// Adds those that are not the last word already; returns how many.
    std::size_t add_decisions(const Decisions& decisions);

    [[nodiscard]] std::vector<MergeDecision> ledger() const;
    void set_ledger(const std::vector<MergeDecision>& ledger);

    /// Ends the changes: writes the file anew in sorted order and puts it in the old one's place. The store is closed.
    void finish();

private:
    class Database;
    explicit Store(std::unique_ptr<Database> database);
    std::unique_ptr<Database> database_;
};

/// The facts of an open store, folded under its decisions.
[[nodiscard]] Corpus load_corpus(const Store& store);
[[nodiscard]] PropertyGraph load_graph(const std::string& path);

} // namespace newsgraph::graph
