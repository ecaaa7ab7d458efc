/**
 * The element. It brings itself the wasm and the story, keeps its own content readable until both are there, and
 * says what is wrong, where, and what helps when they are not.
 *
 * What a story means and how it looks is decided in the wasm; nothing here knows either. To import this has no
 * effect: `define.js` defines the element, and `tag.js` is what a script tag does beside. Bundlers find the files
 * that go with it by `new URL` and `import`, each written out in one piece.
 */

import { NEAR, atOnce } from "./near.js";
import { importCode, order, programAt } from "./program.js";

/** The attributes that may change while a story is shown. */
const LIVE = ["src", "moment", "bookmark", "view", "lang", "theme", "heading-level"];

/**
 * `<who-can-use>`: a story as a timeline and a matrix.
 *
 * Fires `who-can-use-ready`, `-moment`, `-select` and `-error`, each when the widget has finished what led to
 * it, so that a listener may call anything.
 */
export class WhoCanUse extends (globalThis.HTMLElement ?? Object) {
  static version = "__VERSION__";
  static observedAttributes = [...LIVE, "loading"];

  /** How long a file may take, in milliseconds. */
  static timeout = 30_000;

  #shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #slot = this.#shadow.querySelector("slot") ?? this.#shadow.appendChild(document.createElement("slot"));
  /** What is shown. @type {import("./widget.js").Widget | undefined} */
  #widget;
  /** What is said of a failure. @type {HTMLElement | undefined} */
  #message;
  /** The story that the page's own scripts gave. @type {string | null | undefined} */
  #given;
  /** The story that is shown. @type {string | undefined} */
  #text;
  /** Where the reader stands, to come back to. @type {string | null} */
  #moment = null;
  /** @type {IntersectionObserver | undefined} */
  #observer;
  /** Ends what links the element with its page. @type {AbortController | undefined} */
  #stay;
  /** Whether the reader has come near. */
  #begun = false;
  /** Counts the loads: what an earlier one still brings is out of date. */
  #load = 0;
  /** Keeps the promise below. @type {any} */
  #resolve;
  /** Breaks it. @type {any} */
  #reject;
  #ready = this.#promise();

  connectedCallback() {
    // The page may have set these before there was a class to take them.
    for (const name of /** @type {const} */ (["story", "moment", "bookmark"]))
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    if (this.#observer) return this.#speak();
    const { signal } = (this.#stay = new AbortController());
    const linked = (/** @type {any} */ { link }) => link(this, signal);
    // What these do not do for a page, the browser's console tells.
    // @ts-ignore The build makes the file.
    if (this.hasAttribute("deep-link")) import("./who-can-use-link.js").then(linked).catch(() => {});
    // @ts-ignore The build makes the file.
    if (this.hasAttribute("text-link")) import("./who-can-use-text-link.js").then(linked).catch(() => {});
    this.#observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#show(),
      { rootMargin: `${NEAR}px` },
    );
    this.#observer.observe(this);
    this.#hurry();
    // Whoever has put it there may have more to say of it.
    setTimeout(() => this.#hurry(atOnce(this)));
  }

  disconnectedCallback() {
    // An element that is moved is taken out and put back in one go.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stay?.abort();
      this.#observer?.disconnect();
      this.#observer = undefined;
      this.#begun = false;
      this.#load++;
      this.#clear();
    });
  }

  /** That there is one lets `moveBefore` leave the widget as it is. */
  connectedMoveCallback() {}

  adoptedCallback() {
    this.#widget?.dress();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "src") return this.#renew();
    if (name === "loading") return this.#hurry();
    if (name === "moment") this.#moment = null;
    this.#widget?.wasm.set(name, this.#option(name));
  }

  /** This element at the first render. Rejects when that fails, and is another promise after a retry. */
  get ready() {
    return this.#ready;
  }

  /** The story that is shown, null until then. Takes an object or a text; null for the element's own. */
  get story() {
    return JSON.parse(this.#text ?? "null");
  }

  set story(story) {
    this.#given = Object(story) === story ? JSON.stringify(story) : story;
    this.#renew();
  }

  /** The id of the event the reader stands after, or `start`. Takes all that the attribute does. */
  get moment() {
    return this.#option("moment");
  }

  set moment(moment) {
    if (this.#widget) this.#widget.wasm.set("moment", moment);
    else this.#moment = moment;
  }

  /** Where the reader is, for a link back there; null until the story is shown. Takes one to go to. */
  get bookmark() {
    return this.#widget?.wasm.text("bookmark") ?? null;
  }

  // Frameworks set an attribute as the property of its name.
  set bookmark(bookmark) {
    this.setAttribute("bookmark", bookmark ?? "");
  }

  next() {
    this.#widget?.wasm.next();
  }

  previous() {
    this.#widget?.wasm.previous();
  }

  #promise() {
    const promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // A page that does not wait for it must not hear of its rejection.
    promise.catch(() => {});
    return promise;
  }

  /** @param {string} name @returns {string | null} */
  #option(name) {
    return (name === "moment" && this.#moment) || this.getAttribute(name);
  }

  /** @param {string | URL} path @returns {string} the address, or the path itself where it cannot be one */
  #address(path) {
    return Object.assign(this.ownerDocument.createElement("a"), { href: path }).href;
  }

  /** Does not wait to be told that the reader comes near, where the page asks for that or it is so already. */
  #hurry(now = this.getAttribute("loading") === "eager") {
    if (now && this.#observer && !this.#begun) this.#show();
  }

  /** The words for the language around the element, null for English; nothing once it has become another. */
  #words() {
    const { signal } = /** @type {AbortController} */ (this.#stay);
    return importCode().then((code) => code.words(this, order, () => this.#speak(), signal), () => null);
  }

  /** Has the widget speak the language around it, once its words are there. */
  async #speak() {
    const words = this.#begun ? await this.#words() : undefined;
    if (words !== undefined) this.#widget?.wasm.set("words", words);
  }

  /** Another story is asked for. */
  #renew() {
    this.#text = undefined;
    if (this.#begun) this.#show();
  }

  /** Brings what is needed and shows it. What was shown before stays until then. */
  async #show(again = false) {
    this.#begun = true;
    this.#observer?.disconnect();
    if (this.#message) {
      // So that a second failure is told as well, even in the same words.
      this.#message.childNodes[0].textContent = "Loading …";
      if (!this.#widget) this.#ready = this.#promise();
    }
    const load = ++this.#load;
    try {
      const program = programAt(this.#address(this.getAttribute("wasm-url") ?? new URL("./who-can-use.wasm", import.meta.url)));
      const words = this.#words();
      // Before the rest is there, so that a message about it looks as it should.
      importCode().then((code) => code.dress(this.#shadow), () => {});
      const [{ code, module }, text] = await Promise.all([program, this.#read(again)]);
      // In English, until they come.
      const spoken = await code.soon(words);
      if (load !== this.#load) return;
      const options = Object.fromEntries(LIVE.map((name) => [name, this.#option(name)]));
      options.words = /** @type {any} */ (spoken);
      /** @type {import("./widget.js").Widget | undefined} */
      let widget;
      widget = await code.draw(module, this.#shadow, text, options, (name, detail) => {
        if (widget && this.#widget === widget) this.#hear(name, detail);
      });
      if (load !== this.#load) return widget.remove();
      const retried = this.#shadow.activeElement?.matches("[part=retry]");
      this.#clear();
      if (retried) widget.focus();
      this.#widget = widget;
      this.#text = text;
      this.#slot.hidden = true;
      this.#resolve(this);
      this.#hear("ready", widget.detail);
      if (spoken === undefined) this.#speak();
    } catch (/** @type {any} */ error) {
      if (load === this.#load) this.#fail(error);
    }
  }

  /** @param {boolean} again @returns {Promise<string>} */
  async #read(again) {
    if (this.#text !== undefined) return this.#text;
    if (this.#given != null) return this.#given;
    if (!this.hasAttribute("src")) {
      // Until the page is read, a story inside the element may be missing, or there is only half of it.
      if (document.readyState === "loading")
        await new Promise((read) => document.addEventListener("DOMContentLoaded", read));
      const own = this.querySelector(':scope > script[type="application/json"]')?.textContent;
      if (own != null) return own;
    }
    // Asked for before there is code to read it, so that it comes beside the wasm.
    const url = this.#address(this.getAttribute("src") ?? new URL("./stories/anthropic-and-the-government.json", import.meta.url));
    const story = order(url, again ? { cache: "reload" } : {});
    return (await importCode()).storyText(story);
  }

  /** Takes down what is shown. */
  #clear() {
    // Without one, the element's own content is shown already, or what a server has drawn is.
    if (this.#widget) this.#slot.hidden = false;
    this.#widget?.remove();
    this.#message?.remove();
    this.#widget = this.#message = undefined;
  }

  /** @param {string} name @param {any} detail */
  #hear(name, detail) {
    if (name === "crashed") {
      this.#clear();
      this.#moment = null;
      return this.#fail(detail);
    }
    if (name !== "select") this.#moment = detail.event ?? "start";
    this.#fire(name, detail);
  }

  #alert() {
    const [alert, retry] = ["p", "button"].map((name) => document.createElement(name));
    Object.assign(alert, { part: "message", role: "alert", lang: "en" });
    Object.assign(retry, { part: "retry", type: "button", onclick: () => this.#show(true) });
    alert.append("", " ", retry);
    return alert;
  }

  /** Says what is wrong, with the element's own content or the last good story beside it. @param {any} error */
  #fail(error) {
    const { cause = "unknown", problems = [] } = error;
    const src = this.#given == null && this.getAttribute("src");
    const where = cause === "story" && src ? `${this.#address(src)}: ` : "";
    const message = `Story not ${this.#widget ? "updated" : "shown"}: ${where}${error.message}`;
    console.error(`who-can-use: ${message}`, ...problems, error);
    this.#message ??= this.#shadow.insertBefore(this.#alert(), this.#slot);
    const [text, , retry] = this.#message.childNodes;
    text.textContent = message;
    retry.textContent = cause === "crashed" ? "Restart" : "Retry";
    this.#reject(error);
    this.#fire("error", { message, cause, problems });
  }

  /** @param {string} name @param {any} detail */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(`who-can-use-${name}`, { detail, bubbles: true, composed: true }));
  }
}
