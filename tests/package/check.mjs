/**
 * Checks the package that is installed here, and the tarball that is named, without a browser.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { Ajv } from "ajv";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import ts from "typescript";
import { createSSRApp, h } from "vue";
import { renderToString as renderVue } from "vue/server-renderer";

const here = import.meta.dirname;
const installed = resolve(here, "node_modules/who-can-use");
const tarball = new Uint8Array(readFileSync(process.env.TARBALL));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const manifest = json(resolve(installed, "package.json"));

test("what is imported on a server does nothing there", async () => {
  const before = Object.keys(globalThis);
  for (const name of ["who-can-use", "who-can-use/define", "who-can-use/react", "who-can-use/vue", "who-can-use/who-can-use.js"]) {
    const { WhoCanUse } = await import(name);
    assert.equal(WhoCanUse.version, manifest.version, name);
  }
  assert.deepEqual(Object.keys(globalThis), before);
});

test("React and Vue write the element on a server", async () => {
  const props = { src: "/story.json", moment: "ban", "deep-link": "", story: { format: 1, title: "Only in the browser", events: [] } };
  const element = '<who-can-use src="/story.json" moment="ban" deep-link>The events.</who-can-use>';
  const react = renderToString(createElement("who-can-use", { ...props, "onwho-can-use-ready": () => {} }, "The events."));
  assert.equal(react.replace('deep-link=""', "deep-link"), element);
  const vue = h("who-can-use", { ...props, onWhoCanUseReady: () => {} }, "The events.");
  assert.equal(await renderVue(createSSRApp({ render: () => vue })), element);
});

test("the element's module has no effect, and those that have are marked", () => {
  const effects = readdirSync(installed).filter((name) => /^who-can-use.*\.js$/.test(name)).filter((name) => {
    const source = readFileSync(resolve(installed, name), "utf8");
    return /customElements\.define|^import\s*"/m.test(source);
  });
  assert.deepEqual(manifest.sideEffects.toSorted(), effects.map((name) => `./${name}`).toSorted());
});

test("every entry leads to a file", () => {
  const entries = Object.entries(manifest.exports).flatMap(([entry, to]) => (typeof to === "string" ? [[entry, to]] : Object.values(to).map((file) => [entry, file])));
  assert.ok(entries.length > 10);
  for (const [entry, file] of entries) {
    const [folder, name] = [resolve(installed, file, ".."), file.split("/").at(-1)];
    const [start, end = ""] = name.split("*");
    const found = readdirSync(folder).filter((known) => (name.includes("*") ? known.startsWith(start) && known.endsWith(end) : known === name));
    assert.ok(found.length > 0, `${entry} leads to ${file}`);
  }
});

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer } });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg, { color: false })), []);
});

test("the types are found wherever modules are", async () => {
  const { problems, entrypoints } = await checkPackage(createPackageFromTarballData(tarball), {
    // It has no types: its address is all there is to import.
    excludeEntrypoints: ["./who-can-use.wasm"],
  });
  assert.ok(Object.keys(entrypoints).length >= 5);
  // Neither looks for modules of this kind, or for entries at all.
  const foreign = ["node10", "node16-cjs"];
  assert.deepEqual(problems.filter((problem) => !foreign.includes(problem.resolutionKind)), []);
});

test("the manifest for editors is one", () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(json(resolve(here, "node_modules/custom-elements-manifest/schema.json")));
  const elements = json(resolve(installed, manifest.customElements));
  assert.ok(validate(elements), JSON.stringify(validate.errors));
  assert.ok(!validate({ ...elements, modules: [{ kind: "javascript-module" }] }), "the schema lets all pass");
});

test("good stories have the type of a story, and what is none has not", () => {
  const folders = [resolve(installed, "stories"), resolve(here, "../stories/good")];
  const stories = folders.flatMap((folder) => readdirSync(folder).map((name) => resolve(folder, name)))
    .filter((path) => path.endsWith(".json") && !path.endsWith("schema.json"));
  assert.ok(stories.length > 10);
  // Parsed, because a key may stand in JSON twice.
  const texts = stories.map((path) => JSON.stringify(JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""))));
  const [good, other] = typeErrors([texts, [texts[0].replace('"format":1', '"format":1,"sauces":[]')]]);
  assert.deepEqual(good, []);
  assert.equal(other.length, 1);
});

/** What TypeScript says against texts as stories, for each list of them. */
function typeErrors(lists) {
  const sources = lists.map((texts, at) => {
    const stories = texts.map((text, number) => `export const story${number}: Story = ${text};`);
    return [resolve(here, `stories${at}.ts`), ['import type { Story } from "who-can-use";', ...stories].join("\n")];
  });
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const written = new Map(sources);
  host.fileExists = (name) => written.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => (written.has(name) ? ts.createSourceFile(name, written.get(name), ...rest) : getSourceFile(name, ...rest));
  const program = ts.createProgram([...written.keys()], options, host);
  return [...written.keys()].map((name) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")));
}
