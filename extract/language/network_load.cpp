// SPDX-License-Identifier: Apache-2.0
#include "extract/language/network_weights.hpp"

#include "graph/error.hpp"

#include <array>
#include <atomic>
#include <string>
#include <string_view>

namespace newsgraph::extract {
namespace {

/// Reads the parts of a network from its file and refuses any that does not fit.
class Reader {
public:
    explicit Reader(const ModelFile& file) : file_(file) {}

    template <typename T> std::span<const T> array(const std::string& name, std::size_t size) const {
        const auto out = file_.array<T>(name);
        if (out.size() != size)
            throw graph::Error(file_.name() + ": section '" + name + "' of the language model has " +
                               std::to_string(out.size()) + " numbers; " + std::to_string(size) + " are needed");
        return out;
    }

    PackedMatrix matrix(const std::string& name, std::size_t columns, std::size_t length) const {
        const auto weights = array<std::int8_t>(name + ".weight", columns * length);
        const auto scale = array<float>(name + ".scale", columns);
        PackedMatrix out;
        out.resize(columns, length);
        for (std::size_t c = 0; c < columns; ++c) {
            out.set_column(c, weights.subspan(c * length, length));
            out.scale[c] = scale[c];
        }
        if (file_.has(name + ".bias")) {
            const auto bias = array<float>(name + ".bias", columns);
            for (std::size_t c = 0; c < columns; ++c) out.bias[c] = bias[c];
        }
        return out;
    }

    LayerNorm norm(const std::string& name, std::size_t width) const {
        return {array<float>(name + ".gain", width), array<float>(name + ".shift", width)};
    }

    std::vector<std::string_view> lines(const std::string& name) const {
        std::vector<std::string_view> out;
        std::string_view text = file_.text(name);
        while (!text.empty()) {
            const auto end = text.find('\n');
            out.push_back(text.substr(0, end));
            if (end == std::string_view::npos) break;
            text.remove_prefix(end + 1);
        }
        return out;
    }

    [[noreturn]] void refuse(const std::string& what) const {
        throw graph::Error(file_.name() + ": the language model " + what);
    }

private:
    const ModelFile& file_;
};

std::vector<TagPair> read_tags(const Reader& reader) {
    std::vector<TagPair> out;
    for (const auto line : reader.lines("network.tags")) {
        const auto bar = line.find('|');
        const auto upos = parse_upos(line.substr(0, bar));
        if (bar == std::string_view::npos || !upos) reader.refuse("has the unknown tag '" + std::string(line) + "'");
        out.push_back({*upos, parse_xpos(line.substr(bar + 1)).value_or(Xpos::None)});
    }
    return out;
}

std::vector<Relation> read_relations(const Reader& reader) {
    std::vector<Relation> out;
    for (const auto line : reader.lines("network.relations")) {
        const auto relation = parse_relation(line);
        if (!relation) reader.refuse("has the unknown relation '" + std::string(line) + "'");
        out.push_back(*relation);
    }
    return out;
}

std::unique_ptr<const Network> load(const ModelFile& file, const Kernels& kernels) {
    auto out = std::make_unique<Network>(file);
    Network& net = *out;
    const Reader reader(net.file);
    net.kernels = &kernels;
    static std::atomic<std::uint64_t> loaded{0};
    net.serial = ++loaded;

    const auto sizes = reader.array<std::uint32_t>("network.sizes", 5); // width, layers, arc, label, reserved
    net.width = sizes[0];
    const std::size_t layers = sizes[1];
    net.arc_width = sizes[2];
    net.label_width = sizes[3];
    for (const std::size_t width : {net.width, net.arc_width, net.label_width}) {
        if (width == 0 || width % kColumnBlock != 0 || 2 * width > kMaxLength)
            reader.refuse("has layers of width " + std::to_string(width) + "; multiples of 16 up to 256 are readable");
    }
    if (layers == 0 || layers > 16) reader.refuse("has " + std::to_string(layers) + " recurrent layers");
    net.tags = read_tags(reader);
    net.relations = read_relations(reader);
    if (net.tags.empty() || net.relations.empty()) reader.refuse("has no tags or no relations");

    net.features.words = net.file.array<std::uint64_t>("network.words");
    net.features.pieces = net.file.array<std::uint64_t>("network.pieces");
    std::size_t rows = 0;
    const auto table = [&](std::size_t n) {
        net.table_start.push_back(rows);
        rows += n;
    };
    table(net.features.words.size() + 1);
    for (const std::uint32_t n : kHashedRows) table(n);
    table(kCaseModes);
    table(net.features.pieces.size() + 1);
    net.embeddings = reader.array<std::int8_t>("network.embeddings", rows * net.width);
    net.embedding_scale = reader.array<float>("network.embeddings.scale", rows);
    net.modes.assign(kCaseModes * net.width, 0.0F);
    for (std::size_t mode = 0; mode < kCaseModes; ++mode) {
        const std::size_t at = net.table_start[EmbeddingTables::modes] + mode;
        kernels.add_row(net.modes.data() + mode * net.width, net.embeddings.data() + at * net.width, net.embedding_scale[at], net.width);
    }

    net.input_norm = reader.norm("network.input_norm", net.width);
    net.convolution = reader.matrix("network.convolution", 6 * net.width, net.width);
    net.convolution_bias = reader.array<float>("network.convolution_bias", 2 * net.width);
    net.convolution_norm = reader.norm("network.convolution_norm", net.width);
    for (std::size_t i = 0; i < layers; ++i) {
        const std::string name = "network.gru" + std::to_string(i);
        net.layers.push_back({reader.matrix(name + ".gates", 6 * net.width, net.width),
                              reader.matrix(name + ".out", net.width, 2 * net.width), reader.norm(name, net.width)});
    }

    HeadColumns& c = net.columns;
    c.names = 0;
    c.tags = kNameTagColumns;
    c.arc_head = c.tags + padded(net.tags.size(), kColumnBlock);
    c.arc_dependent = c.arc_head + net.arc_width;
    c.distance = c.arc_dependent + net.arc_width;
    c.label_head = c.distance + kDistances;
    c.label_dependent = c.label_head + net.label_width;
    c.end = c.label_dependent + net.label_width;
    net.heads = reader.matrix("network.heads", c.end, net.width);
    net.arc_bilinear = reader.matrix("network.arc_bilinear", net.arc_width, net.arc_width);
    net.root_arc = reader.array<float>("network.root_arc", net.arc_width);
    net.root_label = reader.array<float>("network.root_label", net.label_width);
    net.label_distance = reader.array<float>("network.label_distance", kDistances * net.label_width);
    net.label_out = reader.matrix("network.label_out", net.relations.size(), net.label_width);
    return out;
}

} // namespace

LanguageModel::LanguageModel(const ModelFile& file) : LanguageModel(file, best_kernels()) {}
LanguageModel::LanguageModel(const ModelFile& file, const Kernels& kernels) : network_(load(file, kernels)) {}
LanguageModel::~LanguageModel() = default;
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;

} // namespace newsgraph::extract
