/**
 * The wasm as browsers take it, put together from the form in which it is sent: there its instructions stand apart from
 * what follows them, which compresses better. `xtask/src/wasm/packing.rs` packs it, and says how.
 */

/** How many bytes have come before it is looked at what they say: more than a packed wasm has before its lists. */
const BEGINNING = 32;

/** Where the only section begins, and how many bytes its name takes. */
const [SECTION, NAME] = [8, 7];

/** The streams of what follows no instruction, by their numbers. */
const [BEFORE, LOCALS, AFTER] = [0, 1, 2];

/** How many streams a kind has, and how far from a first number's the one of those after it is. */
const [KIND, SECOND] = [128, 64];

/**
 * What follows instructions of a kind, if anything: a number; one of a stream for each kind of instruction that may come
 * next; those that have more numbers after them, up to the sorts of local variables that each function begins with; and
 * from `BYTES` on as many bytes as it is more than that.
 */
const [, BY_NEXT, TWO, COUNTED, COUNTED_AND_ONE, PREFIXED, SORTS, BYTES] = [1, 2, 3, 4, 5, 6, 7, 8];

/** How many numbers come after the first, which may say it. @param {number} what @param {number} first */
const more = (what, first) =>
  what === TWO
    ? 1
    : what === COUNTED
      ? first
      : what === COUNTED_AND_ONE
        ? first + 1
        : what === SORTS
          ? 2 * first
          : // Conversions, and then memory and tables by turns, of which some are about two.
            first < 8
            ? 0
            : first > 14 || first & 1
              ? 1
              : 2;

/** The first and the last instruction that opens a block, and the one that ends it. */
const [BLOCK, IF, END] = [2, 4, 11];

/** How many bytes are left for the length of a function until it is known. */
const LENGTH = 3;

/** @typedef {ReturnType<typeof begun> & {}} Begun */

/**
 * Puts a wasm together while it comes.
 *
 * @returns {(packed: Uint8Array, whole: boolean) => Uint8Array} takes all that has come, and gives what can be told from
 *   it and was not given yet. Of anything else than a packed wasm it makes none, or fails.
 */
export function unpacker() {
  /** @type {Begun | undefined} */
  let state;
  let given = 0;
  return (packed, whole) => {
    state ??= begun(packed);
    if (!state) return packed.subarray(0, 0);
    put(packed, state);
    const { wasm, streams, depth, start, size } = state;
    if (whole) wasm.set(packed.subarray(streams[AFTER], streams[AFTER] + wasm.length - size), size);
    return wasm.subarray(given, (given = whole ? wasm.length : depth ? start : size));
  };
}

/**
 * What stands before the instructions, once it is there.
 *
 * @param {Uint8Array} packed
 */
function begun(packed) {
  let at = SECTION + 1;
  const number = () => {
    let number = 0;
    for (let byte = 128, shift = 0; byte > 127; shift += 7) number |= ((byte = packed[at++]) & 127) << shift;
    return number;
  };
  // Any other wasm has one of another number.
  if (packed.length < BEGINNING || packed[SECTION]) return;
  number();
  at += NAME;
  const [length, whole] = [number(), number()];
  if (packed.length < at + length) return;
  const kinds = new Uint8Array(256);
  const follows = new Uint8Array(256);
  for (let kind = 0, count = number(); kind < count; kind++) {
    kinds.fill(kind, packed[at++]);
    follows[kind] = packed[at++];
  }
  /** @type {number[]} */
  const lengths = [];
  for (let count = number(); count > 0 && at < packed.length; count--) lengths[number()] = number();
  // Where the next of each stream is.
  const streams = new Uint32Array(lengths.length);
  lengths.forEach((length, stream) => {
    streams[stream] = at;
    at += length;
  });
  const wasm = new Uint8Array(whole);
  wasm.set(packed.subarray(streams[BEFORE], streams[LOCALS]));
  const size = streams[LOCALS] - streams[BEFORE];
  return { kinds, follows, streams, at, wasm, size, start: 0, depth: 0 };
}

/**
 * Writes the functions whose instructions have come. Each byte of them passes here: so nothing is called, and what
 * changes stands in variables of its own.
 *
 * @param {Uint8Array} packed
 * @param {Begun} state
 */
function put(packed, state) {
  const { kinds, follows, streams, wasm } = state;
  // Where the next instruction is, how much of the wasm there is, where the open function begins, and how many blocks
  // of it are open.
  let { at, size, start, depth } = state;
  // Of each instruction the next one is looked at: behind the last is a byte for that.
  while (at + 1 < packed.length) {
    let what = SORTS;
    let stream = LOCALS;
    if (depth) {
      const instruction = (wasm[size++] = packed[at++]);
      const kind = kinds[instruction];
      stream = kind * KIND;
      what = follows[kind];
      if (instruction >= BLOCK && instruction <= IF) depth++;
      else if (instruction === END && !--depth) {
        // The length of the function, in as few bytes as it takes.
        const body = start + LENGTH;
        let length = size - body;
        for (; length > 127; length >>= 7) wasm[start++] = (length & 127) | 128;
        wasm[start++] = length;
        wasm.copyWithin(start, body, size);
        size += start - body;
      }
      if (!what) continue;
      if (what === BY_NEXT) stream += kinds[packed[at]];
    } else {
      start = size;
      size += LENGTH;
      depth = 1;
    }

    let from = streams[stream];
    if (what >= BYTES) for (let count = what - BYTES; count; count--) wasm[size++] = packed[from++];
    else {
      let number = 0;
      for (let byte = 128, shift = 0; byte > 127; shift += 7)
        number |= ((byte = wasm[size++] = packed[from++]) & 127) << shift;
      if (what > BY_NEXT) {
        streams[stream] = from;
        stream += SECOND;
        from = streams[stream];
        for (let count = more(what, number); count > 0 && size < wasm.length; count--)
          while ((wasm[size++] = packed[from++]) > 127);
      }
    }
    streams[stream] = from;
  }
  Object.assign(state, { at, size, start, depth });
}
