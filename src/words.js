/** The words for the language around an element. */

import { otherBuild, received } from "./files.js";

/** @typedef {import("./files.js").Order} Order */

/** The stamp of the build's words, which their files carry, and the languages that have some beside English. */
const [STAMP, ...LANGUAGES] = "__LANGUAGES__".split(" ");

/** The words by language, null where there are none to be had. @type {Map<string, Promise<string | null>>} */
const languages = new Map();

/** An element, and the hosts of the shadow trees that it is in. @param {Element} element @returns {Element[]} */
function hosts(element) {
  const { host } = /** @type {ShadowRoot} */ (element.getRootNode());
  return [element, ...(host ? hosts(host) : [])];
}

/** The language tag around an element. @param {Element} element */
const languageOf = (element) =>
  hosts(element).map((node) => node.closest("[lang]")).find(Boolean)?.getAttribute("lang") ?? "";

/** What hears that the language around an element is another. @type {WeakMap<AbortSignal, MutationObserver>} */
const listeners = new WeakMap();

/**
 * The words for the language around an element, as the wasm takes them; null for English: for it, for a language
 * that there are none for and, with a warning, where they do not come; nothing once it has become another.
 *
 * @param {Element} element
 * @param {(url: string, how: RequestInit) => Order} order
 * @param {() => void} changed hears that it has become another
 * @param {AbortSignal} signal ends that
 */
export async function words(element, order, changed, signal) {
  let listener = listeners.get(signal);
  if (!listener) {
    const heard = (listener = new MutationObserver(changed));
    listeners.set(signal, heard);
    signal.addEventListener("abort", () => heard.disconnect());
  }
  // It may have been moved.
  for (const node of hosts(element)) listener.observe(node.getRootNode(), { subtree: true, attributeFilter: ["lang"] });
  const language = languageOf(element);
  const found = await wordsIn(language.toLowerCase(), order);
  return languageOf(element) === language ? found : undefined;
}

/**
 * @param {string} tag
 * @param {(url: string, how: RequestInit) => Order} order
 */
async function wordsIn(tag, order) {
  const [language] = tag.split("-");
  // The Chinese ones are in simplified characters, which do not stand in for traditional ones.
  if (!LANGUAGES.includes(language) || /^zh-(hant|hk|mo|tw)/.test(tag)) return null;
  let words = languages.get(language);
  if (!words) {
    words = read(order(`${new URL(`./languages/${language}.json`, import.meta.url)}?${STAMP}`, {}));
    languages.set(language, words);
  }
  const brought = await words;
  // Asked for again, they may come.
  if (brought === null) languages.delete(language);
  return brought;
}

/** @param {Order} order @returns {Promise<string | null>} */
async function read(order) {
  try {
    const [stamp, ...lines] = await received(order, "a language (JSON)", (response) => response.json());
    if (stamp !== STAMP) throw otherBuild(order.url);
    return lines.join("\n");
  } catch (/** @type {any} */ error) {
    console.warn(`who-can-use: in English, because ${error.message}`);
    return null;
  }
}
