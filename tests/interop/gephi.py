# SPDX-License-Identifier: Apache-2.0
"""Gephi: its own import takes our GraphML and GEXF without a warning and with every node, edge and value."""
import json
import pathlib
import subprocess
import sys

from interop import check_equal, edge_columns, graphs_from_arguments, node_columns
from java import HERE, class_path

graphs = graphs_from_arguments()
jars = class_path("gephi", graphs.work)
subprocess.run(["javac", "-nowarn", "-d", graphs.work, "-cp", jars, *(HERE / "gephi").glob("*.java")], check=True)


def java(*words):
    return subprocess.run(["java", "-Xmx2g", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp", f"{graphs.work}:{jars}", *words],
                          capture_output=True, text=True, encoding="utf-8")


def imported(files):
    run = java("GephiImport", *files)
    # Only a line feed ends an answer: texts hold other separators of lines.
    lines = run.stdout.rstrip("\n").split("\n")
    check_equal(len(lines), len(files), "one answer a file: " + run.stderr[-2000:])
    return [json.loads(line) for line in lines]


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
    check_equal(result.get("error"), None, f"error of {name}")
    issues = [i for i in result["issues"] if i.startswith(("WARNING", "SEVERE", "CRITICAL"))]
    check_equal(issues, [], f"issues of {name}")
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
results = imported([graphs.write(which, form) for which in WHICH for form in ("graphml", "gexf")])
for i, which in enumerate(WHICH):
    truth = graphs.truth(which)
    for result in results[2 * i:2 * i + 2]:
        compare(result, *truth)
        print(result["file"], result["nodes"], "nodes", result["edges"], "edges", result["ms"], "ms", file=sys.stderr)

# The picture of docs/gephi.md comes from this program; here it draws every node.
drawn = graphs.work / "drawn.svg"
run = java("GephiPicture", graphs.write(WHICH[1], "gexf"), drawn)
check_equal(run.returncode, 0, run.stderr[-2000:])
check_equal(drawn.read_text(encoding="utf-8").count("<circle "), WHICH[1][0], "nodes that Gephi draws")
