/** What a page written by hand needs of a story: its text, and who can use what as of a moment. */

/** The accesses of the format; a cell that nothing is said of has the first. */
export const ACCESS = ["unknown", "allowed", "limited", "pending", "barred"];

/** The story, read and indexed. The benchmark is told how long that took. */
export async function load() {
  const text = await (await fetch("story.json")).text();
  const start = performance.now();
  const story = JSON.parse(text);
  const matrix = new Matrix(story);
  performance.measure("parse", { start });
  return { story, matrix };
}

/** A day as its author wrote it. */
export const day = (event) => event.when.slice(0, 10);

/** An instant as the day it is on. */
export const dayOf = (time) => new Date(time).toISOString().slice(0, 10);

export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Who can use what after the first so many events, which the file has in their order. A move costs as much as
 * the changes between the two moments, and a reason as much as its cell's own history.
 */
export class Matrix {
  constructor({ who, what, events }) {
    const rows = new Map(who.map(({ id }, row) => [id, row]));
    const columns = new Map(what.map(({ id }, column) => [id, column]));
    const changes = events.reduce((sum, event) => sum + event.changes.length, 0);
    this.columns = what.length;
    this.moment = 0;
    this.times = Float64Array.from(events, ({ when }) => Date.parse(when));
    this.access = new Uint8Array(who.length * what.length);
    /** The changes of event `n` are those from `first[n]` up to `first[n + 1]`. */
    this.first = new Uint32Array(events.length + 1);
    this.cell = new Uint32Array(changes);
    this.to = new Uint8Array(changes);
    this.event = new Uint32Array(changes);
    /** The change of the same cell before each, or -1; and the last one of each cell so far. */
    this.before = new Int32Array(changes);
    this.last = new Int32Array(this.access.length).fill(-1);
    const last = this.last.slice();
    let change = 0;
    events.forEach((event, index) => {
      for (const { who, what, access } of event.changes) {
        const cell = rows.get(who) * this.columns + columns.get(what);
        this.cell[change] = cell;
        this.to[change] = ACCESS.indexOf(access);
        this.event[change] = index;
        this.before[change] = last[cell];
        last[cell] = change++;
      }
      this.first[index + 1] = change;
    });
    this.start = this.times[0];
    this.end = this.times.at(-1);
  }

  /** Goes to a moment, and gives the cells that changed on the way. */
  go(moment) {
    const touched = new Map();
    const put = (cell, change) => {
      if (!touched.has(cell)) touched.set(cell, this.access[cell]);
      this.last[cell] = change;
      this.access[cell] = change < 0 ? 0 : this.to[change];
    };
    const here = this.first[this.moment];
    const there = this.first[moment];
    for (let change = here; change < there; change++) put(this.cell[change], change);
    for (let change = here - 1; change >= there; change--) put(this.cell[change], this.before[change]);
    this.moment = moment;
    return [...touched].filter(([cell, was]) => this.access[cell] !== was).map(([cell]) => cell);
  }

  /** The events that set a cell so far, newest first, each with what it set. */
  why(cell) {
    const reasons = [];
    for (let change = this.last[cell]; change >= 0; change = this.before[change])
      reasons.push([this.event[change], ACCESS[this.to[change]]]);
    return reasons;
  }

  /** How many events are up to a time: the first moment after it. */
  upTo(time) {
    let low = 0;
    let high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
