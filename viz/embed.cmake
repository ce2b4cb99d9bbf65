# SPDX-License-Identifier: Apache-2.0
# cmake -DDIST=viz/web/dist -DOUTPUT=embedded_assets.cpp -P embed.cmake
#
# Turns the built page into C++ arrays, in CMake alone. A file that does not match SHA256SUMS stops the
# build: what is embedded is what was reviewed and rebuilt from the lock file.
cmake_minimum_required(VERSION 3.25)

set(types_index.html "text/html; charset=utf-8")
set(types_app.js "text/javascript; charset=utf-8")
set(types_app.css "text/css; charset=utf-8")

file(STRINGS "${DIST}/SHA256SUMS" sums)
set(arrays "")
set(table "")
set(count 0)
foreach(line IN LISTS sums)
  if(NOT line MATCHES "^([0-9a-f]+)  ([A-Za-z0-9._-]+)$")
    message(FATAL_ERROR "${DIST}/SHA256SUMS: not a line of sha256sum: ${line}")
  endif()
  set(expected "${CMAKE_MATCH_1}")
  set(name "${CMAKE_MATCH_2}")
  file(SHA256 "${DIST}/${name}" actual)
  if(NOT actual STREQUAL expected)
    message(FATAL_ERROR "${DIST}/${name} is not the file of SHA256SUMS: run viz/web/build")
  endif()
  if(NOT DEFINED types_${name})
    continue() # THIRD_PARTY.txt is for people
  endif()
  cmake_path(GET OUTPUT PARENT_PATH folder)
  file(ARCHIVE_CREATE OUTPUT "${folder}/${name}.gz" PATHS "${DIST}/${name}"
       FORMAT raw COMPRESSION GZip COMPRESSION_LEVEL 9)
  file(READ "${folder}/${name}.gz" hex HEX)
  # Bytes 4 to 7 of a gzip header hold the time of compression; the program's bytes must not depend on it.
  string(SUBSTRING "${hex}" 0 8 magic)
  string(SUBSTRING "${hex}" 16 -1 rest)
  set(hex "${magic}00000000${rest}")
  string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char kFile${count}[] = {\n${bytes}};\n")
  string(SUBSTRING "${actual}" 0 32 tag)
  set(path "/${name}")
  if(name STREQUAL "index.html")
    set(path "/")
  endif()
  string(APPEND table "    {\"${path}\", \"${types_${name}}\", \"\\\"${tag}\\\"\", kFile${count}},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(WRITE "${OUTPUT}" "// Made by viz/embed.cmake from viz/web/dist.
#include \"viz/assets.hpp\"

namespace newsgraph::viz {
namespace {

${arrays}
constexpr Asset kAssets[] = {
${table}};

} // namespace

std::span<const Asset> assets() noexcept { return kAssets; }

} // namespace newsgraph::viz
")
