#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Inputs that cannot be read: each is named with its reason, the others are unharmed, the exit status is 1.
# usage: hostile_inputs.sh NEWSGRAPH
set -euo pipefail
newsgraph=$1
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work"

fail() { echo "hostile inputs: $*" >&2; cat err >&2; exit 1; }
expect() { # STATUS DOCUMENTS PATTERN INPUT...
    local status=0 want=$1 documents=$2 pattern=$3
    shift 3
    timeout 60 "$newsgraph" extract "$@" >out 2>err || status=$?
    [ "$status" -eq "$want" ] || fail "$*: exit status $status, not $want"
    [ "$(wc -l <out)" -eq "$documents" ] || fail "$*: $(wc -l <out) documents, not $documents"
    grep -qE "$pattern" err || fail "$*: no message like $pattern"
}

mkdir folder
echo 'Anna Berg said the bridge was closed.' >folder/good.txt
head -c 100M /dev/urandom >random.txt
: >empty.txt
expect 1 0 'random\.txt.*' random.txt
expect 1 0 'empty\.txt.*empty' empty.txt
expect 1 0 'missing\.txt' missing.txt
cp empty.txt folder/empty.txt
head -c 4096 /dev/urandom >folder/noise.txt
expect 1 1 'folder/empty\.txt' folder
if [ "$(id -u)" -ne 0 ]; then
    echo 'secret' >folder/locked.txt
    chmod 000 folder/locked.txt
    expect 1 1 'folder/locked\.txt' folder
fi
printf '{"text": "Anna Berg said no."}\n{"text": \n{"id": "b", "text": "Jan Novak said yes."}\n' >lines.jsonl
expect 1 2 'lines\.jsonl:2' lines.jsonl
expect 2 0 'no input' # wrong usage

# A full disk: standard output, and the store.
status=0
"$newsgraph" extract folder/good.txt >/dev/full 2>err || status=$?
[ "$status" -eq 1 ] || fail "a full standard output gave status $status"
grep -q 'standard output' err || fail "a full standard output is not told"
# A closed pipe ends the program quietly.
{ "$newsgraph" extract folder/good.txt 2>err || true; } | true
! grep -q 'newsgraph extract: .*error' err || fail "a closed pipe is an error"
echo "hostile inputs: all told"
