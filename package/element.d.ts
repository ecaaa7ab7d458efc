import type { Story } from "./story.js";

export type * from "./story.js";

/** A cell of the matrix, by the ids of its row and its column. */
export interface Cell {
  who: string;
  what: string;
}

/** Where the reader is: what `who-can-use-ready` and `who-can-use-moment` tell. */
export interface Moment {
  /** The id of the last event so far; null before all of them. */
  event: string | null;
  /** When that was, an EDTF date; null where it is not known. */
  date: string | null;
  /** The cells that it changed. */
  changed: Cell[];
}

/** What the reader has opened: what `who-can-use-select` tells. All null when it was closed. */
export interface Selection {
  event: string | null;
  who: string | null;
  what: string | null;
}

/** What failed: what `who-can-use-error` tells. */
export interface Failure {
  /** What the element says of it: a sentence with a remedy. */
  message: string;
  /** The sort of failure in a word, such as `missing`, `offline` or `story`. */
  cause: string;
  /** The particulars: a sentence for each mistake of a story. */
  problems: string[];
}

/** The events that the element fires. They bubble, and cross shadow roots. */
export interface WhoCanUseEventMap {
  "who-can-use-ready": CustomEvent<Moment>;
  "who-can-use-moment": CustomEvent<Moment>;
  "who-can-use-select": CustomEvent<Selection>;
  "who-can-use-error": CustomEvent<Failure>;
}

/** The attributes of the element. */
export interface WhoCanUseAttributes {
  /** The address of a story. */
  src?: string;
  /** Where the reader begins: an event's id, an EDTF day, `start` or `end`. */
  moment?: string;
  /** Where the reader goes, and what is open there: goes before `moment`. */
  bookmark?: string;
  /** Keeps where the reader is in the page's address: under this name, or where it is empty the element's id. */
  "deep-link"?: string;
  /** Keeps step with the text of the page: of the element with this id, or where it is empty with all of it. */
  "text-link"?: string;
  /** What is shown. */
  view?: "both" | "timeline" | "matrix";
  /** The language of the widget's own words. */
  lang?: string;
  /** The level of the story's title among the headings of the page. */
  "heading-level"?: "1" | "2" | "3" | "4";
  /** The colours. */
  theme?: "auto" | "light" | "dark";
  /** When the story is loaded: near the viewport, or at once. */
  loading?: "lazy" | "eager";
  /** Where the wasm is, if not beside the script. */
  "wasm-url"?: string;
}

/** `<who-can-use>`: a story as a timeline and a matrix. To import it has no effect: `who-can-use/define` defines it. */
export class WhoCanUse extends HTMLElement {
  static readonly version: string;
  static readonly observedAttributes: readonly string[];

  /** How long a file may take, in milliseconds. */
  static timeout: number;

  /** This element at its first render. Rejects when that fails. */
  get ready(): Promise<this>;

  /** The story that is shown, null until then. */
  get story(): Story | null;
  /** Another story, as an object or a text; null for the element's own. */
  set story(story: Story | string | null | undefined);

  /** The id of the event the reader stands after, or `start`. */
  get moment(): string | null;
  /** Moves the reader: takes all that the attribute does. */
  set moment(moment: string | null | undefined);

  /** Where the reader is, for a link back there; null until the story is shown. */
  get bookmark(): string | null;
  /** Takes the reader there. */
  set bookmark(bookmark: string | null | undefined);

  /** Goes one event on. */
  next(): void;
  /** Goes one event back. */
  previous(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "who-can-use": WhoCanUse;
  }
  interface GlobalEventHandlersEventMap extends WhoCanUseEventMap {}
}
