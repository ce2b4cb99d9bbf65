# SPDX-License-Identifier: Apache-2.0
"""networkx: GraphML, GEXF and node-link JSON read back with every node, edge and value."""
import json

from interop import check_equal, edge_columns, graphs_from_arguments, node_columns, skip

try:
    import networkx as nx
    from networkx.readwrite.gexf import GEXF
except ImportError:
    skip("networkx is not installed (Debian package python3-networkx)")

DRAWN = {"x", "y", "z", "size", "r", "g", "b", "viz", "id", "start", "end"}
graphs = graphs_from_arguments()


def without(data, *names):
    """The values that networkx keeps: it takes an empty text for none."""
    return {k: v for k, v in data.items() if k not in DRAWN and k not in names and v != ""}


def compare(graph, nodes, edges, label_of_missing):
    check_equal(graph.number_of_nodes(), len(nodes), "number of nodes")
    check_equal(graph.number_of_edges(), len(edges), "number of edges")
    for key, node in nodes.items():
        got = graph.nodes[key]
        check_equal(got.get("label", ""), node.get("label") or label_of_missing(key), f"label of {key}")
        check_equal(without(got, "label"), without(node_columns(node)), f"values of {key}")


for which in ("hostile", (300, 900)):
    nodes, edges = graphs.truth(which)

    graph = nx.read_graphml(graphs.write(which, "graphml"), force_multigraph=True)
    compare(graph, nodes, edges, lambda key: "")
    for source, target, key, got in graph.edges(keys=True, data=True):
        edge = edges[key]
        check_equal((source, target, got["rel_type"], got["weight"]),
                    (edge["source"], edge["target"], edge["type"], max(1.0, edge.get("weight", 1))), f"edge {key}")
        check_equal(without(got, "label", "rel_type", "interaction", "weight"), without(edge_columns(edge)), f"values of {key}")

    # networkx 2.8 reads GEXF up to 1.2; the part used here did not change but for the name spaces.
    if not any("1.3" in version for version in GEXF.versions):
        GEXF.versions["1.3"] = {name: text.replace("www.gexf.net/1.2draft", "gexf.net/1.3") for name, text in GEXF.versions["1.2draft"].items()}
    # A text of a megabyte is cut in GEXF (export/gexf_sink.hpp).
    short = {k: v for k, v in nodes.items() if len(str(v.get("name"))) < 400_000}
    graph = nx.read_gexf(graphs.write(which, "gexf"), version="1.3")
    check_equal(graph.number_of_nodes(), len(nodes), "number of nodes in GEXF")
    check_equal(graph.number_of_edges(), len(edges), "number of edges in GEXF")
    graph.remove_nodes_from(set(nodes) - set(short))
    compare(graph, short, {k: e for k, e in edges.items() if e["source"] in short}, lambda key: key)

    data = json.loads(graphs.write(which, "json").read_text(encoding="utf-8"))
    graph = nx.node_link_graph(data)
    check_equal((graph.number_of_nodes(), graph.number_of_edges()), (len(nodes), len(edges)), "counts of JSON")
    check_equal({key for _, _, key in graph.edges(keys=True)}, set(edges), "edge keys of JSON")
