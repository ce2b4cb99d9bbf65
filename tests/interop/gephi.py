# SPDX-License-Identifier: Apache-2.0
"""Gephi: its own import takes our GraphML and GEXF without a warning and with every node, edge and value."""
import sys

from gephi_toolkit import Gephi, check_accepted
from interop import check_equal, edge_columns, graphs_from_arguments, node_columns

graphs = graphs_from_arguments()
gephi = Gephi(graphs.work)


def without_blanks(text):
    return "".join(text.split())


def as_gephi_keeps(text):
    """Gephi writes INF as Infinity in any text column, takes "null" for none, and its XML parser may lose blanks between
    entity references. The file can do nothing about it (docs/gephi.md)."""
    text = text.replace("INF", "Infinity")
    return "" if text.lower() == "null" else without_blanks(text)


def values(columns):
    """Values as compared: texts as Gephi keeps them, without the empty and the very long (GEXF cuts those)."""
    kept = {k: as_gephi_keeps(v) if isinstance(v, str) else v for k, v in columns.items()}
    return {k: v for k, v in kept.items() if v != "" and not (isinstance(v, str) and len(v) > 300_000)}


def compare(result, nodes, edges):
    name = result["file"]
    check_accepted(result)
    check_equal((result["nodes"], result["edges"], result["directed"]), (len(nodes), len(edges), True), f"counts of {name}")
    gexf = name.endswith("gexf")
    sizes = [n["size"] for n in result["nodeList"]]
    check_equal((min(sizes), max(sizes)), (4.0, 100.0), f"sizes in {name}")
    for got in result["nodeList"]:
        node = nodes[got["id"]]
        label = without_blanks(node.get("label", "")) or got["id"]
        if len(label) < 300_000:
            check_equal(without_blanks(got["label"] or "") or got["id"], label, f"label of {got['id']} in {name}")
        check_equal(values({k: v for k, v in got["attributes"].items() if k != "Interval"}), values(node_columns(node)),
                    f"values of {got['id']} in {name}")
        check_equal(got["argb"] != "ff000000", True, f"colour of {got['id']} in {name}")
        dated = any(k in node for k in ("first_date", "last_date", "date", "published"))
        check_equal("Interval" in got["attributes"] and not dated, False, f"time of {got['id']} in {name}")
    for got in result["edgeList"]:
        edge = edges[got["id"]]
        check_equal((got["source"], got["target"], got["type"], got["weight"]),
                    (edge["source"], edge["target"], edge["type"], max(1.0, edge.get("weight", 1))), f"edge {got['id']} in {name}")
        apart = ("rel_type", "interaction", "Interval")
        check_equal(values({k: v for k, v in got["attributes"].items() if k not in apart}), values(edge_columns(edge)),
                    f"values of {got['id']} in {name}")
    if gexf:
        check_equal((result["dynamic"], result["timeFormat"]), (True, "DATE"), f"time of {name}")


WHICH = ("hostile", (300, 900))
results = gephi.imported([graphs.write(which, form) for which in WHICH for form in ("graphml", "gexf")])
for i, which in enumerate(WHICH):
    truth = graphs.truth(which)
    for result in results[2 * i:2 * i + 2]:
        compare(result, *truth)
        print(result["file"], result["nodes"], "nodes", result["edges"], "edges", result["ms"], "ms", file=sys.stderr)

# The picture of docs/gephi.md comes from this program; here it draws every node.
drawn = graphs.work / "drawn.svg"
run = gephi.run("GephiPicture", graphs.write(WHICH[1], "gexf"), drawn)
check_equal(run.returncode, 0, run.stderr[-2000:])
check_equal(drawn.read_text(encoding="utf-8").count("<circle "), WHICH[1][0], "nodes that Gephi draws")
