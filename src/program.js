/**
 * The program: the files that widgets run on, asked for once for all elements of a page. What comes of them is read by
 * `files.js`, which is among them.
 */

import { WhoCanUse } from "./embed.js";

/** The wasm's hash as an `integrity` attribute would have it, written here by the build. */
const WASM_INTEGRITY = "__WASM_INTEGRITY__";

/** @typedef {typeof import("./widget.js")} Code */

/**
 * Asks for a file, without cookies: to another origin none go out by themselves. What the page preloads from its own is
 * asked for as it was there, or it would come twice. Whoever reads it finds out what comes of it.
 *
 * @param {string} url
 * @param {RequestInit} how
 * @returns {import("./files.js").Order}
 */
export function order(url, how) {
  if (url.startsWith(`${origin}/`)) {
    const links = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("[rel=preload]"));
    const preloaded = [...links].some(({ href }) => href === url);
    how = { ...how, ...(preloaded ? { credentials: "include", mode: "no-cors" } : { credentials: "omit" }) };
  }
  const signal = AbortSignal.timeout(WhoCanUse.timeout);
  const answer = fetch(url, { ...how, signal });
  answer.catch(() => {});
  return { url, options: how, signal, answer };
}

/** What widgets run on. @typedef {{ code: Code, module: WebAssembly.Module }} Program */

/** The programs by the wasm's address: one for the page, unless `wasm-url` names others.
 * @type {Map<string, Promise<Program>>} */
const programs = new Map();

/** How often one could not be had. From then on, none is taken from a cache. */
let failures = 0;

/** @param {string} url @returns {Promise<Program>} */
export function programAt(url) {
  let program = programs.get(url);
  if (!program) {
    program = broughtFrom(url).catch((error) => {
      failures++;
      // A browser that has kept a file of an earlier build finds the right one past its cache.
      if (error.cause === "wrong-hash") return broughtFrom(url);
      throw error;
    });
    program.catch(() => programs.delete(url));
    programs.set(url, program);
  }
  return program;
}

/** @param {string} url @returns {Promise<Program>} */
async function broughtFrom(url) {
  /** @type {RequestInit} */
  const how = failures ? { cache: "reload" } : {};
  // Where there is a way to hash it, `compiled` does: so it need not be whole before it is compiled.
  if (!crypto.subtle) how.integrity = WASM_INTEGRITY;
  const wasm = order(url, how);
  const code = await importCode();
  return { code, module: await code.compiled(wasm, WASM_INTEGRITY) };
}

/** What has been imported, by the failures before. @type {Promise<Code>[]} */
const codes = [];

/** Once it is there, nobody waits for a turn of the page's to have it again. */
export const importCode = () => (codes[failures] ??= imported());

/** @returns {Promise<Code>} */
async function imported() {
  const url = new URL("./who-can-use-widget.js", import.meta.url).href;
  let late = false;
  try {
    return await Promise.race([
      // Bundlers know the plain form. A browser may hold on to its failure, which another address gets around.
      // @ts-ignore The build makes the file.
      failures ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${url}?${failures}`) : import("./who-can-use-widget.js"),
      new Promise((_, reject) => setTimeout(() => reject((late = true)), WhoCanUse.timeout)),
    ]);
  } catch {
    const [cause, message] = late
      ? ["stalled", `${url} did not arrive in time. Retry, or check its server.`]
      : !navigator.onLine
        ? ["offline", "you are offline. Connect to the internet."]
        : ["script", `${url} does not load. Check that it is there, its type text/javascript, Access-Control-Allow-Origin and script-src.`];
    throw new Error(message, { cause });
  }
}
