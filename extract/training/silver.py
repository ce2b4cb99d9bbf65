# SPDX-License-Identifier: Apache-2.0
"""Labels raw text with the teacher of names for train.py --silver.

usage: silver.py --teacher FILE.pt --encoder DIR --out FILE.pt TEXT...
TEXT: CoNLL-U (of `newsgraph annotate`, say) or token TAB label files; labels and trees are not read. Kept are sentences that
may hold a name: some word but the first begins with a capital. Each gets the probabilities of the name tags as Universal
NER marks names.
"""
import argparse
import random
import time

import torch

import corpora
import features
import teacher
import train


def sentences_of(path):
    if path.endswith(".conllu"):
        return [s["W"] for s in corpora.read_treebank(path)]
    return [s["W"] for s in corpora.read_names(path)]


def may_hold_name(forms):
    return 4 <= len(forms) <= 90 and any(w[:1].isupper() and w != "I" for w in forms[1:])


def load_teacher(path, encoder):
    checkpoint = torch.load(path)
    net = teacher.Teacher(checkpoint["frozen"])
    net.load_state_dict(checkpoint["weights"])
    lines = open(encoder + "/vocab.txt", encoding="utf-8").read().split("\n")[:30522]
    return net, train.Coder({}, features.Pieces(lines))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("texts", nargs="+")
    p.add_argument("--teacher", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--words", type=int, default=10**9, help="about this many words, drawn evenly over the texts")
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    net, coder = load_teacher(args.teacher, args.encoder)
    seen, forms = set(), []
    for path in args.texts:
        for s in sentences_of(path):
            if may_hold_name(s) and " ".join(s) not in seen:
                seen.add(" ".join(s))
                forms.append(s)
    all_words = sum(map(len, forms))
    random.seed(1)
    forms = [f for f in forms if random.random() * all_words < args.words]
    start, out, words = time.time(), [], 0
    for i in range(0, len(forms), 4000):
        part = forms[i:i + 4000]
        out += [dict(W=s, q=e.exp().half(), k=0) for s, e in zip(part, teacher.log_probabilities(net, coder, part))]
        words += sum(map(len, part))
        print(len(out), "of", len(forms), "sentences", words, "words", "%.0fs" % (time.time() - start), flush=True)
    torch.save(out, args.out)


if __name__ == "__main__":
    main()
