#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the network of a model file back into PyTorch, to train it further: the inverse of export.py up to rounding.

usage: restore.py MODEL.ngmodel --data DIR --out NETWORK.pt [--outside N, as export.py had it]
What the lists of names say of a word stays in the word's row; words that come new begin without it.
"""
import argparse

import numpy as np
import torch

import corpora
import export
import features
import model_file
import network
import train


def weights_of(sections, vectors, splitter, outside):
    floats = lambda name: np.frombuffer(sections[f"network.{name}"], np.float32)
    width, layers, arc, label, _ = np.frombuffer(sections["network.sizes"], "<u4").tolist()
    known = np.frombuffer(sections["network.words"], "<u8").tolist()
    tags, relations = (sections[f"network.{k}"].decode().split("\n") for k in ("tags", "relations"))

    def matrix(name, columns):
        q = np.frombuffer(sections[f"network.{name}.weight"], np.int8).astype(np.float32).reshape(-1, columns)
        return q * floats(f"{name}.scale")[:, None]

    w = {}

    def norm(name, key):
        w[key + ".weight"], w[key + ".bias"] = floats(name + ".gain"), floats(name + ".shift")

    rows = np.frombuffer(sections["network.embeddings"], np.int8).astype(np.float32).reshape(-1, width)
    rows = rows * floats("embeddings.scale")[:, None]
    at, gone = 0, np.zeros((1, width), np.float32)
    for i, n in enumerate([len(known) + 1] + [n for _, n in features.HASHED]):
        w[f"tables.{i}.weight"] = np.vstack([rows[at:at + n], gone])
        at += n
    w["mode.weight"] = rows[at:at + features.MODES]
    order = export.piece_keys(splitter)[1] + [splitter.unknown]
    pieces = vectors.numpy()[order]
    w["project.weight"] = np.linalg.lstsq(pieces, rows[at + features.MODES:], rcond=None)[0].T
    norm("input_norm", "norm0")
    w["conv.weight"] = np.stack(np.split(matrix("convolution", width), 3), 2)
    w["conv.bias"] = floats("convolution_bias")
    norm("convolution_norm", "norms.0")
    for i in range(layers):
        w[f"grus.{i}.gates.weight"], w[f"grus.{i}.gates.bias"] = matrix(f"gru{i}.gates", width), floats(f"gru{i}.gates.bias")
        w[f"grus.{i}.out.weight"], w[f"grus.{i}.out.bias"] = matrix(f"gru{i}.out", 2 * width), floats(f"gru{i}.out.bias")
        norm(f"gru{i}", f"norms.{i + 1}")
    heads, bias, at = matrix("heads", width), floats("heads.bias").copy(), 0
    bias[corpora.NAME_TAGS.index("O")] -= outside
    for name, n in zip(export.HEADS, (len(corpora.NAME_TAGS), len(tags), arc, arc, network.DISTANCES, label, label)):
        w[name + ".weight"], w[name + ".bias"] = heads[at:at + n], bias[at:at + n]
        at += n + -n % 16
    w["arc_bilinear"] = matrix("arc_bilinear", arc).T
    w["arc_bias.weight"] = floats("arc_bilinear.bias")[None, :]
    w["label_distance"] = floats("label_distance").reshape(-1, label)
    w["label_out.weight"], w["label_out.bias"] = matrix("label_out", label), floats("label_out.bias")
    seen = np.vstack([w["arc_head.weight"], w["label_head.weight"]])
    wanted = np.concatenate([floats("root_arc") - w["arc_head.bias"], floats("root_label") - w["label_head.bias"]])
    w["root"] = np.linalg.lstsq(seen, wanted, rcond=None)[0]
    weights = {k: torch.from_numpy(np.ascontiguousarray(v, np.float32)) for k, v in w.items()}
    return dict(known=known, tags=tags, relations=relations, width=width, layers=layers, weights=weights)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("model")
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--outside", type=float, default=0.75)
    args = p.parse_args()
    splitter, vectors = train.read_pieces(args.data)
    torch.save(weights_of(model_file.read(args.model), vectors, splitter, args.outside), args.out)


if __name__ == "__main__":
    main()
