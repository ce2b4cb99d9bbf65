// SPDX-License-Identifier: Apache-2.0
// What the network knows of a form by itself: how it is cased and the sum of its embeddings. The sums of forms met
// lately are kept, for most words of a text were there a moment ago, and each sum gathers a dozen rows out of
// fourteen megabytes. Private to network*.cpp.
//
//     FormEmbeddings forms;                       // one a thread, for as long as it reads
//     forms.of(net, token.form).sum               // net.width numbers
#pragma once

#include "extract/language/features.hpp"
#include "extract/language/network_weights.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::extract {

class FormEmbeddings {
public:
    struct Entry {
        std::optional<std::string> form; ///< none: nothing is kept here
        Casing casing;
        Numbers<float> sum;
    };

    /// Valid until the next call. Memory is bounded: a form takes the place of another that has its slot.
    [[nodiscard]] const Entry& of(const Network& net, std::string_view form);

private:
    std::uint64_t serial_ = 0; ///< of the network the sums are of
    std::vector<Entry> slots_;
    Entry spare_; ///< for forms too long to keep
};

} // namespace newsgraph::extract
