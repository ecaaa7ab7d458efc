/**
 * Takes over a widget that a server has drawn: the reader keeps what they have done to it so far.
 *
 * The drawn one is on the page until the widget's own is beside it, and is then taken away in the same task, so
 * that no frame is without the story or with two. It is never trusted to be the same: whatever has its counterpart
 * in the widget's own is carried over, and the rest is let go.
 */

/** What says which of its kind an element is. */
const NAMES = ["part", "data-who", "data-what", "data-event", "data-of"];

/**
 * Watches a drawn widget, and gives what takes it over.
 *
 * @param {Element} drawn
 * @returns {(own: Element) => void} carries all over, and takes the drawn one and its styles off the page
 */
export function watched(drawn) {
  const shadow = /** @type {ShadowRoot} */ (drawn.getRootNode());
  /** The last thing the reader pressed, for which nobody was there yet. @type {Element | null | undefined} */
  let pressed;
  drawn.addEventListener("click", ({ target }) => {
    pressed = /** @type {Element} */ (target).closest("button, td");
  });

  return (own) => {
    /** @param {Element} element @returns {any} */
    const counterpart = (element) => {
      if (element === drawn) return own;
      const parent = element.parentElement;
      const nth = [...(parent?.children ?? [])].indexOf(element);
      const found = parent && counterpart(parent)?.children[nth];
      const same = (/** @type {string} */ name) => found.getAttribute(name) === element.getAttribute(name);
      return found?.localName === element.localName && NAMES.every(same) ? found : undefined;
    };
    const marked = selection(shadow, drawn);
    const focused = shadow.activeElement;

    for (const element of /** @type {NodeListOf<any>} */ (drawn.querySelectorAll("*"))) {
      const { scrollTop, scrollLeft, localName } = element;
      const scrolls = scrollTop || scrollLeft || element.matches("[part=timeline]");
      const filled = localName === "input" || localName === "select";
      if (!scrolls && !filled && localName !== "details") continue;
      const found = counterpart(element);
      if (!found) continue;
      if (scrolls) found.scrollTo({ top: scrollTop, left: scrollLeft, behavior: "instant" });
      if (localName === "details") found.open = element.open;
      if (filled && found.value !== element.value && element.value !== first(element)) {
        found.value = element.value;
        found.dispatchEvent(new Event(localName === "input" ? "input" : "change", { bubbles: true }));
      }
    }
    if (focused && focused !== shadow.host) counterpart(focused)?.focus({ preventScroll: true });
    mark(marked, counterpart);
    for (const styles of shadow.querySelectorAll(":scope > :is(link, style)")) styles.remove();
    drawn.remove();
    if (pressed) counterpart(pressed)?.click();
  };
}

/** What a field held before anyone filled it. @param {any} field */
const first = (field) => field.defaultValue ?? field.options[0]?.value;

/** @typedef {[Element, number]} Place an element, and how many letters into it */

/**
 * The text that is marked in a drawn widget, as the places of its ends.
 *
 * @param {any} shadow
 * @param {Element} drawn
 * @returns {Place[]}
 */
function selection(shadow, drawn) {
  const selected = /** @type {any} */ (getSelection());
  const inside = shadow.getSelection?.() ?? selected;
  const range = selected.getComposedRanges?.({ shadowRoots: [shadow] })[0] ?? (inside.rangeCount && inside.getRangeAt(0));
  if (!range || range.collapsed || !drawn.contains(range.startContainer) || !drawn.contains(range.endContainer)) return [];
  const place = (/** @type {Node} */ node, /** @type {number} */ offset) => {
    const element = node instanceof Element ? node : /** @type {Element} */ (node.parentElement);
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    return /** @type {Place} */ ([element, `${before}`.length]);
  };
  return [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
}

/**
 * Marks the same text in the widget's own.
 *
 * @param {Place[]} places
 * @param {(element: Element) => Element | undefined} counterpart
 */
function mark(places, counterpart) {
  const ends = places.flatMap(([element, letters]) => {
    const found = counterpart(element);
    if (found?.textContent !== element.textContent) return [];
    const texts = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
    for (let text; (text = /** @type {Text | null} */ (texts.nextNode())); letters -= text.length)
      if (letters <= text.length) return [text, letters];
    return [found, 0];
  });
  if (ends.length === 4) getSelection()?.setBaseAndExtent(.../** @type {[Node, number, Node, number]} */ (ends));
}
