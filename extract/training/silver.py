# SPDX-License-Identifier: Apache-2.0
"""Labels raw text with the teacher's names, tags and trees for train.py --silver.

usage: silver.py --teacher FILE.pt --encoder DIR --out FILE.pt [--words N] [--network NETWORK.pt --data DIR] TEXT...
TEXT: CoNLL-U (of `newsgraph annotate`, say) or token TAB label files; labels and trees are not read.
Each sentence gets the probabilities of the name tags as Universal NER marks names, the likeliest tag of each word, its
likeliest heads with their probabilities, and the relation to the likeliest of them.
--network: a network of train.py that has a say in the names: it saw more of them than the teacher, and errs at others.
"""
import argparse
import random
import time

import torch

import corpora
import teacher
import train

HEADS = 4  # of a word that are kept
SAY = 0.5  # of the other network in the names, as a power of its probabilities (chosen on the development sets)


def sentences_of(path):
    if path.endswith(".conllu"):
        return [s["W"] for s in corpora.read_treebank(path)]
    return [s["W"] for s in corpora.read_names(path)]


def load_teacher(path, folder):
    saved = torch.load(path)
    net = teacher.Teacher(len(saved["tags"]), len(saved["relations"]), saved["frozen"], saved["layers"])
    net.load_state_dict(saved["weights"])
    splitter = net.take_encoder(folder, tuned=True)
    net.upper = teacher.quantised(net.upper)
    return net.eval(), teacher.Reader(net, splitter), saved


def names_of_network(path, data):
    """-> function of a group of sentences to log-probabilities of their name tags"""
    saved = torch.load(path)
    splitter, vectors = train.read_pieces(data)
    net = train.network_of(saved, vectors)
    net.load_state_dict(saved["weights"], strict=False)
    net.eval()
    coder = train.Coder({k: i for i, k in enumerate(saved["known"])}, splitter)
    return lambda group: net.name_scores(net(*coder.batch([coder.code(s["W"]) for s in group]))).log_softmax(-1)


def label(net, reader, group, others_names):
    """-> of each sentence what train.py learns from"""
    x, mask = reader(group)
    names = (net.name_scores(x).log_softmax(-1) + SAY * others_names(group)).softmax(-1).half()
    tags = net.tags(x).argmax(-1).short()
    xr, arcs = net.arcs(x, mask)
    share, heads = arcs.softmax(-1).topk(min(HEADS, arcs.shape[-1]), -1)
    relations = net.labels(xr, x, heads[..., 0]).argmax(-1).short()
    share, heads = (share / share.sum(-1, keepdim=True)).half(), heads.short()
    for i, s in enumerate(group):
        n = len(s["W"])
        cut = lambda t: t[i, :n].clone()
        yield dict(W=s["W"], k=0, q=cut(names), t=cut(tags), heads=cut(heads), share=cut(share), l=cut(relations))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("texts", nargs="+")
    p.add_argument("--teacher", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--words", type=int, default=10**9, help="about this many words, drawn evenly over the texts")
    p.add_argument("--network", default="")
    p.add_argument("--data", default="", help="folder of the corpora (see README.md), for --network")
    p.add_argument("--threads", type=int, default=2)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    net, reader, saved = load_teacher(args.teacher, args.encoder)
    others_names = names_of_network(args.network, args.data) if args.network else lambda group: 0.0
    distinct = {" ".join(s): s for path in args.texts for s in sentences_of(path) if 3 <= len(s) <= 80}
    all_words = sum(map(len, distinct.values()))
    random.seed(1)
    sentences = [dict(W=s) for s in distinct.values() if random.random() * all_words < args.words]
    start, labelled, words = time.time(), [], 0
    with torch.no_grad():
        for i, group in enumerate(train.batches(sentences, 2500, False)):
            labelled += label(net, reader, group, others_names)
            words += sum(len(s["W"]) for s in group)
            if i % 40 == 0:
                print(len(labelled), "of", len(sentences), "sentences", words, "words", "%.0fs" % (time.time() - start), flush=True)
    torch.save(dict(tags=saved["tags"], relations=saved["relations"], sentences=labelled), args.out)


if __name__ == "__main__":
    main()
