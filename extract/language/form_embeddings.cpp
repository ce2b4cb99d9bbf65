// SPDX-License-Identifier: Apache-2.0
#include "extract/language/form_embeddings.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kSlots = 8192; ///< four megabytes
constexpr std::size_t kLongestKept = 32;

void embed(const Network& net, std::string_view form, FormEmbeddings::Entry& entry) {
    const FormFeatures features = form_features(net.features, form);
    entry.casing = features.casing;
    entry.sum.assign(net.width, 0.0F);
    const auto add = [&](std::size_t table, std::size_t row, float factor) {
        const std::size_t at = net.table_start[table] + row;
        net.kernels->add_row(entry.sum.data(), net.embeddings.data() + at * net.width, net.embedding_scale[at] * factor, net.width);
    };
    add(EmbeddingTables::words, features.word, 1.0F);
    for (std::size_t k = 0; k < kHashedTables; ++k) add(EmbeddingTables::hashed + k, features.hashed[k], 1.0F);
    const float share = 1.0F / std::sqrt(static_cast<float>(std::max(features.piece_count, 1U)));
    for (std::size_t k = 0; k < features.piece_count; ++k) add(EmbeddingTables::pieces, features.pieces[k], share);
}

} // namespace

const FormEmbeddings::Entry& FormEmbeddings::of(const Network& net, std::string_view form) {
    if (serial_ != net.serial) {
        slots_.assign(kSlots, Entry{});
        serial_ = net.serial;
    }
    const bool keep = form.size() <= kLongestKept;
    Entry& entry = keep ? slots_[std::hash<std::string_view>{}(form) % kSlots] : spare_;
    if (keep && entry.form == form) return entry;
    entry.form.reset();
    embed(net, form, entry);
    if (keep) entry.form = form;
    return entry;
}

} // namespace newsgraph::extract
