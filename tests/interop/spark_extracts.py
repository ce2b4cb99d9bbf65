# SPDX-License-Identifier: Apache-2.0
"""Spark: scripts/spark_extract.py on a cluster of two workers gives the facts that one process gives, and misses no article silently.

    spark_extracts.py MAKE_GRAPH WORK NEWSGRAPH SAMPLES JOB

local-cluster[2,1,512] starts a master and two workers with an executor process each: files, pickling and failures behave as on
machines of a cluster.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

import pypi
from interop import check, check_equal, skip

work, newsgraph, samples, job = (pathlib.Path(word).resolve() for word in sys.argv[2:])
COPIES = 4  # of each sample, so that every task has work


def article_lines():
    for copy in range(COPIES):
        for path in sorted(samples.rglob("*.txt")):
            text = path.read_text(encoding="utf-8")
            yield json.dumps({"id": f"{path.stem} {copy}", "text": f"{text}\nCopy {copy}.", "date": "2025-04-07"})


def submit(python, articles, out):
    shutil.rmtree(out, ignore_errors=True)
    settings = {"spark.master": "local-cluster[2,1,512]", "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1",
                "spark.ui.showConsoleProgress": "false", "spark.task.maxFailures": "2", "spark.executor.memory": "512m"}
    words = [f"--conf={key}={value}" for key, value in settings.items()]
    # Without an address of its own it would listen on the outward interface.
    where = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=str(python))
    return subprocess.run([python.parent / "spark-submit", *words, job, newsgraph, articles, out], env=where, capture_output=True, text=True)


if shutil.which("java") is None:
    skip("java is not installed (Debian package default-jdk-headless)")
work.mkdir(parents=True, exist_ok=True)
python = pypi.environment(work, "pyspark==4.3.0")
articles = work / "articles.jsonl"
# An article without text has no facts: the rest is done all the same, and the job says which it was.
articles.write_text("\n".join([*article_lines(), '{"id": "the empty one", "text": ""}']) + "\n", encoding="utf-8")
alone = subprocess.run([newsgraph, "extract", "--jobs", "1", "-"], stdin=articles.open("rb"), capture_output=True, check=False)
check(alone.returncode == 1 and alone.stdout.count(b"\n") == len(list(article_lines())), "one process reads all but the empty one")

run = submit(python, articles, work / "facts")
said = run.stdout + run.stderr  # spark-submit puts what a job says on its standard output
check_equal((run.returncode, "no facts of article the empty one" in said), (1, True), said[-3000:])
parts = sorted((work / "facts").glob("part-*"))
together = b"".join(part.read_bytes() for part in parts)
check(sum(part.stat().st_size > 0 for part in parts) > 2, "the work was shared out")
check_equal(together == alone.stdout, True, f"facts of {len(parts)} tasks equal those of one process")
print(f"{len(parts)} tasks, {len(together)} bytes of facts, equal to those of one process", file=sys.stderr)
