/**
 * The page for a frame, where a site keeps no scripts and no unknown tags in its articles: shows the story that
 * its address asks for, and tells the page around it how tall it is.
 *
 * What comes from the address becomes an attribute or a text, never code or markup.
 */

// @ts-ignore The build makes the file.
import "./who-can-use.js";

/** What the address may say, each as the attribute of that name; and `childId`, by which Pym knows the frame. */
const ATTRIBUTES = ["src", "moment", "bookmark", "view", "lang", "theme", "heading-level"];

/** Where nothing scrolls, the answer stands below the table that was asked, not at the end of the window. */
const STYLES = `
  body { margin: 0 }
  [role=alert] { margin: 1em; font-family: sans-serif }
  .whole who-can-use::part(why) { order: 0; position: relative; inset: auto; max-block-size: none; box-shadow: none }
`;

const asked = new URLSearchParams(location.search);

/** How tall the page around was told that this one is. */
let told = 0;

/** Tells it, in the ways that newsrooms' pages listen for. To whom makes no difference: a height is no secret. */
function tell() {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (height === told || parent === window) return;
  told = height;
  parent.postMessage({ sentinel: "amp", type: "embed-size", height, "datawrapper-height": { "who-can-use": height } }, "*");
  const child = asked.get("childId");
  if (child) parent.postMessage(`pymxPYMx${child}xPYMxheightxPYMx${height}`, "*");
}

/** Where the story is; null for the one that comes with the element. @returns {string | null} */
function address() {
  const src = asked.get("src");
  if (src === null) return null;
  const url = URL.canParse(src, location.href) ? new URL(src, location.href) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`“${src}” is no address on the web. Correct it.`);
  const { href, origin } = url;
  // Else anyone could have this site show their story as its own.
  const named = document.querySelector("meta[name=story-sites]")?.getAttribute("content") ?? "";
  if (![location.origin, ...named.split(/\s+/)].includes(origin))
    throw new Error(`${href} is on another site. Put the story on ${location.origin}, or name its site in frame.html, under “story-sites”.`);
  return href;
}

/** @returns {HTMLElement} */
function story() {
  const element = document.createElement("who-can-use");
  const src = address();
  for (const name of ATTRIBUTES) {
    const value = name === "src" ? src : asked.get(name);
    if (value !== null) element.setAttribute(name, value);
  }
  // When to load a frame, the page around it knows.
  element.setAttribute("loading", "eager");
  element.addEventListener("who-can-use-ready", () => {
    document.title = /** @type {any} */ (element).story.title;
  });
  return element;
}

/** @param {Error} error @returns {HTMLElement} */
function refusal({ message }) {
  const element = document.createElement("p");
  element.setAttribute("role", "alert");
  element.textContent = `Story not shown: ${message}`;
  return element;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);
document.adoptedStyleSheets = [sheet];
try {
  document.body.append(story());
} catch (/** @type {any} */ error) {
  document.body.append(refusal(error));
}
new ResizeObserver(tell).observe(document.documentElement);
addEventListener("resize", () => {
  if (told && Math.abs(innerHeight - told) <= 1) document.documentElement.classList.add("whole");
});
