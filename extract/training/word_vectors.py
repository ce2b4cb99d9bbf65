#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Vectors of words alone, for coreference: which nouns can mean the same ("exhibition", "show").

usage: word_vectors.py --encoder DIR --nouns noun_classes.tsv --out words.vectors [--width 48]
--encoder is the folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2 (Apache-2.0).

Each whole word of the encoder's vocabulary and each noun of the table goes through the encoder as a text of its own, in the
way the encoder makes the vector of a sentence (mean over its pieces, length 1). The mean of all words is taken off, the
principal axes are kept, each word's part of them is brought to length 127 and rounded.

The file (little-endian): number of words, width (two 32-bit words); the words' keys (FNV-1a, 32 bits), sorted; rows of bytes.
Nothing is random: the same encoder gives the same bytes up to the last bit of floating point.
"""
import argparse
import struct

import numpy as np
import torch

import encoder


def key(word):
    """As extract/coreference/mentions.cpp's word_id."""
    h = 2166136261
    for b in word.encode():
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    return h or 1


def encode(net, pieces):
    mask = (pieces > 0)[:, None, None, :]
    x = net.embed(pieces)
    for layer in net.layers:
        x = layer(x, mask, 0.0)
    return torch.nn.functional.normalize(x.mean(1), dim=-1)


def main():
    p = argparse.ArgumentParser()
    for name in ("--encoder", "--nouns", "--out"):
        p.add_argument(name, required=True)
    p.add_argument("--width", type=int, default=48)
    args = p.parse_args()
    torch.set_num_threads(1)

    net, splitter = encoder.load_minilm(args.encoder)
    net.eval()
    words = {w for w in splitter.first if len(w) > 1 and w.isascii() and w.isalpha()}
    with open(args.nouns, encoding="utf-8") as lines:
        words |= {line.split("\t")[0] for line in lines if line[0].isalpha()}
    by_length = {}
    for word in sorted(words):
        by_length.setdefault(len(splitter.split(list(map(ord, word)))), []).append(word)

    order, vectors = [], []
    with torch.no_grad():
        for length, group in sorted(by_length.items()):
            for at in range(0, len(group), 500):
                batch = group[at:at + 500]
                pieces = torch.tensor([[encoder.FIRST, *splitter.split(list(map(ord, w))), encoder.LAST] for w in batch])
                vectors.append(encode(net, pieces))
                order += batch
    v = torch.cat(vectors).double().numpy()
    v -= v.mean(0)
    value, axes = np.linalg.eigh(v.T @ v)
    print(f"{len(order)} words; {value[-args.width:].sum() / value.sum():.2f} of the variance kept")
    v = v @ axes[:, ::-1][:, :args.width]
    v *= 127 / np.linalg.norm(v, axis=1, keepdims=True)

    rows = {key(w): np.rint(row).astype(np.int8) for w, row in zip(order, v)}
    keys = sorted(rows)
    with open(args.out, "wb") as out:
        out.write(struct.pack("<2I", len(keys), args.width))
        out.write(struct.pack(f"<{len(keys)}I", *keys))
        out.write(b"".join(rows[k].tobytes() for k in keys))


if __name__ == "__main__":
    main()
