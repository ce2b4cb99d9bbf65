# SPDX-License-Identifier: Apache-2.0
"""igraph: GraphML read back with every node, edge and value."""
import math

from interop import check_equal, edge_columns, graphs_from_arguments, node_columns, skip

try:
    import igraph
except ImportError:
    skip("igraph is not installed (Debian package python3-igraph)")

graphs = graphs_from_arguments()


def compare(got, expected, what, apart):
    """igraph knows no absent value (it gives "" or NaN) and reads integers as reals."""
    for name, value in got.items():
        if name in apart:
            continue
        wanted = expected.get(name)
        if wanted is None:
            absent = value in ("", None, False) or (isinstance(value, float) and math.isnan(value))
            check_equal(absent, True, f"{name} of {what} is absent")
        else:
            check_equal(value, float(wanted) if type(wanted) is int else wanted, f"{name} of {what}")
    check_equal(set(expected) - set(got), set(), f"columns of {what}")


for which in ("hostile", (300, 900)):
    nodes, edges = graphs.truth(which)
    graph = igraph.Graph.Read_GraphML(str(graphs.write(which, "graphml")))
    check_equal((graph.vcount(), graph.ecount(), graph.is_directed()), (len(nodes), len(edges), True), "counts")
    for vertex in graph.vs:
        node = nodes[vertex["id"]]
        check_equal(vertex["label"], node.get("label", ""), f"label of {vertex['id']}")
        compare(vertex.attributes(), node_columns(node), vertex["id"], {"id", "label", "x", "y", "size", "r", "g", "b"})
    for e in graph.es:
        edge = edges[e["id"]]
        ends = graph.vs[e.source]["id"], graph.vs[e.target]["id"]
        check_equal((*ends, e["rel_type"], e["weight"]),
                    (edge["source"], edge["target"], edge["type"], max(1.0, edge.get("weight", 1))), f"edge {e['id']}")
        compare(e.attributes(), edge_columns(edge), e["id"], {"id", "label", "weight", "rel_type", "interaction"})
