// SPDX-License-Identifier: Apache-2.0
// What the page asks: each endpoint is a pure function from the model and the parameters to a body.
//
// Texts carry offsets in UTF-16 units, as JavaScript counts, and never HTML. Every list says how many
// items it shows and how many there are. A request that cannot be answered throws Problem.
#pragma once

#include "viz/model.hpp"
#include "viz/query.hpp"

#include <span>
#include <string>
#include <string_view>

namespace newsgraph::viz {

struct Endpoint {
    std::string_view path;
    std::string_view content_type;
    std::string (*respond)(const Model& model, const Query::Parameters& parameters);
};

/// Every path under /api/, sorted by name.
[[nodiscard]] std::span<const Endpoint> endpoints() noexcept;

/// `{"error": message}`.
[[nodiscard]] std::string problem_json(std::string_view message);

// GET /api/meta: counts of every type, colours and shapes, dates, outlets, limits.
[[nodiscard]] std::string meta_json(const Model& model, const Query::Parameters& parameters);
// GET /api/search?q=&limit=
[[nodiscard]] std::string search_json(const Model& model, const Query::Parameters& parameters);
// GET /api/graph?ego=KEY,KEY&view=&types=&rel=&from=&to=&limit=
[[nodiscard]] std::string graph_json(const Model& model, const Query::Parameters& parameters);
// GET /api/picture.svg with the same parameters
[[nodiscard]] std::string picture_svg(const Model& model, const Query::Parameters& parameters);
// GET /api/timeline with the same parameters: facts a day, week or month by class of relation
[[nodiscard]] std::string timeline_json(const Model& model, const Query::Parameters& parameters);
// GET /api/node?key=
[[nodiscard]] std::string node_json(const Model& model, const Query::Parameters& parameters);
// GET /api/neighbours?key=&view=&types=&rel=&from=&to=&after=&limit=
[[nodiscard]] std::string neighbours_json(const Model& model, const Query::Parameters& parameters);
// GET /api/evidence?node=KEY&part= or ?source=KEY&target=KEY, with view= rel= from= to= sort= after= limit=
[[nodiscard]] std::string evidence_json(const Model& model, const Query::Parameters& parameters);
// GET /api/article?key=&around=
[[nodiscard]] std::string article_json(const Model& model, const Query::Parameters& parameters);

} // namespace newsgraph::viz
