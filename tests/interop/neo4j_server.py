# SPDX-License-Identifier: Apache-2.0
"""A real Neo4j 5.26 Community server: own process, own data folder, a password, loopback only."""
import base64
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import time

from java import class_path

SERVER = "org.neo4j.server.CommunityEntryPoint"
OPENED = ["java.nio", "java.io", "sun.nio.ch", "java.lang"]
JVM = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED] + ["-Dfile.encoding=UTF-8"]
# The quick compiler only: programs that live for a minute never earn back what the thorough one costs.
SHORT_LIVED = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Neo4j:
    def __init__(self, jars, home, password="secret123", heap="1g", tuning=SHORT_LIVED):
        self.jars, self.home, self.password = jars, pathlib.Path(home), password
        self.heap, self.tuning = heap, tuning
        self.http, self.bolt, self.process = free_port(), free_port(), None
        conf = self.home / "conf"
        conf.mkdir(parents=True)
        (conf / "neo4j.conf").write_text(f"""\
server.default_listen_address=127.0.0.1
server.http.listen_address=127.0.0.1:{self.http}
server.bolt.listen_address=127.0.0.1:{self.bolt}
server.bolt.advertised_address=127.0.0.1:{self.bolt}
server.https.enabled=false
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
db.checkpoint.interval.time=10s
""")
        self.admin("dbms", "set-initial-password", password)  # only before the first start

    @property
    def url(self):
        return f"http://127.0.0.1:{self.http}"

    def java(self, *words):
        return ["java", f"-Xmx{self.heap}", *JVM, *self.tuning, "-cp", self.jars, *words]

    def environment(self):
        return dict(os.environ, NEO4J_HOME=str(self.home), NEO4J_CONF=str(self.home / "conf"), NEO4J_PASSWORD=self.password)

    def admin(self, *words, folder=None):
        """neo4j-admin, with the server stopped."""
        run = subprocess.run(self.java("org.neo4j.cli.AdminTool", *words), env=self.environment(),
                             cwd=folder or self.home, capture_output=True, text=True)
        if run.returncode:
            raise RuntimeError(run.stdout + run.stderr)
        return run.stdout

    def cypher_shell(self, script):
        run = subprocess.run(self.java("org.neo4j.shell.Main", "-a", f"bolt://127.0.0.1:{self.bolt}", "-u", "neo4j",
                                       "--fail-fast", "--format", "plain", "-f", str(script)),
                             env=self.environment(), capture_output=True, text=True)
        if run.returncode:
            raise RuntimeError((run.stderr or run.stdout)[:4000])
        return run.stdout

    def start(self, patience=900):
        log = open(self.home / "out.log", "ab")
        self.process = subprocess.Popen(self.java(SERVER, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"),
                                        env=self.environment(), stdout=log, stderr=subprocess.STDOUT)
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError("the server died:\n" + (self.home / "out.log").read_text()[-4000:])
            try:  # HTTP opens last, after recovery
                connection = http.client.HTTPConnection("127.0.0.1", self.http, timeout=5)
                connection.request("GET", "/")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise TimeoutError("the server did not start")

    def stop(self, signal_number=signal.SIGTERM):
        if self.process:
            self.process.send_signal(signal_number)
            self.process.wait()
            self.process = None

    def query(self, statement, **parameters):
        """The rows of one statement."""
        return self.table(statement, **parameters)[1]

    def table(self, statement, **parameters):
        """The names of the columns and the rows of one statement."""
        status, answer = self.answer(statement, **parameters)
        if "errors" in answer:
            raise RuntimeError(f"status {status}: {answer['errors']}")
        return answer["data"]["fields"], answer["data"]["values"]

    def answer(self, statement, **parameters):
        """Status and body of the server's answer."""
        credentials = base64.b64encode(f"neo4j:{self.password}".encode()).decode()
        connection = http.client.HTTPConnection("127.0.0.1", self.http, timeout=300)
        connection.request("POST", "/db/neo4j/query/v2", json.dumps({"statement": statement, "parameters": parameters}),
                           {"Content-Type": "application/json", "Authorization": "Basic " + credentials})
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    def empty(self):
        self.query("MATCH (n) DETACH DELETE n")

    def hashes(self):
        """What push and script take to see whether a node or relationship has changed, by id."""
        return dict(self.query("MATCH (n) RETURN n.id, n.h UNION ALL MATCH ()-[n]->() RETURN n.id, n.h"))

    def content(self):
        """All nodes and relationships, as the JSON export spells them, without what only Neo4j has."""
        nodes, edges = {}, {}
        for labels, properties in self.query("MATCH (n) RETURN labels(n), properties(n)"):
            properties.pop("h")
            nodes[properties.pop("id")] = (set(labels), properties)
        for kind, source, target, properties in self.query(
                "MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)"):
            properties.pop("h")
            edges[properties.pop("id")] = (kind, source, target, properties)
        return nodes, edges
