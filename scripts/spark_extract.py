#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Articles through `newsgraph extract` on every executor of a Spark cluster.

    spark-submit scripts/spark_extract.py NEWSGRAPH ARTICLES OUT [PARTITIONS]

NEWSGRAPH is the program, which is sent to the executors; its libraries must be installed there. ARTICLES are JSON lines
(text; better also id, title, date, source, url). OUT, a folder that must not exist, then holds the facts as JSON lines:
`cat OUT/part-* | newsgraph build --facts -` makes the graph. See docs/scale.md.
"""
import json
import os
import sys

from pyspark.sql import SparkSession

# Status 1 says that some article could not be read: it is missed below, by its id. Anything else is a crash, for which
# Spark repeats the task; without checkCode a crash would pass for a partition without facts.
COMMAND = "sh -c './{program} extract --jobs 1 -; status=$?; [ $status -le 1 ]'"


def article_ids(lines):
    for line in lines:
        article = json.loads(line)
        if "id" in article:
            yield str(article["id"])


def fact_ids(lines):
    for line in lines:
        yield json.loads(line)["document"]["key"]


def main(program, articles, out, partitions="0"):
    spark = SparkSession.builder.appName("newsgraph extract").getOrCreate()
    context = spark.sparkContext
    context.addFile(os.path.abspath(program))
    lines = context.textFile(articles, int(partitions) or context.defaultParallelism * 4)
    lines = lines.filter(lambda line: line.strip())
    facts = lines.pipe(COMMAND.format(program=os.path.basename(program)), checkCode=True).persist()
    facts.saveAsTextFile(out)
    lost = lines.mapPartitions(article_ids).subtract(facts.mapPartitions(fact_ids)).distinct().takeOrdered(20)
    print(f"spark_extract: {lines.count()} articles, facts of {facts.count()}", file=sys.stderr)
    for key in lost:
        print(f"spark_extract: no facts of article {key}", file=sys.stderr)
    spark.stop()
    return 1 if lost else 0


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
