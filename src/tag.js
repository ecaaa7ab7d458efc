/**
 * The script tag: the element, defined; and where the tag asks for one with `data-src`, put on the page after it,
 * for pages that keep no unknown tags.
 */

import { WhoCanUse } from "./define.js";
export { WhoCanUse };

/** The script tags whose element is on the page. @type {WeakSet<Element>} */
const served = new WeakSet();

function serveScripts() {
  for (const script of /** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll("script[data-src]"))) {
    if (script.src !== import.meta.url || served.has(script)) continue;
    served.add(script);
    const element = document.createElement("who-can-use");
    for (const name of [...WhoCanUse.observedAttributes, "deep-link", "text-link", "wasm-url"]) {
      const value = script.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name, value);
    }
    script.after(element);
  }
}

if (globalThis.document) {
  serveScripts();
  document.addEventListener("DOMContentLoaded", serveScripts);
}
