# SPDX-License-Identifier: Apache-2.0
"""Gephi without its window: the programs of tests/interop/gephi on the Gephi toolkit."""
import json
import subprocess

from interop import check_equal
from java import HERE, class_path

SHORT_LIVED = ("-Xmx2g", "-XX:TieredStopAtLevel=1")


class Gephi:
    def __init__(self, work, tuning=SHORT_LIVED):
        self.tuning = tuning
        jars = class_path("gephi", work)
        subprocess.run(["javac", "-nowarn", "-d", work, "-cp", jars, *(HERE / "gephi").glob("*.java")], check=True)
        self.classes = f"{work}:{jars}"

    def run(self, *words):
        return subprocess.run(["java", *self.tuning, "-Djava.awt.headless=true", "-cp", self.classes, *words],
                              capture_output=True, text=True, encoding="utf-8")

    def imported(self, files, *options):
        """What GephiImport says of each file."""
        run = self.run("GephiImport", *options, *files)
        # Only a line feed ends an answer: texts hold other separators of lines.
        lines = run.stdout.rstrip("\n").split("\n")
        check_equal(len(lines), len(files), "one answer a file: " + run.stderr[-2000:])
        return [json.loads(line) for line in lines]


def check_accepted(result):
    """Gephi has taken the file, with no issue that its window would show."""
    name = result["file"]
    check_equal(result.get("error"), None, f"error of {name}")
    issues = [i for i in result["issues"] if i.startswith(("WARNING", "SEVERE", "CRITICAL"))]
    check_equal(issues, [], f"issues of {name}")
