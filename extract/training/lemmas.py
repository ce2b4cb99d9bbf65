#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns the lemmatizer's table from treebanks and writes it as section "lemmas" of a language model.

usage: lemmas.py TRAIN.conllu... --model MODEL [--dev DEV.conllu]... [--wordnet FOLDER]
       lemmas.py TRAIN.conllu... --out FILE

--wordnet names a folder with WordNet's lists of irregular forms (noun.exc, verb.exc, adj.exc; Debian package
wordnet-base): words that the treebanks lack are learnt from there.

Two kinds of lines, both sorted, parted by tabs, as extract/language/lemmatizer.cpp reads them:
    =  form  XPOS  lemma          this word under this tag
    -  suffix  XPOS  cut  added   words that end so: cut that many letters, add these
The longest suffix wins. Suffix rules come from word types, not counts, so that frequent odd words do not
spoil them; a rule is kept only where a shorter suffix would err, a word only where the rules would.
Nothing here is random: the same treebanks give the same bytes.
"""
import argparse
import collections
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import model_file

LONGEST_SUFFIX = 6
# Tags whose words are their own lemmas, names apart: punctuation, symbols, addresses, foreign words, numbers.
OWN = {"NNP", "ADD", "FW", "GW", "SYM", "NFP", "CD", "LS", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "$", "AFX"}
# Slips in the treebanks: word, tag, lemma.
SLIPS = {("freed", "VBN", "fre")}
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"'})


def read(path):
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append((columns[1], columns[4], columns[2], columns[5]))
            elif not line.strip() and rows:
                yield rows
                rows = []


def lower(text):
    """ASCII only, as the runtime does it."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text)


def edit(form, lemma):
    same = len(os.path.commonprefix([form, lemma]))
    return len(form.encode()) - len(form[:same].encode()), lemma[same:]


def is_title(rows):
    """Whether most long words begin with a capital: then a capital says nothing."""
    words = [w for w, *_ in rows if len(w.encode()) >= 4 and w[0].isascii() and w[0].isalpha()]
    return len(words) > 1 and 10 * sum(w[0].isupper() for w in words) >= 7 * len(words)


def is_shouted(rows):
    letters = [c for w, *_ in rows for c in w if c.isascii() and c.isalpha()]
    return len(letters) > 12 and 10 * sum(c.isupper() for c in letters) >= 8 * len(letters)


def capitalised(form):
    return form[:1] + lower(form[1:])


def suffixes(form):
    for n in range(min(LONGEST_SUFFIX, len(form)), -1, -1):
        yield form[len(form) - n:]


IRREGULAR = {"noun.exc": ("NNS",), "verb.exc": ("VBD", "VBN", "VBG", "VBZ"), "adj.exc": ("JJR", "JJS")}


def fits(form, tag):
    """WordNet's lists do not say which form a form is; its end does, as far as it matters."""
    end = {"VBG": "ing", "VBZ": "s", "JJR": "er", "JJS": "est"}.get(tag)
    if tag in ("VBD", "VBN"):
        return not form.endswith(("ing", "s"))
    return end is None or form.endswith(end)


def irregular(folder):
    """((form, tag), lemma) of WordNet's lists of irregular forms."""
    for name, tags in sorted(IRREGULAR.items()):
        with open(os.path.join(folder, name), encoding="ascii") as lines:
            for line in lines:
                form, *lemmas = line.split()
                if "_" not in form and lemmas:
                    for tag in tags:
                        if fits(form, tag):
                            yield (form, tag), lemmas[0]


def learn(sentences, wordnet=None):
    seen = collections.defaultdict(collections.Counter)
    for rows in sentences:
        for form, tag, lemma, features in rows:
            # Mistyped words are no model, but for clitics without their apostrophe.
            if (lower(form), tag, lemma) not in SLIPS and lemma != "_" and ("Typo=Yes" not in features or len(form) <= 2):
                seen[lower(form.translate(STRAIGHT)), tag][lemma] += 1
    best = {key: min(counts, key=lambda l: (-counts[l], l)) for key, counts in sorted(seen.items())}
    votes = collections.defaultdict(collections.Counter)
    for (form, tag), lemma in best.items():
        if tag not in OWN and form.isascii() and len(form) > 1:
            for suffix in suffixes(form):
                votes[tag, suffix][edit(form, lower(lemma))] += 1
    rules = {}
    for tag, suffix in sorted(votes, key=lambda k: (k[0], len(k[1]), k[1])):
        counts = votes[tag, suffix]
        choice = min(counts, key=lambda e: (-counts[e], e))
        shorter = rules_for(rules, suffix[1:], tag) if suffix else None
        if choice != shorter and (counts[choice] > 1 or not suffix):
            rules[suffix, tag] = choice
    words = {}
    for (form, tag), lemma in best.items():
        if tag == "NNP":
            # Months and days; other names are their own lemmas.
            if lemma[:1].isupper() and form.endswith(".") and lemma.lower().startswith(form[:3]) and len(lemma) > len(form):
                words[form, tag] = lemma
        elif tag in OWN:
            if tag not in ("ADD", "GW") and lemma != form and seen[form, tag][lemma] > 1:
                words[form, tag] = lemma
        elif tag != "NNPS" and apply(rules, form, tag) != lemma:
            words[form, tag] = lemma
    for (form, tag), lemma in irregular(wordnet) if wordnet else ():
        if (form, tag) not in best and apply(rules, form, tag) != lemma:
            words.setdefault((form, tag), lemma)
    return words, rules


def rules_for(rules, form, tag):
    for suffix in suffixes(form):
        if (suffix, tag) in rules:
            return rules[suffix, tag]
    return 0, ""


def apply(rules, form, tag):
    cut, added = rules_for(rules, form, tag)
    kept = form.encode()
    return kept[:len(kept) - cut].decode(errors="ignore") + added


def lemmatize(table, rows):
    words, rules = table
    title, shouted = is_title(rows), is_shouted(rows)
    for i, (form, tag, _, _) in enumerate(rows):
        straight = form.translate(STRAIGHT)
        key = lower(straight)
        if (key, tag) in words:
            yield words[key, tag]
        elif tag in OWN:
            if tag == "CD":
                yield key
            else:
                yield capitalised(form) if shouted and tag == "NNP" and len(form) > 3 else straight
        elif tag == "NNPS":
            cut, added = rules_for(rules, key, "NNS")
            base = capitalised(form) if form.isupper() else form
            yield base[:len(base) - cut] + added
        else:
            keeps = tag == "JJ" and i > 0 and not title and "A" <= straight[0] <= "Z" and straight[1:] == key[1:] and len(key) > 1
            lemma = apply(rules, key, tag)
            yield straight[0] + lemma[1:] if keeps else lemma


def score(table, path):
    right = total = 0
    wrong = collections.Counter()
    for rows in read(path):
        for (form, tag, lemma, _), mine in zip(rows, lemmatize(table, rows)):
            if lemma != "_":
                total += 1
                right += mine == lemma
                if mine != lemma:
                    wrong[form, tag, lemma, mine] += 1
    return 100 * right / total, wrong


def to_bytes(table):
    words, rules = table
    lines = ["=\t%s\t%s\t%s" % (form, tag, lemma) for (form, tag), lemma in words.items()]
    lines += ["-\t%s\t%s\t%d\t%s" % (suffix, tag, cut, added) for (suffix, tag), (cut, added) in rules.items()]
    return ("\n".join(sorted(lines)) + "\n").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("train", nargs="+")
    parser.add_argument("--dev", action="append", default=[])
    parser.add_argument("--wordnet")
    parser.add_argument("--model")
    parser.add_argument("--out")
    parser.add_argument("--errors", type=int, default=0, help="show so many of the commonest errors")
    options = parser.parse_args()
    table = learn([rows for path in options.train for rows in read(path)], options.wordnet)
    data = to_bytes(table)
    print(f"{len(table[0])} words, {len(table[1])} rules, {len(data)} bytes", file=sys.stderr)
    for path in options.dev:
        accuracy, wrong = score(table, path)
        print(f"{path}: {accuracy:.2f} % of lemmas right with gold tags", file=sys.stderr)
        for key, count in wrong.most_common(options.errors):
            print("   ", count, *key, file=sys.stderr)
    if options.out:
        with open(options.out, "wb") as out:
            out.write(data)
    if options.model:
        model_file.put(options.model, "lemmas", data)


if __name__ == "__main__":
    main()
