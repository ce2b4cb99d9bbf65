// SPDX-License-Identifier: Apache-2.0
// The local server: binds 127.0.0.1, answers the page's files and /api/ for as long as it runs.
//
// Every request passes the guard first. The settings that keep Debian's cpp-httplib 0.11 within bounds
// (one request a connection, no ranges, no bodies, exclusive port) are made here and nowhere else.
//
//     Server server(model, {.port = 0, .token = make_token()});
//     std::cout << server.address() << '\n';
//     server.run(); // until stop() is called by another thread
#pragma once

#include "viz/model.hpp"

#include <memory>
#include <string>

namespace newsgraph::viz {

struct ServerOptions {
    int port = 0;      ///< 0: any free port
    std::string token; ///< empty: none is asked for
};

class Server {
public:
    /// Binds the port; throws graph::Error when it is taken. Keeps a reference to the model.
    Server(const Model& model, ServerOptions options);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] int port() const noexcept;
    /// "http://127.0.0.1:PORT/#t=TOKEN".
    [[nodiscard]] std::string address() const;

    void run();
    /// Safe from any thread, before run() too.
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace newsgraph::viz
