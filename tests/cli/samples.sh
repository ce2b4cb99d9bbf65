#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The whole road on the samples: the same bytes on any number of threads and on every run, every span proven,
# every format written. usage: samples.sh NEWSGRAPH SAMPLES
set -euo pipefail
newsgraph=$1 samples=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() { echo "samples: $*" >&2; exit 1; }

for run in 1 2; do
    "$newsgraph" build "$samples/peace-talks" "$samples/river-dam" --graph "one$run.ngraph" --jobs 1 2>/dev/null
done
"$newsgraph" build "$samples/peace-talks" "$samples/river-dam" --graph two.ngraph --jobs 2 2>/dev/null
"$newsgraph" build "$samples/river-dam" "$samples/peace-talks" --graph reversed.ngraph --jobs 2 2>/dev/null
cmp one1.ngraph one2.ngraph || fail "two runs differ"
cmp one1.ngraph two.ngraph || fail "--jobs 1 and --jobs 2 differ"
cmp one1.ngraph reversed.ngraph || fail "the order of inputs matters"

"$newsgraph" extract "$samples" --jobs 1 >jobs1.jsonl 2>/dev/null
"$newsgraph" extract "$samples" --jobs 2 >jobs2.jsonl 2>/dev/null
cmp jobs1.jsonl jobs2.jsonl || fail "extract differs with the number of threads"
"$newsgraph" build --facts jobs1.jsonl --graph facts.ngraph 2>/dev/null

cp one1.ngraph again.ngraph
"$newsgraph" build "$samples/peace-talks" --graph again.ngraph 2>/dev/null
cmp one1.ngraph again.ngraph || fail "adding the same documents again changed the graph"

"$newsgraph" verify --graph one1.ngraph || fail "a span could not be proven"

for format in graphml gexf cypher json; do
    for view in full actors statements events; do
        "$newsgraph" export --graph one1.ngraph --format "$format" --view "$view" -o "$view.$format" 2>/dev/null
        "$newsgraph" export --graph two.ngraph --format "$format" --view "$view" -o "$view.again" 2>/dev/null
        cmp "$view.$format" "$view.again" || fail "$format of view $view differs between runs"
        rm "$view.again"
    done
done
xmllint --noout ./*.graphml ./*.gexf || fail "XML is not well-formed"
echo "samples: all files equal, every span proven"
