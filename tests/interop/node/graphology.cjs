// SPDX-License-Identifier: Apache-2.0
// Reads GraphML and GEXF with graphology and prints what it then holds, one graph a line of JSON.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const [modules, ...files] = process.argv.slice(2);
const load = createRequire(path.join(modules, 'x'));
const { MultiDirectedGraph } = load('graphology');
const readers = { '.graphml': load('graphology-graphml'), '.gexf': load('graphology-gexf') };
for (const file of files) {
  const graph = readers[path.extname(file)].parse(MultiDirectedGraph, fs.readFileSync(file, 'utf8'));
  const nodes = graph.mapNodes((key, attributes) => ({ key, attributes }));
  const edges = graph.mapEdges((key, attributes, source, target) => ({ key, source, target, attributes }));
  process.stdout.write(JSON.stringify({ nodes, edges }) + '\n');
}
