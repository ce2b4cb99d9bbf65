// SPDX-License-Identifier: Apache-2.0
// An output folder in memory.
#pragma once

#include "export/output_folder.hpp"

#include <map>
#include <sstream>
#include <string>

namespace newsgraph::test {

class MemoryFolder final : public exporter::OutputFolder {
public:
    std::ostream& create(const std::string& name) override { return files_[name]; }
    [[nodiscard]] std::map<std::string, std::string> contents() const {
        std::map<std::string, std::string> result;
        for (const auto& [name, stream] : files_) result[name] = stream.str();
        return result;
    }

private:
    std::map<std::string, std::ostringstream> files_;
};

} // namespace newsgraph::test
