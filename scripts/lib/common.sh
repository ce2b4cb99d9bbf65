# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Shared by scripts/demo and scripts/test: messages, and the numbers of the machine.

note() { printf '%s\n' "$*" >&2; }

fail() {
    note "error: $*"
    exit 1
}

# A C++ compiler here takes up to 1.5 GB: no more jobs than processors, nor than the free memory holds.
build_jobs() {
    local processors memory
    processors=$(nproc 2>/dev/null || echo 1)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo 2>/dev/null || echo 1)
    [ "${memory:-0}" -ge 1 ] || memory=1
    if [ "$memory" -lt "$processors" ]; then echo "$memory"; else echo "$processors"; fi
}

# A compiler cache makes the second build short; it is used where it is installed.
if [ -z "${CMAKE_CXX_COMPILER_LAUNCHER-}" ] && command -v ccache >/dev/null 2>&1; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
fi
