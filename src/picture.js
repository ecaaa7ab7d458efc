/**
 * A picture of what a widget shows, as shapes and words: an SVG that opens anywhere and can be edited, or a PNG.
 *
 * A copy of the title, the moment, the matrix and its legend is laid out by the browser in the widget's own
 * styles, out of sight and at a width of its own, so that a picture from a phone is as good as any. What is
 * measured there is drawn: as SVG elements, or on a canvas. No page is rendered into an image, which policies
 * forbid and some engines refuse to save.
 */

/** How wide a picture is at least, in em of the widget. */
const WIDTH = 48;

/** What is of no use in a picture. */
const LEFT_OUT = "button:not(.open, .fold), input, .arrange, .hint, [hidden]";

/** Pixels of a PNG for each of the screen's; and how many it may have in all, which phones set. */
const SCALE = 2;
const MOST_PIXELS = 16_000_000;

const SVG = "http://www.w3.org/2000/svg";

/**
 * A shape or a line of words. Lengths are in CSS pixels from the picture's top left corner.
 *
 * @typedef {{ at: DOMRect, radius: number, fill?: string, stroke?: string, thick?: number, dash?: number[] }} Box
 * @typedef {{ d: string, matrix: DOMMatrix, fill?: string, stroke?: string, thick?: number, dash?: number[] }} Outline
 * @typedef {{ words: string, x: number, y: number, rtl: boolean, style: CSSStyleDeclaration, fill: string }} Words
 * @typedef {{ width: number, height: number, paper: string, title: string, lang: string, shapes: (Box | Outline | Words)[] }} Picture
 */

const canvas = document.createElement("canvas");
const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));

/**
 * What a widget shows.
 *
 * @param {ShadowRoot} shadow
 * @param {string} source the line under the picture
 * @returns {Picture}
 */
export function picture(shadow, source) {
  const sheet = laidOut(shadow, source);
  const adopted = shadow.adoptedStyleSheets;
  const bare = new (shadow.ownerDocument.defaultView ?? window).CSSStyleSheet();
  bare.replaceSync(`:is(.${SIGNED}, .fold)::before { content: none !important }`);
  shadow.adoptedStyleSheets = [...adopted, bare];
  try {
    const story = /** @type {HTMLElement} */ (sheet.firstElementChild);
    const { x, y, width, height } = sheet.getBoundingClientRect();
    /** @type {Picture["shapes"]} */
    const shapes = [];
    walk(story, shapes, { x, y });
    return {
      width: Math.ceil(width),
      height: Math.ceil(height),
      paper: getComputedStyle(story).backgroundColor,
      title: story.querySelector("[part=title]")?.textContent ?? "",
      lang: story.lang,
      shapes: shapes.slice(1),
    };
  } finally {
    sheet.remove();
    shadow.adoptedStyleSheets = adopted;
  }
}

/** A copy of what the picture is to show, in the widget's styles. @param {ShadowRoot} shadow @param {string} source */
function laidOut(shadow, source) {
  const one = (/** @type {string} */ part) => /** @type {HTMLElement} */ (shadow.querySelector(`[part="${part}"]`));
  const copy = (/** @type {string} */ part, deep = true) => /** @type {HTMLElement} */ (one(part).cloneNode(deep));
  const [sheet, story, header, moment] = ["root", "story", "header", "moment"].map((part) => copy(part, false));
  const note = document.createElement("p");
  note.className = "note";
  note.textContent = source;
  header.append(copy("title"));
  moment.append(copy("when"));
  story.append(header, moment, copy(one("access").hidden ? "events" : "access"), note);
  sheet.append(story);
  for (const useless of story.querySelectorAll(LEFT_OUT)) useless.remove();
  for (const cell of story.querySelectorAll("[aria-selected]")) cell.ariaSelected = "false";
  Object.assign(sheet.style, { position: "absolute", inlineSize: `${WIDTH}em`, insetBlockStart: 0, insetInlineStart: 0 });
  const style = (/** @type {string} */ selector, /** @type {Partial<CSSStyleDeclaration>} */ changes) => {
    for (const found of sheet.querySelectorAll(selector)) Object.assign(/** @type {HTMLElement} */ (found).style, changes);
  };
  // In the widget these make room for controls, stick to the screen or scroll.
  style(".story, .moment", { display: "block" });
  style(".story > *, .timeline", { position: "static", margin: "0 0 1em", blockSize: "auto", maxBlockSize: "none", minBlockSize: "0" });
  style(".header", { paddingInlineEnd: "0" });
  style(".when", { minBlockSize: "0" });
  style(".legend", { gridTemplateColumns: "1fr 1fr" });
  style(".timeline", { overflow: "visible", borderWidth: "0" });
  style(".scroll", { overflow: "visible", maxBlockSize: "none" });
  style(".note", { margin: "0", fontSize: "0.8125em" });
  shadow.append(sheet);
  // In more room words may be larger, so there is room for all columns before it is seen how wide they should be.
  const widen = () => {
    const { scrollWidth = 0, clientWidth = 0 } = story.querySelector(".scroll") ?? {};
    if (scrollWidth > clientWidth) sheet.style.inlineSize = `${sheet.offsetWidth + scrollWidth - clientWidth}px`;
  };
  widen();
  // Words that a large matrix shortens are whole here: nobody can ask a picture for the rest.
  const cell = /** @type {HTMLElement | null} */ (story.querySelector(".cell"));
  if (cell) {
    const { paddingLeft, paddingRight } = getComputedStyle(cell);
    const room = cell.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const labels = /** @type {HTMLElement[]} */ ([...story.querySelectorAll(".cell > .label")]);
    const missing = labels.reduce((most, { offsetWidth }) => Math.max(most, offsetWidth - room), 0);
    if (missing > 1) style(".cell-column", { inlineSize: `${cell.offsetWidth + missing}px` });
    widen();
  }
  signed(story);
  return sheet;
}

/** What of a sign's style puts it in its place. */
const OF_SIGN = /** @type {const} */ (["display", "position", "top", "left", "width", "height", "margin", "verticalAlign", "flex", "backgroundColor", "clipPath"]);

/** The class of what has an element for a sign. */
const SIGNED = "signed";

/** Puts an element in the place of each sign, which a style has put before a word: only elements can be measured. @param {HTMLElement} story */
function signed(story) {
  /** @type {[Element, Partial<CSSStyleDeclaration>][]} */
  const found = [];
  for (const holder of story.querySelectorAll(".label, .was, .set, .sample")) {
    const style = getComputedStyle(holder, "::before");
    if (style.clipPath !== "none") found.push([holder, Object.fromEntries(OF_SIGN.map((name) => [name, style[name]]))]);
  }
  for (const [holder, style] of found) {
    const sign = document.createElement("span");
    Object.assign(sign.style, style);
    holder.classList.add(SIGNED);
    holder.prepend(sign);
  }
}

/** @param {Element} element @param {Picture["shapes"]} shapes @param {{ x: number, y: number }} origin */
function walk(element, shapes, origin) {
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden") return;
  if (element instanceof SVGElement) return outlines(element, shapes, origin);
  const { x, y, width, height } = element.getBoundingClientRect();
  const at = new DOMRect(x - origin.x, y - origin.y, width, height);
  if (style.clipPath.startsWith("polygon")) return sign(style, at, shapes);
  // What else is clipped away is there to be heard.
  if (style.clipPath !== "none") return;
  box(style, at, shapes);
  for (const name of ["::before", "::after"]) ornament(getComputedStyle(element, name), style, at, shapes);
  for (const child of element.childNodes)
    if (child instanceof Text) lines(child, style, shapes, origin);
    else if (child instanceof Element) walk(child, shapes, origin);
}

/** A sign, in the outline that it is clipped to. @param {CSSStyleDeclaration} style @param {DOMRect} at @param {Picture["shapes"]} shapes */
function sign({ clipPath, backgroundColor }, { x, y, width, height }, shapes) {
  const places = clipPath.match(/[\d.]+(?=%|px)/g)?.map((place, nth) => (nth % 2 ? y + (height * +place) / 100 : x + (width * +place) / 100));
  if (places) shapes.push({ d: `M${places.map(short).join(" ")}Z`, matrix: new DOMMatrix(), fill: backgroundColor });
}

const SIDES = /** @type {const} */ (["Top", "Right", "Bottom", "Left"]);

/** The ground, the borders and the outline of a box. @param {CSSStyleDeclaration} style @param {DOMRect} at @param {Picture["shapes"]} shapes */
function box(style, at, shapes) {
  const radius = Number.parseFloat(style.borderTopLeftRadius) || 0;
  const rounded = style.borderTopLeftRadius.endsWith("%") ? at.width / 2 : radius;
  if (seen(style.backgroundColor)) shapes.push({ at, radius: rounded, fill: style.backgroundColor });
  const borders = SIDES.map((side) => ({
    thick: Number.parseFloat(style[`border${side}Width`]),
    line: style[`border${side}Style`],
    stroke: style[`border${side}Color`],
  }));
  const drawn = borders.filter(({ thick, line, stroke }) => thick && line !== "none" && seen(stroke));
  const [first] = borders;
  if (borders.every(({ thick, line, stroke }) => thick === first.thick && line === first.line && stroke === first.stroke)) {
    if (drawn.length) frame(first, at, rounded, shapes);
  } else
    for (const border of drawn) {
      const { thick, line, stroke } = border;
      const side = borders.indexOf(border);
      const x = side === 1 ? at.right - thick / 2 : side === 3 ? at.x + thick / 2 : at.x;
      const y = side === 2 ? at.bottom - thick / 2 : side === 0 ? at.y + thick / 2 : at.y;
      const d = `M${short(x)} ${short(y)}${side % 2 ? `v${short(at.height)}` : `h${short(at.width)}`}`;
      shapes.push({ d, matrix: new DOMMatrix(), stroke, thick, dash: dashes(line, thick) });
    }
  const thick = Number.parseFloat(style.outlineWidth);
  if (thick && style.outlineStyle !== "none") {
    const out = thick + Number.parseFloat(style.outlineOffset);
    const around = new DOMRect(at.x - out, at.y - out, at.width + 2 * out, at.height + 2 * out);
    frame({ thick, line: style.outlineStyle, stroke: style.outlineColor }, around, rounded, shapes);
  }
}

/** A line around a box, inside its edge. @param {{ thick: number, line: string, stroke: string }} border @param {DOMRect} at @param {number} radius @param {Picture["shapes"]} shapes */
function frame({ thick, line, stroke }, at, radius, shapes) {
  const inside = (/** @type {number} */ by) => new DOMRect(at.x + by, at.y + by, at.width - 2 * by, at.height - 2 * by);
  const around = (/** @type {number} */ from, /** @type {number} */ thick) =>
    shapes.push({ at: inside(from + thick / 2), radius: Math.max(0, radius - from - thick / 2), stroke, thick, dash: dashes(line, thick) });
  if (line === "double") for (const from of [0, (thick * 2) / 3]) around(from, thick / 3);
  else around(0, thick);
}

/** @param {string} line @param {number} thick */
const dashes = (line, thick) => (line === "dashed" ? [thick * 3, thick * 2] : line === "dotted" ? [thick, thick] : []);

/** What a style puts before or after the content of an element. @param {CSSStyleDeclaration} style @param {CSSStyleDeclaration} holder @param {DOMRect} at @param {Picture["shapes"]} shapes */
function ornament(style, holder, at, shapes) {
  if (style.content !== '""' || style.display === "none") return;
  const [width, height, left, top] = [style.width, style.height, style.left, style.top].map(Number.parseFloat);
  if (!(width >= 0 && height >= 0)) return;
  // Where it is not placed, it is in the middle of a grid or at the end of a line.
  const end = holder.direction === "rtl" ? 0 : at.width - width;
  const [x, y] =
    style.position === "absolute"
      ? [Number.parseFloat(holder.borderLeftWidth) + left, Number.parseFloat(holder.borderTopWidth) + top]
      : [holder.display === "grid" ? (at.width - width) / 2 : end, (at.height - height) / 2];
  box(style, new DOMRect(at.x + x, at.y + y, width, height), shapes);
}

/** @param {SVGElement} drawing @param {Picture["shapes"]} shapes @param {{ x: number, y: number }} origin */
function outlines(drawing, shapes, origin) {
  for (const path of drawing.querySelectorAll("path")) {
    const { fill, stroke, strokeWidth } = getComputedStyle(path);
    const matrix = new DOMMatrix().translate(-origin.x, -origin.y).multiply(path.getScreenCTM() ?? undefined);
    const [filled, stroked] = [fill, stroke].map((colour) => (colour === "none" ? undefined : colour));
    shapes.push({ d: path.getAttribute("d") ?? "", matrix, fill: filled, stroke: stroked, thick: Number.parseFloat(strokeWidth) });
  }
}

/** The first letter tells which way a sentence goes. */
const RTL = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The lines of a text as the browser has broken it. @param {Text} text @param {CSSStyleDeclaration} style @param {Picture["shapes"]} shapes @param {{ x: number, y: number }} origin */
function lines(text, style, shapes, origin) {
  const range = document.createRange();
  const rects = (/** @type {number} */ from, /** @type {number} */ to) => {
    range.setStart(text, from);
    range.setEnd(text, to);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  /** @type {{ from: number, to: number, top: number, bottom: number, left: number, right: number }[]} */
  const found = [];
  const add = (/** @type {number} */ from, /** @type {number} */ to, /** @type {boolean} */ whole) => {
    const seen = rects(from, to);
    if (whole && seen.length > 1 && seen.some(({ top }) => Math.abs(top - seen[0].top) > 2)) {
      // A word that is broken, or a language that does not part them.
      for (let at = from; at < to; ) {
        const size = String.fromCodePoint(text.data.codePointAt(at) ?? 0).length;
        add(at, at + size, false);
        at += size;
      }
      return;
    }
    for (const { top, bottom, left, right } of seen) {
      const line = found.at(-1);
      if (line && Math.abs(line.top - top) <= 2)
        Object.assign(line, { to, left: Math.min(line.left, left), right: Math.max(line.right, right) });
      else found.push({ from, to, top, bottom, left, right });
    }
  };
  for (const { index, 0: word } of text.data.matchAll(/\S+/g)) add(index, index + word.length, true);
  if (!found.length) return;
  pen.font = font(style);
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText("x");
  const rtl = style.unicodeBidi === "plaintext" ? RTL.test(text.parentElement?.textContent ?? "") : style.direction === "rtl";
  for (const { from, to, top, bottom, left, right } of found)
    shapes.push({
      words: text.data.slice(from, to).replace(/\s+/g, " "),
      x: (rtl ? right : left) - origin.x,
      y: (top + bottom + above - below) / 2 - origin.y,
      rtl,
      style: /** @type {any} */ ({ ...kept(style) }),
      fill: style.color,
    });
}

/** What of a style has to last after the copy is gone. @param {CSSStyleDeclaration} style */
const kept = ({ fontStyle, fontWeight, fontSize, fontFamily, letterSpacing }) => ({ fontStyle, fontWeight, fontSize, fontFamily, letterSpacing });

/** @param {Pick<CSSStyleDeclaration, "fontStyle" | "fontWeight" | "fontSize" | "fontFamily">} style */
const font = ({ fontStyle, fontWeight, fontSize, fontFamily }) => `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;

/** A colour as red, green, blue and opacity, however it is written. @param {string} colour */
function channels(colour) {
  const written = /^rgba?\(([^)]*)\)$/.exec(colour)?.[1].match(/[\d.]+/g)?.map(Number);
  if (written) return [written[0], written[1], written[2], written[3] ?? 1];
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** @param {string} colour */
const seen = (colour) => channels(colour)[3] > 0;

/** A length as short as can be, to a hundredth. @param {number} length */
const short = (length) => String(Math.round(length * 100) / 100);

/** What XML cannot hold, however it is written. */
const UNFIT = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A picture as an SVG, which needs nothing else. @param {Picture} picture */
export function svg({ width, height, paper, title, lang, shapes }) {
  const image = document.implementation.createDocument(SVG, "svg", null);
  const root = image.documentElement;
  /** @param {string} name @param {Record<string, string | undefined>} attributes */
  const element = (name, attributes, words = "") => {
    const made = image.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.textContent = words;
    root.append(made);
  };
  /** Where colours go that not every program can read. @param {string} use @param {string} [colour] */
  const paint = (use, colour) => {
    if (!colour) return use === "fill" ? { fill: "none" } : {};
    const [red, green, blue, alpha] = channels(colour);
    const hex = `#${[red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
    return { [use]: hex, [`${use}-opacity`]: alpha < 1 ? short(alpha) : undefined };
  };
  const size = { width: short(width), height: short(height) };
  for (const [key, value] of Object.entries({ ...size, viewBox: `0 0 ${width} ${height}`, role: "img", "xml:lang": lang }))
    if (value) root.setAttribute(key, value);
  element("title", {}, title);
  element("rect", { ...size, ...paint("fill", paper) });
  for (const shape of shapes) {
    if ("words" in shape) {
      const { words, x, y, rtl, fill, style } = shape;
      const { fontFamily, fontSize, fontStyle, fontWeight, letterSpacing } = style;
      element("text", {
        x: short(x),
        y: short(y),
        direction: rtl ? "rtl" : undefined,
        "font-family": fontFamily,
        "font-size": short(Number.parseFloat(fontSize)),
        "font-style": fontStyle === "normal" ? undefined : fontStyle,
        "font-weight": fontWeight === "400" ? undefined : fontWeight,
        "letter-spacing": letterSpacing === "normal" ? undefined : letterSpacing,
        ...paint("fill", fill),
      }, words);
    } else {
      const { fill, stroke, thick, dash } = shape;
      const colours = {
        ...paint("fill", fill),
        ...paint("stroke", stroke),
        "stroke-width": stroke && short(thick ?? 1),
        "stroke-dasharray": dash?.length ? dash.map(short).join(" ") : undefined,
      };
      if ("d" in shape) {
        const { a, b, c, d, e, f, isIdentity } = shape.matrix;
        const transform = isIdentity ? undefined : `matrix(${[a, b, c, d, e, f].map(short).join(" ")})`;
        element("path", { d: shape.d, transform, "fill-rule": "evenodd", ...colours });
      } else {
        const { at, radius } = shape;
        const place = { x: short(at.x), y: short(at.y), width: short(at.width), height: short(at.height) };
        element("rect", { ...place, rx: radius ? short(radius) : undefined, ...colours });
      }
    }
  }
  const text = new XMLSerializer().serializeToString(image).replace(UNFIT, "");
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', text], { type: "image/svg+xml" });
}

/** A picture as a PNG. @param {Picture} picture @returns {Promise<Blob>} */
export function png({ width, height, paper, shapes }) {
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
  const board = document.createElement("canvas");
  Object.assign(board, { width: Math.round(width * scale), height: Math.round(height * scale) });
  const brush = /** @type {CanvasRenderingContext2D} */ (board.getContext("2d"));
  brush.scale(scale, scale);
  brush.fillStyle = paper;
  brush.fillRect(0, 0, width, height);
  for (const shape of shapes) {
    if ("words" in shape) {
      const { words, x, y, rtl, fill, style } = shape;
      const spacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
      Object.assign(brush, { font: font(style), direction: rtl ? "rtl" : "ltr", textAlign: rtl ? "right" : "left", letterSpacing: spacing, fillStyle: fill });
      brush.fillText(words, x, y);
      continue;
    }
    const path = new Path2D();
    if ("d" in shape) path.addPath(new Path2D(shape.d), shape.matrix);
    else path.roundRect(shape.at.x, shape.at.y, shape.at.width, shape.at.height, shape.radius);
    if (shape.fill) {
      brush.fillStyle = shape.fill;
      brush.fill(path, "evenodd");
    }
    if (shape.stroke) {
      Object.assign(brush, { strokeStyle: shape.stroke, lineWidth: shape.thick });
      brush.setLineDash(shape.dash ?? []);
      brush.stroke(path);
    }
  }
  return new Promise((resolve, reject) =>
    board.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser makes no PNG of this size"))), "image/png"),
  );
}
