#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh page WEB            rebuilds the page from its lock file: the same bytes as WEB/dist, and the types right
# run.sh sample WEB SERVER   drives the page in headless Chromium, on the graph of sample_graph.cpp
# run.sh news WEB NEWSGRAPH SAMPLES   the same with the program, on a graph built from the articles
#
# Exit 77 (skipped, said aloud) where node, Chromium or the npm registry is missing; with CI=true that is a failure.
set -eu

missing() {
    if [ "${CI:-}" = true ]; then
        echo "FAILED: $1"
        exit 1
    fi
    echo "SKIPPED: $1"
    exit 77
}

here=$(cd "$(dirname "$0")" && pwd)
mode=$1
web=$2
shift 2
command -v npm >/dev/null || missing "npm is not installed (Debian: nodejs npm)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cp -R "$web/package.json" "$web/package-lock.json" "$web/.npmrc" "$web/tsconfig.json" "$web/build.mjs" "$web/src" "$work/"
cd "$work"
timeout 240 npm ci --no-update-notifier --loglevel=error >npm.log 2>&1 || {
    cat npm.log
    missing "the page's packages could not be installed: the npm registry does not answer"
}

case $mode in
page)
    npx --no-install tsc --noEmit
    node build.mjs "$work/dist"
    diff -r "$web/dist" "$work/dist" || {
        echo "FAILED: dist is not what the sources give; run 'npm run build' in viz/web and commit dist"
        exit 1
    }
    echo "ok the rebuilt page equals the committed one"
    ;;
sample | news)
    chromium=$(command -v chromium || command -v chromium-browser) || missing "Chromium is not installed (Debian: chromium)"
    export NEWSGRAPH_WEB="$work"
    if [ "$mode" = news ]; then
        newsgraph=$1
        "$newsgraph" build "$2"/*/ --graph "$work/news.ngraph"
        set -- "$newsgraph" serve --graph "$work/news.ngraph"
    fi
    timeout 420 node "$here/browser_test.mjs" "$mode" "$chromium" "$@"
    ;;
esac
