# SPDX-License-Identifier: Apache-2.0
"""xmllint: GraphML and GEXF are well-formed, GraphML matches our own schema, and two runs give the same bytes."""
import pathlib
import shutil
import subprocess

from interop import check_equal, graphs_from_arguments, skip

if shutil.which("xmllint") is None:
    skip("xmllint is not installed (Debian package libxml2-utils)")
graphs = graphs_from_arguments()
schema = pathlib.Path(__file__).parent.parent / "export/graphml.xsd"
for graph in ("hostile", (0, 0), (1, 0), (3000, 9000)):
    graphml = graphs.write(graph, "graphml")
    gexf = graphs.write(graph, "gexf")
    subprocess.run(["xmllint", "--noout", "--schema", schema, graphml], check=True)
    subprocess.run(["xmllint", "--noout", gexf], check=True)
    before = graphml.read_bytes(), gexf.read_bytes()
    check_equal((graphs.write(graph, "graphml").read_bytes(), graphs.write(graph, "gexf").read_bytes()), before, "bytes")
