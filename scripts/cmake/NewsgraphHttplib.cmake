# SPDX-License-Identifier: Apache-2.0
# Proves at configure time that the header and the compiled cpp-httplib agree.
#
# Debian builds the library with TLS, zlib and brotli. Each of the three switches changes the layout of its
# classes, so that a program compiled without them links, runs and corrupts its memory. For each switch, a
# class that exists only under it must link exactly when pkg-config says that it is on.
include_guard(GLOBAL)
if(NOT HTTPLIB_LIBRARIES)
  return() # a header-only build of the library has nothing to disagree with
endif()
include(CheckCXXSourceCompiles)

function(newsgraph_check_httplib switch use)
  set(CMAKE_REQUIRED_LIBRARIES PkgConfig::HTTPLIB)
  set(CMAKE_REQUIRED_DEFINITIONS "-D${switch}")
  check_cxx_source_compiles("#include <httplib.h>\nint main() { ${use}; return 0; }" NEWSGRAPH_HAVE_${switch})
  if("-D${switch}" IN_LIST HTTPLIB_CFLAGS)
    set(declared TRUE)
  else()
    set(declared FALSE)
  endif()
  if((NEWSGRAPH_HAVE_${switch} AND NOT declared) OR (declared AND NOT NEWSGRAPH_HAVE_${switch}))
    message(FATAL_ERROR "cpp-httplib was compiled differently from what its pkg-config file says about ${switch}; "
                        "a program using it would corrupt memory. Reinstall libcpp-httplib-dev.")
  endif()
endfunction()

newsgraph_check_httplib(CPPHTTPLIB_OPENSSL_SUPPORT "httplib::SSLClient client(\"127.0.0.1\")")
newsgraph_check_httplib(CPPHTTPLIB_ZLIB_SUPPORT "httplib::detail::gzip_compressor compressor")
newsgraph_check_httplib(CPPHTTPLIB_BROTLI_SUPPORT "httplib::detail::brotli_compressor compressor")
