/**
 * Defines `<who-can-use>`. Where a copy of it is on the page already, that one stays.
 */

import { WhoCanUse } from "./embed.js";
export { WhoCanUse };

// Imported where there is no page, on a server, this does nothing.
if (globalThis.customElements) {
  const first = /** @type {typeof WhoCanUse | undefined} */ (customElements.get("who-can-use"));
  if (!first) customElements.define("who-can-use", WhoCanUse);
  else if (first.version !== WhoCanUse.version)
    console.warn(`who-can-use ${first.version} is here already: ${WhoCanUse.version} from ${import.meta.url} is not used.`);
}
