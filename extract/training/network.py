# SPDX-License-Identifier: Apache-2.0
"""The network: summed embedding tables -> window-3 maxout convolution -> bidirectional minimal GRUs ->
heads for tags, names, arcs and labels. extract/language/encoder.cpp is the same in integers."""
import ctypes
import os
import subprocess
import tempfile

import torch
import torch.nn as nn
import torch.nn.functional as F

import corpora
import features

CORPORA = 8
DISTANCES = 64  # clipped signed distances -31..31, and 63 for the root


def _library():
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recurrence.cpp")
    out = os.path.join(tempfile.mkdtemp(), "recurrence.so")
    subprocess.check_call(["g++", "-O3", "-march=native", "-ffast-math", "-mprefer-vector-width=512", "-shared", "-fPIC", source, "-o", out])
    return ctypes.CDLL(out)


_lib = _library()


def _p(t):
    return ctypes.c_void_p(t.data_ptr())


class Recurrence(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, lengths):
        a = a.contiguous()
        b, t, h6 = a.shape
        h = h6 // 6
        act = torch.empty_like(a)
        state = torch.empty(b, t, 2 * h)
        y = torch.empty(b, t, 2 * h)
        _lib.forward(_p(a), _p(lengths), _p(act), _p(state), _p(y), b, t, h)
        ctx.save_for_backward(act, state, lengths)
        return y

    @staticmethod
    def backward(ctx, dy):
        act, state, lengths = ctx.saved_tensors
        b, t, h6 = act.shape
        dy = dy.contiguous()
        da = torch.empty_like(act)
        _lib.backward(_p(act), _p(state), _p(lengths), _p(dy), _p(da), b, t, h6 // 6)
        return da, None


class SharedDropout(nn.Module):
    """One mask for all tokens of a sentence, as biaffine parsers use it (Dozat and Manning 2017)."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        keep = (torch.rand(x.shape[0], 1, x.shape[2]) >= self.p).float() / (1 - self.p)
        return x * keep


class MinGru(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.gates = nn.Linear(width, 6 * width)
        self.out = nn.Linear(2 * width, width)

    def forward(self, x, lengths):
        return self.out(Recurrence.apply(self.gates(x), lengths))


class Heads(nn.Module):
    """Names, tags, arcs and labels from vectors of words."""

    def __init__(self, width, tags, relations, arc, label, dropout):
        super().__init__()
        self.drop = SharedDropout(dropout)
        self.names = nn.Linear(width, len(corpora.NAME_TAGS))
        # Corpora disagree on what is a name: each has a bias of its own in training; the model keeps the first's.
        self.names_of_corpus = nn.Embedding(CORPORA, len(corpora.NAME_TAGS))
        nn.init.zeros_(self.names_of_corpus.weight)
        self.tags = nn.Linear(width, tags)
        self.arc_head, self.arc_dep = nn.Linear(width, arc), nn.Linear(width, arc)
        self.arc_bilinear = nn.Parameter(torch.randn(arc, arc) * 0.02)
        self.arc_bias = nn.Linear(arc, 1)
        self.distance = nn.Linear(width, DISTANCES)
        self.label_head, self.label_dep = nn.Linear(width, label), nn.Linear(width, label)
        self.label_distance = nn.Parameter(torch.zeros(DISTANCES, label))
        self.label_out = nn.Linear(label, relations)
        self.root = nn.Parameter(torch.randn(width) * 0.1)

    def name_scores(self, x, corpus=None):
        bias = self.names_of_corpus.weight[0] if corpus is None else self.names_of_corpus(corpus).unsqueeze(1)
        return self.names(x) + bias

    def arcs(self, x, mask):
        """[B, dependent, head], column 0 is the root."""
        bs, n, _ = x.shape
        xr = torch.cat([self.root.expand(bs, 1, -1), x], 1)
        head = self.drop(F.relu(self.arc_head(xr)))
        dep = self.drop(F.relu(self.arc_dep(x)))
        score = (dep @ self.arc_bilinear) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        score = score + torch.gather(self.distance(x), 2, distance_index(n).unsqueeze(0).expand(bs, -1, -1))
        allowed = torch.cat([torch.ones(bs, 1, dtype=torch.bool), mask], 1)
        return xr, score.masked_fill(~allowed.unsqueeze(1), -1e9)

    def labels(self, xr, x, heads):
        """Scores of the relations of given heads [B,T] (0: root)."""
        n = x.shape[1]
        head = torch.gather(self.label_head(xr), 1, heads.unsqueeze(-1).expand(-1, -1, self.label_distance.shape[1]))
        i = torch.arange(1, n + 1).unsqueeze(0)
        d = (heads - i).clamp(-31, 31) + 31
        d = d.masked_fill(heads == 0, DISTANCES - 1)
        return self.label_out(self.drop(F.relu(head + self.label_dep(x) + self.label_distance[d])))


class Net(Heads):
    def __init__(self, words, pieces, tags, relations, width=128, layers=3, arc=128, label=128, dropout=0.25):
        """pieces: tensor [pieces, k] of fixed input vectors."""
        super().__init__(width, tags, relations, arc, label, dropout)
        self.words, self.width = words, width
        # One row more than used: the row a dropped feature gets in training (it is zero-initialised).
        sizes = [words + 1] + [n for _, n in features.HASHED]
        self.tables = nn.ModuleList([nn.Embedding(n + 1, width) for n in sizes])
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.3)
            table.weight.data[-1] = 0
        self.sizes = sizes
        # The lists of names a word is in. A word's row depends on the word alone: export.py adds it to the words' table.
        self.lists = nn.Embedding(features.NAME_LISTS, width)
        nn.init.zeros_(self.lists.weight)
        self.mode = nn.Embedding(features.MODES, width)
        nn.init.normal_(self.mode.weight, 0, 0.1)
        self.pieces = nn.Embedding.from_pretrained(pieces, freeze=True)
        self.project = nn.Linear(pieces.shape[1], width, bias=False)
        self.norm0 = nn.LayerNorm(width)
        self.conv = nn.Conv1d(width, 2 * width, 3, padding=1)
        self.grus = nn.ModuleList([MinGru(width) for _ in range(layers)])
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in range(layers + 1)])

    def forward(self, rows, piece_rows, mode, lengths, mask):
        """rows [B,T,9], piece_rows [B,T,6] (-1: none), mode [B] -> x [B,T,width]"""
        if self.training:
            rows = rows.clone()
            hit = lambda p: torch.rand(mask.shape) < p
            unknown = hit(0.12)
            rows[..., 0][unknown] = self.words  # as an unseen word
            rows[..., 7][unknown] = self.sizes[7]
            for i in (1, 5):
                gone = hit(0.06)
                rows[..., i][gone] = self.sizes[i]
            rows[..., 8][unknown & hit(0.5)] = 0
        x = self.mode(mode).unsqueeze(1) + self.lists(rows[..., 8])
        for i, table in enumerate(self.tables):
            x = x + table(rows[..., i])
        present = (piece_rows >= 0).float()
        v = (self.pieces(piece_rows.clamp(min=0)) * present.unsqueeze(-1)).sum(2)
        v = v / present.sum(2, keepdim=True).clamp(min=1).sqrt()
        if self.training:
            v = v * (torch.rand(mask.shape) > 0.08).float().unsqueeze(-1)
        x = self.drop(self.norm0(x + self.project(v)))
        a, b = self.conv((x * mask.unsqueeze(-1)).transpose(1, 2)).transpose(1, 2).chunk(2, -1)
        x = self.norms[0](x + self.drop(torch.maximum(a, b)))
        for gru, norm in zip(self.grus, self.norms[1:]):
            x = norm(x + self.drop(gru(x, lengths)))
        return self.drop(x)


def distance_index(n):
    i = torch.arange(1, n + 1).unsqueeze(1)
    j = torch.arange(0, n + 1).unsqueeze(0)
    d = (j - i).clamp(-31, 31) + 31
    d[:, 0] = DISTANCES - 1
    return d
