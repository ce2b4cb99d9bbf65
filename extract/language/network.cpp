// SPDX-License-Identifier: Apache-2.0
// The forward pass. Sentences are laid end to end in groups of about kGroupTokens so that the matrix products
// are large; everything that looks at neighbours stays inside one sentence.
#include "extract/language/network.hpp"

#include "extract/language/form_embeddings.hpp"
#include "extract/language/network_weights.hpp"
#include "extract/language/tree_decoder.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <string_view>

namespace newsgraph::extract {
namespace {

constexpr std::size_t kGroupTokens = 192;

/// The tokens [begin, end) of a sentence that are read together; `row` is the first one's row in the group.
struct Part {
    Sentence* sentence = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t row = 0;

    std::vector<NameScores>* name_scores = nullptr; ///< of the sentence

    [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
    [[nodiscard]] Token& token(std::size_t i) const noexcept { return sentence->tokens[begin + i]; }
};

/// Where to cut a long sentence at or before begin + kMaxParsedTokens: after the last semicolon, else comma or
/// colon, of the second half; else at the limit.
std::size_t cut_point(const Sentence& sentence, std::size_t begin) {
    const std::size_t limit = begin + kMaxParsedTokens;
    if (sentence.tokens.size() <= limit) return sentence.tokens.size();
    for (const std::string_view marks : {";", ",:"}) {
        for (std::size_t i = limit; i > begin + kMaxParsedTokens / 2; --i) {
            const std::string& form = sentence.tokens[i - 1].form;
            if (form.size() == 1 && marks.find(form.front()) != std::string_view::npos) return i;
        }
    }
    return limit;
}

std::vector<Part> parts_of(std::span<Sentence> sentences, std::span<std::vector<NameScores>> name_scores) {
    std::vector<Part> out;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        Sentence& sentence = sentences[s];
        sentence.names.clear();
        name_scores[s].resize(sentence.tokens.size());
        for (std::size_t begin = 0; begin < sentence.tokens.size();) {
            const std::size_t end = cut_point(sentence, begin);
            out.push_back({&sentence, begin, end, 0, &name_scores[s]});
            begin = end;
        }
    }
    return out;
}

/// Matrices of one group. They are kept from group to group and, by the thread, from document to document: fresh memory for
/// each would cost a twentieth of the time.
struct Scratch {
    FormEmbeddings forms_;
    Numbers<float> x_, wide_, zeros_, larger_half_, states_, state_, heads_, relu_;
    QuantizedRows input_, dependents_, heads_of_part_;
    PackedMatrix arc_heads_;
    std::vector<std::uint32_t> chosen_; ///< of each row: its head in its part, from 1; 0 for the root
    std::vector<Casing> casings_;
};

/// Makes room without ever giving any back: a vector that shrinks and grows again would be filled with zeros each time.
template <typename T>
void make_room(Numbers<T>& out, std::size_t size) {
    if (out.size() < size) out.resize(size);
}

/// Where the largest of some numbers is, the first of equal ones. Compilers make vectors of the search for the
/// largest, but not of one that keeps its place.
std::size_t first_largest(std::span<const float> x) noexcept {
    constexpr std::size_t kLanes = 8;
    float lanes[kLanes];
    for (float& lane : lanes) lane = x.front();
    std::size_t i = 0;
    for (; i + kLanes <= x.size(); i += kLanes) {
        for (std::size_t k = 0; k < kLanes; ++k) lanes[k] = x[i + k] > lanes[k] ? x[i + k] : lanes[k];
    }
    float largest = x.front();
    for (const float lane : lanes) largest = std::max(largest, lane);
    for (; i < x.size(); ++i) largest = std::max(largest, x[i]);
    return static_cast<std::size_t>(std::find(x.begin(), x.end(), largest) - x.begin());
}

class Reader : private Scratch {
public:
    Reader(const Network& net, Scratch& kept) : Scratch(std::move(kept)), net_(net), kernels_(*net.kernels), kept_(kept) {}
    ~Reader() { kept_ = std::move(static_cast<Scratch&>(*this)); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    void read(std::span<Part> parts) {
        rows_ = 0;
        for (Part& part : parts) {
            part.row = rows_;
            rows_ += part.size();
        }
        embed(parts);
        convolve(parts);
        for (const GruLayer& layer : net_.layers) recur(parts, layer);
        quantize(x_, net_.width);
        multiply(net_.heads, heads_);
        for (const Part& part : parts) tag(part);
        parse(parts);
    }

private:
    void quantize(const Numbers<float>& x, std::size_t length) {
        quantize(x, rows_, length, input_);
    }

    void quantize(const Numbers<float>& x, std::size_t rows, std::size_t length, QuantizedRows& out) const {
        out.resize(rows, length);
        kernels_.quantize(x.data(), rows, length, out);
    }

    /// out = input_ * matrix; rows of `out` are padded(columns) apart.
    void multiply(const PackedMatrix& matrix, Numbers<float>& out) const {
        const std::size_t stride = padded(matrix.columns, kColumnBlock);
        make_room(out, rows_ * stride);
        kernels_.multiply(input_, 0, rows_, matrix, out.data(), stride);
    }

    /// x = norm(x + added) for rows of x_ from `first` on; those of `added` are `stride` apart.
    void add_and_normalize(std::size_t first, std::size_t rows, const float* added, std::size_t stride, const LayerNorm& norm) {
        kernels_.add_and_normalize(x_.data() + first * net_.width, rows, added, stride, norm.gain.data(), norm.shift.data(), net_.width);
    }

    void embed(std::span<const Part> parts) {
        make_room(x_, rows_ * net_.width);
        for (const Part& part : parts) {
            casings_.resize(part.size());
            for (std::size_t i = 0; i < part.size(); ++i) {
                const auto& known = forms_.of(net_, part.token(i).form);
                casings_[i] = known.casing;
                std::copy(known.sum.begin(), known.sum.end(), x_.begin() + static_cast<std::ptrdiff_t>((part.row + i) * net_.width));
            }
            const float* const mode = net_.modes.data() + static_cast<std::size_t>(case_mode(casings_)) * net_.width;
            add_and_normalize(part.row, part.size(), mode, 0, net_.input_norm);
        }
    }

    /// x = norm(x + max of the two halves of the convolution)
    void convolve(std::span<const Part> parts) {
        const std::size_t width = net_.width;
        const std::size_t stride = 6 * width;
        quantize(x_, width);
        multiply(net_.convolution, wide_);
        zeros_.assign(2 * width, 0.0F);
        make_room(larger_half_, rows_ * width);
        for (const Part& part : parts) {
            for (std::size_t i = 0; i < part.size(); ++i) {
                const std::size_t r = part.row + i;
                const float* const before = i > 0 ? wide_.data() + (r - 1) * stride : zeros_.data();
                const float* const here = wide_.data() + r * stride + 2 * width;
                const float* const after = i + 1 < part.size() ? wide_.data() + (r + 1) * stride + 4 * width : zeros_.data();
                kernels_.larger_half(here, net_.convolution_bias.data(), before, after, larger_half_.data() + r * width, width);
            }
        }
        add_and_normalize(0, rows_, larger_half_.data(), width, net_.convolution_norm);
    }

    void recur(std::span<const Part> parts, const GruLayer& layer) {
        const std::size_t width = net_.width;
        quantize(x_, width);
        multiply(layer.gates, wide_);
        make_room(states_, rows_ * 2 * width);
        for (const Part& part : parts) {
            for (const std::size_t backward : {0U, 1U}) {
                state_.assign(width, 0.0F);
                for (std::size_t k = 0; k < part.size(); ++k) {
                    const std::size_t r = part.row + (backward != 0 ? part.size() - 1 - k : k);
                    kernels_.gru_step(wide_.data() + (r * 2 + backward) * 3 * width, state_.data(),
                                      states_.data() + (r * 2 + backward) * width, width);
                }
            }
        }
        quantize(states_, 2 * width);
        multiply(layer.out, wide_);
        add_and_normalize(0, rows_, wide_.data(), width, layer.norm);
    }

    [[nodiscard]] const float* head_row(std::size_t r, std::size_t column) const noexcept {
        return heads_.data() + r * padded(net_.columns.end, kColumnBlock) + column;
    }

    void tag(const Part& part) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            const float* const tags = head_row(part.row + i, net_.columns.tags);
            const std::size_t best = first_largest({tags, net_.tags.size()});
            part.token(i).upos = net_.tags[best].upos;
            part.token(i).xpos = net_.tags[best].xpos;
            const float* const names = head_row(part.row + i, net_.columns.names);
            std::copy(names, names + kNameTags, (*part.name_scores)[part.begin + i].begin());
        }
    }

    static std::size_t distance_index(std::size_t dependent, std::size_t head) noexcept {
        if (head == 0) return kDistances - 1;
        const auto d = static_cast<std::ptrdiff_t>(head) - static_cast<std::ptrdiff_t>(dependent);
        return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(d, -31, 31) + 31);
    }

    void parse(std::span<const Part> parts) {
        // (relu(dependent) U + bias) for all rows at once, then one product per sentence with its heads.
        const std::size_t arc = net_.arc_width;
        make_room(relu_, rows_ * arc);
        for (std::size_t r = 0; r < rows_; ++r) {
            const float* const d = head_row(r, net_.columns.arc_dependent);
            for (std::size_t c = 0; c < arc; ++c) relu_[r * arc + c] = std::max(d[c], 0.0F);
        }
        quantize(relu_, arc);
        multiply(net_.arc_bilinear, relu_);
        quantize(relu_, rows_, arc, dependents_);
        chosen_.assign(rows_, 0);
        for (const Part& part : parts) choose_heads(part);
        choose_labels(parts);
        for (const Part& part : parts) attach(part);
    }

    void choose_heads(const Part& part) {
        const std::size_t n = part.size();
        const std::size_t arc = net_.arc_width;
        make_room(relu_, (n + 1) * arc);
        for (std::size_t h = 0; h <= n; ++h) {
            const float* const v = h == 0 ? net_.root_arc.data() : head_row(part.row + h - 1, net_.columns.arc_head);
            for (std::size_t c = 0; c < arc; ++c) relu_[h * arc + c] = std::max(v[c], 0.0F);
        }
        quantize(relu_, n + 1, arc, heads_of_part_);
        arc_heads_.set_columns(heads_of_part_, arc);
        const std::size_t stride = padded(n + 1, kColumnBlock);
        make_room(wide_, n * stride);
        kernels_.multiply(dependents_, part.row, n, arc_heads_, wide_.data(), stride);
        ArcScores scores(n);
        for (std::size_t d = 1; d <= n; ++d) {
            const float* const distance = head_row(part.row + d - 1, net_.columns.distance);
            for (std::size_t h = 0; h <= n; ++h)
                scores.at(d, h) = wide_[(d - 1) * stride + h] + distance[distance_index(d, h)];
        }
        const auto heads = best_tree(scores);
        std::copy(heads.begin(), heads.end(), chosen_.begin() + static_cast<std::ptrdiff_t>(part.row));
    }

    void choose_labels(std::span<const Part> parts) {
        const std::size_t label = net_.label_width;
        make_room(relu_, rows_ * label);
        for (const Part& part : parts) {
            for (std::size_t i = 0; i < part.size(); ++i) {
                const std::size_t r = part.row + i;
                const std::size_t h = chosen_[r];
                const float* const head =
                    h == 0 ? net_.root_label.data() : head_row(part.row + h - 1, net_.columns.label_head);
                const float* const dependent = head_row(r, net_.columns.label_dependent);
                const float* const distance = net_.label_distance.data() + distance_index(i + 1, h) * label;
                for (std::size_t c = 0; c < label; ++c)
                    relu_[r * label + c] = std::max(head[c] + dependent[c] + distance[c], 0.0F);
            }
        }
        quantize(relu_, label);
        multiply(net_.label_out, wide_);
    }

    /// Writes heads and relations; the root of a later part hangs on the first part's root.
    void attach(const Part& part) {
        const std::size_t labels = net_.relations.size();
        const std::size_t stride = padded(labels, kColumnBlock);
        const auto begin = net_.relations.begin();
        const auto root = static_cast<std::size_t>(std::find(begin, net_.relations.end(), Relation::Root) - begin);
        for (std::size_t i = 0; i < part.size(); ++i) {
            const std::size_t r = part.row + i;
            Token& token = part.token(i);
            if (chosen_[r] == 0) {
                token.head = part.begin == 0 ? kRootHead : root_of_first_part(*part.sentence);
                token.relation = part.begin == 0 ? Relation::Root : Relation::Parataxis;
                continue;
            }
            token.head = static_cast<std::int32_t>(part.begin + chosen_[r] - 1);
            float* const scores = wide_.data() + r * stride;
            if (root < labels) scores[root] = std::numeric_limits<float>::lowest();
            const std::size_t best = first_largest({scores, labels});
            token.relation = best != root ? net_.relations[best] : Relation::Dep;
        }
    }

    static std::int32_t root_of_first_part(const Sentence& sentence) noexcept {
        const std::size_t first_part = std::min(kMaxParsedTokens, sentence.tokens.size());
        for (std::size_t i = 0; i < first_part; ++i) {
            if (sentence.tokens[i].head == kRootHead) return static_cast<std::int32_t>(i);
        }
        return 0;
    }

    const Network& net_;
    const Kernels& kernels_;
    Scratch& kept_;
    std::size_t rows_ = 0;
};

} // namespace

std::vector<std::vector<NameScores>> annotate_but_names(const LanguageModel& model, std::span<Sentence> sentences) {
    std::vector<std::vector<NameScores>> name_scores(sentences.size());
    auto parts = parts_of(sentences, name_scores);
    thread_local Scratch scratch;
    Reader reader(model.network(), scratch);
    for (std::size_t first = 0; first < parts.size();) {
        std::size_t tokens = parts[first].size();
        std::size_t last = first + 1;
        while (last < parts.size() && tokens + parts[last].size() <= kGroupTokens) tokens += parts[last++].size();
        reader.read(std::span(parts).subspan(first, last - first));
        first = last;
    }
    return name_scores;
}

void annotate(const LanguageModel& model, std::span<Sentence> sentences) {
    const auto name_scores = annotate_but_names(model, sentences);
    for (std::size_t i = 0; i < sentences.size(); ++i) sentences[i].names = best_names(name_scores[i]);
}

} // namespace newsgraph::extract
