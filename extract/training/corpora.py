# SPDX-License-Identifier: Apache-2.0
"""Readers of the training corpora: CoNLL-U treebanks and token-TAB-BIO name files."""
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


SMALL_WORDS = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "from", "as",
               "is", "are", "be", "'s", "n't"}


def recase(forms, how):
    """The sentence as a headline writes it."""
    if how == "upper":
        return [w.upper() for w in forms]
    if how == "lower":
        return [w.lower() for w in forms]
    return [w[:1].upper() + w[1:] if i == 0 or w.lower() not in SMALL_WORDS else w for i, w in enumerate(forms)]
