/**
 * What is asked of a story by a wasm that few readers need: its mistakes in words, and its matrix as a table.
 * Loaded when it is asked for. The build writes the wasm's glue in.
 */

/** The hash of the wasm that this file was built with. Empty: not checked. */
const INTEGRITY = "__WASM_INTEGRITY__";

/** @returns {any} wasm-bindgen's glue */
function program() {
  "__GLUE__";
  // @ts-expect-error The glue defines it.
  return wasm_bindgen;
}

/** The wasm's end, once it is there. @type {Promise<any> | undefined} */
let desk;

async function brought() {
  const url = new URL("./who-can-use-desk.wasm", import.meta.url);
  const wasm = await fetch(url, { credentials: "omit", ...(INTEGRITY && { integrity: INTEGRITY }) });
  const glue = program();
  glue.initSync(await WebAssembly.compile(await wasm.arrayBuffer()));
  return glue;
}

/** Asked for again, it may come. */
const ready = () => (desk ??= brought().catch((error) => {
  desk = undefined;
  throw error;
}));

/**
 * What is wrong with a story, a sentence each, place first: why it is not shown, or else what its author should
 * look at.
 *
 * @param {string} story
 * @returns {Promise<string[]>}
 */
export const problems = async (story) => (await ready()).problems(story);

/**
 * The matrix of a story where a bookmark leads, as CSV.
 *
 * @param {string} story
 * @param {string} bookmark
 * @returns {Promise<string>}
 */
export const csv = async (story, bookmark) => (await ready()).csv(story, bookmark);
