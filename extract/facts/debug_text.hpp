// SPDX-License-Identifier: Apache-2.0
// Every stage as text, for `newsgraph explain` and for tests: one line an item, stable, made for reading.
#pragma once

#include "extract/facts/events.hpp"
#include "extract/facts/statements.hpp"
#include "extract/facts/times.hpp"

#include <span>
#include <string>
#include <vector>

namespace newsgraph::extract {

[[nodiscard]] std::string sentences_text(const Reading& reading);
[[nodiscard]] std::string tokens_text(const Reading& reading);
[[nodiscard]] std::string syntax_text(const Reading& reading);
[[nodiscard]] std::string names_text(const Reading& reading);
[[nodiscard]] std::string quotations_text(const Reading& reading);
[[nodiscard]] std::string mentions_text(const Reading& reading, const ActorTable& table);
[[nodiscard]] std::string actors_text(const ActorTable& table);
[[nodiscard]] std::string times_text(const Reading& reading, const std::vector<TimeExpression>& times);
[[nodiscard]] std::string statements_text(const Reading& reading, const ActorTable& table,
                                          const std::vector<Statement>& statements);
[[nodiscard]] std::string events_text(const Reading& reading, const ActorTable& table,
                                      const std::vector<Event>& events);

} // namespace newsgraph::extract
