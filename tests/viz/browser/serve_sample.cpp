// SPDX-License-Identifier: Apache-2.0
// Serves the sample graph for the browser test: prints the address, ends when its standard input does.
#include "sample_graph.hpp"

#include "viz/guard.hpp"
#include "viz/server.hpp"

#include <iostream>
#include <string>
#include <thread>

int main() {
    const auto graph = newsgraph::viz::testing::sample_graph();
    const newsgraph::viz::Model model(graph);
    newsgraph::viz::Server server(model, {0, newsgraph::viz::make_token()});
    std::cout << server.address() << std::endl;
    std::thread thread([&server] { server.run(); });
    for (std::string line; std::getline(std::cin, line);) {}
    server.stop();
    thread.join();
}
