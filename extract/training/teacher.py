# SPDX-License-Identifier: Apache-2.0
"""The teacher of names: a small open encoder (all-MiniLM-L6-v2, Apache-2.0) tuned on the gold names.

usage: teacher.py --data DIR --encoder DIR --out FILE.pt [options]
--encoder is the folder with model.safetensors and vocab.txt of the encoder. It knows no case, so that the shape of a word
and how its sentence is cased come in as embeddings; corpora disagree on what is a name, so that the corpus comes in too.
The teacher is too slow for the program; silver.py has it label raw text, which the network then learns from.
"""
import argparse
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

import corpora
import decode
import features
import train

WIDTH, HEADS, LAYERS = 384, 12, 6  # all-MiniLM-L6-v2
FIRST, LAST = 101, 102  # its [CLS] and [SEP]
PIECES = 4  # of a word that are read
SHAPES = 1024  # as features.HASHED has it
SHAPE_COLUMN = 6  # of Coder's rows
CORPORA = 8


class Layer(nn.Module):
    """A BERT layer (post-normalised)."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x, mask, dropout):
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + F.dropout(self.out(a), dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))

    def load(self, w, prefix):
        names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                 "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                 "down": "output.dense", "norm2": "output.LayerNorm"}
        self.load_state_dict({f"{mine}.{p}": w[f"{prefix}{theirs}.{p}"] for mine, theirs in names.items() for p in ("weight", "bias")})


class Teacher(nn.Module):
    def __init__(self, frozen=1):
        super().__init__()
        self.frozen = frozen
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.shape, self.mode = nn.Embedding(SHAPES + 1, WIDTH), nn.Embedding(features.MODES, WIDTH)
        self.corpus = nn.Embedding(CORPORA, WIDTH)
        for e in (self.shape, self.mode, self.corpus):
            nn.init.normal_(e.weight, 0, 0.02)
        self.names = nn.Linear(2 * WIDTH, 13)
        for p in self.encoder_parameters(frozen_ones=True):
            p.requires_grad_(False)

    def encoder_parameters(self, frozen_ones):
        lower = [self.words, self.positions, self.norm, *self.layers[:self.frozen]]
        return [p for m in (lower if frozen_ones else self.layers[self.frozen:]) for p in m.parameters()]

    def load_encoder(self, folder):
        w = load_file(folder + "/model.safetensors")
        w = {k.removeprefix("bert."): v for k, v in w.items()}
        self.words.weight.data.copy_(w["embeddings.word_embeddings.weight"])
        kind = w["embeddings.token_type_embeddings.weight"][0]
        self.positions.weight.data.copy_(w["embeddings.position_embeddings.weight"] + kind)
        self.norm.load_state_dict({p: w["embeddings.LayerNorm." + p] for p in ("weight", "bias")})
        for i, layer in enumerate(self.layers):
            layer.load(w, f"encoder.layer.{i}.")

    def forward(self, pieces, shapes, first, last, mode, corpus):
        """pieces [B,P] (0: none), shapes [B,P], first and last piece of each word [B,T], mode, corpus [B] -> [B,T,13]"""
        mask = (pieces > 0)[:, None, None, :]
        with torch.no_grad():
            x = self.norm(self.words(pieces) + self.positions.weight[:pieces.shape[1]])
            for layer in self.layers[:self.frozen]:
                x = layer(x, mask, 0.0)
        x = x + self.shape(shapes) + (self.mode(mode) + self.corpus(corpus)).unsqueeze(1)
        for layer in self.layers[self.frozen:]:
            x = layer(x, mask, 0.1)
        at = lambda i: torch.gather(x, 1, i.unsqueeze(-1).expand(-1, -1, WIDTH))
        return self.names(F.dropout(torch.cat([at(first), at(last)], -1), 0.2, self.training))


def collate(coder, sentences, corpus=None):
    """Sentences (lists of forms) -> the arguments of Teacher.forward."""
    rows = []
    for forms in sentences:
        ids, mode = coder.code(forms)
        pieces, shapes, first, last = [FIRST], [SHAPES], [], []
        for i in ids:
            p = [r for r in coder.piece_rows[i] if r >= 0][:PIECES] or [coder.pieces.unknown]
            first.append(len(pieces))
            pieces += p
            shapes += [coder.rows[i][SHAPE_COLUMN]] * len(p)
            last.append(len(pieces) - 1)
        rows.append((pieces + [LAST], shapes + [SHAPES], first, last, mode))

    def table(k):
        out = torch.zeros(len(rows), max(len(r[k]) for r in rows), dtype=torch.long)
        for i, r in enumerate(rows):
            out[i, :len(r[k])] = torch.tensor(r[k])
        return out
    modes = torch.tensor([r[4] for r in rows])
    return table(0), table(1), table(2), table(3), modes, torch.tensor(corpus if corpus is not None else [0] * len(rows))


def log_probabilities(net, coder, sentences, words=3000):
    """Of each sentence a tensor [words, 13], names as Universal NER marks them."""
    net.eval()
    out = [None] * len(sentences)
    with torch.no_grad():
        for group in train.batches([dict(W=s, at=i) for i, s in enumerate(sentences)], words, False):
            scores = F.log_softmax(net(*collate(coder, [g["W"] for g in group])), -1)
            for k, g in enumerate(group):
                out[g["at"]] = scores[k, :len(g["W"])].clone()
    return out


def score(scores, sentences):
    """F1 of all and of each kind."""
    counts = {k: [0, 0, 0] for k in ("all", *corpora.KINDS)}
    for e, s in zip(scores, sentences):
        found, gold = decode.spans(decode.viterbi(e.numpy())), decode.spans(s["n"])
        for i, part in enumerate((gold, found, gold & found)):
            for span in part:
                counts["all"][i] += 1
                counts[corpora.KINDS[span[2]]][i] += 1
    return " ".join("%s %.2f" % (k, 200 * c[2] / max(1, c[0] + c[1])) for k, c in counts.items())


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--start", default="", help="teacher to go on from")
    p.add_argument("--minutes", type=float, default=30)
    p.add_argument("--rate", type=float, default=2.5e-4)
    p.add_argument("--batch", type=int, default=900, help="words a batch")
    p.add_argument("--frozen", type=int, default=1, help="lower layers that are not tuned")
    p.add_argument("--keep", type=float, default=0.35, help="part of the sentences without names in each epoch")
    p.add_argument("--name-share", type=float, default=1, help="part of the sentences of --name-files in each epoch")
    p.add_argument("--recase", type=float, default=0.1)
    p.add_argument("--name-files", default="wikigold,btc,docred,gmb_silver")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    parsed, extra, _, _ = train.load(args)
    sentences = [dict(W=s["W"], n=s["n"], k=s["k"]) for s in parsed + extra if "n" in s and len(s["W"]) <= 120]
    coder = train.Coder({}, features.Pieces(open(args.encoder + "/vocab.txt", encoding="utf-8").read().split("\n")[:30522]))
    net = Teacher(args.frozen)
    if args.start:
        net.load_state_dict(torch.load(args.start)["weights"])
    else:
        net.load_encoder(args.encoder)
    encoder = net.encoder_parameters(frozen_ones=False)
    known = {id(q) for q in encoder}
    rest = [q for q in net.parameters() if q.requires_grad and id(q) not in known]
    optimiser = torch.optim.AdamW([dict(params=encoder, lr=args.rate), dict(params=rest, lr=4 * args.rate)],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    start = time.time()
    spent = lambda: (time.time() - start) / (60 * args.minutes)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda k: min(1, (k + 1) / 100) * max(0.005, 1 - spent()))
    dev = {f: corpora.read_names(f"{args.data}/{f}_dev.txt") for f in ("uner", "gum")}
    epoch = 0
    while spent() < 1:
        net.train()
        total, steps, words = 0.0, 0, 0
        some = [s for s in sentences if random.random() < (1 if any(s["n"]) else args.keep) * (1 if s["k"] < 2 else args.name_share)]
        groups = train.batches(some, args.batch, True)
        random.shuffle(groups)
        for group in groups:
            forms = [corpora.recase(s["W"], random.choice(("title", "upper", "lower"))) if random.random() < args.recase else s["W"]
                     for s in group]
            scores = net(*collate(coder, forms, [s["k"] for s in group]))
            gold = train.padded(group, "n", scores.shape[1])
            loss = F.cross_entropy(scores.transpose(1, 2), gold, ignore_index=-1, label_smoothing=0.02)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([q for q in net.parameters() if q.requires_grad], 2.0)
            optimiser.step()
            schedule.step()
            total, steps, words = total + float(loss.detach()), steps + 1, words + sum(len(s["W"]) for s in group)
            if steps % 100 == 0:
                print("step", steps, "of", len(groups), "loss %.3f" % (total / steps), "%.0fs" % (time.time() - start), flush=True)
            if spent() > 1:
                break
        torch.save(dict(weights=net.state_dict(), frozen=args.frozen), args.out)
        print("epoch", epoch, "loss %.3f" % (total / steps), "words", words, "%.0fs" % (time.time() - start), *(
            f"| {f} " + score(log_probabilities(net, coder, [s["W"] for s in d]), d) for f, d in dev.items()), flush=True)
        epoch += 1


if __name__ == "__main__":
    main()
