/**
 * Takes over a widget that a server has drawn: the reader keeps what they have done to it so far.
 *
 * The drawn one is on the page until the widget's own is beside it, and is then taken away in the same task, so
 * that no frame is without the story or with two. It may be of another build, or of an earlier story: what has a
 * counterpart in the widget's own is carried over to it, and the rest is let go.
 */

/** What says which of its kind an element is. */
const NAMES = ["part", "data-who", "data-what", "data-event", "data-of"];

/** What may be scrolled, opened or filled in: to ask each of a long story's elements takes a while. */
const HANDLED = ".timeline, .scroll, .why, details, input, select";

/**
 * Watches what a server has drawn in a shadow root, and gives what carries it over.
 *
 * @param {ShadowRoot} shadow
 * @returns {((own: Element) => void) | undefined} carries it over to the widget's own; nothing where that is there
 */
export function watched(shadow) {
  const drawn = shadow.querySelector("[part=root][data-drawn]");
  if (!drawn) return;
  /** What the reader has pressed last, for which nobody was there yet. @type {Element | null | undefined} */
  let pressed;
  drawn.addEventListener("click", ({ target }) => {
    pressed = /** @type {Element} */ (target).closest("button, td");
  });

  return (own) => {
    /** @param {Element | null} element @returns {any} */
    const counterpart = (element) => {
      if (element === drawn) return own;
      const parent = element?.parentElement;
      const found = parent && counterpart(parent)?.children[[...parent.children].indexOf(element)];
      const same = (/** @type {string} */ name) => found.getAttribute(name) === element?.getAttribute(name);
      return found?.localName === element?.localName && found && NAMES.every(same) ? found : undefined;
    };
    // The widget is about to say that it is ready. What the reader does with it comes after that.
    const later = (/** @type {() => void} */ act) => setTimeout(act);

    for (const element of /** @type {NodeListOf<any>} */ (drawn.querySelectorAll(HANDLED))) {
      const { scrollTop, scrollLeft, localName, open, value } = element;
      const scrolls = scrollTop || scrollLeft || element.matches("[part=timeline]");
      const filled = element.matches("input, select") && value !== (element.defaultValue ?? element.options[0]?.value);
      const found = (scrolls || filled || localName === "details") && counterpart(element);
      if (!found) continue;
      // Where the reader sees it now, and not where the widget would have it at first.
      if (scrolls) {
        const scroll = () => found.scrollTo({ top: scrollTop, left: scrollLeft, behavior: "instant" });
        scroll();
        // In its first frame the widget goes to the current event.
        requestAnimationFrame(scroll);
      }
      if (localName === "details") found.open = open;
      if (filled)
        later(() => {
          found.value = value;
          found.dispatchEvent(new Event(localName === "input" ? "input" : "change", { bubbles: true }));
        });
    }
    const target = counterpart(pressed ?? null);
    if (target) later(() => target.click());
    const ends = marked(shadow, drawn).flatMap(([element, letters]) => within(counterpart(element), element, letters));
    counterpart(shadow.activeElement)?.focus({ preventScroll: true });
    if (ends.length === 4) getSelection()?.setBaseAndExtent(.../** @type {[Node, number, Node, number]} */ (ends));
  };
}

/**
 * The text that is marked in a drawn widget: for each of its ends an element, and how many letters into it.
 *
 * @param {any} shadow
 * @param {Element} drawn
 * @returns {[Element, number][]}
 */
function marked(shadow, drawn) {
  const selected = /** @type {any} */ (getSelection());
  // Engines differ in how they tell what is marked inside a shadow root.
  const inside = shadow.getSelection?.() ?? selected;
  const range =
    selected.getComposedRanges?.({ shadowRoots: [shadow] })[0] ?? (inside.rangeCount ? inside.getRangeAt(0) : {});
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (range.collapsed !== false || !drawn.contains(startContainer) || !drawn.contains(endContainer)) return [];
  const place = (/** @type {Node} */ node, /** @type {number} */ offset) => {
    const element = node instanceof Element ? node : /** @type {Element} */ (node.parentElement);
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    return /** @type {[Element, number]} */ ([element, `${before}`.length]);
  };
  return [place(startContainer, startOffset), place(endContainer, endOffset)];
}

/**
 * A place in an element that says the same as another, as the ends of ranges have it.
 *
 * @param {Element | undefined} element
 * @param {Element} other
 * @param {number} letters how many into it
 * @returns {[Node, number] | []}
 */
function within(element, other, letters) {
  if (element?.textContent !== other.textContent) return [];
  const texts = document.createTreeWalker(/** @type {Element} */ (element), NodeFilter.SHOW_TEXT);
  for (let text; (text = /** @type {Text | null} */ (texts.nextNode())); letters -= text.length)
    if (letters <= text.length) return [text, letters];
  return [];
}
