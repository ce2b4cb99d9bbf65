# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages of scripts/packages.list that are missing.

packages_list="$(dirname "${BASH_SOURCE[0]}")/../packages.list"

is_installed() {
    # "ii " alone is installed; removed packages whose settings stay are known to dpkg as well.
    [ "$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]
}

# missing_packages GROUP...: one package a line.
missing_packages() {
    local wanted=" $* " group package command
    while read -r group package command; do
        case "$group" in '' | '#'*) continue ;; esac
        case "$wanted" in *" $group "*) ;; *) continue ;; esac
        if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then continue; fi
        is_installed "$package" || echo "$package"
    done <"$packages_list"
}

# install_packages GROUP...: tells what is missing and installs it; does nothing when all are there.
install_packages() {
    local -a missing=() as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    command -v apt-get >/dev/null 2>&1 ||
        fail "missing: ${missing[*]}; these are Debian's names, install your system's packages for them"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || fail "run this as root once, to install: ${missing[*]}"
        as_root=(sudo)
    fi
    note "installing Debian packages: ${missing[*]}"
    local log
    log=$(mktemp)
    # A bare machine has no package lists yet; an old one may have lists of packages that are gone.
    "${as_root[@]}" apt-get update -qq >"$log" 2>&1 ||
        note "warning: apt-get update failed; going on with the package lists that are here"
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
        tail -n 30 "$log" >&2
        fail "apt-get could not install: ${missing[*]} (all of its output is in $log)"
    fi
    rm -f "$log"
}
