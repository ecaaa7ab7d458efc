/**
 * What a widget needs once its element comes near: a story is drawn in a wasm instance of its own. The build writes
 * the wasm's glue and the stylesheets in, and joins this with what reads files and brings words.
 */

import { failure } from "./files.js";

export { compiled, storyText } from "./files.js";
export { words } from "./words.js";

/** The styles of every part. */
const STYLES = "__STYLES__";

/**
 * Wasm-bindgen's glue. It keeps its state to itself, so that each call gives another program.
 *
 * @param {object} WebAssembly what the glue takes for the global of that name
 * @param {{ now: () => number }} Date likewise
 * @returns {any}
 */
function program(WebAssembly, Date) {
  "__GLUE__";
  // @ts-expect-error The glue defines it.
  return wasm_bindgen;
}

/**
 * `WebAssembly` for one program: the first trap ends it. Nothing calls into its instance again, and the trap
 * goes no further, so that the host page sees no error that is not its own.
 *
 * @param {(trap: unknown) => void} onTrap
 */
function guarded(onTrap) {
  let depth = 0;
  let dead = false;
  const guard = (/** @type {Function} */ call) => (/** @type {any[]} */ ...values) => {
    // The glue reads what it asked for out of an array or a number, and an empty array passes for both.
    if (dead) return [];
    depth++;
    try {
      return call(...values);
    } catch (trap) {
      if (!dead) onTrap(trap);
      dead = true;
      // The frames of the instance further out must not go on either.
      if (depth > 1) throw trap;
      return [];
    } finally {
      depth--;
    }
  };
  return {
    Module: WebAssembly.Module,
    Instance: class {
      /** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
      constructor(module, imports) {
        /** @type {Record<string, unknown>} */
        this.exports = {};
        for (const [name, value] of Object.entries(new WebAssembly.Instance(module, imports).exports))
          this.exports[name] = typeof value === "function" ? guard(value) : value;
      }
    },
  };
}

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** What takes over the widget that a server has drawn.
 * @type {WeakMap<ShadowRoot, Promise<((own: Element) => void) | void>>} */
const takeovers = new WeakMap();

/** How long a story that could be drawn waits for what it could be drawn without, in milliseconds. */
const PATIENCE = 2000;

/**
 * What is promised, or nothing where it is late.
 *
 * @template T
 * @param {Promise<T> | undefined} promise
 * @returns {Promise<T | void>}
 */
export const soon = (promise) =>
  Promise.race([promise, /** @type {Promise<void>} */ (new Promise((late) => setTimeout(late, PATIENCE)))]);

/** What a server has drawn in a shadow root: its styles, and the widget. @param {ShadowRoot} shadow */
const drawn = (shadow) => shadow.querySelectorAll("[data-drawn]");

/**
 * Styles a shadow root; again when it has come into another document, whose sheets are its own. One that a server has
 * drawn has styles until the widget is there, and what takes it over is brought instead.
 *
 * @param {ShadowRoot} shadow
 */
export function dress(shadow) {
  if (!drawn(shadow).length) {
    wear(shadow);
    return findFonts(shadow);
  }
  if (takeovers.has(shadow)) return;
  // @ts-ignore The build makes the file. Without it the reader loses what they have done so far, and no more.
  const takeover = import("./who-can-use-takeover.js").then(({ watched }) => watched(shadow), () => {});
  takeovers.set(shadow, takeover);
}

/** @param {ShadowRoot} shadow */
function wear(shadow) {
  const document = shadow.ownerDocument;
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = new (document.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(STYLES);
    sheets.set(document, sheet);
  }
  shadow.adoptedStyleSheets = [sheet];
}

/** The fonts that most of a first view on a telephone is written in. */
const FONTS = [
  ...["600 1.38em", "600 1.125em", "600 1.0625em"].map((size) => `${size} var(--serif)`),
  ...[".8125em", "600 .8125em", ".75em", "600 .75em", ".6875em", "600 .6875em"].map((size) => `${size} var(--sans)`),
];

/** A root for what is not drawn yet, which takes up no room beside what is shown. */
function undrawn() {
  const root = document.createElement("div");
  root.setAttribute("part", "root");
  Object.assign(root.style, { blockSize: "0", overflow: "clip" });
  return root;
}

/** Whether the browser has found them. */
let found = false;

/**
 * Has the browser find the fonts while the rest of the program is on its way: it looks for each only when something is
 * written in it, and takes a fifth of the first layout's time for that.
 *
 * @param {ShadowRoot} shadow
 */
function findFonts(shadow) {
  if (found) return;
  found = true;
  const root = undrawn();
  for (const font of FONTS) {
    const text = document.createElement("p");
    text.textContent = "A 1";
    text.style.font = font;
    root.append(text);
  }
  shadow.append(root);
  root.getClientRects();
  root.remove();
}

/** The menus that have been opened. @type {WeakSet<Element>} */
const opened = new WeakSet();

/**
 * Brings what the menu of a widget is for, once its reader opens it. What they press before it is there is done then.
 *
 * @param {Element} menu
 * @param {any} wasm
 * @param {AbortSignal} signal tells that the widget is no more
 */
async function offer(menu, wasm, signal) {
  if (opened.has(menu)) return;
  opened.add(menu);
  /** @type {HTMLElement | null | undefined} */
  let pressed;
  const note = (/** @type {Event} */ { target }) => (pressed = /** @type {Element} */ (target).closest("button"));
  menu.addEventListener("click", note);
  const text = (/** @type {string} */ name) => wasm.text(name);
  try {
    const whole = (/** @type {boolean} */ on) => wasm.set("whole", on ? "whole" : null);
    // @ts-ignore The build makes the file.
    await (await import("./who-can-use-share.js")).offer(menu, text, whole, signal);
    menu.removeEventListener("click", note);
    pressed?.click();
  } catch {
    opened.delete(menu);
    menu.removeEventListener("click", note);
    menu.lastElementChild?.lastElementChild?.replaceChildren(text("refused"));
  }
}

/** After so long the page gets turns, before a story is drawn, while it is, and before it is laid out: milliseconds. */
const TURN = 30;

/** How long a story's readers go before what is for its author, in milliseconds. */
const IDLE = 1000;

/**
 * What is wrong with a story: why it is not shown, or what its author should look at.
 *
 * @param {string} story
 * @returns {Promise<string[]>}
 */
// @ts-ignore The build makes the file.
const problems = async (story) => (await import("./who-can-use-desk.js")).problems(story);

/** Tells the author of a story what to look at. @param {string} story */
const doubted = (story) =>
  problems(story).then(
    (told) => told.forEach((problem) => console.warn(`who-can-use: ${problem}`)),
    () => console.warn("who-can-use: the story has warnings. See them with `who-can-use check`."),
  );

/** Why a story is not shown. @param {string} story */
async function refused(story) {
  const told = await problems(story).catch(() => []);
  const more = told.length > 1 ? ` (The console has ${told.length - 1} more.)` : "";
  return failure("story", (told[0] ?? "the story has errors. See them with `who-can-use check`.") + more, told);
}

/**
 * A widget that has drawn itself.
 *
 * @typedef {object} Widget
 * @property {any} wasm its end of the wasm: `set`, `text`, `next` and `previous`
 * @property {any} detail where its reader stands at first
 * @property {() => void} dress styles it again, for another document
 * @property {() => void} focus puts the reader's focus on its first control that takes it
 * @property {() => void} remove takes it off the page
 */

/**
 * Draws a story in a new node of a shadow root.
 *
 * @param {WebAssembly.Module} module
 * @param {ShadowRoot} shadow
 * @param {string} story
 * @param {Record<string, string | null>} options
 * @param {(name: string, detail: any) => void} tell hears what happens in the widget: `moment`, `select`, and
 *   `crashed`, after which it is off the page
 * @returns {Promise<Widget>} once it is drawn; or an error whose `cause` is `crashed`, or `story`, with the
 *   author's mistakes as `problems`
 */
export async function draw(module, shadow, story, options, tell) {
  const takeOver = await soon(takeovers.get(shadow));
  takeovers.delete(shadow);
  return new Promise((resolve, reject) => {
    // It may take more than a frame until it is drawn.
    const root = undrawn();
    const end = new AbortController();
    /** @type {any} */
    let wasm;
    /** @type {string | undefined} */
    let panic;
    let ready = false;
    const began = performance.now();
    const isQuick = () => performance.now() - began < TURN;
    // By this clock Yew sees whether the page should have a turn. Once the story is there, time stands still for it: a
    // turn before pieces are drawn and the focus is where it belongs would show what the reader did in two halves, and
    // the page would be laid out for each.
    const clock = { now: () => (ready || isQuick() ? 0 : Date.now()) };

    const onTrap = (/** @type {unknown} */ trap) => {
      const crashed = failure("crashed", "the widget met a fault of its own. Restart it, and report what the console says.", [
        `${panic ?? trap}`,
      ]);
      reject(crashed);
      queueMicrotask(() => {
        end.abort();
        root.remove();
        tell("crashed", crashed);
      });
    };

    const focus = () => {
      for (const control of root.querySelectorAll("button, input")) {
        /** @type {HTMLElement} */ (control).focus();
        // What is disabled, or in a menu that is closed, takes none.
        if (control === shadow.activeElement) break;
      }
    };

    const emit = (/** @type {string} */ name, /** @type {any} */ detail) => {
      if (name === "panic") panic = detail;
      else if (name === "doubts") setTimeout(() => doubted(story), IDLE);
      // Whoever hears of it may call the widget, which has to come to its end first.
      else if (name !== "ready") queueMicrotask(() => tell(name, detail));
      else
        inTurn(() => {
          ready = true;
          if (end.signal.aborted) return;
          // Has it laid out where nobody sees it, which takes as long as to draw it did.
          root.getClientRects();
          try {
            takeOver?.(root);
          } catch (error) {
            console.warn("who-can-use: what the reader had done so far is lost", error);
          }
          // Without anyone asking how high the page is in between, or it would lose where it was scrolled to.
          for (const old of drawn(shadow)) old.remove();
          if (!shadow.adoptedStyleSheets.length) wear(shadow);
          root.removeAttribute("style");
          resolve({ wasm, detail, remove, focus, dress: () => dress(shadow) });
        });
    };

    /**
     * Does what comes next: at once, since a frame that shows nothing new takes its time as well; but on a slow
     * telephone each is long enough for the page to have a turn before.
     *
     * @param {() => void} next
     */
    const inTurn = (next) => (isQuick() ? queueMicrotask(next) : void setTimeout(next));

    const remove = () => {
      end.abort();
      wasm.unmount();
      root.remove();
    };

    try {
      const glue = program(guarded(onTrap), clock);
      glue.initSync(module);
      // The styles of what a server has drawn do for both. Others would have a browser look at all of that again.
      if (!shadow.styleSheets.length) wear(shadow);
      shadow.append(root);
      // What the menu's choices do is for those who open it. The event does not bubble.
      const heard = (/** @type {any} */ { target }) => target.part.contains("share") && offer(target, wasm, end.signal);
      root.addEventListener("toggle", heard, true);
      wasm = new glue.Widget(root, story, options, emit);
      inTurn(() => wasm.draw());
    } catch (/** @type {any} */ error) {
      root.remove();
      error === null ? refused(story).then(reject) : reject(error);
    }
  });
}
