// SPDX-License-Identifier: Apache-2.0
// Learns extract/models/coreference.weights from documents with gold chains.
//
// Mention ranking: for each mention a softmax over its candidate antecedents and "begins a cluster"; the loss is the
// negative logarithm of the probability of all right choices together, with the margins of Durrett and Klein
// (2013): a wrong antecedent, a wrong join and a missed one cost differently. AdaGrad, one document a time, seeded;
// half of the table is left out at random for each mention. Several trainings are averaged, since each alone moves by
// a point.
#include "extract/coreference/resolver.hpp"
#include "extract/language/conllu_reader.hpp"
#include "extract/training/hidden_trainer.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <sstream>

namespace newsgraph::extract::coreference {
namespace {

constexpr const char* kUsage = R"(usage: newsgraph-train-coreference ANNOTATED.conllu GOLD.conll OUT.weights [OPTION=VALUE]...

ANNOTATED.conllu is `newsgraph annotate --from conllu` of the treebank's documents, GOLD.conll their chains: lines
"# begin document NAME" and "index TAB form TAB brackets" with the same words.
  epochs=10  rate=0.02  decay=1e-7
  rounds=8   trainings in other orders, each with its share of the hidden units; what they say is averaged,
             and the weights of each over the second half of it
  hidden=1   0: no hidden layer, but its vectors in the table
  hidden-rate=0.1  hidden-decay=1e-4  drop=0.2 (share of hidden units left out for a mention)
  leave=0.5  share of the table's rows left out for a mention
  join=0.1   margin of joining what begins a cluster
  miss=4.0   margin of not joining what should be joined
  wrong=1.0  margin of the wrong antecedent
  folds=0    K > 0: leave out every K-th document, from fold=0 on, and annotate those into predict=FILE
  predict=   CoNLL-U file for the documents left out, or for those of dev=ANNOTATED.conllu
  dev=       documents to annotate
)";

using Options = std::map<std::string, std::string>;

double number_option(const Options& options, const std::string& name, double fallback) {
    const auto at = options.find(name);
    return at == options.end() ? fallback : std::stod(at->second);
}

struct Example {
    explicit Example(AnnotatedDocument&& document) : annotated(std::move(document)) {}

    AnnotatedDocument annotated;
    std::unique_ptr<Reading> reading;
    std::vector<Mention> mentions;
    std::vector<std::uint32_t> gold; ///< chain by mention; 0 for none
};

using GoldSpans = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>; ///< words of the document to chain

std::map<std::string, GoldSpans> read_gold(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw graph::Error("cannot open " + path);
    std::map<std::string, GoldSpans> documents;
    GoldSpans* spans = nullptr;
    std::map<std::uint32_t, std::vector<std::uint32_t>> open;
    std::uint32_t word = 0;
    for (std::string line; std::getline(in, line);) {
        constexpr std::string_view kBegin = "# begin document ";
        if (line.starts_with(kBegin)) {
            spans = &documents[line.substr(kBegin.size())];
            open.clear();
            word = 0;
        } else if (!line.empty() && line[0] != '#') {
            const std::string marks = line.substr(line.rfind('\t') + 1);
            for (std::size_t at = 0; at < marks.size();) {
                const bool begins = marks[at] == '(';
                if (begins) ++at;
                std::size_t digits = 0;
                if (marks[at] < '0' || marks[at] > '9') {
                    ++at;
                    continue;
                }
                const auto chain = static_cast<std::uint32_t>(std::stoul(marks.substr(at), &digits)) + 1;
                at += digits;
                const bool ends = at < marks.size() && marks[at] == ')';
                if (ends) ++at;
                if (begins) open[chain].push_back(word);
                if (ends && !open[chain].empty()) {
                    (*spans)[{open[chain].back(), word + 1}] = chain;
                    open[chain].pop_back();
                }
            }
            ++word;
        }
    }
    return documents;
}

std::vector<std::unique_ptr<Example>> read_examples(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw graph::Error("cannot open " + path);
    ConlluReader reader(in, path);
    std::vector<std::unique_ptr<Example>> examples;
    while (auto read = reader.next()) {
        auto example = std::make_unique<Example>(std::move(*read));
        example->reading = std::make_unique<Reading>(example->annotated.document, example->annotated.sentences);
        example->mentions = find_mentions(*example->reading);
        find_voices(*example->reading, speaker_labels(example->annotated.comments), example->mentions);
        examples.push_back(std::move(example));
    }
    return examples;
}

/// The gold chain of each mention; prints how many gold mentions are found.
void label(std::vector<std::unique_ptr<Example>>& examples, const std::map<std::string, GoldSpans>& gold) {
    std::size_t found = 0;
    std::size_t wanted = 0;
    std::size_t offered = 0;
    for (auto& example : examples) {
        const auto spans = gold.find(example->annotated.document.meta().key);
        example->gold.assign(example->mentions.size(), 0);
        if (spans == gold.end()) continue;
        std::vector<std::uint32_t> first{0};
        for (const Sentence& s : example->annotated.sentences)
            first.push_back(first.back() + static_cast<std::uint32_t>(s.tokens.size()));
        for (std::size_t m = 0; m < example->mentions.size(); ++m) {
            const Mention& mention = example->mentions[m];
            const auto at = spans->second.find({first[mention.sentence] + mention.tokens.first,
                                                first[mention.sentence] + mention.tokens.last});
            if (at != spans->second.end()) example->gold[m] = at->second, ++found;
        }
        wanted += spans->second.size();
        offered += example->mentions.size();
    }
    std::cerr << "gold mentions " << wanted << ", found " << found << ", offered " << offered << '\n';
}

class Trainer {
public:
    explicit Trainer(const Options& options)
        : rate_(static_cast<float>(number_option(options, "rate", 0.02))),
          decay_(static_cast<float>(number_option(options, "decay", 1e-7))),
          join_(static_cast<float>(number_option(options, "join", 0.1))),
          miss_(static_cast<float>(number_option(options, "miss", 4.0))),
          wrong_(static_cast<float>(number_option(options, "wrong", 1.0))),
          kept_(1.0 - number_option(options, "leave", 0.5)),
          hidden_({static_cast<float>(number_option(options, "hidden-rate", 0.1)),
                   static_cast<float>(number_option(options, "hidden-decay", 1e-4)),
                   static_cast<float>(number_option(options, "drop", 0.2))}, 1),
          deep_(number_option(options, "hidden", 1) != 0), weights_(kFeatureRows, 0.0F),
          squares_(kFeatureRows, 1e-6F), sums_(kFeatureRows, 0.0) {}

    /// Forgets the weights but not the average.
    void begin_round(int round, int rounds) {
        hidden_.begin_round(static_cast<std::size_t>(round), static_cast<std::size_t>(rounds));
        std::fill(weights_.begin(), weights_.end(), 0.0F);
        std::fill(squares_.begin(), squares_.end(), 1e-6F);
    }

    /// Adds the weights as they are to the average that is exported.
    void average() {
        for (std::size_t row = 0; row < weights_.size(); ++row) sums_[row] += static_cast<double>(weights_[row]);
        ++averaged_;
        if (deep_) hidden_.average();
    }

    /// One pass over a document; the clusters are those of the model, or of the gold chains when `oracle`.
    double learn(const Example& example, bool oracle) {
        Partition partition(*example.reading, example.mentions);
        double loss = 0;
        hidden_.begin_document(example.mentions);
        for (std::uint32_t j = 0; j < example.mentions.size(); ++j) {
            if (deep_) hidden_.place(partition, j);
            if (partition.begins_cluster(j)) {
                partition.join(j, std::nullopt);
                continue;
            }
            partition.candidates(j, candidates_);
            const std::size_t count = candidates_.size() + 1;
            if (rows_.size() < count) rows_.resize(count), units_.resize(count);
            score_.assign(count, 0);
            right_.assign(count, false);
            partition.alone(j, rows_[0]);
            bool any = false;
            std::optional<std::uint32_t> gold;
            for (std::size_t k = 1; k < count; ++k) {
                const auto i = candidates_[k - 1].mention;
                partition.pair(candidates_[k - 1], j, rows_[k]);
                right_[k] = example.gold[j] != 0 && example.gold[i] == example.gold[j];
                if (right_[k] && !any) gold = i;
                any = any || right_[k];
            }
            right_[0] = !any;
            salt_ = static_cast<std::uint32_t>(random_());
            std::size_t best = 0;
            float best_score = -1e30F;
            for (std::size_t k = 0; k < count; ++k) {
                float s = 0;
                for (const auto row : rows_[k].rows()) {
                    if (keeps(row)) s += weights_[row];
                }
                s *= scale_;
                if (deep_) s += k == 0 ? hidden_.alone(j, rows_[0].dense(), units_[0])
                                       : hidden_.pair(candidates_[k - 1].mention, j, rows_[k].dense(), units_[k]);
                if (s > best_score) best_score = s, best = k;
                if (!right_[k]) s += k == 0 ? miss_ : any ? wrong_ : join_;
                score_[k] = s;
            }
            loss += step(j, count);
            if (oracle) {
                partition.join(j, gold);
            } else {
                partition.join(j, best == 0 ? std::nullopt : std::optional(candidates_[best - 1].mention));
            }
        }
        if (deep_) hidden_.end_document();
        return loss;
    }

    [[nodiscard]] std::vector<std::byte> quantised() const {
        double largest = 1e-6;
        std::vector<double> sizes;
        for (const double w : sums_) {
            if (w != 0) sizes.push_back(std::abs(w));
        }
        if (!sizes.empty()) { // a few outliers are clipped, for finer steps elsewhere
            const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 2000);
            std::nth_element(sizes.begin(), at, sizes.end());
            largest = *at;
        }
        std::vector<std::byte> bytes;
        for (const double w : sums_)
            bytes.push_back(static_cast<std::byte>(static_cast<std::int8_t>(std::lround(std::clamp(w / largest, -1.0, 1.0) * 127.0))));
        const auto numbers = hidden_.quantised(largest / 127.0 / std::max(averaged_, 1));
        const auto more = std::as_bytes(std::span(numbers));
        bytes.insert(bytes.end(), more.begin(), more.end());
        return bytes;
    }

private:
    double step(std::uint32_t j, std::size_t count) {
        const float top = *std::max_element(score_.begin(), score_.begin() + static_cast<std::ptrdiff_t>(count));
        double all = 0;
        double good = 0;
        for (std::size_t k = 0; k < count; ++k) {
            const double e = std::exp(static_cast<double>(score_[k] - top));
            all += e;
            if (right_[k]) good += e;
        }
        good = std::max(good, 1e-30);
        for (std::size_t k = 0; k < count; ++k) {
            const double e = std::exp(static_cast<double>(score_[k] - top));
            const auto gradient = static_cast<float>(e / all - (right_[k] ? e / good : 0.0));
            if (std::abs(gradient) < 1e-4F) continue;
            for (const auto row : rows_[k].rows()) {
                if (!keeps(row)) continue;
                const float g = gradient * scale_ + decay_ * weights_[row];
                squares_[row] += g * g;
                weights_[row] -= rate_ * g / std::sqrt(squares_[row]);
            }
            if (!deep_) continue;
            if (k == 0) {
                hidden_.learn_alone(j, rows_[0].dense(), units_[0], gradient);
            } else {
                hidden_.learn_pair(candidates_[k - 1].mention, j, rows_[k].dense(), units_[k], gradient);
            }
        }
        return std::log(all) - std::log(good);
    }

    /// Whether a row takes part in the choice at hand: another sample for each mention, so that no row relies on others.
    [[nodiscard]] bool keeps(std::uint32_t row) const {
        return ((row ^ salt_) * 0x9E3779B1U >> 8U) < static_cast<std::uint32_t>(kept_ * (1U << 24U));
    }

    float rate_, decay_, join_, miss_, wrong_;
    double kept_;
    float scale_ = static_cast<float>(1.0 / kept_);
    std::mt19937 random_{1};
    std::uint32_t salt_ = 0;
    HiddenTrainer hidden_;
    bool deep_;
    std::vector<HiddenTrainer::Units> units_;
    int averaged_ = 0;
    std::vector<float> weights_, squares_;
    std::vector<double> sums_;
    std::vector<Candidate> candidates_;
    std::vector<FeatureRows> rows_;
    std::vector<float> score_;
    std::vector<bool> right_;
};

void predict(const std::string& path, const std::vector<std::unique_ptr<Example>>& examples, const Ranker& ranker) {
    std::ofstream out(path);
    for (const auto& example : examples) {
        const Chains chains = resolve(*example->reading, speaker_labels(example->annotated.comments), ranker);
        write_conllu(out, example->annotated.document, example->annotated.sentences, entity_marks(chains),
                     example->annotated.comments);
    }
}

void run(const std::vector<std::string>& files, const Options& options) {
    auto examples = read_examples(files[0]);
    label(examples, read_gold(files[1]));
    std::vector<std::unique_ptr<Example>> held;
    const auto folds = static_cast<std::size_t>(number_option(options, "folds", 0));
    const auto fold = static_cast<std::size_t>(number_option(options, "fold", 0));
    if (folds > 0) {
        std::vector<std::unique_ptr<Example>> kept;
        for (std::size_t d = 0; d < examples.size(); ++d)
            (d % folds == fold ? held : kept).push_back(std::move(examples[d]));
        examples = std::move(kept);
    }
    if (options.contains("dev")) held = read_examples(options.at("dev"));

    Trainer trainer(options);
    std::vector<std::size_t> order(examples.size());
    for (std::size_t d = 0; d < order.size(); ++d) order[d] = d;
    const int epochs = static_cast<int>(number_option(options, "epochs", 10));
    const int rounds = static_cast<int>(number_option(options, "rounds", 8));
    for (int round = 0; round < rounds; ++round) {
        std::mt19937 random(static_cast<std::uint32_t>(round + 1));
        trainer.begin_round(round, rounds);
        for (int epoch = 0; epoch < epochs; ++epoch) {
            for (std::size_t d = order.size(); d-- > 1;) std::swap(order[d], order[random() % (d + 1)]);
            double loss = 0;
            for (const auto d : order) loss += trainer.learn(*examples[d], epoch < 2);
            if (epoch >= epochs / 2) trainer.average();
            std::cerr << "round " << round + 1 << " epoch " << epoch + 1 << " loss " << loss << '\n';
        }
    }
    const auto bytes = trainer.quantised();
    std::ofstream out(files[2], std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (options.contains("predict"))
        predict(options.at("predict"), held, Ranker(bytes));
}

} // namespace
} // namespace newsgraph::extract::coreference

int main(int argc, char** argv) {
    std::vector<std::string> files;
    newsgraph::extract::coreference::Options options;
    for (int a = 1; a < argc; ++a) {
        const std::string text = argv[a];
        const auto equals = text.find('=');
        if (equals == std::string::npos) {
            files.push_back(text);
        } else {
            options[text.substr(0, equals)] = text.substr(equals + 1);
        }
    }
    if (files.size() != 3) {
        std::cerr << newsgraph::extract::coreference::kUsage;
        return 2;
    }
    try {
        newsgraph::extract::coreference::run(files, options);
    } catch (const std::exception& error) {
        std::cerr << "newsgraph-train-coreference: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
