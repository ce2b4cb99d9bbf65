# SPDX-License-Identifier: Apache-2.0
"""The network's view of a token: rows of embedding tables, from the form alone.

The mirror of extract/language/features.cpp; the golden file written by export.py keeps the two equal.
All text work is on code points with the small tables below, never on Python's Unicode database, so that
the C++ side needs none either.
"""
import unicodedata

MASK64 = (1 << 64) - 1
FNV_OFFSET = 14695981039346656037
FNV_PRIME = 1099511628211

# Hashed tables: name -> rows (powers of two). The order is the order of the sections' rows in the model.
HASHED = (("suffix4", 4096), ("suffix3", 2048), ("suffix2", 1024), ("prefix2", 1024), ("prefix4", 4096),
          ("shape", 1024), ("cased", 8192))
MODES = 4  # how a sentence is cased: ordinary, ALL CAPS, all lower, Title Case
NAME_LISTS = 64  # masks of the lists of names a word is in (corpora.name_lists)
MAX_PIECES = 6
MAX_PIECE_CODE_POINTS = 24  # longer than any piece of the encoder's vocabulary that matters

_QUOTES = {0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"', 0xAB: '"', 0xBB: '"', 0x2033: '"',
           0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201B: "'", 0x2032: "'", 0xB4: "'", 0x60: "'",
           0x2010: '-', 0x2011: '-', 0x2012: '-', 0x2013: '-', 0x2212: '-', 0x2014: '--', 0x2015: '--',
           0x2026: '...', 0xA0: ' '}


def lower_code_point(c):
    if c < 0x80:
        return c + 32 if 0x41 <= c <= 0x5A else c
    if 0xC0 <= c <= 0xDE:
        return c if c == 0xD7 else c + 32
    if 0x100 <= c <= 0x137:
        return 0x69 if c == 0x130 else c | 1
    if 0x139 <= c <= 0x148:
        return c + (c & 1)
    if 0x14A <= c <= 0x177:
        return c | 1
    if c == 0x178:
        return 0xFF
    if 0x179 <= c <= 0x17E:
        return c + (c & 1)
    if 0x391 <= c <= 0x3A9 or 0x410 <= c <= 0x42F:
        return c + 32
    if 0x400 <= c <= 0x40F:
        return c + 80
    return c


def is_upper(c):
    return lower_code_point(c) != c


def is_lower(c):
    return (0x61 <= c <= 0x7A or (0xDF <= c <= 0xFF and c != 0xF7) or (0x100 <= c <= 0x17F and not is_upper(c))
            or 0x3AC <= c <= 0x3CE or 0x430 <= c <= 0x45F)


def is_digit(c):
    return 0x30 <= c <= 0x39


def is_punctuation(c):
    """What the encoder's own tokenizer parts words at."""
    return (0x21 <= c <= 0x2F or 0x3A <= c <= 0x40 or 0x5B <= c <= 0x60 or 0x7B <= c <= 0x7E
            or 0xA1 <= c <= 0xBF or 0x2010 <= c <= 0x205E)


def base_letters():
    """The unaccented letter of U+00C0..U+024F, as the encoder's tokenizer strips accents (0: none)."""
    out = []
    for c in range(0xC0, 0x250):
        d = [x for x in unicodedata.normalize("NFD", chr(c)) if unicodedata.category(x) != "Mn"]
        out.append(ord(d[0]) if len(d) == 1 and d[0].isascii() else 0)
    return out


_BASE = base_letters()


def base_letter(c):
    return (_BASE[c - 0xC0] if 0xC0 <= c < 0x250 else 0) or c


def normalise(form):
    """Code points of the form with one kind of quote, dash and ellipsis; runs of one mark are cut to three."""
    text = "".join(_QUOTES.get(ord(ch), ch) for ch in form)
    if text == "''":
        text = '"'
    out = []
    for ch in text:
        c = ord(ch)
        if len(out) >= 3 and is_punctuation(c) and out[-1] == c and out[-2] == c and out[-3] == c:
            continue
        out.append(c)
    if out == [0x2D, 0x2D, 0x2D]:
        out = [0x2D, 0x2D]
    return out


def fnv(seed, code_points):
    h = ((FNV_OFFSET ^ seed) * FNV_PRIME) & MASK64
    for c in code_points:
        h = ((h ^ c) * FNV_PRIME) & MASK64
    return h


def word_key(code_points):
    """The key of a word in the vocabulary: lower case, digits as 0."""
    return fnv(1, [0x30 if is_digit(c) else lower_code_point(c) for c in code_points])


def row(h, size):
    return (h ^ (h >> 32)) & (size - 1)


def shape(code_points):
    out = []
    for c in code_points:
        k = (0x58 if is_upper(c) else 0x78 if is_lower(c) else 0x64 if is_digit(c) else c if c < 0x80 else 0x75)
        if len(out) >= 2 and out[-1] == k and out[-2] == k:
            continue
        out.append(k)
        if len(out) > 9:
            break
    return out


def hashed_rows(p):
    w = [0x30 if is_digit(c) else lower_code_point(c) for c in p]
    keys = (fnv(2, w[-4:]), fnv(3, w[-3:]), fnv(4, w[-2:]), fnv(5, w[:2]), fnv(6, w[:4]), fnv(7, shape(p)), fnv(8, p))
    return [row(k, size) for k, (_, size) in zip(keys, HASHED)]


class Pieces:
    """Greedy longest-match word pieces (BERT's WordPiece) over a vocabulary, of lower-case pieces unless `cased`."""

    def __init__(self, lines, cased=False):
        self.first, self.inner, self.unknown, self.cased = {}, {}, 0, cased
        for i, piece in enumerate(lines):
            if piece == "[UNK]":
                self.unknown = i
            elif piece.startswith("##"):
                self.inner[piece[2:]] = i
            elif not (piece.startswith("[") and piece.endswith("]") and len(piece) > 2):
                self.first[piece] = i

    def split(self, p):
        """At most MAX_PIECES row numbers of the pieces of a normalised form."""
        text = p if self.cased else [base_letter(lower_code_point(c)) for c in p]
        out, i = [], 0
        while i < len(text) and len(out) < MAX_PIECES:
            j = i + 1
            if not is_punctuation(text[i]):
                while j < len(text) and not is_punctuation(text[j]):
                    j += 1
            out += self._segment("".join(map(chr, text[i:j])))
            i = j
        return out[:MAX_PIECES]

    def _segment(self, s):
        out, i = [], 0
        while i < len(s) and len(out) < MAX_PIECES:
            table = self.inner if i else self.first
            for j in range(min(len(s), i + MAX_PIECE_CODE_POINTS), i, -1):
                if s[i:j] in table:
                    out.append(table[s[i:j]])
                    i = j
                    break
            else:
                return [self.unknown]
        return out


def casing(p):
    """(has a cased letter, has an upper-case one, has a lower-case one, the first cased letter is upper-case)"""
    upper = lower = first = False
    for c in p:
        u, l = is_upper(c), is_lower(c)
        if (u or l) and not (upper or lower):
            first = u
        upper, lower = upper or u, lower or l
    return upper or lower, upper, lower, first


def sentence_mode(casings):
    """0 ordinary, 1 ALL CAPS, 2 all lower case, 3 Title Case."""
    cased = [c for c in casings if c[0]]
    n = len(cased)
    if n >= 2 and sum(not c[2] for c in cased) * 10 >= n * 9:
        return 1
    if n >= 3 and all(not c[1] for c in cased):
        return 2
    if n >= 4 and sum(c[3] for c in cased) * 10 >= n * 7:
        return 3
    return 0
