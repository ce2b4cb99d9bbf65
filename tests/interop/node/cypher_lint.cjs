// SPDX-License-Identifier: Apache-2.0
// Lints Cypher with Neo4j's own front end, for versions 5 and 25: reads a JSON list of statements, prints the errors.
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const [modules, file] = process.argv.slice(2);
const { lintCypherQuery } = createRequire(path.join(modules, 'x'))('@neo4j-cypher/language-support');
let errors = 0;
for (const statement of JSON.parse(fs.readFileSync(file, 'utf8'))) {
  for (const version of ['CYPHER 5', 'CYPHER 25']) {
    const found = lintCypherQuery(statement, { defaultLanguage: version, parameters: { rows: [] } });
    for (const problem of Array.isArray(found) ? found : found.diagnostics) {
      if (problem.severity !== 1) continue;
      errors += 1;
      console.log(`${version}: ${problem.message} in: ${statement.slice(0, 300)}`);
    }
  }
}
process.exit(errors === 0 ? 0 : 1);
