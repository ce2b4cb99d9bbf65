# SPDX-License-Identifier: Apache-2.0
# `cmake --install` puts the program, the libraries with their headers and a CMake package in place, so
# that another project says find_package(newsgraph) and links newsgraph::graph, ::extract, ::export, ::viz.
include(CMakePackageConfigHelpers)

set(newsgraph_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/newsgraph")
set(newsgraph_header_dir "${CMAKE_INSTALL_INCLUDEDIR}/newsgraph")

install(TARGETS newsgraph RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

set(newsgraph_libraries rapidjson graph extract export viz)
foreach(library IN LISTS newsgraph_libraries)
  set_target_properties(newsgraph_${library} PROPERTIES EXPORT_NAME ${library})
endforeach()
list(TRANSFORM newsgraph_libraries PREPEND newsgraph_)
install(TARGETS ${newsgraph_libraries}
  EXPORT newsgraphTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  FILE_SET HEADERS DESTINATION ${newsgraph_header_dir})
install(EXPORT newsgraphTargets NAMESPACE newsgraph:: DESTINATION ${newsgraph_cmake_dir})

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/newsgraphConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/newsgraphConfig.cmake" INSTALL_DESTINATION ${newsgraph_cmake_dir})
# Before 1.0 a new minor version may break its users.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/newsgraphConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/newsgraphConfig.cmake" "${PROJECT_BINARY_DIR}/newsgraphConfigVersion.cmake"
  DESTINATION ${newsgraph_cmake_dir})

install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES "${PROJECT_SOURCE_DIR}/extract/data/README.md" DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME data-sources.md)
