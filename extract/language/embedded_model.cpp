// SPDX-License-Identifier: Apache-2.0
// The English model, put into the program by the assembler: nothing to install, to find or to lose, and
// the pages are mapped from the executable only when touched. The build passes the file's path.
#include "extract/language/model_file.hpp"

// Local labels in .rodata; the file's own 64-byte alignment holds from the first byte.
__asm__(".section .rodata\n"
        ".balign 64\n"
        ".globl newsgraph_english_model_begin\n"
        "newsgraph_english_model_begin:\n"
        ".incbin \"" NEWSGRAPH_ENGLISH_MODEL "\"\n"
        ".globl newsgraph_english_model_end\n"
        "newsgraph_english_model_end:\n"
        ".byte 0\n"
        ".previous\n");

extern "C" {
extern const std::byte newsgraph_english_model_begin[];
extern const std::byte newsgraph_english_model_end[];
}

namespace newsgraph::extract {

ModelFile ModelFile::embedded() {
    return from_bytes({newsgraph_english_model_begin, newsgraph_english_model_end}, "the built-in English model");
}

} // namespace newsgraph::extract
