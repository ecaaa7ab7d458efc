// Breaks the widget's program from below, on a page that runs the released files as they are, their hashes checked.
// It stands between the wasm and the engine, where a page can: what an instance asks the browser for passes here, and
// so does the module before it is compiled.
(() => {
  // Two calls, in wasm: the first traps as a panic does, the second calls itself until the stack is full.
  const calls = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 3, 2, 0, 0, 7, 19, 2, 4, 116, 114, 97, 112, 0, 0, 8, 111, 118, 101,
    114, 102, 108, 111, 119, 0, 1, 10, 10, 2, 3, 0, 0, 11, 4, 0, 16, 1, 11,
  ]);
  const { Instance, compileStreaming } = WebAssembly;
  const faults = new Instance(new WebAssembly.Module(calls)).exports;

  const sabotage = {
    /** What to break next: what an import does, in the words of its source, and the fault that strikes instead. */
    plan: null,
    /** By how many pages, of 64 KB, an instance's memory may grow; null for as many as it likes. */
    room: null,
    /** When the fault struck. */
    struck: null,
    /** The memory of every instance, for as long as it is alive. */
    memories: [],
  };
  Object.defineProperty(window, 'sabotage', { value: sabotage });

  const meets = (source) => {
    const { plan } = sabotage;
    if (!plan || !source.includes(plan.does)) return;
    sabotage.plan = null;
    sabotage.struck = performance.now();
    faults[plan.fault]();
  };

  WebAssembly.Instance = function (module, imports) {
    const watch = (value) => {
      if (typeof value !== 'function') return value;
      const source = String(value);
      return (...values) => {
        meets(source);
        return value(...values);
      };
    };
    const watched = {};
    for (const [space, given] of Object.entries(imports))
      watched[space] = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, watch(value)]));
    const instance = new Instance(module, watched);
    sabotage.memories.push(new WeakRef(Object.values(instance.exports).find((given) => given instanceof WebAssembly.Memory)));
    return instance;
  };

  // The memory section of the module, with an end to how far it may grow: `00 pages` becomes `01 pages pages`.
  const limited = (bytes) => {
    const number = (value) => {
      const digits = [];
      for (; value > 127; value >>>= 7) digits.push((value & 127) | 128);
      return [...digits, value];
    };
    let at = 8;
    const read = () => {
      for (let value = 0, shift = 0; ; shift += 7) {
        const digit = bytes[at++];
        value |= (digit & 127) << shift;
        if (digit < 128) return value;
      }
    };
    for (;;) {
      const start = at;
      const section = bytes[at++];
      const end = read() + at;
      if (section !== 5) {
        at = end;
        continue;
      }
      read();
      if (bytes[at++] !== 0) throw new Error('the memory has an end already');
      const least = read();
      const body = [1, 1, ...number(least), ...number(least + sabotage.room)];
      return new Uint8Array([...bytes.subarray(0, start), 5, ...number(body.length), ...body, ...bytes.subarray(end)]);
    }
  };
  WebAssembly.compileStreaming = async (source) => {
    if (sabotage.room === null) return compileStreaming(source);
    const bytes = new Uint8Array(await (await source).arrayBuffer());
    return WebAssembly.compile(limited(bytes));
  };
})();
