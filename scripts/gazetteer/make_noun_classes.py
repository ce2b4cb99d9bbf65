#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Semantic classes of English nouns for coreference, from WordNet 3.0.

usage: make_noun_classes.py WORDNET_DIR WORDS > noun_classes.tsv

WORDNET_DIR holds index.noun, data.noun and cntlist.rev (Debian's wordnet-base: /usr/share/wordnet). WORDS lists the words worth
keeping, one a line (the word pieces of the language model); others would only make the table longer. A noun's class is
WordNet's lexicographer file of the senses weighed by how often they were tagged, the first sense counting most.
"""
import collections
import sys

FILES = ("tops act animal artifact attribute body cognition communication event feeling food group location motive object "
         "person phenomenon plant possession process quantity relation shape state substance time").split()


def main(folder, words):
    keep = {w.strip() for w in open(words, encoding="utf-8")}
    lexfile = {}
    for line in open(f"{folder}/data.noun", encoding="latin-1"):
        if not line.startswith(" "):
            f = line.split(" ", 3)
            lexfile[f[0]] = FILES[int(f[1]) - 3]
    counts = collections.Counter()
    for line in open(f"{folder}/cntlist.rev", encoding="latin-1"):
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        if rest.startswith("1:"):
            counts[lemma, int(sense)] = int(count)
    print("# noun\tclass")
    for line in open(f"{folder}/index.noun", encoding="latin-1"):
        if line.startswith(" "):
            continue
        f = line.split()
        lemma, senses = f[0], f[-int(f[2]):]
        if lemma not in keep or not lemma.isalpha() or len(lemma) < 2:
            continue
        weight = collections.Counter()
        for rank, offset in enumerate(senses, 1):
            weight[lexfile[offset]] += counts[lemma, rank] + 1.0 / rank
        print(f"{lemma}\t{max(weight, key=lambda c: (weight[c], c))}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
