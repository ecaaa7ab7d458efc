/** How near an element has to be for its story to be brought. */

/** How near to the window an element is loaded, in CSS pixels. */
export const NEAR = 800;

/** Whether the page's first element has been looked at. */
let looked = false;

/**
 * Whether an element is the first of its page and near, without the wait for a frame that tells so of any. To look at
 * each would have the browser lay out the page for each. Inside a frame only the browser knows what is near.
 *
 * @param {Element} element
 * @returns {any}
 */
export function atOnce(element) {
  if (looked || self !== top) return;
  looked = true;
  const [box] = element.getClientRects();
  return box && Math.max(box.top - innerHeight, -box.bottom, box.left - innerWidth, -box.right) < NEAR;
}
