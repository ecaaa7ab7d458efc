/**
 * Links a widget with the text around it. A passage is an element with `data-who-can-use-moment`, whose value is an
 * event's id, a day or `start`. Read past or clicked, it takes the widget to that moment; and the passages of the
 * widget's moment are marked with `aria-current`. Only pages that ask for it with `text-link` load this.
 *
 * It moves neither the focus nor the page. What the reader does in the widget stands until they come to another
 * passage.
 */

const MOMENT = "data-who-can-use-moment";

/** What acts when it is pressed, and is not read past: it stands in a passage, or for one. */
const PRESSED = "a, button";

/** What has a use of its own for a click on it. */
const USED = `${PRESSED}, input, label, select, summary, textarea, audio, video, [contenteditable], [role="button"]`;

/** A passage is read past once its top has come above the middle of the window, however far above. */
const READ = { rootMargin: "1000000px 0px -50%" };

/** @param {string} bookmark @returns {string | undefined} what the moment in it is called */
const momentIn = (bookmark) => /(?:^|&)moment=([^&]*)/.exec(bookmark)?.[1];

/**
 * The part of the page that an element is linked with: the one whose id the attribute names, else all of it.
 *
 * @param {HTMLElement} element
 */
function text(element) {
  const page = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const id = element.getAttribute("text-link");
  if (id && !page.getElementById(id))
    console.warn(`who-can-use: text-link names "${id}", and no element here has this id. Name one, or nothing for the page.`);
  return id ? page.getElementById(id) : page;
}

/**
 * Links an element that has come onto the page.
 *
 * @param {HTMLElement & { moment: string | null, bookmark: string | null }} element
 * @param {AbortSignal} signal tells that it has left
 */
export async function link(element, signal) {
  // Where the address leads goes before where the text begins.
  // @ts-ignore The build makes the file.
  let led = element.hasAttribute("deep-link") && (await import("./who-can-use-link.js")).addressed(element);
  const linked = text(element);
  if (!linked || signal.aborted) return;

  const passages = /** @type {HTMLElement[]} */ ([...linked.querySelectorAll(`[${MOMENT}]`)]);
  const go = (/** @type {Element} */ passage) => {
    element.moment = passage.getAttribute(MOMENT);
  };

  /** @type {Set<Element>} */
  const past = new Set();
  /** @type {Element | undefined} */
  let last;
  const reading = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) past[isIntersecting ? "add" : "delete"](target);
    const now = passages.findLast((passage) => past.has(passage));
    if (now && now !== last && !led) go(now);
    last = now;
    led = "";
  }, READ);
  for (const passage of passages) if (!passage.matches(PRESSED)) reading.observe(passage);

  linked.addEventListener(
    "click",
    ({ target }) => {
      const met = /** @type {Element} */ (target);
      // A click that a script makes up may meet the document itself.
      const passage = met.closest?.(`[${MOMENT}]`);
      if (!passage || !linked.contains(passage)) return;
      const used = met.closest(USED);
      if (used && used !== passage && passage.contains(used)) return;
      // Whoever marks words to copy them has not asked for anything else.
      if (used !== passage && getSelection()?.isCollapsed === false) return;
      go(passage);
    },
    { signal },
  );

  const mark = (/** @type {string | undefined} */ moment) => {
    for (const passage of passages)
      if (moment !== undefined && passage.getAttribute(MOMENT) === moment) passage.setAttribute("aria-current", "true");
      else if (passage.hasAttribute("aria-current")) passage.removeAttribute("aria-current");
  };
  const follow = () => mark(momentIn(element.bookmark ?? ""));
  for (const name of ["ready", "moment", "error"]) element.addEventListener(`who-can-use-${name}`, follow, { signal });
  follow();
  signal.addEventListener("abort", () => {
    reading.disconnect();
    mark(undefined);
  });
}
