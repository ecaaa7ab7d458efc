/**
 * What a widget needs once its element comes near: the files that `embed.js` has asked for are read here, and
 * a story is drawn in a wasm instance of its own. The build writes the wasm's glue and the stylesheets in.
 *
 * When something is wrong, it is put in words here: what, where, and the remedy for whoever can mend it.
 */

/** The hash of the wasm that this file was built with. */
const INTEGRITY = "__WASM_INTEGRITY__";

/** The stamp of the build's words, which their files carry, and the languages that have some beside English. */
const [STAMP, ...LANGUAGES] = "__LANGUAGES__".split(" ");

/** The styles of every part. */
const STYLES = "__STYLES__";

/**
 * Wasm-bindgen's glue. It keeps its state to itself, so that each call gives another program.
 *
 * @param {object} WebAssembly what the glue takes for the global of that name
 * @returns {any}
 */
function program(WebAssembly) {
  "__GLUE__";
  // @ts-expect-error The glue defines it.
  return wasm_bindgen;
}

/** The smallest wasm there is: a page that cannot run it runs none. */
const EMPTY_WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** How long a story may be, in bytes. */
const LONGEST_STORY = 67_108_864;

/**
 * A file that has been asked for: where, how, and what is answered. The signal ends the wait for it.
 *
 * @typedef {{ url: string, options: RequestInit, signal: AbortSignal, answer: Promise<Response> }} Order
 */

/**
 * @param {string} cause a word, for programs
 * @param {string} message what is wrong, where, and the remedy
 * @param {string[]} [problems] the particulars
 */
const failure = (cause, message, problems = []) => Object.assign(new Error(message), { cause, problems });

/** @param {string} url @param {string} what */
const webPage = (url, what) =>
  failure("html", `${url} is a web page, not ${what}. Upload the file, or correct its address.`);

/** @param {string} url */
const cutShort = (url) => failure("cut-short", `${url} came cut short or damaged. Retry, or upload it again.`);

/** @param {string} url */
const otherBuild = (url) =>
  failure("wrong-hash", `${url} is of another build than who-can-use.js. Upload all files of one build together.`);

/**
 * Reads a file, or says why it cannot be had.
 *
 * @template T
 * @param {Order} order
 * @param {string} what the file should be
 * @param {RegExp} type what its media type should be
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
async function received(order, what, type, read) {
  const { url, signal, answer } = order;
  let response;
  try {
    response = await answer;
    const { ok, status, headers } = response;
    const served = headers.get("content-type") ?? "";
    if (!ok) throw failure("missing", `${url} is not there (HTTP ${status}). Upload the file, or correct its address.`);
    if (/html/.test(served)) throw webPage(url, what);
    if (!type.test(served))
      throw failure("wrong-type", `${url} is served as “${served}”. Have its server send it as ${what}.`);
    return await read(response);
  } catch (/** @type {any} */ error) {
    if (error.cause) throw error;
    if (signal.aborted)
      throw failure("stalled", `${url} did not arrive in time. Retry, or check its server.`);
    if (!navigator.onLine) throw failure("offline", "you are offline. Connect to the internet, then retry.");
    if (response) throw cutShort(url);
    throw await unanswered(order, what, type);
  }
}

/**
 * Why nothing came, which browsers do not tell.
 *
 * @param {Order} order
 * @param {string} what
 * @param {RegExp} type
 */
async function unanswered({ url, options: { integrity, ...options }, signal }, what, type) {
  if (integrity) {
    // A wrong hash looks like no answer. Where no hash is checked the file comes, and tells what it is.
    const answer = fetch(url, { ...options, signal, cache: "reload" });
    const bytes = await received({ url, options, signal, answer }, what, type, (response) => response.arrayBuffer());
    return WebAssembly.validate(bytes) ? otherBuild(url) : cutShort(url);
  }
  // So does an answer that this page may not read. Where it does not ask to, that there is one can be told.
  const { type: answer } = await fetch(url, { ...options, signal, mode: "no-cors" }).catch(Response.error);
  return answer === "opaque"
    ? failure("cross-origin", `${url} may not be read from ${origin}. Have its server send Access-Control-Allow-Origin.`)
    : failure("unreachable", `${url} cannot be reached. Check its address, its server, and this page's connect-src.`);
}

/**
 * The wasm, compiled while it comes.
 *
 * @param {Order} order
 * @param {string} integrity the hash of the wasm that the loader was built with
 */
export async function compiled(order, integrity) {
  if (integrity !== INTEGRITY) throw otherBuild("who-can-use-widget.js");
  if (!globalThis.WebAssembly)
    throw failure("unsupported", "this browser runs no WebAssembly. Use another, or end its lockdown mode.");
  return received(order, "wasm (application/wasm)", /^application\/wasm$/, async (response) => {
    // Not every engine asks the page's policy before there is something to run.
    await WebAssembly.instantiate(EMPTY_WASM).catch(() => {
      throw failure("policy", "this page's policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src.");
    });
    if (order.options.integrity) return WebAssembly.compileStreaming(response);
    // The browser would hash the file once it is whole, and compile it only then. Here both are done while it comes,
    // and of a file with another hash nothing is ever run.
    const whole = response.clone().arrayBuffer();
    const module = WebAssembly.compileStreaming(response);
    // Which of the two fails first depends on where the file breaks off.
    module.catch(() => {});
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", await whole));
    const compiled = await module;
    if (`sha384-${btoa(String.fromCharCode(...hash))}` !== integrity) throw otherBuild(order.url);
    return compiled;
  });
}

/**
 * The text of a story, which is refused as soon as it proves too long.
 *
 * @param {Order} order
 */
export function storyText(order) {
  const { url } = order;
  const what = "a story (JSON)";
  return received(order, what, /^/, async (response) => {
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let size = 0;
    for (let part; reader && !(part = await reader.read()).done; ) {
      size += part.value.length;
      if (size > LONGEST_STORY) {
        reader.cancel();
        throw failure("too-long", `${url} is over ${LONGEST_STORY >> 20} MB. Tell a shorter story.`);
      }
      text += decoder.decode(part.value, { stream: true });
    }
    if (/^\s*</.test(text)) throw webPage(url, what);
    return text;
  });
}

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
    const [stamp, ...lines] = await received(order, "a language (JSON)", /^/, (response) => response.json());
    if (stamp !== STAMP) throw otherBuild(order.url);
    return lines.join("\n");
  } catch (/** @type {any} */ error) {
    console.warn(`who-can-use: in English, because ${error.message}`);
    return null;
  }
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
export const soon = (promise) => Promise.race([promise, new Promise((/** @type {() => void} */ late) => setTimeout(late, PATIENCE))]);

/** What a server has drawn in a shadow root: its styles, and the widget. @param {ShadowRoot} shadow */
const drawn = (shadow) => shadow.querySelectorAll("[data-drawn]");

/**
 * Styles a shadow root; again when it has come into another document, whose sheets are its own. One that a server has
 * drawn has styles until the widget is there, and what takes it over is brought instead.
 *
 * @param {ShadowRoot} shadow
 */
export function dress(shadow) {
  if (!drawn(shadow).length) return wear(shadow);
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
  if (!menu.part.contains("share") || opened.has(menu)) return;
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
    const root = document.createElement("div");
    root.setAttribute("part", "root");
    const end = new AbortController();
    /** @type {any} */
    let wasm;
    /** @type {string | undefined} */
    let panic;

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
      else
        // Whoever hears of it may call the widget, which has to come to its end first.
        queueMicrotask(() => {
          if (name !== "ready") return tell(name, detail);
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

    const remove = () => {
      end.abort();
      wasm.unmount();
      root.remove();
    };

    try {
      const glue = program(guarded(onTrap));
      glue.initSync(module);
      // The styles of what a server has drawn do for both. Others would have a browser look at all of that again.
      if (!shadow.styleSheets.length) wear(shadow);
      // Until it is drawn, which may take more than a frame, it takes up no room beside what is shown.
      Object.assign(root.style, { blockSize: "0", overflow: "clip" });
      shadow.append(root);
      // What the menu's choices do is for those who open it. The event does not bubble.
      root.addEventListener("toggle", ({ target }) => offer(/** @type {Element} */ (target), wasm, end.signal), true);
      wasm = new glue.Widget(root, story, options, emit);
      // On a slow telephone each of the two is long enough for the page to have a turn between.
      setTimeout(() => wasm.draw());
    } catch (/** @type {any} */ error) {
      root.remove();
      error === null ? refused(story).then(reject) : reject(error);
    }
  });
}
