// SPDX-License-Identifier: Apache-2.0
// Reads English: part of speech, dependency tree and names of tokenised sentences, by one small network.
//
// The network (trained by extract/training): embedding tables summed for each token, a window-3 maxout
// convolution, bidirectional minimal GRUs (h += z (c - h), as in SRU, Lei 2018), then linear heads: joint
// UPOS|XPOS tags, BILOU name tags, biaffine arcs (Dozat and Manning 2017) with a distance term, relations
// of the arcs that Eisner's algorithm chose.
//
//   const LanguageModel model(ModelFile::embedded());
//   annotate(model, sentences);
#pragma once

#include "extract/language/annotation.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/name_decoder.hpp"

#include <memory>
#include <span>
#include <vector>

namespace newsgraph::extract {

struct Kernels; // kernels.hpp
struct Network; // network_weights.hpp

/// A loaded network. Immutable: threads may share one.
class LanguageModel {
public:
    /// Throws graph::Error if a section is missing or does not fit the others.
    explicit LanguageModel(const ModelFile& file);
    /// With one of kernel_sets(); all give the same annotation, bit for bit.
    LanguageModel(const ModelFile& file, const Kernels& kernels);
    ~LanguageModel();
    LanguageModel(LanguageModel&&) noexcept;
    LanguageModel& operator=(LanguageModel&&) noexcept;

    [[nodiscard]] const Network& network() const noexcept { return *network_; }

private:
    std::unique_ptr<const Network> network_;
};

/// Fills upos, xpos, head and relation of every token, and the names of every sentence, from the tokens'
/// forms alone. A sentence's annotation does not depend on the others given with it. A sentence of more than
/// kMaxParsedTokens tokens is read in parts, each a tree of its own whose root hangs on the first part's root as
/// parataxis: time is linear in the tokens, whatever the input.
void annotate(const LanguageModel& model, std::span<Sentence> sentences);

/// As annotate, but the names are left to be chosen: returns, for each sentence, the scores of its tokens' name tags.
[[nodiscard]] std::vector<std::vector<NameScores>> annotate_but_names(const LanguageModel& model,
                                                                     std::span<Sentence> sentences);

inline constexpr std::size_t kMaxParsedTokens = 160;

} // namespace newsgraph::extract
