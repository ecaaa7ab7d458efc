/**
 * Deep links: keeps where readers are in the page's address, and takes them where it says. Only pages that ask
 * for it with `deep-link` load this.
 *
 * An element's part of the address is a few of what stands between the `&` behind the `#`: those that begin with
 * its name, as in `#story:moment=designation&story:cell=pentagon.mythos`. All others are the page's own, or
 * another element's, and stay as they are.
 */

/** What an element without a name has to itself. */
const KEYS = /^(what-if|moment|cell|event)=/;

/** How long the reader has to rest before the address is written: browsers allow only so many writes. */
const REST = 300;

/** The writes that wait. @type {WeakMap<Element, number>} */
const waiting = new WeakMap();

/** @param {Element} element @returns {string} what its parts of the address begin with */
function prefix(element) {
  const name = element.getAttribute("deep-link") || element.id;
  return name && `${name}:`;
}

/** @param {string} part @returns {string} as it was before it became part of an address */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @returns {string[]} */
const parts = () => location.hash.slice(1).split("&").filter(Boolean);

/** @param {Element} element @returns {(part: string) => boolean} whether a part of the address is its own */
function own(element) {
  const begins = prefix(element);
  return (part) => {
    const text = decoded(part);
    return text.startsWith(begins) && KEYS.test(text.slice(begins.length));
  };
}

/** @param {Element} element @returns {string} the bookmark that the address has for it, if any */
export function addressed(element) {
  const begins = prefix(element);
  return parts().filter(own(element)).map((part) => decoded(part).slice(begins.length)).join("&");
}

/**
 * The page's address with a bookmark for an element.
 *
 * @param {Element} element
 * @param {string} bookmark
 */
export function address(element, bookmark) {
  const begins = prefix(element);
  const foreign = parts().filter((part) => !own(element)(part));
  const ours = bookmark.split("&").map((part) => encodeURI(begins + part));
  return `${location.href.replace(/#.*/s, "")}#${[...foreign, ...ours].join("&")}`;
}

/** Writes where the reader is, in place of where they were: going back leads off the page, as without it. */
function write(/** @type {any} */ element) {
  const { bookmark } = element;
  if (!bookmark || !element.isConnected || bookmark === addressed(element)) return;
  try {
    history.replaceState(history.state, "", address(element, bookmark));
  } catch {
    // In a frame without an address of its own there is nothing to write.
  }
}

/** @param {Event} event */
function moved({ currentTarget }) {
  const element = /** @type {HTMLElement} */ (currentTarget);
  clearTimeout(waiting.get(element));
  waiting.set(element, setTimeout(write, REST, element));
}

/** Takes the readers of an element where the address says. @param {HTMLElement} element @param {boolean} scroll */
function follow(element, scroll) {
  const bookmark = addressed(element);
  if (!bookmark || bookmark === /** @type {any} */ (element).bookmark) return Boolean(bookmark);
  clearTimeout(waiting.get(element));
  element.setAttribute("bookmark", bookmark);
  if (scroll) element.scrollIntoView();
  const there = scrollY;
  // A story that is shown later is another one, or its reader has moved on.
  /** @type {any} */ (element).ready.then(
    () => {
      element.removeAttribute("bookmark");
      // A page that was too short to scroll there has grown.
      if (scroll && scrollY === there) element.scrollIntoView();
    },
    () => {},
  );
  return true;
}

/**
 * Links an element that has come onto the page.
 *
 * @param {HTMLElement} element
 * @param {AbortSignal} signal tells that it has left
 */
export function link(element, signal) {
  if (signal.aborted) return;
  for (const name of ["moment", "select"]) element.addEventListener(`who-can-use-${name}`, moved, { signal });
  addEventListener("hashchange", () => follow(element, true), { signal });
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  // Whoever comes back or reloads is put where they were by the browser.
  if (follow(element, !visit || visit.type === "navigate")) element.setAttribute("loading", "eager");
}
