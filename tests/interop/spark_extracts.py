# SPDX-License-Identifier: Apache-2.0
"""Spark: scripts/spark-extract on a cluster of two workers gives the facts that one process gives, and misses no article silently.

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
COPIES = 10  # of each sample, so that every task has work


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
    # Executors listen on the outward interface and unpack themselves beside pyspark unless told otherwise.
    where = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", SPARK_WORKER_DIR=str(work / "executors"), PYSPARK_PYTHON=str(python),
                 PYTHONDONTWRITEBYTECODE="1")
    return subprocess.run([python.parent / "spark-submit", *words, job, newsgraph, articles, out], env=where, capture_output=True, text=True)


if shutil.which("java") is None:
    skip("java is not installed (Debian package default-jdk-headless)")
work.mkdir(parents=True, exist_ok=True)
python = pypi.environment(work, "pyspark==4.3.0")
articles = work / "articles.jsonl"
articles.write_text("\n".join(article_lines()) + "\n", encoding="utf-8")
alone = subprocess.run([newsgraph, "extract", "--jobs", "1", "-"], stdin=articles.open(), capture_output=True, check=True).stdout

run = submit(python, articles, work / "facts")
check_equal(run.returncode, 0, run.stderr[-3000:])
parts = sorted((work / "facts").glob("part-*"))
together = b"".join(part.read_bytes() for part in parts)
check(len(parts) > 2 and sum(part.stat().st_size > 0 for part in parts) > 2, "the work was shared out")
check_equal(together == alone, True, f"facts of {len(parts)} tasks equal those of one process ({len(together)} and {len(alone)} bytes)")

# An article without text has no facts: the rest is done, and the job says which it was.
articles.write_text(articles.read_text(encoding="utf-8") + '{"id": "the empty one", "text": ""}\n', encoding="utf-8")
run = submit(python, articles, work / "facts2")
check_equal((run.returncode, "no facts of article the empty one" in run.stderr), (1, True), run.stderr[-3000:])
check_equal(b"".join(p.read_bytes() for p in sorted((work / "facts2").glob("part-*"))) == alone, True, "facts of the other articles")
print(run.stderr.strip().splitlines()[-2:], len(parts), "tasks", file=sys.stderr)
