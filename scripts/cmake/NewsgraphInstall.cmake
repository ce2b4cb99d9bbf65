# SPDX-License-Identifier: Apache-2.0
# Nothing is installed yet but the program; the libraries' export set follows with the first stable headers.
install(TARGETS newsgraph RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
