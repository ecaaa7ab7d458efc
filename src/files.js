/**
 * The files that `program.js` and `words.js` have asked for, read: the wasm compiled, a story as text. When something is
 * wrong, it is put in words here: what, where, and the remedy for whoever can mend it.
 */

import { unpacker } from "./packing.js";

/** The hash of the wasm that this file was built with. */
const INTEGRITY = "__WASM_INTEGRITY__";

/** The smallest wasm there is: a page that cannot run it runs none. */
const EMPTY_WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** How long a story may be, in bytes. */
const LONGEST_STORY = 67_108_864;

/**
 * A file that has been asked for: where, how, and what is answered. The signal ends the wait for it.
 *
 * @typedef {{ url: string, options: RequestInit, signal: AbortSignal, answer: Promise<Response> }} Order
 */

/**
 * @param {string} cause a word, for programs
 * @param {string} message what is wrong, where, and the remedy
 * @param {string[]} [problems] the particulars
 */
export const failure = (cause, message, problems = []) => Object.assign(new Error(message), { cause, problems });

/** @param {string} url @param {string} what */
const webPage = (url, what) =>
  failure("html", `${url} is a web page, not ${what}. Upload the file, or correct its address.`);

/** @param {string} url */
const cutShort = (url) => failure("cut-short", `${url} came cut short or damaged. Retry, or upload it again.`);

/** @param {string} url */
export const otherBuild = (url) =>
  failure("wrong-hash", `${url} is of another build than who-can-use.js. Upload all files of one build together.`);

/** What another file than the one that was asked for is. @param {string} url @param {BufferSource} wasm */
const unexpected = (url, wasm) => (WebAssembly.validate(wasm) ? otherBuild(url) : cutShort(url));

/**
 * Reads a file, or says why it cannot be had.
 *
 * @template T
 * @param {Order} order
 * @param {string} what the file should be
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
export async function received(order, what, read) {
  const { url, signal, answer } = order;
  let response;
  try {
    response = await answer;
    const { ok, status, headers } = response;
    if (!ok) throw failure("missing", `${url} is not there (HTTP ${status}). Upload the file, or correct its address.`);
    if (/html/.test(headers.get("content-type") ?? "")) throw webPage(url, what);
    return await read(response);
  } catch (/** @type {any} */ error) {
    if (error.cause) throw error;
    if (signal.aborted)
      throw failure("stalled", `${url} did not arrive in time. Retry, or check its server.`);
    if (!navigator.onLine) throw failure("offline", "you are offline. Connect to the internet.");
    if (response) throw cutShort(url);
    throw await unanswered(order, what);
  }
}

/**
 * Why nothing came, which browsers do not tell.
 *
 * @param {Order} order
 * @param {string} what
 */
async function unanswered({ url, options: { integrity, ...options }, signal }, what) {
  if (integrity) {
    // A wrong hash looks like no answer. Where no hash is checked the file comes, and tells what it is.
    const answer = fetch(url, { ...options, signal, cache: "reload" });
    const bytes = await received({ url, options, signal, answer }, what, (response) => response.arrayBuffer());
    return unexpected(url, bytes);
  }
  // So does an answer that this page may not read. Where it does not ask to, that there is one can be told.
  const { type: answer } = await fetch(url, { ...options, signal, mode: "no-cors" }).catch(Response.error);
  return answer === "opaque"
    ? failure("cross-origin", `${url} may not be read from ${origin}. Have its server send Access-Control-Allow-Origin.`)
    : failure("unreachable", `${url} cannot be reached. Check its address, its server, and this page's connect-src.`);
}

/**
 * What comes of an answer, part by part.
 *
 * @param {Response} response
 */
async function* parts(response) {
  const reader = response.body?.getReader();
  try {
    for (let part; reader && !(part = await reader.read()).done; ) yield part.value;
  } finally {
    // What is not read to its end need not come, and what broke off says so again.
    reader?.cancel().catch(() => {});
  }
}

/**
 * The wasm, put together and compiled while it comes.
 *
 * @param {Order} order
 * @param {string} integrity the hash of the wasm that the loader was built with
 */
export async function compiled(order, integrity) {
  if (integrity !== INTEGRITY) throw otherBuild("who-can-use-widget.js");
  if (!globalThis.WebAssembly)
    throw failure("unsupported", "this browser runs no WebAssembly. Use another, or end its lockdown mode.");
  return received(order, "wasm", async (response) => {
    // Not every engine asks the page's policy before there is something to run.
    await WebAssembly.instantiate(EMPTY_WASM).catch(() => {
      throw failure("policy", "this page's policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src.");
    });
    /** @type {ReadableStreamDefaultController<Uint8Array>} */
    let wasm;
    const body = new ReadableStream({ start: (controller) => void (wasm = controller) });
    const module = WebAssembly.compileStreaming(new Response(body, { headers: { "content-type": "application/wasm" } }));
    // What came is looked at first: that it is of another build says more than that it does not compile.
    module.catch(() => {});
    let packed = new Uint8Array();
    const unpack = unpacker();
    const give = (/** @type {boolean} */ whole) => {
      try {
        wasm.enqueue(unpack(packed, whole));
        if (whole) wasm.close();
      } catch (error) {
        wasm.error(error);
      }
    };
    for await (const part of parts(response)) {
      const longer = new Uint8Array(packed.length + part.length);
      longer.set(packed);
      longer.set(part, packed.length);
      packed = longer;
      give(false);
    }
    give(true);
    // Of a file with another hash nothing is ever run. Where this has no way to hash it, the browser has done so.
    if (!order.options.integrity) {
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", packed));
      if (`sha384-${btoa(String.fromCharCode(...hash))}` !== integrity) throw unexpected(order.url, packed);
    }
    return module;
  });
}

/**
 * The text of a story, which is refused as soon as it proves too long.
 *
 * @param {Order} order
 */
export function storyText(order) {
  const { url } = order;
  const what = "a story (JSON)";
  return received(order, what, async (response) => {
    const decoder = new TextDecoder();
    let text = "";
    let size = 0;
    for await (const part of parts(response)) {
      size += part.length;
      if (size > LONGEST_STORY)
        throw failure("too-long", `${url} is over ${LONGEST_STORY >> 20} MB. Tell a shorter story.`);
      text += decoder.decode(part, { stream: true });
    }
    if (/^\s*</.test(text)) throw webPage(url, what);
    return text;
  });
}
