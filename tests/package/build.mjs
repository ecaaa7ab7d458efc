/**
 * Builds each page with the package that is installed here, into the folder that is named: with Vite, webpack and
 * esbuild the plain one, with Vite those of React and Vue. A warning of a bundler is a failure.
 */

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";

const here = import.meta.dirname;
const out = resolve(process.argv[2]);
const plain = resolve(here, "pages/plain");
const installed = dirname(fileURLToPath(import.meta.resolve("who-can-use")));

/** @param {string} what */
function refuse(what) {
  throw new Error(what);
}

async function withVite(page, plugins = []) {
  const customLogger = { ...vite.createLogger("warn"), warn: refuse, warnOnce: refuse };
  const root = resolve(here, "pages", page);
  const outDir = resolve(out, page === "plain" ? "vite" : page);
  await vite.build({ root, customLogger, plugins, build: { outDir, emptyOutDir: true } });
}

async function withWebpack() {
  const path = resolve(out, "webpack");
  const compiler = webpack({
    mode: "production",
    context: plain,
    entry: "./main.js",
    output: { path, clean: true },
    // The wasm is over what webpack thinks fit for a page, and comes only where a story is looked at.
    performance: { hints: false },
  });
  const stats = await new Promise((done, fail) => compiler.run((error, stats) => (error ? fail(error) : done(stats))));
  await new Promise((done) => compiler.close(done));
  if (stats.hasErrors() || stats.hasWarnings()) refuse(stats.toString("errors-warnings"));
  cpSync(resolve(plain, "index.html"), resolve(path, "index.html"));
}

async function withEsbuild() {
  const outdir = resolve(out, "esbuild");
  const entryPoints = [resolve(plain, "main.js")];
  const { warnings } = await esbuild.build({ entryPoints, outdir, bundle: true, format: "esm", splitting: true, minify: true });
  if (warnings.length) refuse(JSON.stringify(warnings));
  // It leaves addresses as they are.
  for (const name of readdirSync(installed).filter((name) => /\.wasm$|^(languages|stories)$/.test(name)))
    cpSync(resolve(installed, name), resolve(outdir, name), { recursive: true });
  cpSync(resolve(plain, "index.html"), resolve(outdir, "index.html"));
}

/** No bundler: a browser finds the package by an import map. */
function withNone() {
  const folder = resolve(out, "bare");
  cpSync(plain, folder, { recursive: true });
  cpSync(installed, resolve(folder, "package"), { recursive: true });
  const { exports } = JSON.parse(readFileSync(resolve(installed, "package.json"), "utf8"));
  const map = JSON.stringify({ imports: { "who-can-use/define": new URL(exports["./define"].default, "https://x/package/").pathname } });
  const page = readFileSync(resolve(plain, "index.html"), "utf8");
  writeFileSync(resolve(folder, "index.html"), page.replace("</head>", `<script type="importmap">${map}</script></head>`));
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await withVite("plain");
await withWebpack();
await withEsbuild();
withNone();
await withVite("react");
await withVite("vue", [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "who-can-use" } } })]);
for (const entry of readdirSync(out, { recursive: true, withFileTypes: true }))
  if (entry.name.endsWith(".js") && readFileSync(resolve(entry.parentPath, entry.name), "utf8").includes("file://"))
    refuse(`${entry.parentPath}/${entry.name} tells readers where it was built`);
