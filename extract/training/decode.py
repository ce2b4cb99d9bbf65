# SPDX-License-Identifier: Apache-2.0
"""Decoders for evaluation during training: Eisner's projective trees with one root, and BILOU Viterbi."""
import numpy as np


def eisner(score):
    """score[dependent-1][head], head 0 is the root -> heads"""
    n = score.shape[0]
    size = n + 1
    s_ = np.full((size, size), -1e9)
    s_[:, 1:] = score.T
    ci, cc = np.zeros((size, size, 2)), np.zeros((size, size, 2))
    bi, bc = np.zeros((size, size, 2), int), np.zeros((size, size, 2), int)
    for k in range(1, size):
        for s in range(0, size - k):
            t = s + k
            v = cc[s, s:t, 1] + cc[s + 1:t + 1, t, 0]
            if s == 0:  # the root takes exactly one child
                ci[s, t, 1], bi[s, t, 1], ci[s, t, 0] = v[0] + s_[s, t], s, -1e9
            else:
                r = int(v.argmax())
                ci[s, t, 0], ci[s, t, 1] = v[r] + s_[t, s], v[r] + s_[s, t]
                bi[s, t, 0] = bi[s, t, 1] = s + r
            v = cc[s, s:t, 0] + ci[s:t, t, 0]
            r = int(v.argmax())
            cc[s, t, 0], bc[s, t, 0] = v[r], s + r
            v = ci[s, s + 1:t + 1, 1] + cc[s + 1:t + 1, t, 1]
            r = int(v.argmax())
            cc[s, t, 1], bc[s, t, 1] = v[r], s + 1 + r
    heads = [0] * size
    stack = [(0, n, 1, True)]
    while stack:
        s, t, d, complete = stack.pop()
        if s == t:
            continue
        if complete:
            r = bc[s, t, d]
            stack += [(s, r, 0, True), (r, t, 0, False)] if d == 0 else [(s, r, 1, False), (r, t, 1, True)]
        else:
            r = bi[s, t, d]
            if d == 0:
                heads[s] = t
            else:
                heads[t] = s
            stack += [(s, r, 1, True), (r + 1, t, 0, True)]
    return heads[1:]


def _legal(p, t):
    if p > 0 and (p - 1) % 4 in (0, 1):
        return t > 0 and (t - 1) // 4 == (p - 1) // 4 and (t - 1) % 4 in (1, 2)
    return t == 0 or (t - 1) % 4 in (0, 3)


_LEGAL = np.array([[0.0 if _legal(p, t) else -1e4 for t in range(13)] for p in range(13)])
_END = np.array([0.0 if t == 0 or (t - 1) % 4 in (2, 3) else -1e4 for t in range(13)])


def viterbi(e):
    """log-probabilities [n,13] -> tags"""
    s, back = e[0] + _LEGAL[0], []
    for i in range(1, len(e)):
        m = s[:, None] + _LEGAL
        k = m.argmax(0)
        back.append(k)
        s = m[k, np.arange(13)] + e[i]
    t = int((s + _END).argmax())
    out = [t]
    for k in reversed(back):
        t = int(k[t])
        out.append(t)
    return out[::-1]


def spans(tags):
    out, begin = set(), -1
    for i, x in enumerate(tags):
        if x == 0:
            begin = -1
            continue
        kind, position = (x - 1) // 4, (x - 1) % 4
        if position == 0:
            begin = i
        if position == 3:
            out.add((i, i, kind))
        if position == 2 and begin >= 0:
            out.add((begin, i, kind))
    return out
