/**
 * What the choices of the menu do: copy a link or a citation, send a link, save the matrix as a table or as a
 * picture. Loaded when a reader opens the menu for the first time.
 *
 * What is said and copied comes from the wasm; how the widget looks, from what is drawn.
 */

/** How the keys go from one choice to another. @type {Record<string, (at: number, last: number) => number>} */
const STEPS = {
  ArrowDown: (at, last) => (at < last ? at + 1 : 0),
  ArrowUp: (at, last) => (at > 0 ? at - 1 : last),
  Home: () => 0,
  End: (_, last) => last,
};

/** The menus that are at work. @type {WeakSet<Element>} */
const offered = new WeakSet();

/**
 * Sets a menu to work. To do so again changes nothing.
 *
 * @param {Element} element the `details` element that has just been opened or closed
 * @param {(name: string) => string} text what the wasm has to give under a name
 * @param {(on: boolean) => void} whole has all of a long story drawn, or again what is in sight
 * @param {AbortSignal} signal tells that the widget is no more
 */
export async function offer(element, text, whole, signal) {
  const menu = /** @type {HTMLDetailsElement} */ (element);
  if (offered.has(menu)) return;
  offered.add(menu);
  const shadow = /** @type {ShadowRoot} */ (menu.getRootNode());
  const host = /** @type {HTMLElement} */ (shadow.host);
  const one = (/** @type {string} */ part) => /** @type {HTMLElement} */ (menu.querySelector(`[part="${part}"]`));
  const linked = host.hasAttribute("deep-link");
  // Now, so that nothing is waited for between a click and the clipboard.
  // @ts-ignore The build makes the file.
  const link = linked ? await import("./who-can-use-link.js") : null;
  /** @type {Sharing} */
  const sharing = {
    shadow,
    text,
    whole,
    address: () => (link ? link.address(host, text("bookmark")) : location.href.replace(/#.*/s, "")),
    name: name(shadow, host),
  };
  one("copy-link").hidden = !linked;
  one("send").hidden = !navigator.share;

  menu.addEventListener("keydown", (event) => {
    if (!menu.open) return;
    const choices = [...menu.querySelectorAll("button")].filter((choice) => !choice.hidden);
    const step = STEPS[event.key];
    if (event.key === "Escape") {
      close();
      one("share-button").focus();
    } else if (step) choices[step(choices.findIndex((choice) => choice.matches(":focus")), choices.length - 1)].focus();
    else return;
    // The widget has a use of its own for Escape, the page for the others.
    event.stopPropagation();
    event.preventDefault();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(/** @type {Node} */ (relatedTarget))) close();
  });
  const away = (/** @type {Event} */ event) => {
    if (menu.open && !event.composedPath().includes(menu)) close();
  };
  // The page's own node: it would hold on to the widget.
  menu.ownerDocument.addEventListener("pointerdown", away, { signal });
  menu.addEventListener("click", async ({ target }) => {
    const choice = /** @type {Element} */ (target).closest("button")?.getAttribute("part");
    if (!choice) return;
    // Emptied first, so that the same words are told again.
    say("");
    try {
      say(await CHOICES[choice](sharing));
    } catch (/** @type {any} */ error) {
      // Who looks at the choices of the system and takes none needs no word.
      if (error.name === "AbortError") return;
      console.warn("who-can-use:", error);
      say(text("refused"));
    }
  });

  function close() {
    menu.open = false;
    say("");
  }

  /** @param {string} words */
  function say(words) {
    one("shared").textContent = words;
  }
}

/**
 * What is shared: the widget, what its wasm has to give, the address of where its reader is, and the name for files
 * without what tells their sort.
 *
 * @typedef {{ shadow: ShadowRoot, text: (name: string) => string, whole: (on: boolean) => void, address: () => string, name: () => string }} Sharing
 */

/** What each choice does; it gives what to tell. @type {Record<string, (sharing: Sharing) => string | Promise<string>>} */
const CHOICES = {
  "copy-link": (sharing) => copied(sharing, sharing.address()),
  "copy-citation": (sharing) => copied(sharing, citation(sharing)),
  async send({ shadow, address }) {
    const title = shadow.querySelector("[part=title]")?.textContent ?? "";
    await navigator.share({ title, url: address() });
    return "";
  },
  async csv(sharing) {
    // @ts-ignore The build makes the file.
    const { csv } = await import("./who-can-use-desk.js");
    const { story } = /** @type {any} */ (sharing.shadow.host);
    const table = await csv(JSON.stringify(story), sharing.text("bookmark"));
    // The mark in front tells spreadsheets that it is Unicode.
    return saved(sharing, new Blob(["\uFEFF", table], { type: "text/csv;charset=utf-8" }), "csv");
  },
  svg: (sharing) => drawn(sharing, "svg"),
  png: (sharing) => drawn(sharing, "png"),
};

/**
 * What the reader has open as of when, each source of it, and the story with its address, a line each: in the
 * words that are drawn.
 *
 * @param {Sharing} sharing
 */
function citation({ shadow, address }) {
  const words = (/** @type {ParentNode | null} */ place, /** @type {string} */ part) =>
    place?.querySelector(`[part="${part}"]:not([hidden])`)?.textContent ?? "";
  const [why, moment] = ["why", "moment"].map((part) => shadow.querySelector(`[part="${part}"]`));
  const day = moment?.getAttribute("data-tense") === "day" && words(moment, "badge");
  const when = day || [words(moment, "happening"), words(moment, "date")].filter(Boolean).join(", ");
  const answer = words(why, "answer");
  const event = [answer, words(why, "date")].filter(Boolean).join(", ");
  const lines = [why?.getAttribute("data-about") === "cell" ? `${answer} (${when})` : event];
  for (const source of why?.querySelectorAll('[part="source"]') ?? []) {
    // What has been overtaken is no ground for what is cited.
    if (source.closest('[data-stands="false"], [hidden]')) continue;
    const { textContent: label, title } = /** @type {HTMLElement} */ (source);
    const url = source.querySelector("a")?.href ?? "";
    const line = [label?.startsWith(title) ? label : `${label}: ${title}`, url].filter(Boolean).join(" ");
    if (!lines.includes(line)) lines.push(line);
  }
  return [...lines, words(shadow, "title"), address()].filter(Boolean).join("\n");
}

/** @param {Sharing} sharing @param {string} words */
async function copied({ shadow, text }, words) {
  // Browsers keep the clipboard from pages without https, and from frames. There the old way may still be open.
  await (navigator.clipboard?.writeText(words) ?? Promise.reject()).catch(() => copySelected(shadow, words));
  return text("copied");
}

/** @param {ShadowRoot} shadow @param {string} words */
function copySelected(shadow, words) {
  const focus = /** @type {HTMLElement | null} */ (shadow.activeElement);
  const field = document.createElement("textarea");
  field.value = words;
  field.setAttribute("aria-hidden", "true");
  Object.assign(field.style, { position: "fixed", insetBlockStart: 0, opacity: 0 });
  /** @type {Element} */ (shadow.querySelector("[part=share]")).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focus?.focus();
  if (!done) throw new Error("the browser does not let the page copy");
}

/** @param {Sharing} sharing @param {"svg" | "png"} sort */
async function drawn(sharing, sort) {
  // @ts-ignore The build makes the file.
  const { picture, [sort]: made } = await import("./who-can-use-picture.js");
  const page = location.host && location.host + location.pathname.replace(/\/$/, "");
  const told = /** @type {any} */ (sharing.shadow.host).story?.sources ?? [];
  const publishers = [...new Set(told.map((/** @type {any} */ source) => source.publisher ?? source.title))].join(", ");
  const source = [publishers && sharing.text("source").replace("{sources}", () => publishers), page].filter(Boolean).join(" · ");
  sharing.whole(true);
  try {
    while (sharing.shadow.querySelector(".gap")) await new Promise((drawn) => setTimeout(drawn));
    return saved(sharing, await made(picture(sharing.shadow, source)), sort);
  } finally {
    sharing.whole(false);
  }
}

/** @param {Sharing} sharing @param {Blob} file @param {string} sort */
function saved({ text, name }, file, sort) {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: `${name()}.${sort}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return text("downloaded");
}

/** Names files by the story and the moment. @param {ShadowRoot} shadow @param {any} host @returns {() => string} */
const name = (shadow, host) => () => {
  const title = shadow.querySelector("[part=title]")?.textContent ?? "";
  const words = `${title} ${host.moment ?? ""}`.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? ["who-can-use"];
  return words.join("-").slice(0, 100);
};
