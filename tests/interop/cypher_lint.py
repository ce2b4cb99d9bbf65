# SPDX-License-Identifier: Apache-2.0
"""Neo4j's own Cypher front end, versions 5 and 25: no error in the script, in what a push sends, or in the cookbook.

It takes a second for a statement, so of each form of statement the longest are linted, without the rows that hold texts of
kilobytes; the real server runs them all (neo4j_loads.py).
"""
import json
import pathlib
import re

import node
from interop import check, graphs_from_arguments
from neo4j_cookbook import questions

LONGEST_ROW = 5000
OF_EACH_FORM = 2
graphs = graphs_from_arguments()
packages = node.modules(graphs.work)


def statements(script):
    """The statements of a script of ours: no text in it holds a line break as such."""
    lines = [line for line in script.split("\n") if not line.startswith("//") and len(line) < LONGEST_ROW]
    found = "\n".join(lines).replace(",\n] AS row", "\n] AS row").split(";\n")
    return [statement.strip() for statement in found if statement.strip()]


def form(statement):
    """What statements have in common that differ in rows, labels and types only."""
    return re.sub(r":[A-Z]\w*", ":X", statement.rpartition("\n] AS row")[2])


def longest_of_each_form(script):
    kept = {}
    for statement in sorted(statements(script), key=len, reverse=True):
        kept.setdefault(form(statement), []).append(statement)
    return [statement for group in kept.values() for statement in group[:OF_EACH_FORM]]


scripted = longest_of_each_form(graphs.write("hostile", "cypher").read_text(encoding="utf-8"))
pushed = {re.sub(r"^UNWIND \[.*\n\] AS row", "UNWIND $rows AS row", s, flags=re.S) for s in scripted}
asked = [query for query, _ in questions()]
check(len(scripted) >= 5 and len(asked) >= 10, "there is something to lint")
work = graphs.work / "statements.json"
work.write_text(json.dumps(scripted + sorted(pushed - set(scripted)) + asked), encoding="utf-8")
print(node.run("cypher_lint.cjs", packages, work), len(scripted + asked), "statements of ours are Cypher 5 and 25")
