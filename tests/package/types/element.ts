// What TypeScript knows of the element: what is right passes, and each line below an "expect" is refused.

import { WhoCanUse, type Cell, type Failure, type Moment, type Selection, type Story } from "who-can-use";
import { WhoCanUse as Defined } from "who-can-use/define";
import { WhoCanUse as Source } from "../../../src/embed.js";

/** The code is what the types say it is, the types of its story apart, which it takes as any. */
export const told: typeof WhoCanUse = Source;
export const same: typeof WhoCanUse = Defined;

const element = document.querySelector("who-can-use")!;
element satisfies WhoCanUse;
document.createElement("who-can-use").next();

element.story = { format: 1, title: "The bridge", events: [{ id: "opening", title: "The bridge opens", when: "1932" }] };
element.story = '{ "format": 1 }';
element.story = null;
element.moment = "2026-04-29";
element.bookmark = "moment=crack&cell=lorries.bridge";
element.ready.then((ready) => ready.previous());
element.story satisfies Story | null;
element.moment satisfies string | null;

// @ts-expect-error The story has no title.
element.story = { format: 1, events: [] };
// @ts-expect-error There is no such format.
element.story = { format: 2, title: "The bridge", events: [] };
// @ts-expect-error Nothing may be forbidden.
({ who: "lorries", what: "bridge", access: "forbidden" }) satisfies Story.Change;
// @ts-expect-error It is made by the element.
element.ready = Promise.resolve(element);
// @ts-expect-error There is no such step.
element.next(2);

element.addEventListener("who-can-use-ready", ({ detail }) => detail satisfies Moment);
element.addEventListener("who-can-use-select", ({ detail }) => detail satisfies Selection);
// They bubble.
document.addEventListener("who-can-use-moment", ({ detail }) => detail.changed satisfies Cell[]);
document.body.addEventListener("who-can-use-error", ({ detail }) => detail satisfies Failure);
// @ts-expect-error A moment has no row of its own.
element.addEventListener("who-can-use-moment", ({ detail }) => detail.who);

WhoCanUse.timeout = 10_000;
WhoCanUse.version satisfies string;
