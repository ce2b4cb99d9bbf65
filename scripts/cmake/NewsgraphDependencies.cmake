# SPDX-License-Identifier: Apache-2.0
# Every third-party package, found once, as SYSTEM targets. The reasons are in docs/dependencies.md.
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(PkgConfig REQUIRED)

# Debian's httplib is a compiled library without a CMake config. Its pkg-config flags switch
# on TLS, zlib and brotli and change the layout of its classes: linking without them corrupts memory.
pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)

# Unicode folding for names; Debian's package has pkg-config data only.
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)

find_package(RapidJSON REQUIRED)
add_library(newsgraph_rapidjson INTERFACE)
add_library(newsgraph::rapidjson ALIAS newsgraph_rapidjson)
target_include_directories(newsgraph_rapidjson SYSTEM INTERFACE
  $<BUILD_INTERFACE:${RAPIDJSON_INCLUDE_DIRS}>)
# A wrong-type getter is our own bug; it must throw in every build type, not read garbage under NDEBUG.
# (As options: CMake drops macros with parameters from compile definitions.)
target_compile_definitions(newsgraph_rapidjson INTERFACE RAPIDJSON_HAS_STDSTRING=1)
target_compile_options(newsgraph_rapidjson INTERFACE "SHELL:-include stdexcept"
  "SHELL:-D 'RAPIDJSON_ASSERT(x)=((x)?static_cast<void>(0):throw std::logic_error(#x))'")
