// SPDX-License-Identifier: Apache-2.0
// Opens the viewer in headless Chromium and uses it as a reader would: searches a name, clicks its node, reads
// the sentence of a statement. Every request, every violation of the page's policy and every error is noted.
//
//     node browser_test.mjs sample|news CHROMIUM SERVER...
//
// SERVER prints the address first and ends with status 0 when its input ends or at SIGTERM. `sample` is the graph
// of sample_graph.cpp, `news` the one built from samples/.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.NEWSGRAPH_WEB}/`);
const { chromium } = require("playwright-core");
const [mode, executablePath, command, ...words] = process.argv.slice(2);

const server = spawn(command, words, { stdio: ["pipe", "pipe", "inherit"] });
const [first] = await once(server.stdout, "data");
const address = String(first).trim();
const origin = new URL(address).origin;

const browser = await chromium.launch({
  executablePath,
  timeout: 90_000,
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const faults = [];
const foreign = [];

async function open(part = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000); // software WebGL on a busy machine
  page.on("request", (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith("blob:") && !request.url().startsWith("data:")) foreign.push(request.url()); });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on("console", (message) => { if (message.type() === "error") faults.push(`console: ${message.text()}`); });
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  if (options.init) await page.addInitScript(options.init);
  await page.goto(address + part);
  await page.waitForSelector("body[data-ready]");
  return page;
}

const place = (page, key) => page.waitForFunction((key) => window.newsgraph.place(key), key).then((handle) => handle.jsonValue());

const sample = {
  "the token leaves the address": async () => {
    const page = await open();
    assert.ok(!page.url().includes("t="), page.url());
    return page;
  },
  "a name is searched, its node clicked, the sentence read": async () => {
    const page = await open();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("khan");
    await page.waitForSelector("#hits [data-key=a_boris]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".panel h2:has-text('Boris Khan')");
    const ana = await place(page, "a_ana");
    await page.mouse.click(ana.x, ana.y);
    await page.waitForSelector(".panel h2:has-text('Ana Diaz')");
    const sentence = page.locator(".sentence", { has: page.locator("mark.m-cue", { hasText: "accused" }) });
    assert.equal((await sentence.locator("blockquote").innerText()).trim(), "Ana Diaz accused Boris Khan of breaking the truce.");
    assert.equal(await sentence.locator("mark.m-speaker").innerText(), "Ana Diaz");
    assert.equal(await sentence.locator("mark.m-cue").innerText(), "accused");
    assert.equal(await sentence.locator("mark.m-content").innerText(), "breaking the truce");
    assert.match(await sentence.locator(".source").innerText(), /24 Mar 2025 · Northern Courier/);
    await sentence.locator(".open").click();
    assert.equal(await page.locator("dialog.article .here mark.m-cue").first().innerText(), "accused");
    return page;
  },
  "a relation of the table shows its sentences; undo and a copied address bring a view back": async () => {
    const page = await open();
    await page.locator("[data-tab=table]").click();
    await page.locator("#table tr", { hasText: "accuse" }).locator("button.typed").click();
    await page.waitForSelector(".panel .sentence");
    assert.equal(await page.locator(".sentence").count(), 1);
    const copied = new URL(page.url()).hash.slice(1);
    const again = await open(`&${copied}`);
    assert.equal(await again.locator(".sentence").count(), 1);
    await page.keyboard.press("Control+z");
    await page.waitForSelector(".start");
    await page.keyboard.press("Control+y");
    await page.waitForSelector(".sentence");
    await again.context().close();
    return page;
  },
  "names that attack stay text": async () => {
    const page = await open();
    await page.fill("#search", "document title");
    await page.waitForSelector("#hits [data-key=a_markup]");
    await page.locator("#hits [data-key=a_markup]").click();
    await page.waitForSelector(".sentence");
    assert.match(await page.locator(".panel h2").innerText(), /^<img src=x onerror=/);
    assert.match(await page.locator("blockquote").first().innerText(), /<script>alert\(3\)<\/script>/);
    await page.locator("[data-tab=table]").click();
    await page.locator(".open").first().click();
    await page.waitForSelector("dialog[open]");
    assert.equal(await page.locator("body img, body script, body iframe, body [onerror]").count(), 0);
    assert.notEqual(await page.title(), "owned");
    return page;
  },
  "without WebGL the server draws": async () => {
    const page = await open("", { init: () => { delete window.WebGLRenderingContext; delete window.WebGL2RenderingContext; } });
    await page.waitForSelector("#fallback img");
    await page.waitForFunction(() => document.querySelector("#fallback img").naturalWidth > 0);
    return page;
  },
  "a wrong token is told": async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/#t=wrong`);
    await page.waitForSelector(".refused [role=alert]");
    return page;
  },
};

const news = {
  "a name of the samples is searched, its node clicked, the sentence of a statement read": async () => {
    const page = await open();
    await page.fill("#search", "witkoff");
    await page.waitForSelector("#hits [role=option]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".panel h2:has-text('Witkoff')");
    const key = new URLSearchParams(new URL(page.url()).hash.slice(1)).get("sel");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".start");
    const node = await place(page, key);
    await page.mouse.click(node.x, node.y);
    await page.waitForSelector(".panel h2:has-text('Witkoff')");
    const sentence = page.locator(".sentence", { has: page.locator("mark.m-speaker") }).first();
    const words = (await sentence.locator("blockquote").innerText()).trim();
    assert.ok(words.includes(await sentence.locator("mark.m-content").first().innerText()), words);
    console.log(`   ${words}`);
    return page;
  },
};

let failed = 0;
for (const [name, step] of Object.entries(mode === "news" ? news : sample)) {
  try {
    const page = await step();
    await page.context().close();
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}: ${error.message}`);
  }
}
for (const url of foreign) console.log(`FAILED request to ${url}`);
for (const fault of faults) console.log(`FAILED ${fault}`);
await browser.close();
server.stdin.end();
const patience = setTimeout(() => server.kill("SIGTERM"), 1_500);
const [status] = server.exitCode === null ? await once(server, "exit") : [server.exitCode];
clearTimeout(patience);
if (status !== 0) console.log(`FAILED the server ended with status ${status}`);
process.exitCode = failed + foreign.length + faults.length > 0 || status !== 0 ? 1 : 0;
