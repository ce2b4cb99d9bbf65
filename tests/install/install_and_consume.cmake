# SPDX-License-Identifier: Apache-2.0
# cmake -DBUILD=… -DWORK=… -DCONSUMER=… -DGENERATOR=… -DCOMPILER=… -DFLAGS=… -P install_and_consume.cmake
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    list(JOIN ARGV " " command)
    message(FATAL_ERROR "failed with ${status}: ${command}")
  endif()
endfunction()

file(REMOVE_RECURSE "${WORK}")
run(${CMAKE_COMMAND} --install "${BUILD}" --prefix "${WORK}/prefix")
run("${WORK}/prefix/bin/newsgraph" --version)

# No header may need the source tree, no installed CMake file may name the build tree.
file(GLOB_RECURSE cmake_files "${WORK}/prefix/lib/*.cmake")
foreach(file IN LISTS cmake_files)
  file(READ "${file}" text)
  string(FIND "${text}" "${BUILD}" place)
  if(NOT place EQUAL -1)
    message(FATAL_ERROR "${file} names the build folder")
  endif()
endforeach()

run(${CMAKE_COMMAND} -S "${CONSUMER}" -B "${WORK}/build" -G "${GENERATOR}"
    "-DCMAKE_PREFIX_PATH=${WORK}/prefix" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run(${CMAKE_COMMAND} --build "${WORK}/build")
run("${WORK}/build/consumer")
