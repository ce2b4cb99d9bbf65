# SPDX-License-Identifier: Apache-2.0
"""Readers of the training corpora: CoNLL-U treebanks and token-TAB-BIO name files."""
import features

KINDS = ("PER", "ORG", "LOC")  # the order of NameKind in annotation.hpp
# BILOU tags of names: O, then B I L U of each kind.
NAME_TAGS = ["O"] + [p + "-" + k for k in KINDS for p in "BILU"]
_TAG = {t: i for i, t in enumerate(NAME_TAGS)}


def bilou(tags):
    out = []
    for i, t in enumerate(tags):
        if t == "O" or t[2:] not in KINDS:
            out.append(0)
            continue
        first = t[0] == "B" or i == 0 or tags[i - 1] == "O" or tags[i - 1][2:] != t[2:]
        last = i + 1 >= len(tags) or tags[i + 1][0] != "I" or tags[i + 1][2:] != t[2:]
        out.append(_TAG[("U" if last else "B") + t[1:]] if first else _TAG[("L" if last else "I") + t[1:]])
    return out


def read_names(path):
    """[{'W': forms, 'n': BILOU numbers}]"""
    out, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line and not line.startswith("-DOC-"):
            a = line.split("\t")
            rows.append((a[0], a[-1]))
        elif rows:
            out.append(dict(W=[r[0] for r in rows], n=bilou([r[1] for r in rows])))
            rows = []
    if rows:
        out.append(dict(W=[r[0] for r in rows], n=bilou([r[1] for r in rows])))
    return out


def read_forms(path):
    """The first columns of a table of tokens, sentence by sentence."""
    sentences = open(path, encoding="utf-8").read().split("\n\n")
    return [[line.split("\t")[0] for line in s.split("\n") if line] for s in sentences if s.strip()]


def read_treebank(path):
    """[{'W': forms, 'T': 'UPOS|XPOS', 'h': heads (0 root), 'L': relations}]"""
    out, rows = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line and line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                rows.append(c)
        elif not line and rows:
            out.append(dict(W=[c[1] for c in rows], T=[c[3] + "|" + c[4] for c in rows], h=[int(c[6]) for c in rows],
                            L=[c[7] for c in rows]))
            rows = []
    return out


def name_lists(folder):
    """{word key: mask} of the words in the program's lists of given names, places and organisations.

    Bits: given name, single-word place, country or region, word of a longer place, first and later word of an organisation.
    """
    out = {}

    def add(name, single, first, later):
        words = [w for w in name.replace("-", " ").replace(".", " ").split() if w[0].isupper()]
        for i, w in enumerate(words):
            bit = single if len(words) == 1 else later if i else first
            key = features.word_key(features.normalise(w))
            out[key] = out.get(key, 0) | bit

    def rows(file):
        for line in open(f"{folder}/{file}.tsv", encoding="utf-8"):
            if not line.startswith("#") and line.strip():
                yield line.rstrip("\n").split("\t")
    for r in rows("given_names"):
        add(r[0], 1, 1, 1)
    for r in rows("cities"):
        for name in [r[0], *r[4].split("|")]:
            add(name, 2, 8, 8)
    for r in rows("countries"):
        for name in [r[1], *r[2].split("|"), *r[5].split("|")]:
            add(name, 4, 8, 8)
    for r in rows("regions"):
        for name in [r[0], *r[5].split("|")]:
            add(name, 4, 8, 8)
    for r in rows("organizations"):
        for name in [r[0], *r[1].split("|")]:
            add(name, 16, 16, 32)
    return out


def short_names(tags):
    """Names of one or two words: (first, last, kind)."""
    for i, t in enumerate(tags):
        if t > 0 and (t - 1) % 4 == 3:
            yield i, i, (t - 1) // 4
        if t > 0 and (t - 1) % 4 == 0 and i + 1 < len(tags) and (tags[i + 1] - 1) % 4 == 2:
            yield i, i + 1, (t - 1) // 4


def name_pools(sentences):
    """{(kind, words): names} of capitalised names of one or two words."""
    pools = {}
    for s in sentences:
        for i, j, kind in short_names(name_tags(s)):
            words = tuple(s["W"][i:j + 1])
            if all(w.isalpha() and w[0].isupper() for w in words):
                pools.setdefault((kind, len(words)), set()).add(words)
    return {k: sorted(v) for k, v in pools.items()}


def name_tags(s):
    """Numbers of the name tags: the gold ones, else the likeliest that the teacher gave, else none."""
    if "n" not in s and "q" in s:
        return s["q"].argmax(-1).tolist()
    return s.get("n", ())


def with_other_names(s, pools, draw):
    """The sentence's forms, each capitalised name of one or two words replaced by another of its kind and length."""
    forms = list(s["W"])
    for i, j, kind in short_names(name_tags(s)):
        if all(w.isalpha() and w[0].isupper() for w in forms[i:j + 1]):
            forms[i:j + 1] = draw(pools[kind, j + 1 - i])
    return forms


def run_on(s):
    """The sentence without its commas between two places, as the web has them: "in Trenton New Jersey" are two names still."""
    tags, forms = name_tags(s), s["W"]
    ends, begins = (NAME_TAGS.index("L-LOC"), NAME_TAGS.index("U-LOC")), (NAME_TAGS.index("B-LOC"), NAME_TAGS.index("U-LOC"))
    kept = [i for i, form in enumerate(forms)
            if not (form == "," and 0 < i < len(forms) - 1 and tags[i - 1] in ends and tags[i + 1] in begins)]
    if len(kept) == len(forms):
        return s
    out = dict(k=s["k"], W=[forms[i] for i in kept])
    if "n" in s:
        out["n"] = [s["n"][i] for i in kept]
    if "q" in s:
        out["q"] = s["q"][kept]
    return out


SMALL_WORDS = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "from", "as",
               "is", "are", "be", "'s", "n't"}


def recase(forms, how):
    """The sentence as a headline writes it."""
    if how == "upper":
        return [w.upper() for w in forms]
    if how == "lower":
        return [w.lower() for w in forms]
    return [w[:1].upper() + w[1:] if i == 0 or w.lower() not in SMALL_WORDS else w for i, w in enumerate(forms)]
