#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the model container that extract/language/model_file.hpp reads.

As a module: read(path) -> {name: bytes} in file order, write(path, sections), put(path, name, data).
As a program: model_file.py list MODEL | put MODEL NAME FILE | get MODEL NAME > FILE | drop MODEL NAME
`put` replaces a section or adds it at the end; all others keep their bytes.
"""
import os
import struct
import sys

MAGIC, VERSION, BLOCK = b"NGMODEL\0", 1, 64
MASK = (1 << 64) - 1


def checksum(data):
    h = 14695981039346656037 ^ len(data)
    padded = data + b"\0" * (-len(data) % 8)
    for (word,) in struct.iter_unpack("<Q", padded):
        h = ((h ^ word) * 1099511628211) & MASK
    return h


def write(path, sections):
    table, body = b"", b""
    offset = BLOCK * (1 + len(sections))
    for name, data in sections.items():
        raw = name.encode()
        if not 0 < len(raw) <= 32:
            raise ValueError(f"section name of 1 to 32 bytes wanted: {name!r}")
        table += raw.ljust(32, b"\0") + struct.pack("<QQQQ", offset + len(body), len(data), checksum(data), 0)
        body += data + b"\0" * (-len(data) % BLOCK)
    header = MAGIC + struct.pack("<IIQQ", VERSION, len(sections), offset + len(body), checksum(table))
    temporary = path + ".tmp"
    with open(temporary, "wb") as f:
        f.write(header.ljust(BLOCK, b"\0") + table + body)
    os.replace(temporary, path)


def read(path):
    with open(path, "rb") as f:
        data = f.read()
    if data[:8] != MAGIC:
        raise ValueError(f"{path}: not a language model of newsgraph")
    version, count, size, table_sum = struct.unpack_from("<IIQQ", data, 8)
    table = data[BLOCK:BLOCK * (1 + count)]
    if version != VERSION or size != len(data) or checksum(table) != table_sum:
        raise ValueError(f"{path}: damaged, cut short or of another version")
    out = {}
    for i in range(count):
        name = table[i * BLOCK:i * BLOCK + 32].rstrip(b"\0").decode()
        offset, n, section_sum, _ = struct.unpack_from("<QQQQ", table, i * BLOCK + 32)
        out[name] = data[offset:offset + n]
        if checksum(out[name]) != section_sum:
            raise ValueError(f"{path}: section {name} is damaged")
    return out


def put(path, name, data):
    sections = read(path) if os.path.exists(path) else {}
    sections[name] = data
    write(path, sections)


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "list":
        for name, data in read(arguments[1]).items():
            print(f"{len(data):10d}  {name}")
    elif len(arguments) == 4 and arguments[0] == "put":
        with open(arguments[3], "rb") as f:
            put(arguments[1], arguments[2], f.read())
    elif len(arguments) == 3 and arguments[0] == "get":
        sys.stdout.buffer.write(read(arguments[1])[arguments[2]])
    elif len(arguments) == 3 and arguments[0] == "drop":
        sections = read(arguments[1])
        del sections[arguments[2]]
        write(arguments[1], sections)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
