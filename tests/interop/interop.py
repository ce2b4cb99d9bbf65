# SPDX-License-Identifier: Apache-2.0
"""What the interop tests share: making graphs, reading the JSON export, checking, and skipping honestly.

A test that cannot run because its program is not to be had is skipped by name (exit status 77); where CI=true that
is a failure, for there every program must be present.
"""
import json
import os
import pathlib
import subprocess
import sys

SKIPPED = 77


def skip(reason):
    name = pathlib.Path(sys.argv[0]).stem
    print(f"{name}: SKIPPED: {reason}", flush=True)
    if os.environ.get("CI") == "true":
        sys.exit(f"{name}: nothing may be skipped where CI=true")
    sys.exit(SKIPPED)


def check(condition, message):
    if not condition:
        sys.exit("FAILED: " + message)


def check_equal(got, expected, what):
    if got != expected:
        sys.exit(f"FAILED: {what}\n  got      {got!r:.2000}\n  expected {expected!r:.2000}")


class Graphs:
    """Test graphs written by make_graph: `hostile` or (nodes, edges), in any format."""

    def __init__(self, make_graph, work):
        self.make_graph = make_graph
        self.work = pathlib.Path(work).resolve()
        self.work.mkdir(parents=True, exist_ok=True)

    def write(self, graph, form):
        words = ["hostile"] if graph == "hostile" else [str(n) for n in graph]
        path = self.work / ("_".join(words) + ("" if form in ("csv", "spreadsheet") else ".") + form)
        subprocess.run([self.make_graph, *words, form, path], check=True)
        return path

    def truth(self, graph):
        """Nodes and edges of the JSON export, each {id: {property: value}}."""
        data = json.loads(self.write(graph, "json").read_text(encoding="utf-8"))
        return {n.pop("id"): n for n in data["nodes"]}, {e.pop("id"): e for e in data["links"]}


def graphs_from_arguments():
    return Graphs(sys.argv[1], sys.argv[2])


def plain(value):
    """A JSON value as the formats without lists hold it."""
    return "|".join(item.replace("|", "\u00a6") for item in value) if isinstance(value, list) else value


NODE_NAMES = {"weight": "evidence_count", "start": "span_start", "end": "span_end"}
EDGE_NAMES = {"start": "span_start", "end": "span_end", "label": "label_text", "source": "outlet"}


def node_columns(node):
    """The columns of GraphML and GEXF for a node of the JSON export; the label is kept apart there."""
    return {NODE_NAMES.get(k, k): plain(v) for k, v in node.items() if k != "label"}


def edge_columns(edge):
    left_out = ("key", "source", "target", "type", "weight")
    return {EDGE_NAMES.get(k, k): plain(v) for k, v in edge.items() if k not in left_out}
