# SPDX-License-Identifier: Apache-2.0
# Puts a data file into a target's read-only section, so that the program needs no file at run time.
#
#   newsgraph_embed(newsgraph_extract countries data/countries.tsv)
#
# defines `std::string_view newsgraph::embedded::countries() noexcept`; the user declares it where it is
# read. The assembler's .incbin is used (GCC and Clang, ELF): a file of any size costs no compile time,
# where a literal of 40 MB would take minutes and gigabytes.
function(newsgraph_embed target symbol file)
  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
  set(NEWSGRAPH_EMBED_SYMBOL ${symbol})
  set(NEWSGRAPH_EMBED_FILE "${file}")
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp")
  configure_file("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embedded.cpp.in" "${source}" @ONLY)
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${file}")
  target_sources(${target} PRIVATE "${source}")
endfunction()
