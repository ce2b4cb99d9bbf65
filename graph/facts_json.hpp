// SPDX-License-Identifier: Apache-2.0
// The fact record as one line of JSON (schema "newsgraph.facts/1", docs/formats.md): what `newsgraph extract`
// writes, `newsgraph build --facts` reads and the store keeps.
//
// The writer leaves out what is absent or has its default, and writes members in one fixed order, so equal facts
// give equal bytes. The reader is strict about what it knows (types, spellings, ranges, ids that must exist) and
// ignores members it does not know, so that a newer writer does not break it.
//
//     std::string line = to_json(facts);
//     DocumentFacts same = facts_from_json(line, {"facts.jsonl", 1});
#pragma once

#include "graph/error.hpp"
#include "graph/facts.hpp"

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace newsgraph::graph {

/// Longest line that is read, in bytes: an article's text, escaped, and its facts.
inline constexpr std::size_t kMaxFactsBytes = 256U * 1024U * 1024U;

enum class DocumentText : bool { Omit, Include };

/// One line without its newline. Throws std::logic_error when a string is not UTF-8 or a number is not finite.
[[nodiscard]] std::string to_json(const DocumentFacts& facts, DocumentText text = DocumentText::Include);

/// Reads one record. Ranges are checked (start < end, and end <= document.chars where that is known), ids inside the
/// record are unique, and every id that is referred to exists. Throws Error whose place is `place` and whose
/// message names the member ("statements[2].speaker.actor: …").
[[nodiscard]] DocumentFacts facts_from_json(std::string_view line, const Place& place);

/// Reads a stream of records, one a line; blank lines are skipped. `on_error` gets each line that cannot be read
/// and reading goes on with the next one; the stream's own failure is thrown.
void read_facts(std::istream& in, const std::string& path,
                const std::function<void(DocumentFacts&&)>& on_facts,
                const std::function<void(const Error&)>& on_error);

} // namespace newsgraph::graph
