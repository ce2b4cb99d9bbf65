# SPDX-License-Identifier: Apache-2.0
"""A graph of a million edges in every format: written without memory that grows with it, and read by the real programs.

    million_edges.py MAKE_GRAPH WORK

Takes minutes and gigabytes, so ctest has it only with -DNEWSGRAPH_SCALE_TESTS=ON.
"""
import re
import shutil
import subprocess
import sys

from interop import check, check_equal, graphs_from_arguments
from java import class_path
from neo4j_server import Neo4j

NODES, EDGES = 300_000, 1_000_000
graphs = graphs_from_arguments()


def write(form):
    """The path, and how many MB writing took beside the graph."""
    path = graphs.work / f"million.{form}"
    run = subprocess.run([graphs.make_graph, str(NODES), str(EDGES), form, path], check=True, capture_output=True, text=True)
    size = sum(f.stat().st_size for f in (path.iterdir() if path.is_dir() else [path]))
    print(f"{form}: {size // 1_000_000} MB; {run.stderr.strip()}", flush=True)
    graph, more = (int(n) for n in re.match(r"graph (\d+) MB, writing took at most (\d+) MB", run.stderr).groups())
    check(more < graph / 4, f"writing {form} takes {more} MB beside a graph of {graph} MB")
    return path


def read_with_igraph(path):
    import igraph
    graph = igraph.Graph.Read_GraphML(str(path))
    check_equal((graph.vcount(), graph.ecount()), (NODES, EDGES), "what igraph read")


def parse(path):
    subprocess.run(["xmllint", "--noout", "--huge", "--stream", path], check=True)


def import_into_neo4j(folder):
    shutil.rmtree(graphs.work / "home", ignore_errors=True)
    server = Neo4j(class_path("neo4j", graphs.work), graphs.work / "home", heap="2g", tuning=[])
    said = server.admin("database", "import", "full", "@import.args", "neo4j", folder=folder)
    check_equal(re.findall(r"(\d+) (?:nodes|relationships)", said)[:2], [str(NODES), str(EDGES)], "what neo4j-admin imported")


READERS = {"graphml": read_with_igraph, "gexf": parse, "csv": import_into_neo4j, "json": None, "cypher": None, "spreadsheet": None}
for form in sys.argv[3:] or READERS:
    path = write(form)
    if READERS[form]:
        READERS[form](path)
        print(f"{form}: read", flush=True)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
