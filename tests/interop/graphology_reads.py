# SPDX-License-Identifier: Apache-2.0
"""graphology: GraphML and GEXF read back with every node, edge and value."""
import json
import re
import sys

import node
from interop import check_equal, edge_columns, graphs_from_arguments, node_columns

# Drawn, or of the file rather than of the graph.
APART = {"label", "size", "color", "x", "y", "z", "start", "end", "weight", "rel_type", "interaction", "e_type",
         "e_interaction", "type"}
graphs = graphs_from_arguments()
packages = node.modules(graphs.work)


def kept(value):
    """As graphology has it: JavaScript knows one kind of number, its XML parser takes U+0085 and U+2028 for line breaks or
    blanks; and GEXF cuts texts of a megabyte (export/gexf_sink.hpp)."""
    if isinstance(value, str):
        return re.sub("[\n\u0085\u2028]", " ", value[:300_000])
    return float(value) if type(value) is int else value


def values(attributes, prefix):
    """The values by name, without the empty, which graphology leaves out, as ours says of absent ones."""
    named = {k.removeprefix(prefix): kept(v) for k, v in attributes.items() if k not in APART}
    return {k: v for k, v in named.items() if v != ""}


for which in ("hostile", (300, 900)):
    nodes, edges = graphs.truth(which)
    files = [graphs.write(which, form) for form in ("graphml", "gexf")]
    answers = [json.loads(line) for line in node.run("graphology.cjs", packages, *files).rstrip("\n").split("\n")]
    for file, graph in zip(files, answers):
        check_equal((len(graph["nodes"]), len(graph["edges"])), (len(nodes), len(edges)), f"counts of {file.name}")
        for got in graph["nodes"]:
            want = nodes[got["key"]]
            check_equal(kept(got["attributes"].get("label", "")), kept(want.get("label") or (got["key"] if file.suffix == ".gexf" else "")), f"label of {got['key']} in {file.name}")
            check_equal(values(got["attributes"], "n_"), values(node_columns(want), "n_"), f"values of {got['key']} in {file.name}")
        for got in graph["edges"]:
            want = edges[got["key"]]
            check_equal(got["attributes"].pop("kind", want["type"]), want["type"], f"type of {got['key']} in {file.name}")
            check_equal((got["source"], got["target"], got["attributes"]["weight"]),
                        (want["source"], want["target"], max(1.0, want.get("weight", 1))), f"edge {got['key']} in {file.name}")
            check_equal(values(got["attributes"], "e_"), values(edge_columns(want), "e_"), f"values of {got['key']} in {file.name}")
        print(file.name, len(nodes), "nodes", len(edges), "edges", file=sys.stderr)
