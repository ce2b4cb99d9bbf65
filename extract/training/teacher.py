# SPDX-License-Identifier: Apache-2.0
"""The teacher of names, tags and trees: BERT-base (cased, Apache-2.0), its upper layers tuned on the gold corpora.

usage: teacher.py --data DIR --encoder DIR --out FILE.pt [options]
--encoder is the folder of the unpacked SavedModel (encoder.load_bert). The lower layers stay as they are and work in 8-bit
integers: what they make of a sentence is computed once. Corpora disagree on what is a name, so that the corpus comes in too.
The teacher is too slow for the program; silver.py has it label raw text, which the network then learns from.
"""
import argparse
import random
import time
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora
import encoder
import features
import train
from network import CORPORA, Heads

WORD = 512  # width of a word's vector
MOST_WORDS = 100  # of a sentence that is learnt from
DROPOUT = 0.1
NAME_WEIGHT = 2  # of the loss of names against that of trees


def quantised(layers):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an old interface, but part of PyTorch itself
        channels = torch.ao.quantization.per_channel_dynamic_qconfig
        return torch.ao.quantization.quantize_dynamic(layers, {nn.Linear: channels}, dtype=torch.qint8)


class Teacher(Heads):
    def __init__(self, tags, relations, frozen, layers):
        """Of BERT's layers the first `frozen` are not tuned, those after `layers` not used."""
        super().__init__(WORD, tags, relations, arc=384, label=192, dropout=0.25)
        self.frozen, self.used = frozen, layers
        self.lower = None
        self.upper = nn.ModuleList([encoder.Layer(768, 12) for _ in range(layers - frozen)])
        self.corpus = nn.Embedding(CORPORA, WORD)
        nn.init.zeros_(self.corpus.weight)
        self.join = nn.Linear(2 * 768, WORD)

    def take_encoder(self, folder, tuned=False):
        """Reads BERT; its upper layers too unless they are `tuned` already. -> splitter of words into pieces"""
        bert, splitter = encoder.load_bert(folder, self.used)
        if not tuned:
            for mine, theirs in zip(self.upper, bert.layers[self.frozen:]):
                mine.load_state_dict(theirs.state_dict())
        bert.layers = quantised(bert.layers[:self.frozen]).eval()
        self.lower = [bert]  # in a list: no part of this network's weights
        return splitter

    def below(self, pieces):
        """pieces [B,P] (0: none) -> [B,P,768]"""
        mask = (pieces > 0)[:, None, None, :]
        with torch.no_grad():
            x = self.lower[0].embed(pieces)
            for layer in self.lower[0].layers:
                x = layer(x, mask, 0.0)
        return x

    def forward(self, x, present, first, last):
        """x of below(), present [B,P], first and last piece of each word [B,T] -> [B,T,WORD]"""
        mask = present[:, None, None, :]
        for layer in self.upper:
            x = layer(x, mask, DROPOUT)
        at = lambda i: torch.gather(x, 1, i.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        return self.drop(self.join(torch.cat([at(first), at(last)], -1)))

    def name_scores(self, x, corpus=None):
        corpus = torch.zeros(len(x), dtype=torch.long) if corpus is None else corpus
        return super().name_scores(F.gelu(x + self.corpus(corpus).unsqueeze(1)), corpus)


class Reader:
    """Sentences to vectors of words; what the lower layers make of those in `kept` is remembered."""

    def __init__(self, net, splitter):
        self.net, self.splitter, self.pieces_of, self.kept = net, splitter, {}, {}

    def pieces(self, form):
        if form not in self.pieces_of:
            self.pieces_of[form] = self.splitter.split(features.normalise(form)) or [self.splitter.unknown]
        return self.pieces_of[form]

    def collate(self, sentences):
        """Lists of forms -> pieces [B,P], first and last piece of each word [B,T], lengths"""
        rows, first, last = [], [], []
        for forms in sentences:
            row, begin, end = [encoder.FIRST], [], []
            for form in forms:
                begin.append(len(row))
                row += self.pieces(form)
                end.append(len(row) - 1)
            rows.append(row[:510] + [encoder.LAST])
            first.append([min(i, 509) for i in begin])
            last.append([min(i, 509) for i in end])
        pad = lambda lists: nn.utils.rnn.pad_sequence([torch.tensor(r) for r in lists], batch_first=True)
        return pad(rows), pad(first), pad(last), torch.tensor([len(s) for s in sentences])

    def keep(self, sentences, words=4000):
        for group in train.batches(sentences, words, False):
            pieces, _, _, _ = self.collate([s["W"] for s in group])
            x = self.net.below(pieces).half()
            for i, s in enumerate(group):
                self.kept[tuple(s["W"])] = x[i, :int((pieces[i] > 0).sum())].clone()

    def __call__(self, group):
        """-> x [B,T,WORD], mask [B,T]"""
        pieces, first, last, lengths = self.collate([s["W"] for s in group])
        known = [self.kept.get(tuple(s["W"])) for s in group]
        if any(k is None for k in known):
            x = self.net.below(pieces)
        else:
            x = nn.utils.rnn.pad_sequence(known, batch_first=True).float()
        return self.net(x, pieces > 0, first, last), torch.arange(first.shape[1]) < lengths.unsqueeze(1)


def gold_loss(net, reader, group):
    x, mask = reader(group)
    loss = NAME_WEIGHT * train.name_loss(net, group, x, mask)
    if "h" in group[0]:
        loss = loss + train.tree_loss(net, group, x, mask)
    return loss


def evaluate(net, reader, dev, dev_names, tags, relations):
    return " ".join(["names", train.evaluate_names(net, reader, dev_names),
                     *(f"{k} {train.evaluate_trees(net, reader, sentences, tags, relations, False)}" for k, sentences in dev.items())])


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--minutes", type=float, default=40)
    p.add_argument("--rate", type=float, default=8e-5, help="of BERT's layers; the rest learns ten times as fast")
    p.add_argument("--batch", type=int, default=800, help="words a batch")
    p.add_argument("--frozen", type=int, default=6, help="lower layers that are not tuned")
    p.add_argument("--layers", type=int, default=9, help="layers used")
    p.add_argument("--recased", type=float, default=0.1, help="part of the sentences that come as a headline too")
    p.add_argument("--name-files", default="wikigold,btc,docred,gmb_silver")
    p.add_argument("--name-words", type=int, default=40000, help="words of each of these")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    begin = time.time()
    parsed, extra, tags, relations = train.load(args)
    net = Teacher(len(tags), len(relations), args.frozen, args.layers)
    reader = Reader(net, net.take_encoder(args.encoder))
    random.shuffle(extra)
    budget = dict.fromkeys({s["k"] for s in extra}, args.name_words)
    sentences = list(parsed)
    for s in extra:
        if any(s["n"]) and budget[s["k"]] > 0:
            budget[s["k"]] -= len(s["W"])
            sentences.append(s)
    sentences += [dict(s, W=corpora.recase(s["W"], random.choice(("title", "upper", "lower"))))
                  for s in sentences if random.random() < args.recased]
    sentences = [s for s in sentences if len(s["W"]) <= MOST_WORDS]
    dev = {k: corpora.read_treebank(f"{args.data}/{k}-dev.conllu") for k in ("en_ewt-ud", "en_gum_open")}
    dev_names = corpora.read_names(f"{args.data}/uner_dev.txt")
    for some in (sentences, *dev.values(), dev_names):
        reader.keep(some)
    print("read below", sum(len(s["W"]) for s in sentences), "words %.0fs" % (time.time() - begin), flush=True)

    tuned = list(net.upper.parameters())
    ids = {id(q) for q in tuned}
    rest = [q for q in net.parameters() if id(q) not in ids]
    optimiser = torch.optim.AdamW([dict(params=tuned, lr=args.rate), dict(params=rest, lr=10 * args.rate)],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    start = time.time()
    spent = lambda: (time.time() - start) / (60 * args.minutes)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: min(1, (k + 1) / 100) * max(0.005, 1 - spent()))
    epoch = 0
    while spent() < 1:
        net.train()
        total, steps = 0.0, 0
        groups = train.batches([s for s in sentences if "h" in s], args.batch, True)
        groups += train.batches([s for s in sentences if "h" not in s], args.batch, True)
        random.shuffle(groups)
        for group in groups:
            loss = gold_loss(net, reader, group)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            total, steps = total + float(loss.detach()), steps + 1
            if steps % 100 == 0:
                print("step", steps, "of", len(groups), "loss %.3f" % (total / steps), "%.0fs" % (time.time() - start), flush=True)
            if spent() > 1:
                break
        torch.save(dict(weights=net.state_dict(), tags=tags, relations=relations, frozen=args.frozen, layers=args.layers), args.out)
        part = 1 if spent() >= 1 else 4
        print("epoch", epoch, "loss %.3f" % (total / steps), "%.0fs" % (time.time() - start),
              evaluate(net, reader, {k: s[::part] for k, s in dev.items()}, dev_names, tags, relations), flush=True)
        epoch += 1


if __name__ == "__main__":
    main()
