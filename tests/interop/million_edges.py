# SPDX-License-Identifier: Apache-2.0
"""A graph of a million edges in every format: written without memory that grows with it, and read by the real programs.

    million_edges.py MAKE_GRAPH WORK [FORMAT|push ...]

Takes most of an hour, gigabytes of disk and 8 GB of memory, so ctest has it only with -DNEWSGRAPH_SCALE_TESTS=ON.
"""
import re
import shutil
import subprocess
import sys
import time

from gephi_toolkit import Gephi, check_accepted
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


def read_with_gephi(path):
    result, = Gephi(graphs.work / "gephi", tuning=["-Xmx8g"]).imported([path], "--counts")
    check_accepted(result)
    check_equal((result["nodes"], result["edges"]), (NODES, EDGES), f"what Gephi read of {path.name}")


def parse(path):
    subprocess.run(["xmllint", "--noout", "--huge", "--stream", path], check=True)


def new_server():
    shutil.rmtree(graphs.work / "home", ignore_errors=True)
    return Neo4j(class_path("neo4j", graphs.work), graphs.work / "home", heap="3g", tuning=[])


def check_counts(server, what):
    counts = server.query("MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)")
    check_equal(counts, [[NODES, EDGES]], f"what Neo4j holds after {what}")


def import_into_neo4j(folder):
    server = new_server()
    server.admin("database", "import", "full", "@import.args", "neo4j", folder=folder)
    server.start()
    check_counts(server, "neo4j-admin's import")
    server.stop()


def push():
    server = new_server()
    server.start()
    for wanted in (f"created {NODES} {EDGES} set ", "created 0 0 set 0"):
        begin = time.monotonic()
        run = subprocess.run([graphs.make_graph, str(NODES), str(EDGES), "push", server.url], env=server.environment(),
                             check=True, capture_output=True, text=True)
        said = run.stdout.splitlines()[-1]
        print(f"push: {said}; {time.monotonic() - begin:.0f} s", flush=True)
        check(said.startswith(wanted), f"push says '{said}', not '{wanted}'")
    check_counts(server, "two pushes")
    server.stop()


READERS = {"graphml": (read_with_igraph, read_with_gephi), "gexf": (parse, read_with_gephi), "csv": (import_into_neo4j,),
           "json": (), "cypher": (), "spreadsheet": ()}
for form in sys.argv[3:] or [*READERS, "push"]:
    if form == "push":
        push()
        continue
    path = write(form)
    for read in READERS[form]:
        begin = time.monotonic()
        read(path)
        print(f"{form}: {read.__name__.replace('_', ' ')}, {time.monotonic() - begin:.0f} s", flush=True)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
