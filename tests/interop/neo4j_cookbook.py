# SPDX-License-Identifier: Apache-2.0
"""The cookbook of docs/neo4j.md: questions in Cypher, each followed by the table of its rows over the samples.

The page is the only place that has questions and rows. The test asks and compares; run as a program, this asks and
writes the tables anew, which is how they came about and what to do when the extraction of the samples changes:

    neo4j_cookbook.py NEWSGRAPH WORK
"""
import pathlib
import re
import shutil
import subprocess
import sys

from interop import check, check_equal
from java import class_path
from neo4j_server import Neo4j

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/neo4j.md"
SAMPLES = ROOT / "samples"
QUESTION = re.compile(r"```cypher\n(?P<query>[^`]*?);\n```\n\n(?P<table>(?:\|.*\n)+)")


def cell(value):
    if value is None:
        return "–"
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return text.replace("|", "\\|").replace("\n", " ")


def table(server, query):
    """The rows of a query as the page shows them."""
    fields, rows = server.table(query)
    lines = [fields, ["---"] * len(fields), *([cell(value) for value in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def questions():
    """Pairs of query and table, as the page has them."""
    return QUESTION.findall(PAGE.read_text(encoding="utf-8"))


def check_cookbook(server):
    check(len(questions()) >= 10, "the cookbook holds ten questions")
    for query, rows in questions():
        check_equal(table(server, query).splitlines(), rows.splitlines(),
                    f"rows of docs/neo4j.md (if the new ones are right, {pathlib.Path(__file__).name} writes them) for\n{query}\n")
    return len(questions())


def write_cookbook(server):
    def renewed(question):
        return f"```cypher\n{question['query']};\n```\n\n{table(server, question['query'])}"
    PAGE.write_text(QUESTION.sub(renewed, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def load_samples(newsgraph, server, store):
    store.unlink(missing_ok=True)
    subprocess.run([newsgraph, "build", SAMPLES, "--graph", store], check=True, capture_output=True)
    subprocess.run([newsgraph, "push", "--neo4j", server.url, "--graph", store], env=server.environment(), check=True,
                   capture_output=True)


def main(newsgraph, work):
    work = pathlib.Path(work).resolve()
    shutil.rmtree(work / "cookbook", ignore_errors=True)
    server = Neo4j(class_path("neo4j", work), work / "cookbook")
    try:
        server.start()
        load_samples(newsgraph, server, work / "cookbook.ngraph")
        write_cookbook(server)
    finally:
        server.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
