# SPDX-License-Identifier: Apache-2.0
# The warning set and the one way a folder becomes a target.
add_library(newsgraph_warnings INTERFACE)
target_compile_options(newsgraph_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wundef -Wdouble-promotion
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wuseless-cast>
  # g++ 12 reports these wrongly in optimised builds: on std::string's operator+ (GCC bug 105651) and on
  # std::optional (GCC bug 80635).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>
  $<$<BOOL:${NEWSGRAPH_WERROR}>:-Werror>)

# newsgraph_add_library(graph SOURCES a.cpp ... HEADERS a.hpp ...)
# makes newsgraph_graph with the alias newsgraph::graph.
function(newsgraph_add_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS" ${ARGN})
  set(target newsgraph_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  add_library(newsgraph::${name} ALIAS ${target})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${ARG_HEADERS})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/newsgraph>)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:newsgraph_warnings>)
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()
