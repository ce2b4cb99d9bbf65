# SPDX-License-Identifier: Apache-2.0
"""FollowTheMoney: its own model accepts every entity and value as it stands, and every reference leads to what its property takes.

    ftm_validates.py MAKE_GRAPH WORK
"""
import collections
import json
import os
import pathlib
import sys

import pypi
from interop import check, check_equal, graphs_from_arguments

python = pypi.environment(sys.argv[2], "followthemoney==4.11.2")
if pathlib.Path(sys.prefix) != python.parent.parent:
    os.execv(python, [python, "-B", *sys.argv])

from followthemoney import model  # noqa: E402: in its own environment only
from followthemoney.types import registry  # noqa: E402

SCHEMATA = {"Person": "Person", "Organization": "Organization", "Country": "PublicBody", "Place": "Address", "Group": "LegalEntity",
            "Statement": "Note", "Event": "Event", "Document": "Article"}
LINKS = ("UnknownLink", "Documentation")
graphs = graphs_from_arguments()


def check_values(data):
    """What the program writes is what FollowTheMoney makes of it: nothing is dropped, nothing has to be cleaned."""
    schema = model.get(data["schema"])
    for name, values in data["properties"].items():
        kind = schema.get(name)
        check(kind is not None and not kind.hidden, f"{data['schema']} has no property {name}")
        for value in values:
            check(kind.type.validate(value), f"{data['id']}: {name} is not a valid {kind.type.name}: {value!r:.200}")
            check(len(value) <= kind.type.max_length, f"{data['id']}: {name} is too long")
    for name in schema.required:
        check(name in data["properties"] or data["schema"] not in LINKS, f"{data['id']}: {data['schema']} lacks {name}")
    check_equal(model.get_proxy(data, cleaned=False).to_dict()["properties"].keys(), data["properties"].keys(), f"what is kept of {data['id']}")


def check_references(entities):
    for data in entities.values():
        schema = model.get(data["schema"])
        for name, values in data["properties"].items():
            if schema.get(name).type != registry.entity:
                continue
            for value in values:
                check(value in entities, f"{data['id']}: {name} names nothing: {value}")
                check(model.get(entities[value]["schema"]).is_a(schema.get(name).range),
                      f"{data['id']}: {name} does not take a {entities[value]['schema']}")


for which in ("hostile", (300, 900)):
    nodes, edges = graphs.truth(which)
    lines = graphs.write(which, "ftm").read_text(encoding="utf-8").rstrip("\n").split("\n")
    entities = {}
    for data in map(json.loads, lines):
        check(data["id"] not in entities, f"{data['id']} stands twice")
        entities[data["id"]] = data
        check_values(data)
    check_references(entities)
    for key, node in nodes.items():
        check_equal(entities[key.replace("_", "-")]["schema"], SCHEMATA[node["kind"]], f"schema of {key}")
    counted = collections.Counter(data["schema"] for data in entities.values())
    check_equal(sum(n for schema, n in counted.items() if schema not in LINKS), len(nodes), "entities that are nodes")
    check_equal(counted["Documentation"], sum(edge["type"] == "MENTIONS" and edge["source"] != edge["target"] and nodes[edge["source"]]["kind"] == "Document" for edge in edges.values()), "mentions")
    print(which, dict(sorted(counted.items())), file=sys.stderr)
