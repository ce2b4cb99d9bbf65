// SPDX-License-Identifier: Apache-2.0
// Bundles the page into dist/ (or the folder given), the same bytes from the same lock file.
//
//     npm ci && npm run check && npm run build
//
// Fails when a built file holds an address of another host: the page must never ask the network for anything.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.argv[2] ?? join(here, "dist");
mkdirSync(dist, { recursive: true });

const result = await esbuild.build({
  absWorkingDir: here,
  entryPoints: { app: "src/app.ts" },
  outdir: dist,
  bundle: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
await esbuild.build({
  absWorkingDir: here,
  entryPoints: { app: "src/app.css" },
  outdir: dist,
  minify: true,
  charset: "utf8",
  logLevel: "warning",
});
copyFileSync(join(here, "src/index.html"), join(dist, "index.html"));
writeFileSync(join(dist, "THIRD_PARTY.txt"), thirdParty(result.metafile));

const files = ["THIRD_PARTY.txt", "app.css", "app.js", "index.html"];
for (const name of ["app.css", "app.js", "index.html"]) {
  // The namespaces of SVG and XHTML are names that look like addresses.
  const text = readFileSync(join(dist, name), "utf8").replaceAll(/http:\/\/www\.w3\.org\/(2000\/svg|1999\/xhtml)/g, "");
  const address = text.match(/(?:https?|wss?):\/\/[^\s"'`]*/);
  if (address) throw new Error(`${name} holds the address ${address[0]}`);
}
writeFileSync(
  join(dist, "SHA256SUMS"),
  files.map((name) => `${createHash("sha256").update(readFileSync(join(dist, name))).digest("hex")}  ${name}\n`).join(""),
);

/** Name, version and licence text of every package that got into the bundle. */
function thirdParty(metafile) {
  const packages = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const inside = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (inside) packages.add(inside[1]);
  }
  const parts = ["Software of others in app.js.\n"];
  for (const name of [...packages].sort()) {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (license !== "MIT") throw new Error(`${name} has the licence ${license}; look whether it may be bundled`);
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim() : `Licence: ${license}`;
    parts.push(`${"-".repeat(78)}\n${name} ${version} (${license})\n\n${text}\n`);
  }
  return parts.join("\n");
}
