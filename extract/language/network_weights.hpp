// SPDX-License-Identifier: Apache-2.0
// The weights of the network as the arithmetic wants them. Private to network*.cpp.
#pragma once

#include "extract/language/features.hpp"
#include "extract/language/kernels.hpp"
#include "extract/language/network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph::extract {

inline constexpr std::size_t kDistances = 64; ///< clipped signed distances -31..31; the last is the root's
inline constexpr std::size_t kNameTagColumns = 16; ///< the 13 name tags, padded

struct TagPair {
    Upos upos = Upos::X;
    Xpos xpos = Xpos::None;
};

struct LayerNorm {
    std::span<const float> gain;
    std::span<const float> shift;
};

struct GruLayer {
    PackedMatrix gates; ///< z, c, g of the forward direction, then of the backward one
    PackedMatrix out;
    LayerNorm norm;
};

/// The order of the tables of embeddings.
struct EmbeddingTables {
    static constexpr std::size_t words = 0, hashed = 1, modes = hashed + kHashedTables, pieces = modes + 1;
};

/// Columns of the heads' one product, in order.
struct HeadColumns {
    std::size_t names, tags, arc_head, arc_dependent, distance, label_head, label_dependent, end;
};

struct Network {
    explicit Network(const ModelFile& model) : file(model) {}

    ModelFile file; ///< keeps the mapped bytes the spans below point into
    std::uint64_t serial = 0; ///< another for every network loaded, so that what is kept of one is never taken for another's
    const Kernels* kernels = nullptr;
    std::size_t width = 0;
    std::size_t arc_width = 0;
    std::size_t label_width = 0;

    FeatureTables features;
    std::span<const std::int8_t> embeddings; ///< rows of all tables in turn: words, hashed, modes, pieces
    std::span<const float> embedding_scale;
    std::vector<std::size_t> table_start; ///< first row of each, as in EmbeddingTables
    Numbers<float> modes;                 ///< the rows of that table, scaled

    LayerNorm input_norm;
    PackedMatrix convolution; ///< 3 * 2 * width outputs: the taps for the token before, itself, the token after
    std::span<const float> convolution_bias;
    LayerNorm convolution_norm;
    std::vector<GruLayer> layers;

    HeadColumns columns{};
    PackedMatrix heads;
    PackedMatrix arc_bilinear;
    std::span<const float> root_arc;   ///< the root as a head of arcs
    std::span<const float> root_label; ///< the root as a head of relations
    std::span<const float> label_distance;
    PackedMatrix label_out;

    std::vector<TagPair> tags;
    std::vector<Relation> relations;
};

} // namespace newsgraph::extract
