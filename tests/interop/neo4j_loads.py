# SPDX-License-Identifier: Apache-2.0
"""Neo4j: bulk import, push and Cypher script into a real server, each read back and compared with the JSON export.

    neo4j_loads.py MAKE_GRAPH WORK NEWSGRAPH SAMPLES [PART...]

One server serves all parts, for starting it costs more than most of them. Without PART all are run.
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

from interop import check, check_equal, graphs_from_arguments
from java import class_path
from neo4j_cookbook import check_cookbook, load_samples
from neo4j_server import Neo4j

graphs = graphs_from_arguments()
newsgraph, samples = sys.argv[3], pathlib.Path(sys.argv[4])
jars = class_path("neo4j", graphs.work)
shutil.rmtree(graphs.work / "homes", ignore_errors=True)
ACTORS = {"Person", "Organization", "Country", "Place", "Group"}
begin = time.monotonic()


def say(text):
    print(f"{time.monotonic() - begin:6.1f} s  {text}", file=sys.stderr, flush=True)


def expected(nodes, edges, text=lambda value: value):
    """What Neo4j should hold for a JSON export."""
    def properties(item, apart):
        return {k: [text(i) for i in v] if isinstance(v, list) else text(v) if isinstance(v, str) else v
                for k, v in item.items() if k not in apart}

    def labels(kind):
        return {"Entity", "Actor", kind} if kind in ACTORS else {"Entity", kind}

    def edge_properties(edge):
        got = properties(edge, ("key", "source", "target", "type"))
        return {("source" if k == "outlet" else k): v for k, v in got.items()}
    return ({k: (labels(n["kind"]), properties(n, ("kind",))) for k, n in nodes.items()},
            {k: (e["type"], e["source"], e["target"], edge_properties(e)) for k, e in edges.items()})


def compare(server, wanted, what):
    for got, want, things in zip(server.content(), wanted, ("nodes", "relationships")):
        check_equal(len(got), len(want), f"number of {things} after {what}")
        for key, value in want.items():
            check_equal(got.get(key), value, f"{key} after {what}")
    say(f"{what}: {len(wanted[0])} nodes and {len(wanted[1])} relationships are equal to the JSON export")


def push_command(server, which):
    words = ["hostile"] if which == "hostile" else [str(n) for n in which]
    return [graphs.make_graph, *words, "push", server.url]


def push(server, which):
    run = subprocess.run(push_command(server, which), env=server.environment(), capture_output=True, text=True)
    check_equal(run.returncode, 0, run.stderr)
    return run.stdout.splitlines()[-1]


def import_csv(server):
    """The bulk import into the empty store, then the first start on it."""
    folder = graphs.write("hostile", "csv")
    server.admin("database", "import", "full", "@import.args", "neo4j", folder=folder)
    say("neo4j-admin has imported")
    server.start()
    say("server started")
    server.cypher_shell(folder / "schema.cypher")
    nodes, edges = expected(*graphs.truth("hostile"), text=lambda t: t.replace("\n", " "))
    compare(server, (nodes, edges), "a bulk import")
    # The import leaves line breaks out, and knows it: a push then mends those texts and no others.
    mended = push(server, "hostile")
    compare(server, expected(*graphs.truth("hostile")), "a push over the bulk import: " + mended)
    check(mended.startswith("created 0 0 set "), "the push made nothing anew")


def push_hostile(server):
    server.empty()
    wanted = expected(*graphs.truth("hostile"))
    push(server, "hostile")
    compare(server, wanted, "a push")
    check_equal(push(server, "hostile"), "created 0 0 set 0", "second push")
    # What a person changed in the database is repaired where the hash is gone, and left alone where it is theirs.
    server.query("MATCH (n {id: 'k_0'}) SET n.name = 'x', n.mine = 1, n.h = 'old' REMOVE n:Person SET n:Country")
    push(server, "hostile")
    check_equal(server.query("MATCH (n {id: 'k_0'}) RETURN n.mine"), [[1]], "a property of the user's own")
    server.query("MATCH (n {id: 'k_0'}) REMOVE n.mine")
    compare(server, wanted, "a push over changes")


def run_script(server):
    server.empty()
    script = graphs.write("hostile", "cypher")
    for time_run in ("first", "second"):
        server.cypher_shell(script)
        compare(server, expected(*graphs.truth("hostile")), f"the {time_run} run of the script")
    check_equal(push(server, "hostile"), "created 0 0 set 0", "push after the script")


def kill_during_push(server):
    server.empty()
    which = (12000, 30000)
    process = subprocess.Popen(push_command(server, which), env=server.environment(), stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        if int(line.split()[1]) > 0:  # nodes are in, relationships on their way
            break
    server.stop(signal.SIGKILL)
    say("server killed; starting it again")
    server.start()
    rest = process.communicate()[0]
    check_equal(process.returncode, 0, "the push that saw the server die: " + rest)
    compare(server, expected(*graphs.truth(which)), "a push through a crash of the server")
    check_equal(push(server, which), "created 0 0 set 0", "push after it")


def refusals(server):
    def message(*words, password=server.password):
        run = subprocess.run([newsgraph, "push", "--graph", graphs.work / "empty.ngraph", "--wait", "1", *words], text=True,
                             env=dict(os.environ, NEO4J_PASSWORD=password), capture_output=True)
        check_equal(run.returncode, 1, run.stderr)
        return run.stderr
    subprocess.run([newsgraph, "build", samples, "--graph", graphs.work / "empty.ngraph"], check=True, capture_output=True)
    for _ in range(3):  # then the server takes nobody's password for some seconds
        check("with this password" in message("--neo4j", server.url, password="wrong"), "wrong password is told")
    push(server, (3, 3))
    check("no database 'nosuch'" in message("--neo4j", server.url, "--database", "nosuch"), "wrong database is told")
    check("Bolt is not spoken" in message("--neo4j", "bolt://localhost:7687"), "wrong scheme is told")
    check("is Neo4j running there?" in message("--neo4j", "http://127.0.0.1:9"), "unreachable server is told")
    say("refusals are told apart")


def export_json(store):
    run = subprocess.run([newsgraph, "export", "--format", "json", "--graph", store], check=True, capture_output=True)
    data = json.loads(run.stdout)
    return {n.pop("id"): n for n in data["nodes"]}, {e.pop("id"): e for e in data["links"]}


def push_store(server, store):
    run = subprocess.run([newsgraph, "push", "--neo4j", server.url, "--graph", store], env=server.environment(),
                         capture_output=True, text=True)
    check_equal(run.returncode, 0, run.stderr)
    return run.stdout


def push_growing_corpus(server):
    """The samples but one, then all: only what is new is written."""
    server.empty()
    articles = sorted(samples.rglob("*.txt"))
    store = graphs.work / "samples.ngraph"
    store.unlink(missing_ok=True)
    subprocess.run([newsgraph, "build", *articles[:-1], "--graph", store], check=True, capture_output=True)
    before = export_json(store)
    push_store(server, store)
    compare(server, expected(*before), "a push of the samples but one")
    check("nothing had changed" in push_store(server, store), "second push of the samples but one")
    hashes = server.hashes()
    subprocess.run([newsgraph, "build", articles[-1], "--graph", store], check=True, capture_output=True)
    after = export_json(store)
    said = push_store(server, store)
    created = [int(n) for n in re.findall(r"(\d+) (?:nodes and|relationships created)", said)][1:]
    check_equal(created, [len(set(after[0]) - set(before[0])), len(set(after[1]) - set(before[1]))], "what the new article added")
    written = {key for key, value in server.hashes().items() if hashes.get(key) != value}
    changed = {key for old, new in zip(before, after) for key in new if old.get(key) != new[key]}
    check_equal(written, changed, "what was written for the new article")
    say(f"a new article: {len(written)} of {len(after[0]) + len(after[1])} nodes and relationships written")
    gone = set(before[0]) - set(after[0])
    check_equal(server.query("MATCH (n) RETURN count(n)"), [[len(after[0]) + len(gone)]], "nodes after the new article")
    check("nothing had changed" in push_store(server, store), "third push of the samples")


def answers_late_errors(server):
    """An error after the answer has begun: status 202 with a part `errors`, as the unit tests of the push have it."""
    status, body = server.answer("UNWIND [1, 0] AS x CREATE (n:Late {v: 1 / x}) RETURN n")
    check_equal((status, body["errors"][0]["code"]), (202, "Neo.ClientError.Statement.ArithmeticError"), "a late error")
    check_equal(server.query("MATCH (n:Late) RETURN count(n)"), [[0]], "what a late error leaves behind")


def answer_cookbook(server):
    server.empty()
    load_samples(newsgraph, server, graphs.work / "cookbook.ngraph")
    say(f"{check_cookbook(server)} questions of the cookbook have the rows of the page")


PARTS = (push_hostile, run_script, kill_during_push, refusals, answers_late_errors, push_growing_corpus, answer_cookbook)


def main(chosen):
    server = Neo4j(jars, graphs.work / "homes/main")
    try:
        if not chosen or "import_csv" in chosen:
            import_csv(server)
        else:
            server.start()
        for part in PARTS:
            if not chosen or part.__name__ in chosen:
                part(server)
                say(part.__name__)
    finally:
        server.stop()


main(sys.argv[5:])
