// SPDX-License-Identifier: Apache-2.0
// Writes a test graph through the export code: make_graph (hostile | NODES EDGES) FORMAT OUT
// OUT is a file or, for the formats of several files, a folder. With `push` as format, OUT is the address
// of a Neo4j server whose password is in NEO4J_PASSWORD. Says on standard error what writing cost.
#include "export/export_graph.hpp"
#include "export/formats.hpp"
#include "export/neo4j_push_sink.hpp"
#include "test_graphs.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <malloc.h>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace newsgraph;

class DiskFolder final : public exporter::OutputFolder {
public:
    explicit DiskFolder(std::filesystem::path path) : path_(std::move(path)) { std::filesystem::create_directories(path_); }
    std::ostream& create(const std::string& name) override {
        files_.emplace_back(path_ / name, std::ios::binary);
        return files_.back();
    }

private:
    std::filesystem::path path_;
    std::deque<std::ofstream> files_;
};

/// A line of /proc/self/status in MB ("VmRSS:", "VmHWM:").
std::size_t megabytes(const std::string& name) {
    std::ifstream status("/proc/self/status");
    std::string word;
    std::size_t kilobytes = 0;
    while (status >> word)
        if (word == name && status >> kilobytes) return kilobytes / 1024;
    return 0;
}

/// Tells at its end the processor time since its beginning, and how far memory grew at most.
class Cost {
public:
    Cost() {
        ::malloc_trim(0); // what making the graph left free shall not hide what writing takes
        before_ = megabytes("VmRSS:");
        std::ofstream("/proc/self/clear_refs") << "5"; // forgets the peak so far
    }
    ~Cost() {
        std::cerr << "graph " << before_ << " MB, writing took at most " << megabytes("VmHWM:") - before_ << " MB more and "
                  << static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC << " processor seconds\n";
    }
    Cost(const Cost&) = delete;
    Cost& operator=(const Cost&) = delete;

private:
    std::size_t before_ = 0;
    std::clock_t begin_ = std::clock();
};

void push(const graph::PropertyGraph& graph, const std::string& url) {
    exporter::neo4j::Target target;
    target.url = url;
    target.start_patience = std::chrono::minutes(10); // a test kills the server and starts it again, maybe on a busy machine
    if (const char* password = std::getenv("NEO4J_PASSWORD")) target.password = password;
    exporter::neo4j::Session session(target);
    session.connect();
    exporter::neo4j::PushSink sink(session, [](std::size_t nodes, std::size_t edges) {
        std::cout << nodes << ' ' << edges << std::endl; // the test that kills the server waits for these lines
    });
    exporter::export_graph(graph, sink);
    const auto& done = sink.counters();
    std::cout << "created " << done.nodes_created << ' ' << done.relationships_created << " set " << done.properties_set
              << '\n';
}

int run(std::span<const std::string> words) {
    const bool hostile = words.size() == 3 && words[0] == "hostile";
    if (!hostile && words.size() != 4) {
        std::cerr << "usage: make_graph (hostile | NODES EDGES) FORMAT OUT\n";
        return 2;
    }
    const auto graph = hostile ? test::hostile_graph() : test::big_graph(std::stoul(words[0]), std::stoul(words[1]));
    const Cost cost;
    if (words[words.size() - 2] == "push") {
        push(graph, words.back());
        return 0;
    }
    const auto* format = exporter::find_format(words[words.size() - 2]);
    if (format == nullptr) {
        std::cerr << "unknown format; use " << exporter::format_names() << '\n';
        return 2;
    }
    const std::string& out = words.back();
    if (format->is_folder()) {
        DiskFolder folder(out);
        exporter::export_graph(graph, *format->make_for_folder(folder, {}));
    } else {
        std::ofstream file(out, std::ios::binary);
        exporter::export_graph(graph, *format->make_for_stream(file));
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        return run(words);
    } catch (const std::exception& error) {
        std::cerr << "make_graph: " << error.what() << '\n';
        return 1;
    }
}
