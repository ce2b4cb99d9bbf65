// SPDX-License-Identifier: Apache-2.0
// Where formats of several files write: the sink names the files, the caller decides what they are.
#pragma once

#include <iosfwd>
#include <string>

namespace newsgraph::exporter {

class OutputFolder {
public:
    virtual ~OutputFolder() = default;
    /// A new file of that plain name. The stream lives as long as the folder and is closed by it; it may be
    /// closed earlier, when the next file is asked for.
    virtual std::ostream& create(const std::string& name) = 0;
};

} // namespace newsgraph::exporter
