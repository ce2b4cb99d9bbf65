// SPDX-License-Identifier: Apache-2.0
// The one way to include cpp-httplib. Debian ships it compiled, with TLS, zlib and brotli switched on; a file that is
// compiled without the same switches links, but sees smaller classes and corrupts memory.
#pragma once

#if !defined(CPPHTTPLIB_OPENSSL_SUPPORT) || !defined(CPPHTTPLIB_ZLIB_SUPPORT) || !defined(CPPHTTPLIB_BROTLI_SUPPORT)
#error "link the target PkgConfig::HTTPLIB: its flags decide the layout of httplib's classes"
#endif

#include <httplib.h>

#if defined(__x86_64__)
static_assert(std::string_view(CPPHTTPLIB_VERSION) != "0.11.4" || sizeof(httplib::ClientImpl) == 968,
              "httplib's classes differ from those of Debian's library");
#endif
