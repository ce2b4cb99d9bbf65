# SPDX-License-Identifier: Apache-2.0
"""Trains the network on treebanks and names together. usage: train.py --data DIR --out FILE.pt [options]

Batches of tagged and parsed sentences alternate with batches that only carry names. Sentences are re-cased
at random as headlines are. The weights written are the running average of the training's last part.
Sentences labelled by the teacher (silver.py) give the probabilities of names instead of one answer.
"""
import argparse
import collections
import os
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora
import decode
import features
from network import Net


def parse_arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True, help="folder of the corpora (see README.md)")
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=12)
    p.add_argument("--minutes", type=float, default=0, help="end after this time instead, the rate falling with it")
    p.add_argument("--start", default="", help="network to go on from; of several with commas the mean")
    p.add_argument("--evaluate-every", type=int, default=1, help="epochs")
    p.add_argument("--width", type=int, default=128)
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--batch", type=int, default=1600, help="words a batch")
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--dropout", type=float, default=0.25)
    p.add_argument("--recase", type=float, default=0.12)
    p.add_argument("--rename", type=float, default=0.15, help="part of the sentences whose names are replaced by others of their kind")
    p.add_argument("--run-on", type=float, default=0.0, help="part of the sentences without trees whose places lose the comma between them")
    p.add_argument("--words", type=int, default=20000)
    p.add_argument("--new-words", type=int, default=10**9, help="words this frequent are known besides those of --start")
    p.add_argument("--lists", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data"),
                   help="folder of the program's lists of names")
    p.add_argument("--name-weight", type=float, default=1.0, help="of the loss of names against that of trees")
    p.add_argument("--name-share", type=float, default=0.5, help="part of the name-only sentences in each epoch")
    p.add_argument("--silver", default="", help="FILE:SHARE,... of sentences labelled by the teacher (silver.py), and the part of them in each epoch")
    p.add_argument("--name-files", default="wikigold,btc,docred,gmb_silver")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


class Coder:
    """Forms to rows, each distinct form once. lists: which lists of names a word is in, {key: mask}."""

    def __init__(self, vocabulary, pieces, lists=None):
        self.vocabulary, self.pieces, self.lists = vocabulary, pieces, lists or {}
        self.ids, self.rows, self.piece_rows, self.casings = {}, [], [], []

    def id(self, form):
        i = self.ids.get(form)
        if i is None:
            p = features.normalise(form)
            i = self.ids[form] = len(self.rows)
            key = features.word_key(p)
            self.rows.append([self.vocabulary.get(key, len(self.vocabulary))] + features.hashed_rows(p) + [self.lists.get(key, 0)])
            q = self.pieces.split(p)
            self.piece_rows.append(q + [-1] * (features.MAX_PIECES - len(q)))
            self.casings.append(features.casing(p))
        return i

    def code(self, forms):
        ids = [self.id(f) for f in forms]
        return np.array(ids), features.sentence_mode([self.casings[i] for i in ids])

    def batch(self, coded):
        """[(ids, mode)] -> rows, pieces, mode, lengths, mask"""
        n = max(len(c[0]) for c in coded)
        flat = np.zeros((len(coded), n), dtype=np.int64)
        for i, c in enumerate(coded):
            flat[i, :len(c[0])] = c[0]
        if len(self.rows) != getattr(self, "_size", -1):
            self._size = len(self.rows)
            self._table = np.array(self.rows, dtype=np.int64)
            self._piece_table = np.array(self.piece_rows, dtype=np.int64)
        lengths = torch.tensor([len(c[0]) for c in coded], dtype=torch.int32)
        mask = torch.arange(n).unsqueeze(0) < lengths.unsqueeze(1)
        return (torch.from_numpy(self._table[flat]), torch.from_numpy(self._piece_table[flat]),
                torch.tensor([c[1] for c in coded]), lengths, mask)


def batches(sentences, words, shuffle):
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]["W"]) + (random.random() * 3 if shuffle else 0))
    out, current = [], []
    for i in order:
        if current and (len(current) + 1) * len(sentences[i]["W"]) > words:
            out.append([sentences[k] for k in current])
            current = []
        current.append(i)
    if current:
        out.append([sentences[k] for k in current])
    return out


def padded(group, key, n, fill=-1):
    out = torch.full((len(group), n), fill)
    for i, s in enumerate(group):
        if key in s:
            out[i, :len(s[key])] = torch.as_tensor(s[key])
    return out


def stacked(group, key, n):
    """The tensors of the sentences, zeros where one is shorter or has none."""
    first = next(s[key] for s in group if key in s)
    out = torch.zeros(len(group), n, *first.shape[1:], dtype=first.dtype)
    for i, s in enumerate(group):
        if key in s:
            out[i, :len(s[key])] = s[key]
    return out


def load(args):
    d = args.data
    ewt = corpora.read_treebank(f"{d}/en_ewt-ud-train.conllu")
    parsed = ewt + corpora.read_treebank(f"{d}/en_gum_open-train.conllu")
    named = {" ".join(s["W"]): s["n"] for f in ("uner_train", "gum_train") for s in corpora.read_names(f"{d}/{f}.txt")}
    for i, s in enumerate(parsed):
        s["k"] = int(i >= len(ewt))  # the corpus whose idea of a name it follows
    tags, relations = {}, {}
    for s in parsed:
        n = named.get(" ".join(s["W"]))
        if n is not None and len(n) == len(s["W"]):
            s["n"] = n
        s["t"] = [tags.setdefault(t, len(tags)) for t in s["T"]]
        s["l"] = [relations.setdefault(r, len(relations)) for r in s["L"]]
    extra = []
    for k, f in enumerate(f for f in args.name_files.split(",") if f):
        extra += [dict(s, k=k + 2) for s in corpora.read_names(f"{d}/{f}.txt")]
    extra = [s for s in extra if len(s["W"]) <= 150]
    return parsed, extra, list(tags), list(relations)


def read_pieces(d):
    lines = open(f"{d}/minilm_pieces.txt", encoding="utf-8").read().split("\n")[:30522]
    v = np.fromfile(f"{d}/minilm_pieces_96.i8", dtype=np.int8).reshape(len(lines), -1).astype(np.float32)
    return features.Pieces(lines), torch.from_numpy(v * (0.3 / v.std()))


def name_loss(net, group, x, mask):
    """Of gold names, for the part of the words that have any said of them."""
    names = padded(group, "n", x.shape[1])
    if not (names >= 0).any():
        return 0.0
    scores = net.name_scores(x, torch.tensor([s["k"] for s in group]))
    share = (names >= 0).sum() / mask.sum()
    return share * F.cross_entropy(scores.transpose(1, 2), names, ignore_index=-1, label_smoothing=0.02)


def tree_loss(net, group, x, mask):
    """Of gold tags and trees."""
    n = x.shape[1]
    heads = padded(group, "h", n, 0)
    xr, arcs = net.arcs(x, mask)
    loss = F.cross_entropy(net.tags(x)[mask], padded(group, "t", n)[mask], label_smoothing=0.03)
    loss = loss + F.cross_entropy(arcs[mask], heads[mask])
    return loss + F.cross_entropy(net.labels(xr, x, heads)[mask], padded(group, "l", n)[mask])


def taught_tree_loss(net, group, x, mask):
    """Of the teacher's tags and of its heads with their probabilities. A sentence without its commas has no tree."""
    mask = mask & torch.tensor(["heads" in s for s in group]).unsqueeze(1)
    if not mask.any():
        return 0.0
    n = x.shape[1]
    group = [s if "heads" in s else {} for s in group]
    heads, share = (stacked(group, key, n) for key in ("heads", "share"))
    xr, arcs = net.arcs(x, mask)
    scores = torch.gather(F.log_softmax(arcs, -1), 2, heads.long())
    loss = F.cross_entropy(net.tags(x)[mask], stacked(group, "t", n).long()[mask], label_smoothing=0.03)
    loss = loss - (share.float() * scores)[mask].sum() / mask.sum()
    return loss + F.cross_entropy(net.labels(xr, x, heads[..., 0].long())[mask], stacked(group, "l", n).long()[mask])


def loss_of(net, coder, group, recase, name_weight, rename, run_on, pools):
    group = [corpora.run_on(s) if "h" not in s and random.random() < run_on else s for s in group]
    coded = []
    for s in group:
        if ("n" in s or "q" in s) and random.random() < rename:
            coded.append(coder.code(corpora.with_other_names(s, pools, random.choice)))
        elif random.random() < recase:
            coded.append(coder.code(corpora.recase(s["W"], random.choices(("title", "upper", "lower"), (0.6, 0.25, 0.15))[0])))
        else:
            if "c" not in s:
                s["c"] = coder.code(s["W"])
            coded.append(s["c"])
    rows, pieces, mode, lengths, mask = coder.batch(coded)
    x = net(rows, pieces, mode, lengths, mask)
    loss = 0.0
    if "q" in group[0]:
        taught = stacked(group, "q", x.shape[1]).float()
        loss = loss - name_weight * (taught * F.log_softmax(net.name_scores(x), -1)).sum() / mask.sum()
        loss = loss + taught_tree_loss(net, group, x, mask)
    loss = loss + name_weight * name_loss(net, group, x, mask)
    if "h" in group[0]:
        loss = loss + tree_loss(net, group, x, mask)
    return loss


def evaluate_names(net, read, sentences):
    """read: group of sentences -> x, mask"""
    net.eval()
    gold = found = right = 0
    with torch.no_grad():
        for group in batches(sentences, 4000, False):
            x, _ = read(group)
            e = F.log_softmax(net.name_scores(x), -1).numpy()
            for k, s in enumerate(group):
                a, b = decode.spans(decode.viterbi(e[k, :len(s["W"])])), decode.spans(s["n"])
                gold, found, right = gold + len(b), found + len(a), right + len(a & b)
    return "P %.1f R %.1f F1 %.2f" % (100 * right / max(1, found), 100 * right / max(1, gold), 200 * right / max(1, gold + found))


def evaluate_trees(net, read, sentences, tags, relations, projective):
    net.eval()
    n = upos = uas = las = xpos = 0
    with torch.no_grad():
        for group in batches(sentences, 3000, False):
            x, mask = read(group)
            t = net.tags(x).argmax(-1)
            xr, arcs = net.arcs(x, mask)
            heads = arcs.argmax(-1)
            if projective:
                for k, s in enumerate(group):
                    q = len(s["W"])
                    heads[k, :q] = torch.tensor(decode.eisner(arcs[k, :q, :q + 1].numpy().astype("float64")))
            labels = net.labels(xr, x, heads).argmax(-1)
            for k, s in enumerate(group):
                for j in range(len(s["W"])):
                    n += 1
                    tag = tags[int(t[k, j])]
                    xpos += tag == s["T"][j]
                    upos += tag.split("|")[0] == s["T"][j].split("|")[0]
                    ok = int(heads[k, j]) == s["h"][j]
                    uas += ok
                    las += ok and relations[int(labels[k, j])].split(":")[0] == s["L"][j].split(":")[0]
    return "UPOS %.2f U|X %.2f UAS %.2f LAS %.2f" % tuple(100 * v / n for v in (upos, xpos, uas, las))


class Average:
    """The running average of the weights (decay per `every` steps)."""

    def __init__(self, net, decay=0.996, every=4):
        self.decay, self.every, self.steps = decay, every, 0
        self.values = {k: v.clone() for k, v in net.state_dict().items()}

    def step(self, net):
        self.steps += 1
        if self.steps % self.every:
            return
        d = min(self.decay, (self.steps / self.every) / (self.steps / self.every + 9))
        with torch.no_grad():
            for k, v in net.state_dict().items():
                if k != "pieces.weight":
                    self.values[k].lerp_(v, 1 - d)


def with_words(checkpoint, known):
    """The weights with rows for the words of `known`; new words start as the unknown word."""
    weights = dict(checkpoint["weights"])
    old = weights["tables.0.weight"]
    at = {k: i for i, k in enumerate(checkpoint["known"])}
    unknown = len(checkpoint["known"])
    weights["tables.0.weight"] = old[[at.get(k, unknown) for k in known] + [unknown, unknown + 1]]
    return weights


def network_of(saved, vectors, **options):
    """A network of the sizes that a checkpoint has; its weights are still to be loaded."""
    return Net(len(saved["known"]), vectors, len(saved["tags"]), len(saved["relations"]), saved["width"], saved["layers"], **options)


def mixed(checkpoint, other, share):
    """The weights of two networks of one descent averaged, `share` of the other's (Wortsman and others 2022): what chance
    made of each evens out. Words the other does not know keep their row."""
    theirs = with_words(other, checkpoint["known"])
    words = set(other["known"])
    new = torch.tensor([i for i, k in enumerate(checkpoint["known"]) if k not in words], dtype=torch.long)
    rows = theirs["tables.0.weight"].clone()
    rows[new] = checkpoint["weights"]["tables.0.weight"][new]
    theirs["tables.0.weight"] = rows
    return dict(checkpoint, weights={k: torch.lerp(w, theirs[k], share) for k, w in checkpoint["weights"].items()})


def main():
    args = parse_arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    parsed, extra, tags, relations = load(args)
    silver = []  # (share, sentences)
    for f in args.silver.split(","):
        if f:
            path, _, share = f.rpartition(":")
            saved = torch.load(path)
            if saved["tags"] != tags or saved["relations"] != relations:
                raise SystemExit(f"{path}: labelled with other tags")
            silver.append((float(share), saved["sentences"]))
    taught = [s for _, sentences in silver for s in sentences]
    lists = corpora.name_lists(args.lists)
    pools = corpora.name_pools(parsed + extra + taught)
    started = None
    for i, path in enumerate(args.start.split(",") if args.start else []):
        started = mixed(started, torch.load(path), 1 / (i + 1)) if started else torch.load(path)
    counts = collections.Counter()
    for s in parsed + extra + taught:
        for w in s["W"]:
            counts[features.word_key(features.normalise(w))] += 1
    frequent = started["known"] if started else [k for k, n in counts.most_common(args.words) if n >= 2]
    known = sorted(set(frequent) | set(lists) | {k for k, n in counts.items() if n >= args.new_words})
    splitter, vectors = read_pieces(args.data)
    coder = Coder({k: i for i, k in enumerate(known)}, splitter, lists)
    kept = dict(known=known, tags=tags, relations=relations, width=args.width, layers=args.layers)
    net = network_of(kept, vectors, dropout=args.dropout)
    if started:
        if started["tags"] != tags or started["relations"] != relations:
            raise SystemExit(f"{args.start}: trained with other tags")
        net.load_state_dict(with_words(started, known), strict=False)
    average = Average(net)
    parameters = [p for p in net.parameters() if p.requires_grad]
    print("sentences", len(parsed), len(extra), len(taught), "words", len(known), "tags", len(tags), "relations", len(relations),
          "parameters", sum(p.numel() for p in parameters), flush=True)

    def draw():
        some = [s for s in extra if random.random() < args.name_share]
        more = [s for share, sentences in silver for s in sentences if random.random() < share]
        out = batches(parsed, args.batch, True) + batches(some, args.batch, True) + batches(more, args.batch, True)
        random.shuffle(out)
        return out

    per_epoch = len(draw())
    total = per_epoch * args.epochs
    optimiser = torch.optim.Adam(parameters, args.rate, betas=(0.9, 0.95), fused=True)
    start = time.time()

    def rate(k):
        done = (time.time() - start) / (60 * args.minutes) if args.minutes else k / total
        return min(1, (k + 1) / 200) * max(0.01, 1 - done)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    dev = {k: corpora.read_treebank(f"{args.data}/{k}-dev.conllu") for k in ("en_ewt-ud", "en_gum_open")}
    dev_names = corpora.read_names(f"{args.data}/uner_dev.txt")
    shadow = network_of(kept, vectors)

    def read(group):
        batch = coder.batch([coder.code(s["W"]) for s in group])
        return shadow(*batch), batch[-1]

    for epoch in range(args.epochs):
        net.train()
        sum_loss, k = 0.0, 0
        for group in draw():
            loss = loss_of(net, coder, group, args.recase, args.name_weight, args.rename, args.run_on, pools)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 5.0)
            optimiser.step()
            schedule.step()
            average.step(net)
            sum_loss, k = sum_loss + float(loss.detach()), k + 1
            if args.minutes and time.time() - start > 60 * args.minutes:
                break
        shadow.load_state_dict(average.values)
        last = epoch == args.epochs - 1 or bool(args.minutes and time.time() - start > 60 * args.minutes)
        torch.save(dict(kept, weights=average.values), args.out + ".tmp")
        os.replace(args.out + ".tmp", args.out)
        print("epoch", epoch, "loss %.3f" % (sum_loss / k), "%.0fs" % (time.time() - start), flush=True)
        if not last and (epoch + 1) % args.evaluate_every:
            continue
        print(
              "names", evaluate_names(shadow, read, dev_names),
              "ewt", evaluate_trees(shadow, read, dev["en_ewt-ud"], tags, relations, last),
              "gum", evaluate_trees(shadow, read, dev["en_gum_open"], tags, relations, last), flush=True)
        if last:
            break


if __name__ == "__main__":
    main()
