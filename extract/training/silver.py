# SPDX-License-Identifier: Apache-2.0
"""Labels raw text with the teacher of names for train.py --silver.

usage: silver.py --teacher FILE.pt --encoder DIR --out FILE.pt [--votes DIR:BONUS]... TEXT...
       silver.py --tokens TEXT      (the text's tokens, one a line, for another labeller)
TEXT: CoNLL-U (of `newsgraph annotate`, say) or token TAB label files; labels and trees are not read. Kept are sentences that
may hold a name: some word but the first begins with a capital. Each gets the probabilities of the name tags as Universal
NER marks names.
--votes: the names another labeller found in each TEXT, in the file of the TEXT's name in DIR: one line a token, the class in
the last column, blank lines between sentences. What it says of a token is BONUS nats more likely.
"""
import argparse
import math
import os
import random
import time

import torch

import corpora
import features
import teacher
import train

KIND_OF_CLASS = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC"}
LEAST = math.log(1e-4)  # what the teacher leaves to every tag before votes are added


def sentences_of(path):
    if path.endswith(".conllu"):
        return [s["W"] for s in corpora.read_treebank(path)]
    return [s["W"] for s in corpora.read_names(path)]


def print_tokens(path):
    for forms in sentences_of(path):
        print("".join(("".join(f.split()) or "_") + "\tO\n" for f in forms))


def read_votes(path):
    """Of each sentence the BILOU tags; neighbouring tokens of one class are one name."""
    out, kinds = [], []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        if line.strip():
            kinds.append(KIND_OF_CLASS.get(line.split("\t")[-1].strip()))
        elif kinds:
            out.append(corpora.bilou(["I-" + k if k else "O" for k in kinds]))
            kinds = []
    return out


def with_votes(scores, votes):
    """Log-probabilities [words, 13] and [(bonus, tags)] -> log-probabilities"""
    scores = scores.clamp(min=LEAST) if votes else scores
    for bonus, tags in votes:
        scores[torch.arange(len(tags)), torch.tensor(tags)] += bonus
    return torch.log_softmax(scores, -1)


def may_hold_name(forms):
    return 4 <= len(forms) <= 90 and any(w[:1].isupper() and w != "I" for w in forms[1:])


def load_teacher(path, encoder):
    checkpoint = torch.load(path)
    net = teacher.Teacher(checkpoint["frozen"])
    net.load_state_dict(checkpoint["weights"])
    lines = open(encoder + "/vocab.txt", encoding="utf-8").read().split("\n")[:30522]
    return net, train.Coder({}, features.Pieces(lines))


def read_texts(paths, votes):
    """[(forms, [(bonus, tags)])] of the sentences worth labelling, each once. votes: DIR:BONUS"""
    seen, out = set(), []
    for path in paths:
        sentences, voters = sentences_of(path), []
        for folder, _, bonus in (v.rpartition(":") for v in votes):
            tags = read_votes(os.path.join(folder, os.path.basename(path)))
            if [len(t) for t in tags] != [len(s) for s in sentences]:
                raise SystemExit(f"{folder}: not the sentences of {path}")
            voters.append((float(bonus), tags))
        for i, s in enumerate(sentences):
            if may_hold_name(s) and " ".join(s) not in seen:
                seen.add(" ".join(s))
                out.append((s, [(bonus, tags[i]) for bonus, tags in voters]))
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("texts", nargs="+")
    p.add_argument("--tokens", action="store_true")
    p.add_argument("--teacher")
    p.add_argument("--encoder")
    p.add_argument("--out")
    p.add_argument("--votes", action="append", default=[])
    p.add_argument("--words", type=int, default=10**9, help="about this many words, drawn evenly over the texts")
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    if args.tokens:
        for path in args.texts:
            print_tokens(path)
        return
    torch.set_num_threads(args.threads)
    net, coder = load_teacher(args.teacher, args.encoder)
    sentences = read_texts(args.texts, args.votes)
    all_words = sum(len(s) for s, _ in sentences)
    random.seed(1)
    sentences = [s for s in sentences if random.random() * all_words < args.words]
    start, out, words = time.time(), [], 0
    for i in range(0, len(sentences), 4000):
        part = sentences[i:i + 4000]
        scores = teacher.log_probabilities(net, coder, [s for s, _ in part])
        out += [dict(W=s, q=with_votes(e, votes).exp().half(), k=0) for (s, votes), e in zip(part, scores)]
        words += sum(len(s) for s, _ in part)
        print(len(out), "of", len(sentences), "sentences", words, "words", "%.0fs" % (time.time() - start), flush=True)
    torch.save(out, args.out)


if __name__ == "__main__":
    main()
